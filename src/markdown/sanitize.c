#include "markdown/sanitize.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tags.h"

/*
 * cmark gives every raw tag in a paragraph as a node of its own. Where Markdown has a node for the
 * element (a link, an image, a line break) the tag becomes that node; other tags that are allowed
 * are written anew, and balanced among the children of one node, so that the page is well-formed
 * whatever the author wrote. A tag that stays is known by its struct extra.
 */

enum { OPEN_LIMIT = 64, NAME_LIMIT = 16 };

enum tag_kind { TAG_NONE, TAG_START, TAG_END };

struct tag {
    enum tag_kind kind;
    char name[NAME_LIMIT]; /* in lower case */
};

/* The elements that are open among the children of one node. */
struct balance {
    struct sanitizer *sanitizer;
    struct document *document;
    struct place place;
    char open[OPEN_LIMIT][NAME_LIMIT];
    size_t n;
    char missing[NAME_LIMIT]; /* the last of which no further end was found */
};

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static struct tag read_tag(cmark_node *node)
{
    struct tag tag = {.kind = TAG_NONE};
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
        return tag;
    const char *text = cmark_node_get_literal(node) + 1;
    bool end = text[0] == '/';
    size_t n = 0;
    for (text += end; n < NAME_LIMIT - 1 && is_letter_or_digit(text[n]); n++)
        tag.name[n] = text[n] >= 'A' && text[n] <= 'Z' ? (char)(text[n] | 0x20) : text[n];
    /* A longer name, or one with other characters, is none that is allowed. */
    if (n > 0 && !is_letter_or_digit(text[n]) && text[n] != '-')
        tag.kind = end ? TAG_END : TAG_START;
    return tag;
}

static void keep_html(struct document *document, cmark_node *node, const char *html)
{
    cmark_node_set_literal(node, html);
    tree_add_extra(document, node, EXTRA_HTML);
}

static cmark_node *find_end(struct balance *balance, cmark_node *from, const char *name)
{
    if (strcmp(balance->missing, name) == 0)
        return NULL;
    for (cmark_node *node = from; (node = cmark_node_next(node));) {
        struct tag tag = read_tag(node);
        if (tag.kind == TAG_END && strcmp(tag.name, name) == 0)
            return node;
    }
    snprintf(balance->missing, sizeof balance->missing, "%s", name);
    return NULL;
}

/* Links and marks can't stand in a link. */
static bool holds_link(cmark_node *from, cmark_node *to)
{
    for (cmark_node *node = from; node != to; node = cmark_node_next(node))
        for (struct walk walk = {.root = node}; walk_next(&walk);)
            if (cmark_node_get_type(walk.node) == CMARK_NODE_LINK ||
                tree_extra(walk.node, EXTRA_MARK))
                return true;
    return false;
}

static bool is_in_link(cmark_node *node)
{
    while ((node = cmark_node_parent(node)) && !tree_is_block(node))
        if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            return true;
    return false;
}

static cmark_node *new_inline(struct document *document, cmark_node_type type)
{
    return cmark_node_new_with_mem(type, tree_memory(&document->nodes));
}

/* <a href> to </a> become a link with what stands between them. */
static void make_link(struct balance *balance, cmark_node *start, xmlNode *element)
{
    const char *url = html_attribute(element, "a", "href");
    const char *title = html_attribute(element, "a", "title");
    cmark_node *end = url && !is_in_link(start) ? find_end(balance, start, "a") : NULL, *inside;
    if (!end || holds_link(start, end))
        return;
    cmark_node *link = new_inline(balance->document, CMARK_NODE_LINK);
    cmark_node_set_url(link, url);
    cmark_node_set_title(link, title ? title : "");
    cmark_node_insert_after(start, link);
    while ((inside = cmark_node_next(link)) != end)
        cmark_node_append_child(link, inside);
}

static void make_image(struct document *document, cmark_node *tag, xmlNode *element)
{
    const char *url = html_attribute(element, "img", "src");
    const char *title = html_attribute(element, "img", "title");
    const char *alternative = html_attribute(element, "img", "alt");
    if (!url)
        return;
    cmark_node *image = new_inline(document, CMARK_NODE_IMAGE);
    cmark_node_set_url(image, url);
    cmark_node_set_title(image, title ? title : "");
    if (alternative) {
        cmark_node *text = new_inline(document, CMARK_NODE_TEXT);
        cmark_node_set_literal(text, alternative);
        cmark_node_append_child(image, text);
    }
    cmark_node_insert_after(tag, image);
}

static void add_attributes(struct buf *out, const xmlNode *element)
{
    for (xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
        buf_addf(out, " %s=\"", (const char *)attribute->name);
        buf_adds_xml(out, (const char *)value);
        buf_addc(out, '"');
        xmlFree(value);
    }
}

/* Returns which page it is; the writer gives it its id. */
static size_t add_page(struct document *document, const char *label)
{
    document->pages =
        arena_grow(&document->arena, document->pages, document->n_pages, sizeof *document->pages);
    document->pages[document->n_pages].label = arena_strdup(&document->arena, label);
    return document->n_pages++;
}

static void note_page(struct document *document, cmark_node *node, const char *label)
{
    struct extra *extra = tree_extra(node, EXTRA_HTML);
    extra->kind = EXTRA_PAGE;
    extra->page = add_page(document, label);
}

static void note_pages(struct document *document, cmark_node *block)
{
    const struct html_stretch *html = tree_extra(block, EXTRA_HTML)->html;
    for (struct xml_walk walk = html_walk(html); html_next(html, &walk);) {
        const char *label = walk.entering ? html_page_label(walk.node) : NULL;
        if (label)
            html_set_number(walk.node, add_page(document, label) + 1);
    }
}

static void close_last(struct balance *balance, cmark_node *parent, cmark_node *before)
{
    struct buf out = BUF_INIT;
    cmark_node *end = new_inline(balance->document, CMARK_NODE_HTML_INLINE);
    buf_addf(&out, "</%s>", balance->open[--balance->n]);
    keep_html(balance->document, end, out.p);
    if (before)
        cmark_node_insert_before(before, end);
    else
        cmark_node_append_child(parent, end);
    buf_clear(&out);
}

static void keep_start(struct balance *balance, cmark_node *node, const struct tag *tag,
                       const xmlNode *element)
{
    struct buf out = BUF_INIT;
    bool is_void = html_is_void(tag->name);
    if (!is_void && balance->n == OPEN_LIMIT)
        return;
    buf_addf(&out, "<%s", tag->name);
    add_attributes(&out, element);
    buf_adds(&out, is_void ? " />" : ">");
    keep_html(balance->document, node, out.p);
    buf_clear(&out);
    if (html_page_label(element))
        note_page(balance->document, node, html_page_label(element));
    if (!is_void)
        memcpy(balance->open[balance->n++], tag->name, NAME_LIMIT);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void keep_told(void *told)
{
    (void)told; /* the arena's */
}

void sanitize_tell(struct sanitizer *sanitizer, struct place place, const char *element,
                   enum html_change change)
{
    static const char *const messages[] = {
        [HTML_UNWRAPPED] = "'%s' is not kept, only its content is",
        [HTML_LEFT_OUT] = "'%s' is left out with its content",
        [HTML_RENAMED] = "'%s' is not kept here, its content stays in a plain element",
        [HTML_NAMELESS] = "'%s' marks a page without a label and is not kept; name it: aria-label",
        [HTML_UNCLOSED] = "'%s' has no end tag; it ends with the text it stands in",
    };
    struct arena *arena = &sanitizer->document->arena;
    struct buf message = BUF_INIT;
    buf_addf(&message, messages[change], element);
    if (!tfind(message.p, &sanitizer->told, compare_names)) {
        tsearch(arena_strdup(arena, message.p), &sanitizer->told, compare_names);
        diag_warning(sanitizer->diags, place, "raw-html", "%s", message.p);
    }
    buf_clear(&message);
}

struct str sanitize_source(const struct sanitizer *sanitizer, cmark_node *node)
{
    struct str html = str_of(cmark_node_get_literal(node));
    struct place place = tree_place(sanitizer->document, node);
    int crowded = tags_crowded_line(html, true);
    if (crowded == 0)
        return html;
    place.line += crowded - 1;
    diag_error(sanitizer->diags, place, "raw-html", "a tag has too many attributes: at most %d",
               (int)ATTRIBUTES_LIMIT);
    return STR("");
}

static enum html_ruby_part ruby_part(const struct tag *tag)
{
    return tag->kind != TAG_START         ? RUBY_BASE
           : strcmp(tag->name, "rt") == 0 ? RUBY_READING
           : strcmp(tag->name, "rp") == 0 ? RUBY_PARENTHESIS
                                          : RUBY_BASE;
}

/* Whether all from this start tag to its end tag is ruby as it should be. One in another is not. */
static bool is_ruby(cmark_node *node)
{
    struct html_ruby ruby = {0};
    bool complete = false, within = false; /* a reading */
    while ((node = cmark_node_next(node))) {
        struct tag tag = read_tag(node);
        enum html_ruby_part part = ruby_part(&tag);
        if (tag.kind != TAG_NONE && strcmp(tag.name, "ruby") == 0)
            return tag.kind == TAG_END && complete;
        if (tag.kind == TAG_END && str_listed(" rt rp ", str_of(tag.name)))
            within = false;
        else if (part != RUBY_BASE || (!within && !tree_is_blank(node)))
            complete = html_ruby_next(&ruby, part);
        within |= part != RUBY_BASE;
    }
    return false;
}

/* Ruby has readings in it, and these stand in nothing else (HTML, 4.5.10). */
static bool has_place(struct balance *balance, cmark_node *node, const struct tag *tag)
{
    for (size_t i = 0; i < balance->n; i++)
        if (html_is_excluded(tag->name, balance->open[i]))
            return false;
    if (strcmp(tag->name, "ruby") == 0)
        return is_ruby(node);
    if (!str_listed(" rt rp ", str_of(tag->name)))
        return true;
    if (balance->n > 0 && str_listed(" rt rp ", str_of(balance->open[balance->n - 1])))
        close_last(balance, cmark_node_parent(node), node);
    return balance->n > 0 && strcmp(balance->open[balance->n - 1], "ruby") == 0;
}

static void hear(void *context, const char *element, int line, enum html_change change)
{
    const struct balance *balance = context;
    (void)line;
    sanitize_tell(balance->sanitizer, balance->place, element, change);
}

/* A start tag gives what it can; the caller takes the tag away if it was not kept. */
static void start(struct balance *balance, cmark_node *node, const struct tag *tag)
{
    struct document *document = balance->document;
    enum html_kind kind = html_kind(tag->name);
    if ((kind != HTML_INLINE && kind != HTML_TRANSPARENT) || !has_place(balance, node, tag)) {
        sanitize_tell(balance->sanitizer, balance->place, tag->name, HTML_UNWRAPPED);
        return;
    }
    struct str source = sanitize_source(balance->sanitizer, node);
    xmlDoc *doc = html_read_tag(source, &(struct html_listener){hear, balance});
    xmlNode *element = html_first(doc);
    if (strcmp(tag->name, "br") == 0)
        cmark_node_insert_after(node, new_inline(document, CMARK_NODE_LINEBREAK));
    else if (!element)
        ; /* nothing that may stay */
    else if (strcmp(tag->name, "a") == 0)
        make_link(balance, node, element);
    else if (strcmp(tag->name, "img") == 0)
        make_image(document, node, element);
    else
        keep_start(balance, node, tag, element);
    xmlFreeDoc(doc);
}

/* Closes the element and those that were opened in it. */
static void end(struct balance *balance, cmark_node *node, const struct tag *tag)
{
    size_t i = balance->n;
    while (i > 0 && strcmp(balance->open[i - 1], tag->name) != 0)
        i--;
    while (i > 0 && balance->n >= i)
        close_last(balance, cmark_node_parent(node), node);
}

/* <script> to </script> and the like go with all between; without an end, only the tag goes. */
static void drop_content(struct balance *balance, cmark_node *start_tag, const char *name)
{
    cmark_node *last = find_end(balance, start_tag, name), *node;
    sanitize_tell(balance->sanitizer, balance->place, name, last ? HTML_LEFT_OUT : HTML_UNWRAPPED);
    while (last && (node = cmark_node_next(start_tag)) != last)
        cmark_node_unlink(node);
}

static void balance_children(struct sanitizer *sanitizer, cmark_node *parent)
{
    struct balance balance = {
        .sanitizer = sanitizer,
        .document = sanitizer->document,
        .place = tree_place(sanitizer->document, parent),
    };
    for (cmark_node *node = cmark_node_first_child(parent), *next; node; node = next) {
        struct tag tag = read_tag(node);
        if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE || cmark_node_get_user_data(node)) {
            next = cmark_node_next(node);
            continue;
        }
        if (tag.kind == TAG_START && html_kind(tag.name) == HTML_DROPPED)
            drop_content(&balance, node, tag.name);
        else if (tag.kind == TAG_START)
            start(&balance, node, &tag);
        else if (tag.kind == TAG_END)
            end(&balance, node, &tag);
        next = cmark_node_next(node);
        if (!cmark_node_get_user_data(node))
            cmark_node_unlink(node);
    }
    while (balance.n > 0)
        close_last(&balance, parent, NULL);
}

void document_sanitize(struct document *document, struct diags *diags)
{
    struct sanitizer sanitizer = {.document = document, .diags = diags};
    for (struct walk walk = {.root = document->root}; walk_next(&walk);) {
        cmark_node *child = walk.entering ? cmark_node_first_child(walk.node) : NULL;
        if (child && tree_is_block(child))
            sanitize_blocks(&sanitizer, walk.node);
        else if (child)
            balance_children(&sanitizer, walk.node);
        else if (walk.entering && cmark_node_get_type(walk.node) == CMARK_NODE_HTML_BLOCK)
            note_pages(document, walk.node);
    }
    tdestroy(sanitizer.told, keep_told);
}

void document_free_html(struct document *document)
{
    for (struct html_fragment *fragment = document->html; fragment; fragment = fragment->next)
        xmlFreeDoc(fragment->doc);
}
