/*
 * For tests of one import: what it is asked, what it gives, and what it says.
 */
#ifndef COLOPHON_TESTS_UNIT_IMPORT_CASE_H
#define COLOPHON_TESTS_UNIT_IMPORT_CASE_H

#include "import/import.h"

static struct diags *diags;
static struct arena arena;
static struct import_result result;
static struct import_options options;

static inline void import_case_begin(void)
{
    diags = diags_new();
    options = (struct import_options){0};
    result = (struct import_result)IMPORT_RESULT_INIT;
}

static inline void import_case_end(void)
{
    import_result_clear(&result);
    diags_free(diags);
    arena_clear(&arena);
}

#endif
