#include <string.h>

#include "base/output.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static bool is_book(void *context, const char *path)
{
    (void)context;
    return strstr(path, ".epub");
}

/* A page, with its book or instead of it with what was kept of the last build. */
static struct output_stats build(const char *page, const char *book)
{
    struct output_stats stats;
    struct output *output = output_open("out", diags);
    ck_assert_ptr_nonnull(output);
    if (!book)
        output_keep(output, is_book, NULL);
    sink_put(output_sink(output), "site/a.html", "text/html", str_of(page));
    if (book) {
        sink_put(output_sink(output), "site/a.epub", "application/epub+zip", str_of(book));
        output_link(output, "site/a.epub", "a.epub");
    }
    ck_assert_int_eq(output_commit(output, &stats), STATUS_OK);
    output_free(output);
    expect("");
    return stats;
}

START_TEST(what_another_output_wrote_stays_where_that_is_asked_for)
{
    build("one", "book");
    struct output_stats stats = build("two", NULL);
    ck_assert_uint_eq(stats.written, 1);
    ck_assert_uint_eq(stats.unchanged, 2);
    ck_assert_uint_eq(stats.removed, 0);
    ck_assert(file_exists("out/a.epub"));
    ck_assert(file_exists("out/site/a.epub"));
}
END_TEST

START_TEST(what_was_kept_is_still_known_as_ours)
{
    build("one", "book");
    build("two", NULL);
    struct output_stats stats = build("two", "another book");
    ck_assert_uint_eq(stats.written, 2);
    ck_assert_uint_eq(stats.unchanged, 1);
}
END_TEST

START_TEST(what_was_removed_by_others_is_not_kept)
{
    build("one", "book");
    ck_assert_int_eq(remove("out/a.epub"), 0);
    struct output_stats stats = build("one", NULL);
    ck_assert_uint_eq(stats.unchanged, 2);
    ck_assert(!file_exists("out/a.epub"));
}
END_TEST

UNIT_TESTS_WITH("output_keep", scratch_case_begin, scratch_case_end,
                what_another_output_wrote_stays_where_that_is_asked_for,
                what_was_kept_is_still_known_as_ours, what_was_removed_by_others_is_not_kept)
