#include "base/archive_previous.h"

#include <libdeflate.h>

#include "base/archive.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static struct buf text;
static enum archive_effort effort;

static void set_up(void)
{
    scratch_case_begin();
    effort = ARCHIVE_WELL;
    for (int i = 0; i < 500; i++)
        buf_addf(&text, "Sentence %d of a chapter.\n", i);
}

static void tear_down(void)
{
    buf_clear(&text);
    scratch_case_end();
}

static void write_archive(const char *path, const char *previous, const char *more)
{
    struct archive *archive = archive_new("spool", diags);
    ck_assert_ptr_nonnull(archive);
    archive_spend(archive, effort);
    if (previous)
        archive_reuse(archive, previous);
    archive_add(archive, 0, "mimetype", STR("application/epub+zip"), true);
    archive_add(archive, 1, "same.xhtml", buf_str(&text), false);
    struct buf other = BUF_INIT;
    buf_addf(&other, "%s%s", text.p, more);
    archive_add(archive, 1, "other.xhtml", buf_str(&other), false);
    buf_clear(&other);
    ck_assert_int_eq(archive_write(archive, path), STATUS_OK);
    archive_free(archive);
    expect("");
}

static bool is_there(const char *archive, const char *path, struct str bytes)
{
    struct buf packed = BUF_INIT;
    struct previous *previous = previous_open(archive, 0);
    bool there = previous && previous_packed(previous, path, bytes,
                                             libdeflate_crc32(0, bytes.p, bytes.n), &packed);
    ck_assert(there == (packed.n > 0));
    previous_close(previous);
    buf_clear(&packed);
    return there;
}

START_TEST(what_an_entry_holds_is_there_packed)
{
    write_archive("a.zip", NULL, "one");
    ck_assert(is_there("a.zip", "same.xhtml", buf_str(&text)));
}
END_TEST

START_TEST(another_text_another_path_and_what_was_stored_are_not_there)
{
    write_archive("a.zip", NULL, "one");
    ck_assert(!is_there("a.zip", "other.xhtml", buf_str(&text)));
    ck_assert(!is_there("a.zip", "none.xhtml", buf_str(&text)));
    ck_assert(!is_there("a.zip", "mimetype", STR("application/epub+zip")));
    text.p[100] ^= 1;
    ck_assert(!is_there("a.zip", "same.xhtml", buf_str(&text)));
}
END_TEST

START_TEST(what_is_no_archive_holds_nothing)
{
    ck_assert(!is_there("missing.zip", "same.xhtml", buf_str(&text)));
    ck_assert_int_eq(file_write("a.zip", STR("text"), diags), STATUS_OK);
    ck_assert(!is_there("a.zip", "same.xhtml", buf_str(&text)));
}
END_TEST

/* An archive written beside the one in old.zip is the same as one written without it. */
static void expect_fresh(void)
{
    struct buf fresh = BUF_INIT, again = BUF_INIT;
    write_archive("fresh.zip", NULL, "two");
    write_archive("again.zip", "old.zip", "two");
    ck_assert_int_eq(file_read("fresh.zip", FILE_LIMIT, &fresh, diags), STATUS_OK);
    ck_assert_int_eq(file_read("again.zip", FILE_LIMIT, &again, diags), STATUS_OK);
    ck_assert(str_eq(buf_str(&fresh), buf_str(&again)));
    buf_clear(&fresh);
    buf_clear(&again);
}

START_TEST(an_archive_does_not_tell_of_the_one_before)
{
    write_archive("old.zip", NULL, "one");
    expect_fresh();
}
END_TEST

START_TEST(what_was_packed_with_another_effort_is_packed_again)
{
    write_archive("old.zip", NULL, "one");
    effort = ARCHIVE_BEST;
    expect_fresh();
    ck_assert(is_there("old.zip", "same.xhtml", buf_str(&text)));
    ck_assert(!is_there("fresh.zip", "same.xhtml", buf_str(&text)));
}
END_TEST

UNIT_TESTS_WITH("archive_previous", set_up, tear_down, what_an_entry_holds_is_there_packed,
                another_text_another_path_and_what_was_stored_are_not_there,
                what_is_no_archive_holds_nothing, an_archive_does_not_tell_of_the_one_before,
                what_was_packed_with_another_effort_is_packed_again)
