#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"
#include "base/output.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static void set_up(void)
{
    scratch_case_begin();
    put("in/a.md", "one");
    put("in/sub/b.md", "two");
}

static void tear_down(void)
{
    scratch_case_end();
}

static const char *look(const char *option)
{
    static char digests[2][SHA256_HEX + 1];
    static int turn;
    struct inputs *inputs = inputs_new();
    turn = !turn;
    inputs_add_text(inputs, option);
    inputs_add_folder(inputs, "in", "in/out");
    inputs_finish(inputs, digests[turn]);
    inputs_free(inputs);
    return digests[turn];
}

static bool same_after(const char *before)
{
    char kept[SHA256_HEX + 1];
    strcpy(kept, before);
    return strcmp(kept, look("")) == 0;
}

START_TEST(what_did_not_change_has_the_same_digest)
{
    ck_assert(same_after(look("")));
}
END_TEST

/* Writes and puts the old time back, until the clock has ticked. */
static void rewrite(const char *path, const char *text)
{
    struct stat before, after;
    ck_assert_int_eq(stat(path, &before), 0);
    const struct timespec times[] = {before.st_atim, before.st_mtim};
    do {
        int fd = open(path, O_WRONLY);
        ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
        ck_assert_int_eq(futimens(fd, times), 0);
        ck_assert_int_eq(fstat(fd, &after), 0);
        close(fd);
    } while (after.st_ctim.tv_sec == before.st_ctim.tv_sec &&
             after.st_ctim.tv_nsec == before.st_ctim.tv_nsec);
}

START_TEST(a_file_of_the_same_size_and_time_is_known_to_be_another)
{
    const char *before = look("");
    rewrite("in/a.md", "eno");
    ck_assert(!same_after(before));
}
END_TEST

START_TEST(a_file_more_or_less_or_elsewhere_is_a_change)
{
    const char *before = look("");
    ck_assert_int_eq(file_write("in/sub/c.md", STR(""), diags), STATUS_OK);
    ck_assert(!same_after(before));
    before = look("");
    ck_assert_int_eq(unlink("in/sub/c.md"), 0);
    ck_assert(!same_after(before));
    before = look("");
    ck_assert_int_eq(rename("in/sub/b.md", "in/b.md"), 0);
    ck_assert(!same_after(before));
}
END_TEST

START_TEST(an_output_below_its_inputs_is_no_input)
{
    ck_assert_int_eq(file_write("in/out/x", STR("1"), diags), STATUS_OK);
    const char *before = look("");
    ck_assert_int_eq(file_write("in/out/sub/y", STR("1"), diags), STATUS_OK);
    ck_assert(same_after(before));
    ck_assert_int_eq(file_write("in/outer", STR("1"), diags), STATUS_OK);
    ck_assert(!same_after(before));
}
END_TEST

START_TEST(an_option_is_an_input)
{
    ck_assert_str_ne(look("a"), look("b"));
}
END_TEST

START_TEST(what_changed_a_moment_ago_is_not_settled)
{
    struct inputs *inputs = inputs_new();
    inputs_add_folder(inputs, "in", NULL);
    ck_assert(!inputs_settled(inputs));
    inputs_free(inputs);
    inputs = inputs_new();
    inputs_add_file(inputs, "/usr/include/check.h");
    ck_assert(inputs_settled(inputs));
    inputs_free(inputs);
}
END_TEST

START_TEST(a_folder_that_is_missing_is_never_settled)
{
    struct inputs *inputs = inputs_new();
    inputs_add_folder(inputs, "nowhere", NULL);
    ck_assert(!inputs_settled(inputs));
    inputs_free(inputs);
}
END_TEST

/* ---- What an output remembers ---- */

static void make_output(const char *inputs)
{
    struct output_stats stats;
    struct output *output = output_open("out", diags);
    sink_put(output_sink(output), "site/a.html", "text/html", STR("page"));
    ck_assert_int_eq(output_commit(output, &stats), STATUS_OK);
    ck_assert_int_eq(output_remember(output, inputs, STR("said")), STATUS_OK);
    output_free(output);
}

static bool recalls(const char *inputs)
{
    struct output_stats stats = {0};
    struct buf notes = BUF_INIT;
    struct output *output = output_open("out", diags);
    bool known = output_recalls(output, inputs, &notes, &stats);
    if (known) {
        ck_assert_str_eq(notes.p, "said");
        ck_assert_uint_eq(stats.unchanged, 1);
    }
    output_free(output);
    buf_clear(&notes);
    return known;
}

START_TEST(an_output_recalls_its_inputs_and_what_was_said)
{
    make_output("one");
    ck_assert(recalls("one"));
    ck_assert(!recalls("two"));
}
END_TEST

START_TEST(a_file_that_was_touched_in_the_output_is_made_again)
{
    make_output("one");
    ck_assert_int_eq(truncate("out/site/a.html", 0), 0);
    ck_assert(!recalls("one"));
    make_output("one");
    ck_assert_int_eq(unlink("out/site/a.html"), 0);
    ck_assert(!recalls("one"));
}
END_TEST

/* A commit that was cut off before it was remembered: the memory is that of another state. */
START_TEST(a_memory_of_another_state_counts_for_nothing)
{
    struct output_stats stats;
    make_output("one");
    struct output *output = output_open("out", diags);
    sink_put(output_sink(output), "site/b.html", "text/html", STR("another"));
    ck_assert_int_eq(output_commit(output, &stats), STATUS_OK);
    output_free(output);
    ck_assert(!recalls("one"));
}
END_TEST

UNIT_TESTS_WITH("inputs", set_up, tear_down, what_did_not_change_has_the_same_digest,
                a_file_of_the_same_size_and_time_is_known_to_be_another,
                a_file_more_or_less_or_elsewhere_is_a_change,
                an_output_below_its_inputs_is_no_input, an_option_is_an_input,
                what_changed_a_moment_ago_is_not_settled, a_folder_that_is_missing_is_never_settled,
                an_output_recalls_its_inputs_and_what_was_said,
                a_file_that_was_touched_in_the_output_is_made_again,
                a_memory_of_another_state_counts_for_nothing)
