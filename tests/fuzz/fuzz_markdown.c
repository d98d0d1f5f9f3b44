/* Any bytes are read, counted and rendered; what was written twice is read and written the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct document *read_text(struct str text, bool sanitize)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "fuzz.md", .sanitize_html = sanitize};
    struct document *document = document_read(text, &options, diags);
    diags_free(diags);
    return document;
}

static void render(struct str text, bool sanitize)
{
    struct buf xhtml = BUF_INIT;
    struct wordstream stream;
    struct document *document = read_text(text, sanitize);
    document_write_xhtml(document, &(struct xhtml_options){.epub_types = true}, &xhtml);
    if (!utf8_valid(buf_str(&xhtml), NULL))
        abort();
    wordstream_init(&stream, NULL);
    document_words(document, &stream);
    wordstream_clear(&stream);
    buf_clear(&xhtml);
    document_free(document);
}

/* Returns whether the text has no raw HTML, which cmark's writer does not keep in its place. */
static bool write_again(struct str text, struct buf *out)
{
    struct document *document = read_text(text, false);
    bool plain = !document_features(document).raw_html;
    document_write_markdown(document, out);
    document_free(document);
    return plain;
}

static void write_thrice(struct str text)
{
    struct buf once = BUF_INIT, twice = BUF_INIT, again = BUF_INIT;
    if (write_again(text, &once) && write_again(buf_str(&once), &twice)) {
        write_again(buf_str(&twice), &again);
        if (strcmp(twice.p, again.p) != 0)
            abort();
    }
    buf_clear(&once);
    buf_clear(&twice);
    buf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    render(text, false);
    render(text, true);
    if (size > 0 && utf8_valid(text, NULL))
        write_thrice(text);
    return 0;
}
