/*
 * For tests of diagnostics: the messages that a test collects.
 */
#ifndef COLOPHON_TESTS_UNIT_MESSAGES_H
#define COLOPHON_TESTS_UNIT_MESSAGES_H

#include <check.h>

#include "base/diag.h"

static struct diags *diags;

/* Compares all messages, one a line, and forgets them. */
static inline void expect(const char *messages)
{
    struct buf lines = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &lines);
        buf_addc(&lines, '\n');
    }
    ck_assert_str_eq(lines.p, messages);
    buf_clear(&lines);
    diags_free(diags);
    diags = diags_new();
}

#endif
