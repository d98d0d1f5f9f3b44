/*
 * A scratch folder that a test works in: the current folder between scratch_enter() and
 * scratch_leave(), which removes it with all in it and goes back to where the test began.
 */
#ifndef COLOPHON_TESTS_SCRATCH_H
#define COLOPHON_TESTS_SCRATCH_H

#include <check.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch_folder[64];
static char scratch_root[PATH_MAX]; /* where the test began: the repository */

static inline void scratch_enter(void)
{
    ck_assert_ptr_nonnull(getcwd(scratch_root, sizeof scratch_root));
    strcpy(scratch_folder, "/tmp/colophon.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(scratch_folder));
    ck_assert_int_eq(chdir(scratch_folder), 0);
}

static inline int scratch_remove_one(const char *path, const struct stat *st, int type,
                                     struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void scratch_leave(void)
{
    ck_assert_int_eq(chdir(scratch_root), 0);
    ck_assert_int_eq(nftw(scratch_folder, scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

#endif
