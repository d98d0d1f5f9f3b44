#include <check.h>
#include <sys/stat.h>

#include "unit/scratch_case.h"
#include "unit/unit.h"

static unsigned mode_after_writing(const char *path, const char *text)
{
    struct stat st;
    ck_assert_int_eq(file_write(path, str_of(text), diags), STATUS_OK);
    ck_assert_int_eq(stat(path, &st), 0);
    return st.st_mode & 07777;
}

START_TEST(a_new_file_may_be_read_by_whom_the_user_lets)
{
    umask(027);
    ck_assert_uint_eq(mode_after_writing("a", "one"), 0640);
    umask(002);
    ck_assert_uint_eq(mode_after_writing("b", "one"), 0664);
}
END_TEST

START_TEST(a_file_that_is_written_again_may_be_read_by_the_same)
{
    mode_after_writing("a", "one");
    ck_assert_int_eq(chmod("a", 0600), 0);
    ck_assert_uint_eq(mode_after_writing("a", "two"), 0600);
}
END_TEST

UNIT_TESTS_WITH("file", scratch_case_begin, scratch_case_end,
                a_new_file_may_be_read_by_whom_the_user_lets,
                a_file_that_is_written_again_may_be_read_by_the_same)
