#include "verify/markup.h"

#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/file.h"
#include "base/tags.h"
#include "base/utf8.h"
#include "verify/quote.h"

enum stop { STOP_NONE, STOP_DEPTH, STOP_ENTITY, STOP_SIZE };

#if LIBXML_VERSION >= 21200
typedef const xmlError error_of_libxml;
#else
typedef xmlError error_of_libxml;
#endif

/* Of one reading: why we stopped it, and the first error after which the rest can't be trusted. */
struct reading {
    enum stop why;
    size_t nodes; /* elements, attributes, references */
    bool failed;
    int line;
    char *message;
    struct arena arena;
};

void markup_init(void)
{
    xmlInitParser();
}

/* libxml2 prints on stderr what it has to say of encodings, whatever the options of the parser. */
static void say_nothing(void *context, const char *format, ...)
{
    (void)context, (void)format;
}

/* The parser's own handlers, with our limits before them. */

static void stop(xmlParserCtxt *parser, enum stop why)
{
    struct reading *reading = parser->_private;
    if (reading->why == STOP_NONE)
        reading->why = why;
    xmlStopParser(parser);
}

static bool may_grow(xmlParserCtxt *parser, size_t nodes)
{
    struct reading *reading = parser->_private;
    reading->nodes += nodes;
    if (parser->nodeNr > MARKUP_DEPTH)
        stop(parser, STOP_DEPTH);
    else if (reading->nodes > MARKUP_NODES)
        stop(parser, STOP_SIZE);
    return reading->why == STOP_NONE;
}

static void start_html(void *context, const xmlChar *name, const xmlChar **attributes)
{
    size_t n = 0;
    while (attributes && attributes[2 * n])
        n++;
    if (may_grow(context, 1 + n))
        xmlSAX2StartElement(context, name, attributes);
}

static void start_xml(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                      int n_namespaces, const xmlChar **namespaces, int n_attributes,
                      int n_defaulted, const xmlChar **attributes)
{
    if (may_grow(context, 1 + (size_t)n_attributes + (size_t)n_namespaces))
        xmlSAX2StartElementNs(context, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                              n_defaulted, attributes);
}

static void take_reference(void *context, const xmlChar *name)
{
    if (may_grow(context, 1))
        xmlSAX2Reference(context, name);
}

static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                          const xmlChar *system_id, xmlChar *content)
{
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    stop(context, STOP_ENTITY);
}

static void take_error(void *context, error_of_libxml *error)
{
    xmlParserCtxt *parser = context;
    struct reading *reading = parser->_private;
    /* A prefix that stands for nothing is no end for libxml2, but for the readers of books. */
    bool unbound = error->domain == XML_FROM_NAMESPACE && error->level == XML_ERR_ERROR;
    if ((error->level != XML_ERR_FATAL && !unbound) || reading->failed)
        return;
    reading->failed = true;
    reading->line = error->line;
    reading->message = quote(&reading->arena, str_trim(str_of(error->message)));
}

static xmlDoc *parse_html(xmlParserCtxt *parser, struct str bytes)
{
    /* The parser takes undeclared text for Latin-1; on the web of today it is UTF-8. */
    const char *encoding = utf8_valid(bytes, NULL) ? "UTF-8" : NULL;
    parser->sax->startElement = start_html;
    xmlDoc *doc = htmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, NULL, encoding,
                                     HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_COMPACT | XML_PARSE_HUGE);
    error_of_libxml *last = xmlCtxtGetLastError(parser);
    if (last) /* a fatal one is the last one: the parser gives up there */
        take_error(parser, last);
    return doc;
}

static xmlDoc *parse_xml(xmlParserCtxt *parser, struct str bytes)
{
    parser->sax->serror = take_error;
    parser->sax->startElementNs = start_xml;
    parser->sax->entityDecl = refuse_entity;
    parser->sax->reference = take_reference;
    return xmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA |
                                 XML_PARSE_BIG_LINES | XML_PARSE_HUGE);
}

/* The HTML parser ends the text at a NUL and says nothing. */
static bool has_nul(struct str bytes)
{
    bool utf16 = str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
    return !utf16 && memchr(bytes.p, '\0', bytes.n);
}

/* What keeps a text from being parsed at all. */
static const char *fault_of(struct str bytes)
{
    if (bytes.n > FILE_LIMIT)
        return "it is larger than 64 MiB";
    return has_nul(bytes) ? "a NUL byte in its text" : NULL;
}

static bool may_be_parsed(struct str bytes, bool html, const char *file, struct diags *diags)
{
    const char *fault = fault_of(bytes);
    int crowded = fault ? 0 : tags_crowded_line(bytes, html);
    if (fault)
        diag_error(diags, (struct place){file, 0, 0}, "page-broken", "can't be read whole: %s",
                   fault);
    else if (crowded > 0)
        diag_error(diags, (struct place){file, crowded, 0}, "page-broken",
                   "can't be read whole: a tag with more than %d attributes",
                   (int)ATTRIBUTES_LIMIT);
    return !fault && crowded == 0;
}

static void say(const struct reading *reading, const char *file, struct diags *diags)
{
    struct place place = {file, 0, 0};
    if (reading->why == STOP_DEPTH) {
        diag_error(diags, place, "page-depth",
                   "elements are nested more than %d deep; nothing beyond can be read",
                   (int)MARKUP_DEPTH);
    } else if (reading->why == STOP_SIZE) {
        diag_error(diags, place, "page-size", "has more than %d elements and attributes; split it",
                   (int)MARKUP_NODES);
    } else if (reading->why == STOP_ENTITY) {
        diag_error(diags, place, "page-entities",
                   "declares entities, which verify doesn't expand; write the characters out");
    } else {
        place.line = reading->line;
        diag_error(diags, place, "page-broken", "can't be read whole: %s",
                   reading->message ? reading->message : "no element in it");
    }
}

xmlDoc *markup_read(struct str bytes, enum markup markup, const char *file, struct diags *diags)
{
    bool html = markup == MARKUP_HTML;
    if (!may_be_parsed(bytes, html, file, diags))
        return NULL;
    struct reading reading = {.why = STOP_NONE, .arena = ARENA_INIT};
    xmlSetGenericErrorFunc(NULL, say_nothing); /* of this thread */
    xmlParserCtxt *parser = html ? htmlNewParserCtxt() : xmlNewParserCtxt();
    parser->_private = &reading;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    xmlDoc *doc = html ? parse_html(parser, bytes) : parse_xml(parser, bytes);
    bool whole = doc && reading.why == STOP_NONE && !reading.failed &&
                 (html || parser->wellFormed) && xmlDocGetRootElement(doc);
    if (!whole) {
        say(&reading, file, diags);
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    arena_clear(&reading.arena);
    return doc;
}

xmlNode *markup_next(xmlNode *node, const xmlNode *top, bool descend,
                     void (*leave)(void *context, xmlNode *node), void *context)
{
    bool element = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ||
                   node->type == XML_HTML_DOCUMENT_NODE;
    if (descend && element && node->children)
        return node->children;
    for (; node != top; node = node->parent) {
        if (leave && node->type == XML_ELEMENT_NODE)
            leave(context, node);
        if (node->next)
            return node->next;
    }
    if (leave && node->type == XML_ELEMENT_NODE)
        leave(context, node);
    return NULL;
}

bool markup_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Whether a namespace is what we call by this prefix: a document may call it otherwise. */
static bool is_namespace(const xmlNs *ns, struct str prefix)
{
    static const char *const known[][2] = {
        {"epub", "http://www.idpf.org/2007/ops"},
        {"xlink", "http://www.w3.org/1999/xlink"},
        {"xml", "http://www.w3.org/XML/1998/namespace"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(prefix, known[i][0]))
            return str_is(str_of((const char *)ns->href), known[i][1]);
    return str_eq(prefix, str_of((const char *)ns->prefix));
}

/* The HTML parser keeps a prefix as a part of the name, the XML parser as a namespace. */
static const xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
    const char *colon = strchr(name, ':');
    struct str prefix = {name, colon ? (size_t)(colon - name) : 0};
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *local = (const char *)a->name;
        if (strcmp(local, name) == 0 && (!a->ns || colon))
            return a;
        if (colon && a->ns && strcmp(local, colon + 1) == 0 && is_namespace(a->ns, prefix))
            return a;
    }
    return NULL;
}

const char *markup_attribute(struct arena *arena, const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = find_attribute(node, name);
    if (!attribute)
        return NULL;
    struct buf value = BUF_INIT, scratch = BUF_INIT;
    for (const xmlNode *child = attribute->children; child; child = child->next)
        buf_add_str(&value, markup_text(child, &scratch));
    char *copy = arena_strndup(arena, value.p, value.n);
    buf_clear(&value);
    buf_clear(&scratch);
    return copy;
}

bool markup_attribute_has(const xmlNode *node, const char *name, const char *word)
{
    struct arena arena = ARENA_INIT;
    struct str rest = str_of(markup_attribute(&arena, node, name)), one;
    bool found = false;
    while (!found && utf8_next_word(&rest, &one))
        found = one.n == strlen(word) && strncasecmp(one.p, word, one.n) == 0;
    arena_clear(&arena);
    return found;
}

struct str markup_text(const xmlNode *node, struct buf *scratch)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return str_of((const char *)node->content);
    if (node->type != XML_ENTITY_REF_NODE)
        return (struct str){"", 0};
    /* A book's XHTML 1.1 names a DTD that is not read: its names are those of HTML. */
    const htmlEntityDesc *entity = htmlEntityLookup(node->name);
    buf_reset(scratch);
    utf8_encode(scratch, entity ? entity->value : 0xFFFD);
    return buf_str(scratch);
}

char *markup_content(struct arena *arena, xmlNode *element)
{
    struct buf text = BUF_INIT, scratch = BUF_INIT;
    for (xmlNode *node = element; node; node = markup_next(node, element, true, NULL, NULL))
        buf_add_str(&text, markup_text(node, &scratch));
    char *content = utf8_collapsed(arena, buf_str(&text));
    buf_clear(&scratch);
    buf_clear(&text);
    return content;
}

int markup_line(const xmlNode *node)
{
    long line = xmlGetLineNo(node);
    return line > 0 && line < 0x7FFFFFFF ? (int)line : 0;
}
