#include "base/cache.h"

#include "unit/scratch_case.h"
#include "unit/unit.h"

static struct cache *cache;

static void set_up(void)
{
    scratch_case_begin();
    cache = cache_new("out/covers");
}

static void tear_down(void)
{
    cache_free(cache);
    scratch_case_end();
}

static void is(const char *key, const char *expected)
{
    struct buf out = BUF_INIT;
    bool found = cache_get(cache, key, &out);
    ck_assert_str_eq(found ? out.p : "(nothing)", expected);
    buf_clear(&out);
}

static void next_build(void)
{
    cache_free(cache);
    cache = cache_new("out/covers");
}

START_TEST(what_was_put_is_there_in_the_next_build)
{
    is("abc", "(nothing)");
    ck_assert(!file_exists("out"));
    cache_put(cache, "abc", STR("a cover"));
    cache_put(cache, "empty", STR(""));
    next_build();
    is("abc", "a cover");
    is("empty", "");
    cache_put(cache, "abc", STR("another"));
    is("abc", "another");
}
END_TEST

START_TEST(what_was_damaged_is_not_there)
{
    cache_put(cache, "abc", STR("a cover"));
    ck_assert_int_eq(truncate("out/covers/abc", 70), 0);
    is("abc", "(nothing)");
    ck_assert_int_eq(truncate("out/covers/abc", 3), 0);
    is("abc", "(nothing)");
}
END_TEST

START_TEST(what_is_not_used_any_more_is_swept)
{
    cache_put(cache, "abc", STR("a cover"));
    cache_put(cache, "def", STR("another"));
    next_build();
    is("def", "another");
    cache_sweep(cache);
    ck_assert(!file_exists("out/covers/abc"));
    ck_assert(file_exists("out/covers/def"));
}
END_TEST

START_TEST(a_folder_that_can_not_be_made_is_no_error)
{
    ck_assert_int_eq(file_write("out", STR("a file"), diags), STATUS_OK);
    cache_put(cache, "abc", STR("a cover"));
    is("abc", "(nothing)");
    cache_sweep(cache);
}
END_TEST

UNIT_TESTS_WITH("cache", set_up, tear_down, what_was_put_is_there_in_the_next_build,
                what_was_damaged_is_not_there, what_is_not_used_any_more_is_swept,
                a_folder_that_can_not_be_made_is_no_error)
