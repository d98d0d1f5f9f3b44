#include "markdown/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum { DEPTH_LIMIT = 100 }; /* elements deeper than this are unwrapped */

/* Elements that make sense in certain others only. */
static const struct {
    const char *name, *parents[5];
} places[] = {
    {"li", {"ul", "ol"}},
    {"dt", {"dl"}},
    {"dd", {"dl"}},
    {"caption", {"table"}},
    {"thead", {"table"}},
    {"tbody", {"table"}},
    {"tfoot", {"table"}},
    {"tr", {"table", "thead", "tbody", "tfoot"}},
    {"td", {"tr"}},
    {"th", {"tr"}},
    {"figcaption", {"figure"}},
    {"summary", {"details"}},
};

static const char *name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

static bool is_in_place(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(places[i].name, name_of(node)) != 0)
            continue;
        for (size_t k = 0; k < 5 && places[i].parents[k]; k++)
            if (strcmp(places[i].parents[k], name_of(node->parent)) == 0)
                return true;
        return false;
    }
    return true;
}

static bool has_ancestor(const xmlNode *node, const char *name)
{
    while ((node = node->parent) && node->type == XML_ELEMENT_NODE)
        if (strcmp(name_of(node), name) == 0)
            return true;
    return false;
}

static void drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void rename_to_div(xmlNode *node)
{
    xmlNodeSetName(node, BAD_CAST "div");
    xmlFreePropList(node->properties);
    node->properties = NULL;
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

static bool is_useless_image(const xmlNode *node)
{
    return strcmp(name_of(node), "img") == 0 && !xmlHasProp(node, BAD_CAST "src");
}

enum verdict { KEEP, UNWRAP, DROP };

static enum verdict judge(xmlNode *node, size_t depth)
{
    if (node->type == XML_TEXT_NODE)
        return KEEP;
    if (node->type != XML_ELEMENT_NODE)
        return DROP;
    enum html_kind kind = html_kind(name_of(node));
    if (kind == HTML_DROPPED)
        return DROP;
    if (kind == HTML_UNKNOWN || depth > DEPTH_LIMIT ||
        (strcmp(name_of(node), "a") == 0 && has_ancestor(node, "a")))
        return UNWRAP;
    if (kind == HTML_LOOSE || !is_in_place(node))
        rename_to_div(node);
    filter_attributes(node);
    return is_useless_image(node) ? DROP : KEEP;
}

/* Takes away all that is not allowed. */
static void clean(xmlNode *body)
{
    size_t depth = 1;
    for (xmlNode *node = body->children, *next; node; node = next) {
        enum verdict verdict = judge(node, depth);
        bool inside = verdict == KEEP && node->type == XML_ELEMENT_NODE && node->children;
        if (verdict == UNWRAP)
            empty_out(node);
        next = inside ? node->children : node->next;
        depth += inside;
        for (xmlNode *parent = node->parent; !next && parent != body; parent = parent->parent) {
            next = parent->next;
            depth--;
        }
        if (verdict == UNWRAP && html_kind(name_of(node)) >= HTML_PHRASING)
            xmlNodeSetName(node, BAD_CAST "br"); /* it is too deep, but separates words */
        else if (verdict != KEEP)
            drop(node);
    }
}

/* What may not hold blocks but does becomes a div. */
static void mend_nesting(xmlDoc *doc)
{
    for (struct xml_walk walk = html_walk(doc); xml_walk_next(&walk);) {
        if (!walk.entering || walk.node->type != XML_ELEMENT_NODE || walk.node == walk.root ||
            html_kind(name_of(walk.node)) < HTML_PHRASING)
            continue;
        for (xmlNode *outer = walk.node->parent; outer != walk.root; outer = outer->parent) {
            enum html_kind kind = html_kind(name_of(outer));
            if (kind == HTML_INLINE || kind == HTML_PHRASING)
                rename_to_div(outer);
        }
    }
}

static xmlNode *body_of(xmlDoc *doc)
{
    xmlNode *body = xmlDocGetRootElement(doc)->children;
    while (strcmp(name_of(body), "body") != 0)
        body = body->next;
    return body;
}

xmlDoc *html_read(struct str html)
{
    struct buf page = BUF_INIT;
    buf_adds(&page, "<!DOCTYPE html><html><body>");
    buf_add_str(&page, html);
    buf_adds(&page, "</body></html>");
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
    clean(body_of(doc));
    mend_nesting(doc);
    return doc;
}

xmlNode *html_first(xmlDoc *doc)
{
    xmlNode *first = body_of(doc)->children;
    return first && first->type == XML_ELEMENT_NODE ? first : NULL;
}

struct xml_walk html_walk(xmlDoc *doc)
{
    return (struct xml_walk){.root = body_of(doc)};
}

const char *html_attribute(const xmlNode *node, const char *element, const char *attribute)
{
    if (node->type != XML_ELEMENT_NODE || strcmp(name_of(node), element) != 0)
        return NULL;
    xmlAttr *found = xmlHasProp(node, BAD_CAST attribute);
    return found && found->children ? (const char *)found->children->content : NULL;
}

void html_words(xmlDoc *doc, struct wordstream *stream)
{
    struct buf scratch = BUF_INIT;
    for (struct xml_walk walk = html_walk(doc); xml_walk_next(&walk);) {
        if (walk.node->type == XML_TEXT_NODE)
            wordstream_text(stream, tree_clean(str_of((char *)walk.node->content), &scratch));
        else if (html_kind(name_of(walk.node)) >= HTML_PHRASING ||
                 strcmp(name_of(walk.node), "br") == 0)
            wordstream_break(stream);
    }
    buf_clear(&scratch);
}
