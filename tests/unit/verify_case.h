/*
 * What the tests of verify share: a scratch folder, files in it, and what verify says of them.
 */
#ifndef COLOPHON_TESTS_VERIFY_CASE_H
#define COLOPHON_TESTS_VERIFY_CASE_H

#include <check.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/utf8.h"
#include "unit/scratch.h"
#include "verify/verify.h"

static struct diags *case_diags;
static struct verify_report case_report;
static struct arena case_arena;

static inline void case_set_up(void)
{
    scratch_enter();
    case_diags = diags_new();
}

static inline void case_tear_down(void)
{
    diags_free(case_diags);
    verify_report_clear(&case_report);
    arena_clear(&case_arena);
    scratch_leave();
}

static inline void case_put(const char *path, const char *text)
{
    ck_assert_int_eq(file_write(path, str_of(text), case_diags), STATUS_OK);
}

/* The text with its only `from` replaced: one defect in something good. */
static inline const char *case_edit(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    ck_assert_msg(at != NULL, "'%s' is not in the text", from);
    ck_assert_msg(strstr(at + 1, from) == NULL, "'%s' is in the text twice", from);
    return arena_printf(&case_arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* data-words and data-sha256 of these words. */
static inline const char *case_record(const char *words)
{
    char hex[SHA256_HEX + 1];
    digest_sha256(str_of(words), hex);
    return arena_printf(&case_arena, "data-words=\"%zu\" data-sha256=\"%s\"",
                        utf8_word_count(str_of(words)), hex);
}

/* Verifies and checks all that is said, line by line. */
static inline void case_verify(const char *path, const char *source, const char *expected)
{
    const char *const sources[] = {source};
    struct verify_options options = {.sources = sources, .n_sources = source ? 1 : 0, .threads = 2};
    verify_report_clear(&case_report);
    diags_free(case_diags);
    case_diags = diags_new();
    verify_path(path, &options, &case_report, case_diags);
    diags_sort(case_diags);
    struct buf said = BUF_INIT;
    for (size_t i = 0; i < diags_size(case_diags); i++) {
        diag_format(diags_at(case_diags, i), &said);
        buf_addc(&said, '\n');
    }
    ck_assert_str_eq(said.p, expected);
    buf_clear(&said);
}

/* A row as letters: head, foot, rel, JSON-LD, DC, words, source; '-' does not apply. */
static inline void case_row(size_t i, const char *file, const char *verdicts)
{
    static const char letters[] = "-+!";
    ck_assert_uint_lt(i, case_report.n);
    const struct verify_row *row = &case_report.rows[i];
    const char found[] = {letters[row->notice_head], letters[row->notice_foot],
                          letters[row->rel_license], letters[row->json_ld],
                          letters[row->dc],          letters[row->words],
                          letters[row->source],      '\0'};
    ck_assert_str_eq(row->file, file);
    ck_assert_str_eq(found, verdicts);
}

#endif
