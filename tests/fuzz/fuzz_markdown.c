/* Any text is read as Markdown; the rendering is well-formed XML; words are counted alike. */
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

static void check_words(const struct document *document)
{
    struct wordstream stream;
    struct buf words = BUF_INIT;
    struct fidelity fidelity;
    wordstream_init(&stream, &words);
    document_words(document, &stream);
    wordstream_finish(&stream, &fidelity);
    if (!utf8_valid(buf_str(&words), NULL) || utf8_word_count(buf_str(&words)) != fidelity.words)
        abort();
    wordstream_clear(&stream);
    buf_clear(&words);
}

/* cmark writes U+FFFE and U+FFFF, which are no characters, as one byte each. */
static bool has_noncharacter(struct str text)
{
    return str_find(text, STR("\xEF\xBF\xBE"), 0) < text.n ||
           str_find(text, STR("\xEF\xBF\xBF"), 0) < text.n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    /* The first byte chooses, so that a seed says what it is about. */
    struct document_options options = {.file = "fuzz.md", .sanitize_html = data[0] == 's'};
    struct str text = {(const char *)data + 1, size - 1};
    if (!utf8_valid(text, NULL) || has_noncharacter(text))
        return 0;
    struct diags *diags = diags_new();
    struct document *document = document_read(text, &options, diags);
    struct buf xhtml = BUF_INIT, written = BUF_INIT;
    render(document, &xhtml);
    check_well_formed(buf_str(&xhtml));
    check_words(document);
    document_write_markdown(document, &written);
    if (!utf8_valid(buf_str(&written), NULL))
        abort();
    buf_clear(&xhtml);
    buf_clear(&written);
    document_free(document);
    diags_free(diags);
    return 0;
}
