/* Any text is read as Markdown; the rendering is well-formed XML; what is written reads back. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static void render(const struct document *document, struct buf *out)
{
    static const struct xhtml_options options = {.id_prefix = "p-", .epub_types = true};
    buf_adds(out, "<div xmlns=\"http://www.w3.org/1999/xhtml\" "
                  "xmlns:epub=\"http://www.idpf.org/2007/ops\">");
    document_write_xhtml(document, &options, out);
    buf_adds(out, "</div>");
}

static void check_well_formed(struct str xml)
{
    xmlSetGenericErrorFunc(NULL, ignore);
    xmlDocPtr doc =
        xmlReadMemory(xml.p, (int)xml.n, NULL, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    if (!doc)
        abort();
    xmlFreeDoc(doc);
}

static void count_words(const struct document *document, struct fidelity *fidelity)
{
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    document_words(document, &stream);
    wordstream_finish(&stream, fidelity);
    wordstream_clear(&stream);
}

static void check_written_back(const struct document *document,
                               const struct document_options *options, struct diags *diags)
{
    struct buf written = BUF_INIT;
    document_write_markdown(document, &written);
    struct document *again = document_read(buf_str(&written), options, diags);
    struct fidelity before, after;
    count_words(document, &before);
    count_words(again, &after);
    if (!fidelity_equal(&before, &after))
        abort();
    document_free(again);
    buf_clear(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    /* The first byte chooses, so that a seed says what it is about. */
    struct document_options options = {.file = "fuzz.md", .sanitize_html = data[0] == 's'};
    struct str text = {(const char *)data + 1, size - 1};
    if (!utf8_valid(text, NULL))
        return 0;
    struct diags *diags = diags_new();
    struct document *document = document_read(text, &options, diags);
    struct buf xhtml = BUF_INIT;
    render(document, &xhtml);
    check_well_formed(buf_str(&xhtml));
    check_written_back(document, &options, diags);
    buf_clear(&xhtml);
    document_free(document);
    diags_free(diags);
    return 0;
}
