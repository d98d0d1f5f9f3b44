#include "verify/shape.h"

#include <string.h>

#include "base/utf8.h"
#include "verify/quote.h"

#define SCHEMA(uri, rule, version, list)                                                           \
    {                                                                                              \
        uri, rule, version, list, sizeof(list) / sizeof *(list)                                    \
    }

static const struct shape container_shapes[] = {
    {"container", " rootfiles links ", " rootfiles ", " rootfiles links ", " version ", false},
    {"rootfiles", " rootfile ", " rootfile ", NULL, NULL, false},
    {"rootfile", NULL, NULL, NULL, " full-path media-type ", false},
    {"links", " link ", NULL, NULL, NULL, false},
    {"link", NULL, NULL, NULL, " href rel ", false},
};
const struct schema schema_container = SCHEMA("urn:oasis:names:tc:opendocument:xmlns:container",
                                              "epub-container", "1.0", container_shapes);

static const struct shape package_shapes[] = {
    {"package", " metadata manifest spine guide bindings collection ", NULL,
     " metadata manifest spine guide bindings ", " version ", false},
    {"metadata", " dc: meta link ", NULL, NULL, NULL, false},
    {"dc:", NULL, NULL, NULL, NULL, true},
    {"meta", NULL, NULL, NULL, NULL, true},
    {"link", NULL, NULL, NULL, " rel href ", false},
    {"manifest", " item ", " item ", NULL, NULL, false},
    {"item", NULL, NULL, NULL, " id href media-type ", false},
    {"spine", " itemref ", " itemref ", NULL, NULL, false},
    {"itemref", NULL, NULL, NULL, " idref ", false},
    {"guide", " reference ", NULL, NULL, NULL, false},
    {"reference", NULL, NULL, NULL, " type href ", false},
    {"bindings", " mediaType ", NULL, NULL, NULL, false},
    {"mediaType", NULL, NULL, NULL, " media-type handler ", false},
    {"collection", " metadata collection link ", NULL, NULL, " role ", false},
};
const struct schema schema_package =
    SCHEMA("http://www.idpf.org/2007/opf", "package-structure", NULL, package_shapes);

static const struct shape ncx_shapes[] = {
    {"ncx", " head docTitle docAuthor navMap pageList navList ", " head docTitle navMap ",
     " head docTitle navMap pageList ", " version ", false},
    {"head", " meta smilCustomTest ", " meta ", NULL, NULL, false},
    {"meta", NULL, NULL, NULL, " name content ", false},
    {"smilCustomTest", NULL, NULL, NULL, NULL, false},
    {"docTitle", " text audio img ", " text ", " text ", NULL, false},
    {"docAuthor", " text audio img ", " text ", " text ", NULL, false},
    {"text", NULL, NULL, NULL, NULL, true},
    {"audio", NULL, NULL, NULL, NULL, false},
    {"img", NULL, NULL, NULL, NULL, false},
    {"navMap", " navInfo navLabel navPoint ", " navPoint ", NULL, NULL, false},
    {"navInfo", " text audio img ", NULL, NULL, NULL, false},
    {"navPoint", " navLabel content navPoint ", " navLabel content ", " content ", " id ", false},
    {"navLabel", " text audio img ", " text ", " text ", NULL, false},
    {"content", NULL, NULL, NULL, " src ", false},
    {"pageList", " navInfo navLabel pageTarget ", " pageTarget ", NULL, NULL, false},
    {"pageTarget", " navLabel content ", " navLabel content ", " content ", " type ", false},
    {"navList", " navInfo navLabel navTarget ", " navTarget ", NULL, NULL, false},
    {"navTarget", " navLabel content ", " navLabel content ", " content ", " id ", false},
};
const struct schema schema_ncx =
    SCHEMA("http://www.daisy.org/z3986/2005/ncx/", "ncx-structure", "2005-1", ncx_shapes);

struct examination {
    const struct schema *schema;
    const char *file;
    struct diags *diags;
    struct arena arena;
};

/* What a shape calls the element; NULL when it is of a namespace that has no place here. */
static const char *name_of(const struct schema *schema, const xmlNode *node)
{
    const char *uri = node->ns ? (const char *)node->ns->href : "";
    if (strcmp(uri, schema->namespace) == 0)
        return (const char *)node->name;
    return strcmp(uri, "http://purl.org/dc/elements/1.1/") == 0 ? "dc:" : NULL;
}

static const struct shape *shape_of(const struct schema *schema, const char *name)
{
    for (size_t i = 0; name && i < schema->n; i++)
        if (strcmp(schema->shapes[i].element, name) == 0)
            return &schema->shapes[i];
    return NULL;
}

static struct place at(const struct examination *exam, const xmlNode *node)
{
    return (struct place){exam->file, markup_line(node), 0};
}

static void check_attributes(struct examination *exam, const struct shape *shape,
                             const xmlNode *node)
{
    struct str rest = str_of(shape->needs), one;
    while (utf8_next_word(&rest, &one)) {
        const char *name = arena_strndup(&exam->arena, one.p, one.n);
        const char *value = markup_attribute(&exam->arena, node, name);
        if (!value || !*value)
            diag_error(exam->diags, at(exam, node), exam->schema->rule, "element '%s' has no '%s'",
                       shape->element, name);
    }
}

static bool is_token(const char *value)
{
    return *value && !strpbrk(value, " \t\r\n");
}

static bool is_given(const char *value)
{
    return *value;
}

static bool is_language(const char *tag)
{
    return tag[strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] ==
           '\0';
}

static bool is_media_type(const char *value)
{
    return is_token(value) && strchr(value, '/');
}

/* What the values of attributes have in common, wherever they stand. */
static void check_values(struct examination *exam, const xmlNode *node)
{
    static const struct {
        const char *name;
        bool (*is_good)(const char *value);
    } kinds[] = {{"properties", is_given},  {"id", is_token},
                 {"property", is_token},    {"scheme", is_token},
                 {"playOrder", is_token},   {"toc", is_token},
                 {"xml:lang", is_language}, {"media-type", is_media_type}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *value = markup_attribute(&exam->arena, node, kinds[i].name);
        if (value && !kinds[i].is_good(value))
            diag_error(exam->diags, at(exam, node), exam->schema->rule, "%s of '%s' is '%s'",
                       kinds[i].name, (const char *)node->name, quote(&exam->arena, str_of(value)));
    }
}

static void check_once(struct examination *exam, const struct shape *shape, const xmlNode *node)
{
    struct str rest = str_of(shape->once), one;
    while (utf8_next_word(&rest, &one)) {
        const char *name = arena_strndup(&exam->arena, one.p, one.n);
        size_t n = 0;
        for (const xmlNode *child = node->children; child; child = child->next)
            if (markup_is(child, name) && ++n == 2)
                diag_error(exam->diags, at(exam, child), exam->schema->rule,
                           "'%s' has more than one '%s'", shape->element, name);
    }
}

static void check_children(struct examination *exam, const struct shape *shape, xmlNode *node)
{
    struct str rest = str_of(shape->contains), one;
    struct buf scratch = BUF_INIT;
    for (xmlNode *child = node->children; child; child = child->next) {
        const char *name = child->type == XML_ELEMENT_NODE ? name_of(exam->schema, child) : NULL;
        if (child->type == XML_ELEMENT_NODE &&
            (!name || !str_listed(shape->children, str_of(name))))
            diag_error(exam->diags, at(exam, child), exam->schema->rule,
                       "element '%s' may not stand in '%s'",
                       quote(&exam->arena, str_of((const char *)child->name)), shape->element);
        else if (!shape->words && utf8_trim(markup_text(child, &scratch)).n > 0)
            diag_error(exam->diags, at(exam, node), exam->schema->rule,
                       "words stand in '%s', where only elements may", shape->element);
    }
    while (utf8_next_word(&rest, &one)) {
        const char *name = arena_strndup(&exam->arena, one.p, one.n);
        xmlNode *child = node->children;
        while (child && !markup_is(child, name))
            child = child->next;
        if (!child)
            diag_error(exam->diags, at(exam, node), exam->schema->rule, "element '%s' has no '%s'",
                       shape->element, name);
    }
    buf_clear(&scratch);
}

void shape_check(const struct schema *schema, xmlDoc *doc, const char *file, struct diags *diags)
{
    struct examination exam = {.schema = schema, .file = file, .diags = diags};
    xmlNode *root = xmlDocGetRootElement(doc);
    const char *name = name_of(schema, root);
    if (!name || strcmp(name, schema->shapes[0].element) != 0)
        diag_error(diags, at(&exam, root), schema->rule, "the root must be '%s' in '%s'",
                   schema->shapes[0].element, schema->namespace);
    else
        for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
            const struct shape *shape =
                node->type == XML_ELEMENT_NODE ? shape_of(schema, name_of(schema, node)) : NULL;
            if (!shape)
                continue;
            check_attributes(&exam, shape, node);
            check_values(&exam, node);
            check_once(&exam, shape, node);
            check_children(&exam, shape, node);
        }
    const char *version = markup_attribute(&exam.arena, root, "version");
    if (schema->version && version && *version && strcmp(version, schema->version) != 0)
        diag_error(diags, at(&exam, root), schema->rule, "version is '%s'; it must be '%s'",
                   quote(&exam.arena, str_of(version)), schema->version);
    arena_clear(&exam.arena);
}
