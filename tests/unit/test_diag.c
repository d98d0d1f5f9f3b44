#include <check.h>
#include <errno.h>

#include "base/diag.h"
#include "unit/unit.h"

START_TEST(a_failed_call_is_told_in_the_words_of_the_system)
{
    struct diags *diags = diags_new();
    errno = ENOENT;
    ck_assert_int_eq(diag_errno(diags, "open", "a.md"), STATUS_IO);
    struct buf line = BUF_INIT;
    diag_format(diags_at(diags, 0), &line);
    ck_assert_str_eq(line.p, "error: can't open 'a.md': No such file or directory");
    ck_assert_int_eq(diags_status(diags), STATUS_IO);
    buf_clear(&line);
    diags_free(diags);
}
END_TEST

START_TEST(diagnostics_are_sorted_by_place_and_then_by_arrival)
{
    struct diags *diags = diags_new();
    diag_warning(diags, (struct place){"b.md", 1, 0}, "rule", "third");
    diag_error(diags, (struct place){"a.md", 7, 3}, NULL, "second");
    diag_note(diags, (struct place){"a.md", 2, 0}, "first, %d", 1);
    diags_sort(diags);
    static const char *const lines[] = {"a.md:2: note: first, 1", "a.md:7:3: error: second",
                                        "b.md:1: warning: third [rule]"};
    struct buf line = BUF_INIT;
    for (size_t i = 0; i < diags_size(diags); i++) {
        buf_cut(&line, 0);
        diag_format(diags_at(diags, i), &line);
        ck_assert_str_eq(line.p, lines[i]);
    }
    ck_assert_uint_eq(diags_count(diags, SEVERITY_ERROR), 1);
    buf_clear(&line);
    diags_free(diags);
}
END_TEST

START_TEST(what_others_collected_can_be_added)
{
    struct diags *diags = diags_new(), *others = diags_new();
    struct buf line = BUF_INIT;
    diag_warning(others, (struct place){"a.md", 1, 2}, "rule", "100%% of '%s'", "x");
    diag_fail(others, STATUS_IO, (struct place){0}, "gone");
    diags_add_all(diags, others);
    diags_free(others);
    diag_format(diags_at(diags, 0), &line);
    ck_assert_str_eq(line.p, "a.md:1:2: warning: 100% of 'x' [rule]");
    ck_assert_int_eq(diags_status(diags), STATUS_IO);
    buf_clear(&line);
    diags_free(diags);
}
END_TEST

START_TEST(the_nearest_name_is_given_only_when_it_is_near)
{
    static const char *const known[] = {"title", "lang", "license"};
    ck_assert_str_eq(diag_nearest("licence", known, 3), "license");
    ck_assert_str_eq(diag_nearest("titel", known, 3), "title");
    ck_assert_ptr_null(diag_nearest("navigation", known, 3));
}
END_TEST

UNIT_TESTS("diag", a_failed_call_is_told_in_the_words_of_the_system,
           diagnostics_are_sorted_by_place_and_then_by_arrival, what_others_collected_can_be_added,
           the_nearest_name_is_given_only_when_it_is_near)
