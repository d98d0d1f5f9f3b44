/*
 * For imports of what nobody would write in good faith: whatever comes in, the words that are kept are
 * read again from the Markdown by its own reader, and nothing in it may run or be loaded.
 */
#ifndef COLOPHON_TESTS_UNIT_HOSTILE_CASE_H
#define COLOPHON_TESTS_UNIT_HOSTILE_CASE_H

#include <check.h>
#include <string.h>

#include "base/utf8.h"
#include "import/profile.h"
#include "markdown/document.h"
#include "model/work.h"
#include "unit/import_case.h"
#include "unit/unit.h"

#define SENTENCE                                                                                   \
    "A sentence of the article that has more than nine words in it, so that it is prose."
#define PAGE "<!doctype html><body><article><h1>Title</h1><p>" SENTENCE "</p>\n"

static struct profiles *profiles;
static struct buf input, words;

static inline void hostile_case_begin(void)
{
    import_case_begin();
    profiles = profiles_new(diags);
    options.url = "https://example.org/a.html";
    options.built_in = profiles;
    input = words = (struct buf)BUF_INIT;
}

static inline void hostile_case_end(void)
{
    buf_clear(&input);
    buf_clear(&words);
    profiles_free(profiles);
    import_case_end();
}

/* What a reader of the Markdown gets: its words in `words`, and its page. */
static inline void read_result(struct buf *xhtml)
{
    struct work work = {0};
    struct wordstream stream;
    struct fidelity fidelity;
    work_parse(&arena, "a.md", buf_str(&result.markdown), &work, diags);
    struct str body = str_sub(buf_str(&result.markdown), work.body_offset, result.markdown.n);
    struct document *document =
        document_read(body, &(struct document_options){.file = "a.md"}, diags);
    buf_reset(&words);
    wordstream_init(&stream, &words);
    work_words(&work, &stream);
    document_words(document, &stream);
    wordstream_finish(&stream, &fidelity);
    ck_assert_uint_eq(fidelity.words, result.kept_words);
    document_write_xhtml(document, &(struct xhtml_options){0}, xhtml);
    wordstream_clear(&stream);
    document_free(document);
}

static inline void import(void)
{
    static const char *const active[] = {"<script", "<style", "<iframe",     "<img",  "<object",
                                         "<svg",    "<embed", "javascript:", "data:", " on",
                                         "<link",   "<meta",  "vbscript:",   "<form", "<base"};
    struct buf xhtml = BUF_INIT;
    enum status status = import_text("a", buf_str(&input), &options, &result, diags);
    for (size_t i = 0; i < diags_size(diags); i++)
        ck_assert_msg(diags_at(diags, i)->severity < SEVERITY_ERROR, "%s",
                      diags_at(diags, i)->message);
    ck_assert_int_eq(status, STATUS_OK);
    read_result(&xhtml);
    for (struct str tag = buf_str(&xhtml); tag.n > 0;) {
        size_t from = str_find_char(tag, '<', 0), to = str_find_char(tag, '>', from);
        for (size_t i = 0; i < sizeof active / sizeof *active; i++)
            ck_assert_msg(str_find(str_sub(tag, from, to), str_of(active[i]), 0) == to - from,
                          "%s is in: %.*s", active[i], (int)(to - from), tag.p + from);
        tag = str_sub(tag, to < tag.n ? to + 1 : to, tag.n);
    }
    buf_clear(&xhtml);
}

#endif
