#include "markdown/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/*
 * Where parts end, comments stand while the parser reads; to end the paragraphs that Markdown would
 * end, a rule stands before those where it follows. A digit in them says what does. No comment of an
 * author's begins like these: the text was cleaned of noncharacters, and comments have no references.
 */
#define NONCHARACTER "\xEF\xB7\x90"

enum { DEPTH_LIMIT = 100 }; /* elements deeper than this are unwrapped */

static const char *name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

static bool is_mark(const xmlNode *node)
{
    return node->type == XML_COMMENT_NODE && node->content &&
           str_starts(str_of((const char *)node->content), STR(NONCHARACTER));
}

enum html_markdown html_markdown(const xmlNode *node)
{
    return is_mark(node) ? node->content[sizeof NONCHARACTER - 1] - '0' : HTML_NO_MARKDOWN;
}

bool html_is_blank(const xmlNode *node)
{
    return node->type == XML_COMMENT_NODE ? !html_markdown(node) : xmlIsBlankNode(node);
}

static xmlNode *body_of(xmlDoc *doc)
{
    xmlNode *body = xmlDocGetRootElement(doc)->children;
    while (strcmp(name_of(body), "body") != 0)
        body = body->next;
    return body;
}

const char *html_attribute(const xmlNode *node, const char *element, const char *attribute)
{
    if (node->type != XML_ELEMENT_NODE || strcmp(name_of(node), element) != 0)
        return NULL;
    xmlAttr *found = xmlHasProp(node, BAD_CAST attribute);
    return found && found->children ? (const char *)found->children->content : NULL;
}

const char *html_page_label(const xmlNode *node)
{
    const char *label = html_attribute(node, "span", "aria-label");
    bool named = label && label[strspn(label, " \t\r\n")];
    return named && html_attribute(node, "span", "role") ? label : NULL;
}

int html_heading_level(const xmlNode *node)
{
    bool heading =
        node->type == XML_ELEMENT_NODE && str_listed(" h1 h2 h3 h4 h5 h6 ", str_of(name_of(node)));
    return heading ? name_of(node)[1] - '0' : 0;
}

static bool has_ancestor(const xmlNode *node, const char *name)
{
    while ((node = node->parent) && node->type == XML_ELEMENT_NODE)
        if (strcmp(name_of(node), name) == 0)
            return true;
    return false;
}

static bool is_excluded(const xmlNode *node)
{
    const xmlNode *outer = node->parent;
    while (outer->type == XML_ELEMENT_NODE && !html_is_excluded(name_of(node), name_of(outer)))
        outer = outer->parent;
    return outer->type == XML_ELEMENT_NODE;
}

static void tell(const struct html_listener *listener, const xmlNode *element,
                 enum html_change change)
{
    if (listener->tell)
        listener->tell(listener->context, name_of(element), (int)xmlGetLineNo(element), change);
}

void html_rename(xmlNode *node, const struct html_listener *listener)
{
    tell(listener, node, HTML_RENAMED);
    bool is_inline = html_kind(name_of(node)) == HTML_INLINE;
    xmlNodeSetName(node, BAD_CAST(is_inline ? "span" : "div"));
    xmlFreePropList(node->properties);
    node->properties = NULL;
}

/* Markdown stays, whatever it stood in. */
static void drop(xmlNode *node)
{
    for (struct xml_walk walk = {.root = node}; xml_walk_next(&walk);) {
        if (!is_mark(walk.node))
            continue;
        xmlNode *mark = walk.node;
        walk.node = mark->prev ? mark->prev : mark->parent;
        walk.entering = !mark->prev;
        xmlAddPrevSibling(node, mark);
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* Moves the content of an element behind it. By hand, because libxml2 would join texts, and join
 * them again with every element that goes. */
static void empty_out(xmlNode *node)
{
    if (!node->children)
        return;
    for (xmlNode *child = node->children; child; child = child->next)
        child->parent = node->parent;
    node->children->prev = node;
    node->last->next = node->next;
    *(node->next ? &node->next->prev : &node->parent->last) = node->last;
    node->next = node->children;
    node->children = node->last = NULL;
}

static void filter_attributes(xmlNode *node)
{
    for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next) {
        next = attribute->next;
        xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
        const char *name = (const char *)attribute->name;
        /* HTML writes open, or open="". */
        const char *text = strcmp(name, "open") == 0 || !value ? name : (const char *)value;
        if (!html_allows(name_of(node), name, text))
            xmlRemoveProp(attribute);
        xmlFree(value);
    }
}

static bool lacks(const xmlNode *node, const char *element, const char *attribute)
{
    return strcmp(name_of(node), element) == 0 && !xmlHasProp(node, BAD_CAST attribute);
}

/* A summary may hold headings, but no other blocks (HTML, 4.11.2). */
static bool is_heading_of_summary(const xmlNode *node)
{
    return html_heading_level(node) > 0 && strcmp(name_of(node->parent), "summary") == 0;
}

static bool is_too_much(const xmlNode *node, enum html_kind kind)
{
    return kind >= HTML_PHRASING && has_ancestor(node, "summary") && !is_heading_of_summary(node);
}

enum verdict { KEEP, UNWRAP, DROP };

static enum verdict judge(xmlNode *node, size_t depth, const struct html_listener *listener)
{
    if (node->type == XML_TEXT_NODE || is_mark(node))
        return KEEP;
    if (node->type != XML_ELEMENT_NODE)
        return DROP;
    enum html_kind kind = html_kind(name_of(node));
    if (kind == HTML_DROPPED)
        tell(listener, node, HTML_LEFT_OUT);
    if (kind == HTML_DROPPED)
        return DROP;
    if (kind == HTML_UNKNOWN || depth > DEPTH_LIMIT || is_too_much(node, kind) ||
        (strcmp(name_of(node), "a") == 0 && has_ancestor(node, "a"))) {
        tell(listener, node, HTML_UNWRAPPED);
        return UNWRAP;
    }
    if (kind == HTML_LOOSE || is_excluded(node))
        html_rename(node, listener);
    filter_attributes(node);
    if (html_attribute(node, "span", "role") && !html_page_label(node)) {
        tell(listener, node, HTML_NAMELESS);
        return UNWRAP;
    }
    return lacks(node, "img", "src") ? DROP : lacks(node, "data", "value") ? UNWRAP : KEEP;
}

/* A block that is too deep, or in a summary. */
static bool separates_words(const xmlNode *node)
{
    if (html_kind(name_of(node)) < HTML_PHRASING)
        return false;
    return node->prev ? strcmp(name_of(node->prev), "br") != 0
                      : strcmp(name_of(node->parent), "summary") != 0;
}

/* Takes away all that is not allowed. */
static void clean(xmlNode *body, const struct html_listener *listener)
{
    size_t depth = 1;
    for (xmlNode *node = body->children, *next; node; node = next) {
        enum verdict verdict = judge(node, depth, listener);
        bool inside = verdict == KEEP && node->type == XML_ELEMENT_NODE && node->children;
        if (verdict == UNWRAP)
            empty_out(node);
        next = inside ? node->children : node->next;
        depth += inside;
        for (xmlNode *parent = node->parent; !next && parent != body; parent = parent->parent) {
            next = parent->next;
            depth--;
        }
        if (verdict == UNWRAP && separates_words(node))
            xmlNodeSetName(node, BAD_CAST "br");
        else if (verdict != KEEP)
            drop(node);
    }
}

static bool may_hold(const xmlNode *outer, const xmlNode *block)
{
    enum html_kind kind = html_kind(name_of(outer));
    enum html_markdown markdown = html_markdown(block);
    bool summary = strcmp(name_of(outer), "summary") == 0;
    if (markdown == HTML_LINE)
        return kind != HTML_PHRASING || summary;
    bool heading = markdown == HTML_HEADING || html_heading_level(block) > 0;
    return (heading && summary && block->parent == outer) ||
           (kind != HTML_INLINE && kind != HTML_PHRASING);
}

/* There may be links in Markdown. */
static bool is_link_around(const xmlNode *outer, const xmlNode *node)
{
    return html_markdown(node) && strcmp(name_of(outer), "a") == 0;
}

/* What may not hold blocks but does becomes a div. */
static void mend_nesting(xmlNode *body, const struct html_listener *listener)
{
    for (struct xml_walk walk = {.root = body}; xml_walk_next(&walk);) {
        bool is_block =
            html_markdown(walk.node) || (walk.node->type == XML_ELEMENT_NODE && walk.node != body &&
                                         html_kind(name_of(walk.node)) >= HTML_PHRASING);
        if (!walk.entering || !is_block)
            continue;
        const xmlNode *block = walk.node;
        for (xmlNode *outer = walk.node->parent; outer != body; outer = outer->parent)
            if (!may_hold(outer, block) || is_link_around(outer, walk.node)) {
                html_rename(outer, listener);
                xmlNodeSetName(outer, BAD_CAST "div");
                block = outer;
            }
    }
}

/* What stands behind </body> and </html>, if somebody wrote those. */
static void take_in_rest(xmlDoc *doc)
{
    xmlNode *body = body_of(doc), *root = xmlDocGetRootElement(doc);
    while (body->next || root->next) {
        xmlNode *rest = body->next ? body->next : root->next;
        xmlUnlinkNode(rest);
        xmlAddChild(body, rest);
    }
}

static xmlDoc *parse(struct str html)
{
    struct buf page = BUF_INIT;
    buf_adds(&page, "<!DOCTYPE html><html><body>");
    buf_add_str(&page, html);
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page.p, (int)page.n);
    if (!parser)
        mem_exhausted();
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    parser->options |= XML_PARSE_HUGE; /* there is no HTML_PARSE_HUGE */
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    htmlParseDocument(parser);
    xmlDoc *doc = parser->myDoc;
    htmlFreeParserCtxt(parser);
    buf_clear(&page);
    take_in_rest(doc);
    return doc;
}

static void make_safe(xmlNode *body, const struct html_listener *listener)
{
    clean(body, listener);
    mend_nesting(body, listener);
    html_find_places(body, listener);
}

xmlDoc *html_read(struct str html, const struct html_listener *listener)
{
    xmlDoc *doc = parse(html);
    make_safe(body_of(doc), listener);
    return doc;
}

xmlDoc *html_read_tag(struct str tag, const struct html_listener *listener)
{
    xmlDoc *doc = parse(tag);
    clean(body_of(doc), listener);
    return doc;
}

/* Finds the marks of the parts, and takes away the rules before them. */
static size_t find_ends(xmlNode *body, struct html_part *parts, size_t n)
{
    size_t found = 0;
    for (struct xml_walk walk = {.root = body}; xml_walk_next(&walk);) {
        if (!is_mark(walk.node))
            continue;
        xmlNode *rule = html_markdown(walk.node) ? walk.node->prev : NULL;
        if (found == n || parts[found].markdown != html_markdown(walk.node))
            return 0;
        parts[found++].end = walk.node;
        if (rule && rule->type == XML_ELEMENT_NODE && strcmp(name_of(rule), "hr") == 0) {
            xmlUnlinkNode(rule);
            xmlFreeNode(rule);
        }
    }
    return found;
}

/* A paragraph, an item or a cell may go without an end tag (HTML, 13.1.2.4). */
static void tell_unclosed(const struct html_part *last, const struct html_listener *listener)
{
    static const char optional[] = " p li dt dd caption thead tbody tfoot tr td th rt rp ";
    for (const xmlNode *node = last->end->parent; strcmp(name_of(node), "body") != 0;
         node = node->parent)
        if (html_kind(name_of(node)) > HTML_DROPPED && !str_listed(optional, str_of(name_of(node))))
            tell(listener, node, HTML_UNCLOSED);
}

xmlDoc *html_read_parts(struct html_part *parts, size_t n, const struct html_listener *listener)
{
    struct buf html = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_add_str(&html, parts[i].html);
        buf_addf(&html, "%s<!--" NONCHARACTER "%d-->", parts[i].markdown ? "<hr>" : "",
                 (int)parts[i].markdown);
    }
    xmlDoc *doc = parse(buf_str(&html));
    buf_clear(&html);
    if (find_ends(body_of(doc), parts, n) < n) {
        xmlFreeDoc(doc);
        return NULL;
    }
    tell_unclosed(&parts[n - 1], listener);
    make_safe(body_of(doc), listener);
    return doc;
}

bool html_is_whole(struct str html)
{
    struct html_part part = {.html = html};
    xmlDoc *doc = html_read_parts(&part, 1, &(struct html_listener){0});
    xmlFreeDoc(doc);
    return doc != NULL;
}

bool html_is_open(const struct html_part *part)
{
    return strcmp(name_of(part->end->parent), "body") != 0;
}

bool html_is_line(const struct html_part *part)
{
    const xmlNode *node = part->end->parent;
    while (html_kind(name_of(node)) == HTML_TRANSPARENT)
        node = node->parent;
    enum html_kind kind = html_kind(name_of(node));
    return kind == HTML_INLINE || kind == HTML_PHRASING;
}

xmlNode *html_first(xmlDoc *doc)
{
    xmlNode *first = body_of(doc)->children;
    return first && first->type == XML_ELEMENT_NODE ? first : NULL;
}

struct xml_walk html_walk(const struct html_stretch *stretch)
{
    return (struct xml_walk){.root = body_of(stretch->doc), .node = (xmlNode *)stretch->from};
}

bool html_next(const struct html_stretch *stretch, struct xml_walk *walk)
{
    return xml_walk_next(walk) && walk->node != stretch->to;
}

size_t html_number(const xmlNode *node)
{
    return (size_t)(uintptr_t)node->_private;
}

void html_set_number(xmlNode *node, size_t number)
{
    node->_private = (void *)(uintptr_t)number;
}

void html_plain_text(xmlNode *element, struct buf *out)
{
    struct buf scratch = BUF_INIT;
    for (struct xml_walk walk = {.root = element}; xml_walk_next(&walk);) {
        if (walk.node->type == XML_TEXT_NODE)
            buf_add_str(out, tree_clean(str_of((char *)walk.node->content), &scratch));
        else if (strcmp(name_of(walk.node), "br") == 0)
            buf_addc(out, ' ');
    }
    buf_clear(&scratch);
}

void html_words(const struct html_stretch *stretch, struct wordstream *stream)
{
    struct buf scratch = BUF_INIT;
    for (struct xml_walk walk = html_walk(stretch); html_next(stretch, &walk);) {
        if (walk.node->type == XML_TEXT_NODE)
            wordstream_text(stream, tree_clean(str_of((char *)walk.node->content), &scratch));
        else if (walk.node->type == XML_ELEMENT_NODE &&
                 (html_kind(name_of(walk.node)) >= HTML_PHRASING ||
                  strcmp(name_of(walk.node), "br") == 0))
            wordstream_break(stream);
    }
    buf_clear(&scratch);
}
