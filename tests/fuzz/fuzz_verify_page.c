/* Any bytes are read as a page (HTML, or XML after an 'x') or refused; what is found in one agrees
 * with itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "verify/difference.h"
#include "verify/judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_work(const struct page_work *work)
{
    struct str words = buf_str(&work->words);
    struct comparison whole = {words, words, "itself", .more = false};
    struct comparison blocks = {words, words, "itself", work->blocks, work->n_blocks, false};
    char hex[SHA256_HEX + 1];
    digest_sha256(words, hex);
    if (strcmp(hex, work->found.sha256) != 0 || utf8_word_count(words) != work->found.words)
        abort();
    if (difference_tell(&whole, 0, NULL, NULL) > 0 || difference_tell(&blocks, 0, NULL, NULL) > 0)
        abort();
}

static void check_page(struct page *page, struct diags *diags)
{
    struct verify_options options = {0};
    struct verify_report report = {0};
    struct proof proof;
    proof_init(&proof, &options, &report, diags);
    for (const struct page_work *work = page->works; work; work = work->next)
        check_work(work);
    if (page->works)
        judge_page(&proof, page);
    else
        judge_unmarked_page(&proof, page, false);
    proof_join_parts(&proof);
    proof_clear(&proof);
    verify_report_clear(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool xml = size > 0 && data[0] == 'x';
    struct str text = {(const char *)data + xml, size - xml};
    struct diags *diags = diags_new();
    struct page page;
    markup_init();
    xmlDoc *doc = markup_read(text, xml ? MARKUP_XML : MARKUP_HTML, "fuzz.html", diags);
    if (doc) {
        page_read_tree(&page, doc, "fuzz.html", diags);
        check_page(&page, diags);
        page_clear(&page);
    } else if (diags_count(diags, SEVERITY_ERROR) == 0) {
        abort();
    }
    xmlFreeDoc(doc);
    diags_free(diags);
    return 0;
}
