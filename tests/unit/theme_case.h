/*
 * For tests of themes: a scratch folder with a publication, "content", in it.
 */
#ifndef COLOPHON_TESTS_UNIT_THEME_CASE_H
#define COLOPHON_TESTS_UNIT_THEME_CASE_H

#include "base/file.h"
#include "unit/scratch.h"

static struct diags *diags;

static inline void put(const char *path, const char *text)
{
    ck_assert_int_eq(file_write(path, str_of(text), diags), STATUS_OK);
}

static inline void theme_case_begin(void)
{
    scratch_enter();
    diags = diags_new();
    put("content/publication.yaml", "name: test\n");
}

static inline void theme_case_end(void)
{
    diags_free(diags);
    scratch_leave();
}

#endif
