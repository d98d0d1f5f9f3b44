/*
 * For tests of what is said of a license: an arena, and a buffer for what is written.
 */
#ifndef COLOPHON_TESTS_UNIT_LICENSE_CASE_H
#define COLOPHON_TESTS_UNIT_LICENSE_CASE_H

#include "license/notice.h"
#include "unit/unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NC_ND "https://creativecommons.org/licenses/by-nc-nd/4.0/"

static struct arena arena;
static struct buf out;

static inline void set_up(void)
{
    arena = (struct arena)ARENA_INIT;
    buf_init(&out);
}

static inline void tear_down(void)
{
    arena_clear(&arena);
    buf_clear(&out);
}

/* The record of a known license; of none for NULL. */
static inline struct license_record licensed(const char *id)
{
    struct license_record record = {0};
    if (id)
        ck_assert_int_eq(license_from_id(&arena, id, &record.license), LICENSE_FOUND);
    return record;
}

#endif
