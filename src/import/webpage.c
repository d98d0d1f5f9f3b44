#include "import/webpage.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

#include "base/tags.h"
#include "base/utf8.h"
#include "import/read.h"

struct element *webpage_element(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? node->_private : NULL;
}

bool node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

bool node_is_any(const xmlNode *node, const char *names)
{
    return node->type == XML_ELEMENT_NODE && str_listed(names, str_of((const char *)node->name));
}

const char *node_attribute(struct arena *arena, const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) != 0)
            continue;
        if (!attribute->children)
            return "";
        if (!attribute->children->next)
            return (const char *)attribute->children->content;
        xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
        const char *copy = arena_strdup(arena, value ? (const char *)value : "");
        xmlFree(value);
        return copy;
    }
    return NULL;
}

enum {
    ADDRESS_LIMIT = 8192,
    FACT_BYTES = 8192, /* what is longer is no name, date or license */
    FACT_STEPS = 128,  /* of the walk through it */
};

static const char no_text[] = " script style template noscript iframe object embed applet "
                              "svg canvas audio video noframes frameset frame title textarea "
                              "link meta base annotation annotation-xml noembed ";
static const char blocks[] =
    " html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody "
    "tfoot tr td th section article aside header footer nav main figure figcaption details summary "
    "form fieldset legend address center dialog hgroup menu search select option optgroup dir "
    "listing xmp plaintext marquee ";
static const char inlines[] =
    " a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt "
    "ruby "
    "s samp small span strike strong sub sup time tt u var wbr img picture source input map area "
    "nobr math mi mn mo mrow mfrac msup msub msubsup mtext mspace msqrt mroot mover munder "
    "munderover mtable mtr mtd mstyle semantics mfenced mpadded mphantom output progress meter "
    "slot image blink ";

/* An element that HTML does not know, and a button, stands on its own, but for one in a line of
 * text. */
static enum flow flow_of_unknown(const xmlNode *node)
{
    static const char lines[] = " p h1 h2 h3 h4 h5 h6 summary dt figcaption caption ";
    const xmlNode *parent = node->parent;
    if (!parent || parent->type != XML_ELEMENT_NODE || node_is_any(parent, lines))
        return FLOW_INLINE;
    const struct element *outer = webpage_element(parent);
    return outer && outer->flow == FLOW_INLINE && !node_is(parent, "a") ? FLOW_INLINE : FLOW_BLOCK;
}

/* HTML lets authors leave the tag of the body out. The parser does not know that elements newer than
 * itself begin one, and leaves an <article> behind a <title> in the head. */
static bool is_body_too(const xmlNode *head)
{
    static const char heads[] = " title meta link script style base noscript template object ";
    for (const xmlNode *child = head->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !node_is_any(child, heads))
            return true;
    return false;
}

static enum flow flow_of(const xmlNode *node)
{
    if (node_is(node, "head"))
        return is_body_too(node) ? FLOW_BLOCK : FLOW_NO_TEXT;
    return node_is_any(node, no_text)     ? FLOW_NO_TEXT
           : node_is_any(node, " br hr ") ? FLOW_BREAK
           : node_is_any(node, inlines)   ? FLOW_INLINE
           : node_is_any(node, blocks)    ? FLOW_BLOCK
                                          : flow_of_unknown(node);
}

/* Gives every element its struct. False when there are too many. */
static bool describe(struct webpage *page)
{
    size_t n = 0;
    bool head_is_body = false;
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        if (walk.node->type != XML_ELEMENT_NODE || !walk.entering)
            continue;
        if (++n > ELEMENTS_LIMIT)
            return false;
        struct element *element = arena_alloc(page->arena, sizeof *element);
        walk.node->_private = element;
        element->flow = flow_of(walk.node);
        const struct element *outer = walk.node->parent ? webpage_element(walk.node->parent) : NULL;
        element->block = element->flow == FLOW_BLOCK || !outer ? element : outer->block;
        element->figure = outer ? outer->figure : NULL;
        if (node_is(walk.node, "figure") || (!element->figure && node_is(walk.node, "figcaption")))
            element->figure = walk.node;
        element->line = (int)xmlGetLineNo(walk.node);
        element->order = n;
        element->heading = node_is_any(walk.node, " h1 h2 h3 h4 h5 h6 ");
        head_is_body |= node_is(walk.node, "head") && element->flow == FLOW_BLOCK;
        if (node_is(walk.node, "body") && page->body == page->root && !head_is_body)
            page->body = walk.node;
    }
    return true;
}

/* Quotation marks as the language of the page has them, outside and inside of others. */
static const char *const *marks_for(const struct webpage *page)
{
    static const struct {
        const char *languages;
        const char *marks[4];
    } known[] = {
        {" de cs sk bg sl et lt ", {"„", "“", "‚", "‘"}},
        {" fr es it ru uk el no nb ", {"«", "»", "“", "”"}},
        {" pl hu ro hr sr ", {"„", "”", "‚", "’"}},
        {" sv fi ", {"”", "”", "’", "’"}},
        {" ja zh ", {"「", "」", "『", "』"}},
        {"", {"“", "”", "‘", "’"}},
    };
    const char *tag = node_attribute(page->arena, page->root, "lang");
    struct str language = {tag ? tag : "", tag ? strcspn(tag, "-_") : 0};
    size_t i = 0;
    while (known[i].languages[0] && !str_listed(known[i].languages, language))
        i++;
    return known[i].marks;
}

static xmlNode *new_text(const struct webpage *page, const char *text)
{
    xmlNode *node = xmlNewDocText(page->doc, BAD_CAST text);
    if (!node)
        mem_exhausted();
    return node;
}

/* Has the author written marks, too? */
static bool is_marked(const struct webpage *page, xmlNode *quotation)
{
    static const char *const marks[] = {"\"", "“", "„", "«", "‘", "'", "»", "”", "「"};
    struct str text = webpage_fact_of(page->arena, quotation);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, str_of(marks[i])))
            return true;
    return text.n == 0;
}

/* Readers see quotation marks around a <q>, which are in the style of the browser alone. */
static void add_quotation_marks(const struct webpage *page)
{
    const char *const *marks = marks_for(page);
    size_t depth = 0, marked = 0; /* of quotations; without marks of ours from there on */
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        xmlNode *node = walk.node;
        if (!node_is(node, "q"))
            continue;
        depth += walk.entering;
        if (walk.entering && !marked && is_marked(page, node))
            marked = depth;
        size_t inner = depth % 2 ? 0 : 2;
        if (!marked && walk.entering && node->children)
            xmlAddPrevSibling(node->children, new_text(page, marks[inner]));
        else if (!marked && !walk.entering)
            xmlAddChild(node, new_text(page, marks[inner + 1]));
        marked = !walk.entering && marked == depth ? 0 : marked;
        depth -= !walk.entering;
    }
}

/* libxml2 leaves the text of a page in its head when no tag ends that, which HTML allows: then the
 * head is read, too. */
static void open_head(const struct webpage *page)
{
    for (xmlNode *node = page->root->children; node && page->body == page->root; node = node->next)
        if (node_is(node, "head"))
            webpage_element(node)->flow = FLOW_BLOCK;
}

/* The address that <base> gives, if it is one for the web. */
static void find_base(struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        if (!walk.entering || !node_is(walk.node, "base"))
            continue;
        const char *href = node_attribute(page->arena, walk.node, "href");
        if (href && strlen(href) < ADDRESS_LIMIT &&
            (strncasecmp(href, "http://", 7) == 0 || strncasecmp(href, "https://", 8) == 0)) {
            page->base = href;
            return;
        }
    }
}

static xmlDoc *parse(struct str text, bool *failed)
{
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text.p, (int)text.n);
    if (!parser)
        mem_exhausted();
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    parser->options |= XML_PARSE_HUGE; /* there is no HTML_PARSE_HUGE */
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    htmlParseDocument(parser);
    xmlDoc *doc = parser->myDoc;
    *failed = parser->lastError.level == XML_ERR_FATAL || parser->disableSAX;
    htmlFreeParserCtxt(parser);
    return doc;
}

enum status webpage_read(struct arena *arena, const char *file, struct str text,
                         struct webpage *page, struct diags *diags)
{
    bool failed = false;
    *page = (struct webpage){.arena = arena};
    int crowded = tags_crowded_line(text, true);
    if (crowded > 0)
        return diag_fail(diags, STATUS_FAULT, (struct place){file, crowded, 0},
                         "a tag has too many attributes: at most %d", (int)ATTRIBUTES_LIMIT);
    page->doc = text.n > 0 ? parse(text, &failed) : NULL;
    page->root = page->doc ? xmlDocGetRootElement(page->doc) : NULL;
    page->body = page->root;
    if (failed)
        return diag_fail(diags, STATUS_FAULT, (struct place){file, 0, 0},
                         "the page can't be read whole: the parser of HTML gave up");
    if (!page->root) {
        diag_error(diags, (struct place){file, 0, 0}, "import-empty", "the page has no element");
        return STATUS_CONTENT;
    }
    if (!describe(page))
        return diag_fail(diags, STATUS_FAULT, (struct place){file, 0, 0},
                         "too many elements: at most %d", (int)ELEMENTS_LIMIT);
    open_head(page);
    find_base(page);
    add_quotation_marks(page);
    return STATUS_OK;
}

void webpage_clear(struct webpage *page)
{
    if (page->doc)
        xmlFreeDoc(page->doc);
    page->doc = NULL;
}

bool webpage_is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

bool webpage_is_aside(const xmlNode *text)
{
    const struct element *element = webpage_element(text->parent);
    return element && element->aside;
}

void webpage_add_text(const xmlNode *text, struct buf *out)
{
    read_add_clean(out, str_of((const char *)text->content));
}

/* Adds the text in a node until there are so many bytes. False: not all of it, for the walk was
 * longer than so many steps. */
static bool add_text_of(xmlNode *node, size_t bytes, size_t steps, struct buf *text)
{
    struct xml_walk walk = {.root = node};
    for (size_t n = 0; xml_walk_next(&walk); n++) {
        if (n == steps || text->n > bytes)
            return false;
        const struct element *element = webpage_element(walk.node);
        if (webpage_is_text(walk.node) && walk.entering)
            webpage_add_text(walk.node, text);
        else if (element && element->flow == FLOW_NO_TEXT && walk.node != node && walk.entering)
            xml_walk_skip(&walk);
        else if (element && element->flow != FLOW_INLINE)
            buf_addc(text, '\n');
    }
    return true;
}

static struct str text_within(struct arena *arena, xmlNode *node, size_t bytes, size_t steps)
{
    struct buf text = BUF_INIT, collapsed = BUF_INIT;
    if (!add_text_of(node, bytes, steps, &text))
        buf_reset(&text);
    utf8_collapse(&collapsed, buf_str(&text));
    struct str copy = {arena_strndup(arena, collapsed.p, collapsed.n), collapsed.n};
    buf_clear(&text);
    buf_clear(&collapsed);
    return copy;
}

xmlNode *webpage_title_element(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        if (walk.node == page->body && walk.entering && page->body != page->root)
            return NULL;
        if (walk.entering && node_is(walk.node, "title"))
            return walk.node;
    }
    return NULL;
}

struct str webpage_text_of(struct arena *arena, xmlNode *node)
{
    return text_within(arena, node, SIZE_MAX, SIZE_MAX);
}

struct str webpage_fact_of(struct arena *arena, xmlNode *node)
{
    return text_within(arena, node, FACT_BYTES, FACT_STEPS);
}

struct str webpage_own_title(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        if (!walk.entering || !node_is(walk.node, "meta"))
            continue;
        const char *property = node_attribute(page->arena, walk.node, "property");
        if (!property)
            property = node_attribute(page->arena, walk.node, "name");
        const char *content = node_attribute(page->arena, walk.node, "content");
        if (!property || !content || strcasecmp(property, "og:title") != 0)
            continue;
        struct buf clean = BUF_INIT, collapsed = BUF_INIT;
        read_add_clean(&clean, str_of(content));
        utf8_collapse(&collapsed, buf_str(&clean));
        struct str title = {arena_strndup(page->arena, collapsed.p, collapsed.n), collapsed.n};
        buf_clear(&clean);
        buf_clear(&collapsed);
        if (title.n > 0)
            return title;
    }
    return (struct str){NULL, 0};
}

/* A border between blocks: what was put aside comes behind the line. */
static void end_line(struct buf *out, struct buf *aside)
{
    buf_addc(out, '\n');
    buf_add_str(out, buf_str(aside));
    buf_addc(out, '\n');
    buf_reset(aside);
}

void webpage_text(const struct webpage *page, struct buf *out)
{
    struct buf aside = BUF_INIT;
    xmlNode *title = webpage_title_element(page);
    if (title)
        buf_add_str(out, webpage_text_of(page->arena, title));
    buf_addc(out, '\n');
    buf_add_str(out, webpage_own_title(page));
    end_line(out, &aside);
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        const struct element *element = webpage_element(walk.node);
        if (webpage_is_text(walk.node) && walk.entering)
            webpage_add_text(walk.node, webpage_is_aside(walk.node) ? &aside : out);
        else if (element && element->flow == FLOW_NO_TEXT && walk.entering)
            xml_walk_skip(&walk);
        else if (element && (element->flow == FLOW_BLOCK || node_is(walk.node, "hr")))
            end_line(out, &aside);
        else if (element && element->flow == FLOW_BREAK)
            buf_addc(out, '\n');
    }
    end_line(out, &aside);
    buf_clear(&aside);
}
