#include "check/svg.h"

#include <ctype.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/xml_walk.h"

static const char rule[] = "image-svg";

struct svg {
    const char *file;
    struct diags *diags;
    int broken; /* the line of the last mistake in its XML; 0: there is none */
};

static bool is_same(const void *name, const char *other)
{
    return name && strcmp(name, other) == 0;
}

static int line_of(const xmlNode *node)
{
    return (int)xmlGetLineNo(node);
}

static void report_program(const struct svg *svg, const xmlNode *node, const char *what,
                           const char *name)
{
    diag_error(svg->diags, (struct place){svg->file, line_of(node), 0}, rule,
               "%s '%s' makes the picture run something; take it out", what, name);
}

static void report_file(const struct svg *svg, int line, struct str address)
{
    enum { SHOWN = 80 };
    bool cut = address.n > SHOWN;
    diag_error(svg->diags, (struct place){svg->file, line, 0}, rule,
               "'%.*s%s' is another file, which is not published with the picture; put what it "
               "holds into the picture, or take it out",
               cut ? SHOWN : (int)address.n, address.p, cut ? "..." : "");
}

static bool is_inside(struct str address)
{
    return address.n == 0 || address.p[0] == '#' ||
           (address.n >= 5 && strncasecmp(address.p, "data:", 5) == 0);
}

static struct str unquote(struct str text)
{
    bool quoted = text.n > 0 && (text.p[0] == '"' || text.p[0] == '\'');
    return str_trim(quoted ? str_sub(text, 1, str_find_char(text, text.p[0], 1)) : text);
}

/* What stands in url(...), of style sheets and of attributes such as fill. */
static void check_style(const struct svg *svg, const xmlNode *node, const char *text)
{
    for (const char *at = text; (at = strcasestr(at, "url("));) {
        at += strlen("url(");
        struct str address = unquote(str_trim((struct str){at, strcspn(at, ")")}));
        if (!is_inside(address))
            report_file(svg, line_of(node), address);
    }
    for (const char *at = text; (at = strcasestr(at, "@import"));) {
        at += strlen("@import");
        struct str address = str_trim((struct str){at, strcspn(at, ";")});
        if (address.n < 4 || strncasecmp(address.p, "url(", 4) != 0)
            report_file(svg, line_of(node), unquote(address));
    }
}

/* "java script:" is one, too: white space in an address counts for nothing (URL Standard, section 4.4). */
static bool is_program(const char *value)
{
    static const char scheme[] = "javascript:";
    const char *at = scheme;
    for (; *value && *at; value++)
        if ((unsigned char)*value > ' ' && tolower((unsigned char)*value) != *at++)
            return false;
    return *at == '\0';
}

static bool is_remote(struct str address)
{
    return str_starts(address, STR("https:")) || str_starts(address, STR("http:")) ||
           str_starts(address, STR("//"));
}

static bool is_among(const xmlChar *name, const char *list)
{
    return str_listed(list, str_of((const char *)name));
}

/* Whether the attribute names a file that is loaded: a link only leads a reader on, and an animation may
 * change any attribute. */
static bool loads(const xmlNode *node, const xmlAttr *attribute, struct str address)
{
    if (is_among(attribute->name, "to from by values"))
        return is_remote(address);
    bool link =
        is_same(node->name, "a") && (is_remote(address) || str_starts(address, STR("mailto:")));
    return is_among(attribute->name, "href src data poster srcset base") && !is_inside(address) &&
           !link;
}

/* The attributes of drawing programs, in namespaces of theirs, do nothing. */
static bool is_known(const xmlAttr *attribute)
{
    return !attribute->ns || is_same(attribute->ns->href, "http://www.w3.org/1999/xlink") ||
           is_same(attribute->ns->href, "http://www.w3.org/XML/1998/namespace");
}

static void check_attribute(const struct svg *svg, const xmlNode *node, const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name;
    xmlChar *content = xmlNodeListGetString(node->doc, attribute->children, 1);
    const char *value = content ? (const char *)content : "";
    struct str address = str_trim(str_of(value));
    if (!attribute->ns && strncasecmp(name, "on", 2) == 0)
        report_program(svg, node, "the attribute", name);
    else if (is_program(value))
        report_program(svg, node, "the address of", name);
    else if (loads(node, attribute, address))
        report_file(svg, line_of(node), address);
    else
        check_style(svg, node, value);
    xmlFree(content);
}

static void check_element(const struct svg *svg, const xmlNode *node)
{
    if (is_among(node->name, "script handler iframe object embed"))
        report_program(svg, node, "the element", (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (is_known(attribute))
            check_attribute(svg, node, attribute);
    if (is_same(node->name, "style")) {
        xmlChar *sheet = xmlNodeGetContent(node);
        check_style(svg, node, sheet ? (const char *)sheet : "");
        xmlFree(sheet);
    }
}

/* An entity that is another file would bring in what nobody looks at; those that stand for a text are
 * read in its place. */
static void declare_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                           const xmlChar *system_id, xmlChar *content)
{
    xmlParserCtxt *parser = context;
    const struct svg *svg = parser->_private;
    if (system_id)
        report_file(svg, xmlSAX2GetLineNumber(parser), str_of((const char *)system_id));
    else
        xmlSAX2EntityDecl(parser, name, type, public_id, system_id, content);
}

static xmlDoc *parse(struct svg *svg, struct str bytes)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        mem_exhausted();
    parser->_private = svg;
    parser->sax->entityDecl = declare_entity;
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    const xmlError *error = xmlCtxtGetLastError(parser);
    svg->broken = error ? error->line : 0;
    xmlFreeParserCtxt(parser);
    return doc;
}

static void check_instruction(const struct svg *svg, const xmlNode *node)
{
    struct str content = str_of((const char *)node->content);
    size_t href = str_find(content, STR("href="), 0);
    if (is_same(node->name, "xml-stylesheet"))
        report_file(
            svg, line_of(node),
            unquote(str_sub(content, href < content.n ? href + strlen("href=") : 0, content.n)));
}

static void check_tree(const struct svg *svg, xmlDoc *doc)
{
    for (struct xml_walk walk = {.root = xmlDocGetRootElement(doc)}; xml_walk_next(&walk);)
        if (walk.entering && walk.node->type == XML_ELEMENT_NODE)
            check_element(svg, walk.node);
    for (const xmlNode *node = doc->children; node; node = node->next)
        if (node->type == XML_PI_NODE)
            check_instruction(svg, node);
}

void svg_check(const char *file, struct str bytes, struct diags *diags)
{
    struct svg svg = {file, diags, 0};
    xmlDoc *doc = parse(&svg, bytes);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root && root->ns && is_same(root->name, "svg") &&
        is_same(root->ns->href, "http://www.w3.org/2000/svg"))
        check_tree(&svg, doc);
    else
        diag_error(diags, (struct place){file, svg.broken, 0}, rule,
                   "the picture is not SVG that can be read; save it again as SVG, or as PNG");
    xmlFreeDoc(doc);
}
