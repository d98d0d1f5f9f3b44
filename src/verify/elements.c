#include "verify/elements.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "verify/markup.h"

#define N(list) (sizeof(list) / sizeof *(list))

/* HTML, "Rendering", 15.3: what is displayed as a block, a list item or a part of a table. Sorted.
 */
static const char *const separating[] = {
    "address",  "article",  "aside",      "blockquote", "body",   "br",     "caption",  "center",
    "col",      "colgroup", "dd",         "details",    "dialog", "dir",    "div",      "dl",
    "dt",       "fieldset", "figcaption", "figure",     "footer", "form",   "frameset", "h1",
    "h2",       "h3",       "h4",         "h5",         "h6",     "header", "hgroup",   "hr",
    "html",     "legend",   "li",         "listing",    "main",   "menu",   "nav",      "ol",
    "optgroup", "option",   "p",          "plaintext",  "pre",    "search", "section",  "summary",
    "table",    "tbody",    "td",         "tfoot",      "th",     "thead",  "tr",       "ul",
    "xmp",
};

/* Never displayed, or only where the browser can't do better. Sorted. */
static const char *const unseen[] = {
    "audio",  "canvas", "datalist", "iframe",   "noembed", "noframes", "noscript",
    "object", "script", "style",    "template", "title",   "video",
};

static int compare(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

static bool among(const xmlNode *element, const char *const *list, size_t n)
{
    return bsearch(element->name, list, n, sizeof *list, compare);
}

bool element_separates(const xmlNode *element)
{
    return among(element, separating, N(separating));
}

static bool style_hides(const char *style)
{
    static const char *const ways[] = {"display:none", "visibility:hidden", "visibility:collapse"};
    char plain[512];
    size_t n = 0;
    for (; *style && n + 1 < sizeof plain; style++)
        if (!isspace((unsigned char)*style))
            plain[n++] = (char)tolower((unsigned char)*style);
    plain[n] = '\0';
    for (size_t i = 0; i < N(ways); i++)
        if (strstr(plain, ways[i]))
            return true;
    return false;
}

bool element_hidden(const xmlNode *element)
{
    if (among(element, unseen, N(unseen)))
        return true;
    if (!element->properties)
        return false;
    struct arena arena = ARENA_INIT;
    const char *style = markup_attribute(&arena, element, "style");
    bool hidden = markup_attribute(&arena, element, "hidden") || (style && style_hides(style));
    arena_clear(&arena);
    return hidden;
}

bool element_aria_hidden(const xmlNode *element)
{
    return element->properties && markup_attribute_has(element, "aria-hidden", "true");
}

bool element_seen(const xmlNode *node)
{
    return node->type != XML_ELEMENT_NODE || !(element_hidden(node) || element_aria_hidden(node));
}

static void end_line(void *text, xmlNode *element)
{
    if (element_separates(element))
        buf_addc(text, '\n');
}

void element_add_text(struct buf *text, xmlNode *top)
{
    struct buf scratch = BUF_INIT;
    for (xmlNode *node = top; node;
         node = markup_next(node, top, element_seen(node), end_line, text)) {
        if (node->type == XML_ELEMENT_NODE)
            end_line(text, node);
        buf_add_str(text, markup_text(node, &scratch));
    }
    buf_clear(&scratch);
}

bool element_has_letter(struct str text)
{
    for (struct str rest = text; rest.n > 0;) {
        size_t length;
        utf8proc_category_t category = utf8proc_category((int32_t)utf8_decode(rest, &length));
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
            return true;
        rest = str_sub(rest, length, rest.n);
    }
    return false;
}

bool element_note_mark(xmlNode *element)
{
    enum { LONGEST = 24 }; /* bytes: more is a text of its own */
    struct arena arena = ARENA_INIT;
    const char *href = markup_is(element, "a") ? markup_attribute(&arena, element, "href") : NULL;
    const char *text = href && strchr(href, '#') ? markup_content(&arena, element) : NULL;
    bool mark = text && *text && strlen(text) <= LONGEST && !element_has_letter(str_of(text));
    arena_clear(&arena);
    return mark;
}
