/* What search engines show of a page that nobody has described. */
#include <string.h>

#include "base/utf8.h"
#include "site/summary.h"
#include "unit.h"

static size_t count_points(const char *text)
{
    size_t n = 0, length;
    for (struct str rest = str_of(text); rest.n > 0; rest = str_sub(rest, length, rest.n), n++)
        utf8_decode(rest, &length);
    return n;
}

static const char *summary_of_repeated(struct arena *arena, const char *word, size_t times)
{
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < times; i++)
        buf_adds(&text, word);
    const char *summary = summary_of_text(arena, buf_str(&text));
    buf_clear(&text);
    return summary;
}

START_TEST(a_short_text_is_its_own_summary)
{
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(summary_of_text(&arena, STR(" Two words.\n")), "Two words.");
    ck_assert_ptr_null(summary_of_text(&arena, STR(" \n")));
    arena_clear(&arena);
}
END_TEST

START_TEST(a_long_text_is_cut_between_words)
{
    struct arena arena = ARENA_INIT;
    const char *summary = summary_of_repeated(&arena, "seven77 ", 40);
    ck_assert_uint_eq(count_points(summary), 19 * 8 - 1 + 2);
    ck_assert_str_eq(summary + strlen(summary) - strlen("seven77 …"), "seven77 …");
    arena_clear(&arena);
}
END_TEST

START_TEST(a_word_that_ends_where_a_summary_must_is_whole)
{
    struct arena arena = ARENA_INIT;
    char text[SUMMARY_LENGTH + 40];
    memset(text, 'a', sizeof text);
    text[100] = ' ';
    text[SUMMARY_LENGTH - 2] = ' ';
    const char *summary = summary_of_text(&arena, (struct str){text, sizeof text});
    ck_assert_uint_eq(count_points(summary), SUMMARY_LENGTH);
    ck_assert_int_eq(strncmp(summary, text, SUMMARY_LENGTH - 2), 0);
    arena_clear(&arena);
}
END_TEST

START_TEST(a_text_without_spaces_is_cut_between_its_signs)
{
    struct arena arena = ARENA_INIT;
    const char *summary = summary_of_repeated(&arena, "开放", 200);
    ck_assert_uint_eq(count_points(summary), SUMMARY_LENGTH);
    ck_assert(utf8_valid(str_of(summary), NULL));
    arena_clear(&arena);
}
END_TEST

START_TEST(titles_are_named_one_after_the_other)
{
    struct buf out = BUF_INIT;
    json_t *list =
        json_pack("[{s:s}, {s:s}, {s:s}]", "title", "One", "name", "none", "title", "Two");
    summary_add_titles(list, &out);
    ck_assert_str_eq(out.p, "One; Two");
    json_decref(list);
    buf_clear(&out);
}
END_TEST

UNIT_TESTS("summary", a_short_text_is_its_own_summary, a_long_text_is_cut_between_words,
           a_word_that_ends_where_a_summary_must_is_whole,
           a_text_without_spaces_is_cut_between_its_signs, titles_are_named_one_after_the_other)
