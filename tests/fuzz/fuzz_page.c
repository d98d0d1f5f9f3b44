/* Any bytes are read as a page, HTML or XHTML, with its works and their words, or refused. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "verify/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_works(const struct page *page)
{
    size_t n = 0;
    for (const struct page_work *work = page->works; work; work = work->next, n++) {
        if (utf8_word_count(buf_str(&work->words)) != work->found.words)
            abort();
    }
    if (n != page->n_works)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    /* The first byte chooses, so that a seed says what it is about. */
    enum markup markup = data[0] == 'x' ? MARKUP_XML : MARKUP_HTML;
    struct str bytes = {(const char *)data + 1, size - 1};
    struct diags *diags = diags_new();
    struct page page = {0};
    if (page_read(&page, bytes, markup, "fuzz.html", diags))
        check_works(&page);
    else if (diags_count(diags, SEVERITY_ERROR) == 0)
        abort();
    page_clear(&page);
    diags_free(diags);
    return 0;
}
