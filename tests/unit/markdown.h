/*
 * What the tests of Markdown share: read, render, compare.
 */
#ifndef COLOPHON_TESTS_MARKDOWN_H
#define COLOPHON_TESTS_MARKDOWN_H

#include "markdown/document.h"
#include "unit/unit.h"

static inline struct document *read_quietly(const char *markdown)
{
    struct diags *diags = diags_new();
    struct document *document =
        document_read(str_of(markdown), &(struct document_options){.file = "test.md"}, diags);
    diags_free(diags);
    return document;
}

static inline void ck_xhtml(const char *markdown, const char *expected)
{
    struct document *document = read_quietly(markdown);
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
    document_free(document);
}

static inline void ck_words(const char *markdown, const char *expected)
{
    struct document *document = read_quietly(markdown);
    struct buf words = BUF_INIT;
    struct wordstream stream;
    wordstream_init(&stream, &words);
    document_words(document, &stream);
    ck_assert_str_eq(words.p, expected);
    wordstream_clear(&stream);
    buf_clear(&words);
    document_free(document);
}

/* Reads and writes; what is written must read and write as itself. */
static inline void ck_markdown(const char *markdown, const char *expected)
{
    for (int round = 0; round < 2; round++) {
        struct document *document = read_quietly(round == 0 ? markdown : expected);
        struct buf out = BUF_INIT;
        document_write_markdown(document, &out);
        ck_assert_str_eq(out.p, expected);
        buf_clear(&out);
        document_free(document);
    }
}

#endif
