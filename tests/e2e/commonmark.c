/*
 * Compares our reading of the CommonMark specification's examples with cmark's own.
 *
 *     commonmark examples.json
 *
 * Both results are parsed and compared as trees: elements, attributes, text. What may differ is what
 * the design says: headings have ids, raw HTML is dropped (by cmark too), and an image that stands
 * alone and has a title is a figure. Then the document is written as Markdown and read again.
 */
#include <cmark.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/document.h"

/* Images that stand alone and have a title: to us these are figures. */
static const int figures[] = {571, 572, 575, 576, 583, 584, 585, 587, 588, 590};
/* Headings of several lines, which cmark's writer puts on one. */
static const int long_headings[] = {81, 82, 95};

static bool is_among(int number, const int *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

#define IS_AMONG(number, array) is_among(number, array, sizeof(array) / sizeof *(array))

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

/* Line ends between blocks have no meaning, and where raw HTML was dropped their number differs. */
static bool is_between_blocks(const xmlNode *node)
{
    static const char *const containers[] = {"div", "blockquote", "ul", "ol", "li"};
    const char *parent = (const char *)node->parent->name, *text = (const char *)node->content;
    if (text[strspn(text, "\n")] != '\0')
        return false;
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
        if (strcmp(parent, containers[i]) == 0)
            return true;
    return false;
}

/* A paragraph that had raw HTML alone in it: we don't write it. */
static bool is_left_empty(const xmlNode *node)
{
    const xmlNode *child = node->children;
    while (child && (child->type == XML_COMMENT_NODE || xmlIsBlankNode(child)))
        child = child->next;
    return !child && strcmp((const char *)node->name, "p") == 0;
}

/* The tree as text, one element a line, so that two can be compared and shown. */
static void outline(const xmlNode *node, struct buf *out)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (!is_between_blocks(node))
                buf_adds(out, (const char *)node->content);
        } else if (node->type == XML_ELEMENT_NODE && !is_left_empty(node)) {
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

static struct document *read_example(const char *markdown)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "example.md"};
    struct document *document = document_read(str_of(markdown), &options, diags);
    diags_free(diags);
    return document;
}

static void outline_document(const struct document *document, struct buf *out)
{
    struct buf xhtml = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &xhtml);
    outline_html(xhtml.p, out);
    buf_clear(&xhtml);
}

static void outline_theirs(const char *markdown, struct buf *out)
{
    char *html = cmark_markdown_to_html(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    outline_html(html, out);
    free(html);
}

/* Prints the verdict on one way of looking at an example, and returns it. */
static bool judge(int number, const char *what, bool good, const char *expected, const char *found)
{
    printf("%s commonmark/example %d %s\n", good ? "ok" : "not ok", number, what);
    if (!good)
        printf("    expected: %s\n    found:    %s\n", expected, found);
    return good;
}

static bool renders_alike(int number, const char *markdown, const struct document *document)
{
    struct buf ours = BUF_INIT, theirs = BUF_INIT;
    outline_document(document, &ours);
    outline_theirs(markdown, &theirs);
    bool good;
    if (IS_AMONG(number, figures))
        good = judge(number, "is a figure", strstr(ours.p, "<figcaption>") != NULL, "a figure",
                     ours.p);
    else
        good = judge(number, "is rendered alike", strcmp(theirs.p, ours.p) == 0, theirs.p, ours.p);
    buf_clear(&ours);
    buf_clear(&theirs);
    return good;
}

/* What our writer writes, our reader reads as the same document. */
static bool is_written_back(int number, const struct document *document)
{
    struct buf written = BUF_INIT, before = BUF_INIT, after = BUF_INIT;
    document_write_markdown(document, &written);
    struct document *again = read_example(written.p);
    outline_document(document, &before);
    outline_document(again, &after);
    bool equal = strcmp(before.p, after.p) == 0;
    bool good = judge(number, "is written back", equal != IS_AMONG(number, long_headings), before.p,
                      after.p);
    document_free(again);
    buf_clear(&written);
    buf_clear(&before);
    buf_clear(&after);
    return good;
}

static bool try_example(const json_t *example)
{
    int number = (int)json_integer_value(json_object_get(example, "number"));
    char *markdown = with_tabs(json_string_value(json_object_get(example, "markdown")));
    struct document *document = read_example(markdown);
    bool alike = renders_alike(number, markdown, document);
    bool back = is_written_back(number, document);
    document_free(document);
    free(markdown);
    return alike && back;
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
    json_array_foreach(examples, i, example) wrong += !try_example(example);
    json_decref(examples);
    xmlCleanupParser();
    return wrong > 0;
}
