/*
 * For tests of what reads and writes files: a scratch folder, and the messages that a test collects.
 */
#ifndef COLOPHON_TESTS_UNIT_SCRATCH_CASE_H
#define COLOPHON_TESTS_UNIT_SCRATCH_CASE_H

#include "base/file.h"
#include "unit/messages.h"
#include "unit/scratch.h"

static inline void scratch_case_begin(void)
{
    scratch_enter();
    diags = diags_new();
}

static inline void scratch_case_end(void)
{
    diags_free(diags);
    scratch_leave();
}

static inline void put(const char *path, const char *text)
{
    ck_assert_int_eq(file_write(path, str_of(text), diags), STATUS_OK);
}

#endif
