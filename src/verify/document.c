/* EPUB 3.3, section 6 (content documents): the XHTML of a document, as far as readers break on it,
 * and what it says of itself in the manifest. HTML's content models are looked at where writers of
 * books break them: lists, tables, paragraphs, links. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/attributes.h"
#include "verify/book.h"
#include "verify/quote.h"

#define N(list) (sizeof(list) / sizeof *(list))

/* The elements of HTML, without the obsolete ones (HTML, sections 4 and 16.2). Sorted. */
static const char *const known[] = {
    "a",      "abbr",     "address", "area",     "article",    "aside",    "audio",
    "b",      "base",     "bdi",     "bdo",      "blockquote", "body",     "br",
    "button", "canvas",   "caption", "cite",     "code",       "col",      "colgroup",
    "data",   "datalist", "dd",      "del",      "details",    "dfn",      "dialog",
    "div",    "dl",       "dt",      "em",       "embed",      "fieldset", "figcaption",
    "figure", "footer",   "form",    "h1",       "h2",         "h3",       "h4",
    "h5",     "h6",       "head",    "header",   "hgroup",     "hr",       "html",
    "i",      "iframe",   "img",     "input",    "ins",        "kbd",      "label",
    "legend", "li",       "link",    "main",     "map",        "mark",     "menu",
    "meta",   "meter",    "nav",     "noscript", "object",     "ol",       "optgroup",
    "option", "output",   "p",       "param",    "picture",    "pre",      "progress",
    "q",      "rb",       "rp",      "rt",       "rtc",        "ruby",     "s",
    "samp",   "script",   "search",  "section",  "select",     "slot",     "small",
    "source", "span",     "strong",  "style",    "sub",        "summary",  "sup",
    "table",  "tbody",    "td",      "template", "textarea",   "tfoot",    "th",
    "thead",  "time",     "title",   "tr",       "track",      "u",        "ul",
    "var",    "video",    "wbr",
};

/* Elements that stand only in certain others. */
static const struct {
    const char *child, *parents;
} only_in[] = {
    {"li", " ul ol menu "},
    {"dt", " dl div "},
    {"dd", " dl div "},
    {"tr", " table thead tbody tfoot "},
    {"td", " tr "},
    {"th", " tr "},
    {"thead", " table "},
    {"tbody", " table "},
    {"tfoot", " table "},
    {"caption", " table "},
    {"figcaption", " figure "},
    {"title", " head "},
};

/* Elements that hold nothing but words and what stands among them. */
static const char phrases_only[] =
    " p h1 h2 h3 h4 h5 h6 pre span em strong small code cite sub sup "
    "b i u s q abbr time ";
static const char blocks[] =
    " p h1 h2 h3 h4 h5 h6 div ul ol dl table blockquote pre section article "
    "aside header footer nav figure hr address main form fieldset ";
static const char lists[] = " ul ol ";

static const char xhtml[] = "http://www.w3.org/1999/xhtml", svg[] = "http://www.w3.org/2000/svg",
                  mathml[] = "http://www.w3.org/1998/Math/MathML";

/* A document under examination. */
struct document {
    struct book *book;
    const struct package_item *item;
    const char *file;
    struct arena arena;
    bool runs, scripted, svg, mathml, remote;
    bool marked; /* it has a work, whose page may run nothing */
    struct attributes attributes;
    const char **ids;
    size_t n_ids, ids_cap;
};

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct place at(const struct document *document, const xmlNode *node)
{
    return (struct place){document->file, node ? markup_line(node) : 0, 0};
}

static bool in_namespace(const xmlNode *node, const char *uri)
{
    return node->ns && strcmp((const char *)node->ns->href, uri) == 0;
}

static void check_nesting(struct document *document, const xmlNode *node)
{
    struct diags *diags = document->book->proof->diags;
    const char *name = (const char *)node->name;
    const xmlNode *above =
        node->parent && node->parent->type == XML_ELEMENT_NODE && in_namespace(node->parent, xhtml)
            ? node->parent
            : NULL;
    if (!above)
        return;
    const char *parent = (const char *)above->name;
    for (size_t i = 0; i < N(only_in); i++)
        if (strcmp(name, only_in[i].child) == 0 && !str_listed(only_in[i].parents, str_of(parent)))
            diag_error(diags, at(document, node), "xhtml-nesting",
                       "element '%s' stands in '%s'; it may stand only in%s", name, parent,
                       only_in[i].parents);
    if (str_listed(phrases_only, str_of(parent)) && str_listed(blocks, str_of(name)))
        diag_error(diags, at(document, node), "xhtml-nesting",
                   "element '%s' stands in '%s', which holds only words and what stands among them",
                   name, parent);
    if (str_listed(lists, str_of(parent)) && !str_listed(" li script template ", str_of(name)))
        diag_error(diags, at(document, node), "xhtml-nesting",
                   "element '%s' stands in '%s', which holds only li", name, parent);
    for (const xmlNode *up = above; strcmp(name, "a") == 0 && up->type == XML_ELEMENT_NODE;
         up = up->parent)
        if (markup_is(up, "a"))
            diag_error(diags, at(document, node), "xhtml-nesting", "a link stands in a link");
}

static bool is_name(const char *id)
{
    return *id && !strpbrk(id, " \t\r\n");
}

static void take_id(struct document *document, const xmlNode *node, const char *id)
{
    if (!is_name(id))
        diag_error(document->book->proof->diags, at(document, node), "xhtml-id",
                   "id '%s' is empty or has a space", quote(&document->arena, str_of(id)));
    if (document->n_ids == document->ids_cap) {
        document->ids_cap = document->ids_cap ? 2 * document->ids_cap : 32;
        document->ids = mem_realloc(document->ids, document->ids_cap * sizeof *document->ids);
    }
    document->ids[document->n_ids++] = id;
}

static void check_ids(struct document *document)
{
    if (document->n_ids > 0)
        qsort(document->ids, document->n_ids, sizeof *document->ids, compare);
    for (size_t i = 1; i < document->n_ids; i++)
        if (strcmp(document->ids[i - 1], document->ids[i]) == 0)
            diag_error(document->book->proof->diags, at(document, NULL), "xhtml-id",
                       "id '%s' is given twice: links to it lead to the first only",
                       quote(&document->arena, str_of(document->ids[i])));
}

/* ------------------------------------------------------------------------------ links */

/* What a browser would fetch: it must lie in the book, but for sound and film. */
static void check_resource(struct document *document, const xmlNode *node, const char *href,
                           bool may_be_remote)
{
    struct book *book = document->book;
    const char *fragment,
        *path = package_resolve(&document->arena, document->item->path, href, &fragment);
    struct diags *diags = book->proof->diags;
    if (strncmp(href, "data:", 5) == 0)
        return;
    if (strncmp(href, "http:", 5) == 0 || strncmp(href, "https:", 6) == 0) {
        document->remote = true;
        if (!may_be_remote)
            diag_error(
                diags, at(document, node), "remote-resource",
                "'%s' is not in the book: readers are offline, and fetching tells who reads; "
                "put it into the book",
                quote(&document->arena, str_of(href)));
    } else if (!path || archive_find(book->archive, path) == archive_size(book->archive)) {
        diag_error(diags, at(document, node), "link-missing", "'%s' leads to no file of the book",
                   quote(&document->arena, str_of(href)));
    }
}

static void check_link(struct document *document, const xmlNode *node, const char *href)
{
    struct book *book = document->book;
    struct diags *diags = book->proof->diags;
    const char *fragment, *path;
    if (strncmp(href, "file:", 5) == 0) {
        diag_error(diags, at(document, node), "link-local",
                   "link '%s' leads to a file of one computer",
                   quote(&document->arena, str_of(href)));
        return;
    }
    if (href[strcspn(href, ":/?#")] == ':' || strncmp(href, "//", 2) == 0)
        return; /* elsewhere */
    path = package_resolve(&document->arena, document->item->path, href, &fragment);
    if (!path || archive_find(book->archive, path) == archive_size(book->archive)) {
        diag_error(diags, at(document, node), "link-missing",
                   "link '%s' leads to no file of the book", quote(&document->arena, str_of(href)));
        return;
    }
    const struct package_item *item = package_item_at(&book->package, path);
    if (item && strcmp(item->media_type, "application/xhtml+xml") == 0 && !item->in_spine)
        diag_error(diags, at(document, node), "link-spine",
                   "link '%s' leads to a document that is not in the spine: readers can't show it",
                   quote(&document->arena, str_of(href)));
    if (fragment && *fragment)
        book_want(book, document->file, path, fragment, markup_line(node));
}

static void check_links(struct document *document, const xmlNode *node)
{
    static const char fetching[] = " img script iframe embed input source track audio video image ";
    struct arena *arena = &document->arena;
    const char *name = (const char *)node->name;
    const char *href = markup_attribute(arena, node, "href");
    const char *src = markup_attribute(arena, node, "src");
    bool sound = str_listed(" audio video source track ", str_of(name));
    if (href && (strcmp(name, "a") == 0 || strcmp(name, "area") == 0))
        check_link(document, node, href);
    else if (href && strcmp(name, "link") == 0 && markup_attribute_has(node, "rel", "stylesheet"))
        check_resource(document, node, href, false);
    if (src && str_listed(fetching, str_of(name)))
        check_resource(document, node, src, sound);
    if (strcmp(name, "object") == 0 && markup_attribute(arena, node, "data"))
        check_resource(document, node, markup_attribute(arena, node, "data"), false);
    const char *drawn =
        in_namespace(node, svg) ? markup_attribute(arena, node, "xlink:href") : NULL;
    if (drawn && strcmp(name, "image") == 0)
        check_resource(document, node, drawn, false);
}

/* ------------------------------------------------------------------------------- walk */

static bool has_text(struct document *document, const xmlNode *node, const char *attribute)
{
    const char *value = markup_attribute(&document->arena, node, attribute);
    return value && *value;
}

static void check_element(struct document *document, const xmlNode *node)
{
    struct diags *diags = document->book->proof->diags;
    const char *name = (const char *)node->name;
    if (!bsearch(&name, known, N(known), sizeof *known, compare))
        diag_error(diags, at(document, node), "xhtml-element",
                   "element '%s' is none of HTML; readers may refuse the document",
                   quote(&document->arena, str_of(name)));
    check_nesting(document, node);
    attributes_look(&document->attributes, node);
    if (strcmp(name, "img") == 0) {
        if (!has_text(document, node, "src"))
            diag_error(diags, at(document, node), "xhtml-image", "image has no src");
        if (!markup_attribute(&document->arena, node, "alt"))
            diag_error(diags, at(document, node), "image-alternative",
                       "image has no alternative text; give alt, empty if it only decorates");
    }
    if (strcmp(name, "link") == 0 &&
        (!markup_attribute(&document->arena, node, "rel") || !has_text(document, node, "href")))
        diag_error(diags, at(document, node), "xhtml-attribute", "link has no rel or no href");
    if (strcmp(name, "style") == 0)
        css_check(document->book, document->item->path, document->file, markup_line(node),
                  str_of(markup_content(&document->arena, (xmlNode *)node)));
    document->scripted = document->scripted || strcmp(name, "form") == 0;
}

/* SVG and MathML may hold anything of their own; "epub" has elements, too. */
static bool is_foreign(const xmlNode *node)
{
    static const char epub[] = "http://www.idpf.org/2007/ops";
    return !in_namespace(node, svg) && !in_namespace(node, mathml) && !in_namespace(node, epub) &&
           node->parent && node->parent->type == XML_ELEMENT_NODE &&
           in_namespace(node->parent, xhtml);
}

static void check_attributes(struct document *document, const xmlNode *node)
{
    struct diags *diags = document->book->proof->diags;
    const char *dir = markup_attribute(&document->arena, node, "dir");
    const char *type = markup_attribute(&document->arena, node, "epub:type");
    if (dir && !str_listed(" ltr rtl auto ", str_of(dir)))
        diag_error(diags, at(document, node), "xhtml-attribute",
                   "dir is '%s'; it may be ltr, rtl or auto", quote(&document->arena, str_of(dir)));
    if (type && !*type)
        diag_error(diags, at(document, node), "xhtml-attribute", "epub:type is empty");
}

static void look_at(struct document *document, const xmlNode *node)
{
    struct diags *diags = document->book->proof->diags;
    if (node->properties) {
        const char *id = markup_attribute(&document->arena, node, "id");
        const char *lang = markup_attribute(&document->arena, node, "lang");
        const char *xml_lang = markup_attribute(&document->arena, node, "xml:lang");
        const char *style = markup_attribute(&document->arena, node, "style");
        check_attributes(document, node);
        document->marked = document->marked || xmlHasProp(node, (const xmlChar *)"data-work");
        if (id)
            take_id(document, node, id);
        if (style)
            css_check(document->book, document->item->path, document->file, markup_line(node),
                      str_of(style));
        if (lang && xml_lang && strcasecmp(lang, xml_lang) != 0)
            diag_error(diags, at(document, node), "xhtml-language",
                       "lang '%s' and xml:lang '%s' differ", quote(&document->arena, str_of(lang)),
                       quote(&document->arena, str_of(xml_lang)));
    }
    document->runs = scripts_look(document->book, document->file, node) || document->runs;
    document->svg = document->svg || in_namespace(node, svg);
    document->mathml = document->mathml || in_namespace(node, mathml);
    if (in_namespace(node, xhtml))
        check_element(document, node);
    else if (is_foreign(node))
        diag_error(diags, at(document, node), "xhtml-element",
                   "element '%s' is of a namespace that a document of a book may not have",
                   quote(&document->arena, str_of((const char *)node->name)));
    check_links(document, node);
}

static void check_title(struct document *document, xmlNode *root)
{
    xmlNode *title = NULL;
    for (xmlNode *node = root; node && !title; node = markup_next(node, root, true, NULL, NULL))
        if (markup_is(node, "title") && in_namespace(node, xhtml))
            title = node;
    if (!title || !*markup_content(&document->arena, title))
        diag_error(document->book->proof->diags, at(document, title), "xhtml-title",
                   "document has no title: readers show its file's name");
}

/* One head, then one body; in the head what describes the document, and its encoding once. */
static void check_skeleton(struct document *document, const xmlNode *root)
{
    static const char described[] = " base link meta noscript script style template title ";
    struct diags *diags = document->book->proof->diags;
    size_t n = 0, titles = 0, charsets = 0;
    for (const xmlNode *part = root->children; part; part = part->next) {
        if (part->type != XML_ELEMENT_NODE || !in_namespace(part, xhtml))
            continue;
        if (n > 1 || !markup_is(part, n == 0 ? "head" : "body"))
            diag_error(diags, at(document, part), "xhtml-nesting",
                       "element '%s' stands in html, which holds one head and one body",
                       quote(&document->arena, str_of((const char *)part->name)));
        n++;
        for (const xmlNode *node = markup_is(part, "head") ? part->children : NULL; node;
             node = node->next) {
            if (node->type == XML_ELEMENT_NODE &&
                !str_listed(described, str_of((const char *)node->name)))
                diag_error(diags, at(document, node), "xhtml-nesting",
                           "element '%s' may not stand in head",
                           quote(&document->arena, str_of((const char *)node->name)));
            titles += markup_is(node, "title");
            charsets += markup_is(node, "meta") &&
                        markup_attribute(&document->arena, node, "charset") != NULL;
        }
    }
    if (n < 2 || titles > 1 || charsets > 1)
        diag_error(diags, at(document, root), "xhtml-nesting", "%s",
                   n < 2        ? "document has no head or no body"
                   : titles > 1 ? "head has more than one title"
                                : "head gives the encoding more than once");
}

static void check_property(struct document *document, const char *property, bool is)
{
    bool says = strstr(document->item->properties, property);
    if (is != says)
        diag_error(document->book->proof->diags,
                   (struct place){document->book->package.file, document->item->line, 0},
                   "manifest-properties",
                   is ? "item '%s' has %s, but not that property"
                      : "item '%s' says it has %s, but has none",
                   quote_name(&document->arena, document->item->path), property);
}

void document_check(struct book *book, const struct package_item *item, const char *file,
                    xmlDoc *doc)
{
    struct document document = {.book = book, .item = item, .file = file};
    document.attributes =
        (struct attributes){.arena = &document.arena, .file = file, .diags = book->proof->diags};
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!book->package.epub3 || strcmp(item->media_type, "application/xhtml+xml") != 0)
        return;
    if (!markup_is(root, "html") || !in_namespace(root, xhtml)) {
        diag_error(book->proof->diags, at(&document, root), "xhtml-namespace",
                   "document is no XHTML: its root must be html in '%s'", xhtml);
    } else {
        for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
            if (node->type == XML_ELEMENT_NODE)
                look_at(&document, node);
        check_skeleton(&document, root);
        check_title(&document, root);
        check_ids(&document);
        attributes_finish(&document.attributes, document.ids, document.n_ids);
        if (!(document.runs && document.marked))
            check_property(&document, "scripted", document.scripted || document.runs);
        check_property(&document, "svg", document.svg);
        check_property(&document, "mathml", document.mathml);
        check_property(&document, "remote-resources", document.remote);
    }
    free(document.ids);
    arena_clear(&document.arena);
}
