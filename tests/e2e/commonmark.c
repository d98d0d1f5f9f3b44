/*
 * Compares our reading of the CommonMark specification's examples with cmark's own.
 *
 *     commonmark examples.json
 *
 * Both results are parsed and compared as trees: elements, attributes, text. What may differ is what
 * the design says: ids of headings, raw HTML (dropped by both), and the extensions, which are named
 * below with the examples that they touch.
 */
#include <cmark.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/document.h"

/* An example that means something else to us, and why. */
static const struct {
    const char *markdown, *reason;
} exceptions[] = {
    {NULL, NULL},
};

static const char *exception(const char *markdown)
{
    for (size_t i = 0; exceptions[i].markdown; i++)
        if (strcmp(exceptions[i].markdown, markdown) == 0)
            return exceptions[i].reason;
    return NULL;
}

/* The examples show a tab as an arrow. */
static char *with_tabs(const char *text)
{
    static const char arrow[] = "\xE2\x86\x92";
    char *copy = mem_strdup(text), *to = copy;
    for (const char *from = text; *from;) {
        bool tab = strncmp(from, arrow, strlen(arrow)) == 0;
        *to++ = tab ? '\t' : *from;
        from += tab ? strlen(arrow) : 1;
    }
    *to = '\0';
    return copy;
}

static void outline_attributes(const xmlNode *node, struct buf *out)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        if (strcmp(name, "id") == 0)
            continue;
        xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
        buf_addf(out, " %s=\"%s\"", name, value ? (const char *)value : "");
        xmlFree(value);
    }
}

/* The tree as text, one element a line, so that two can be compared and shown. */
static void outline(const xmlNode *node, struct buf *out)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            buf_adds(out, (const char *)node->content);
        } else if (node->type == XML_ELEMENT_NODE) {
            buf_addf(out, "<%s", (const char *)node->name);
            outline_attributes(node, out);
            buf_addc(out, '>');
            outline(node->children, out);
            buf_addf(out, "</%s>", (const char *)node->name);
        }
    }
}

static void outline_html(const char *html, struct buf *out)
{
    struct buf page = BUF_INIT;
    buf_addf(&page, "<!DOCTYPE html><html><body><div>%s</div></body></html>", html);
    htmlDocPtr doc = htmlReadMemory(page.p, (int)page.n, NULL, "UTF-8",
                                    HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    if (doc)
        outline(xmlDocGetRootElement(doc), out);
    xmlFreeDoc(doc);
    buf_clear(&page);
}

static void render_ours(const char *markdown, struct buf *out)
{
    struct diags *diags = diags_new();
    struct document_options reading = {.file = "example.md"};
    struct document *document = document_read(str_of(markdown), &reading, diags);
    struct buf xhtml = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &xhtml);
    outline_html(xhtml.p, out);
    buf_clear(&xhtml);
    document_free(document);
    diags_free(diags);
}

static bool same(const json_t *example)
{
    char *markdown = with_tabs(json_string_value(json_object_get(example, "markdown")));
    struct buf ours = BUF_INIT, theirs = BUF_INIT;
    char *html = cmark_markdown_to_html(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    outline_html(html, &theirs);
    render_ours(markdown, &ours);
    bool equal = strcmp(ours.p, theirs.p) == 0;
    long long number = json_integer_value(json_object_get(example, "number"));
    const char *reason = exception(markdown);
    if (equal == (reason == NULL)) {
        printf("ok commonmark/example %lld%s%s\n", number, reason ? ": differs, because " : "",
               reason ? reason : "");
    } else {
        printf("not ok commonmark/example %lld\n    markdown: %s\n    cmark: %s\n    ours:  %s\n",
               number, markdown, theirs.p, ours.p);
    }
    free(html);
    free(markdown);
    buf_clear(&ours);
    buf_clear(&theirs);
    return equal == (reason == NULL);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: commonmark EXAMPLES.json\n");
        return 2;
    }
    json_error_t error;
    json_t *examples = json_load_file(argv[1], 0, &error);
    if (!examples) {
        fprintf(stderr, "%s: %s\n", argv[1], error.text);
        return 2;
    }
    size_t i, wrong = 0;
    const json_t *example;
    json_array_foreach(examples, i, example) wrong += !same(example);
    json_decref(examples);
    xmlCleanupParser();
    return wrong > 0;
}
