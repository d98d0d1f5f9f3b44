#include <check.h>
#include <string.h>

#include "base/pattern.h"
#include "unit/unit.h"

static struct diags *diags;

static void set_up(void)
{
    diags = diags_new();
}

static void tear_down(void)
{
    diags_free(diags);
}

static struct pattern *compile(const char *text)
{
    struct pattern *pattern = pattern_new(text, (struct place){"p.yaml", 3, 7}, diags);
    ck_assert_ptr_nonnull(pattern);
    return pattern;
}

START_TEST(groups_are_the_parts_of_the_subject)
{
    struct pattern *pattern = compile("^By (\\p{Lu}\\w+)( Jr\\.)?$");
    struct pattern_match match;
    ck_assert(pattern_match(pattern, STR("By Ägidius"), &match));
    ck_assert(str_is(match.group[0], "By Ägidius"));
    ck_assert(str_is(match.group[1], "Ägidius"));
    ck_assert_ptr_null(match.group[2].p);
    ck_assert(!pattern_match(pattern, STR("By ägidius"), &match));
    pattern_free(pattern);
}
END_TEST

START_TEST(an_empty_subject_can_match)
{
    struct pattern *pattern = compile("^$");
    ck_assert(pattern_match(pattern, (struct str){NULL, 0}, NULL));
    ck_assert(!pattern_match(pattern, STR("x"), NULL));
    pattern_free(pattern);
}
END_TEST

START_TEST(more_groups_than_there_is_room_for_are_no_harm)
{
    struct pattern *pattern = compile("(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(b)");
    struct pattern_match match;
    ck_assert(pattern_match(pattern, STR("aaaaaaaaaaab"), &match));
    ck_assert(str_is(match.group[0], "aaaaaaaaaaab"));
    ck_assert(str_is(match.group[PATTERN_GROUPS - 1], "a"));
    pattern_free(pattern);
}
END_TEST

START_TEST(a_mistake_is_reported_at_its_place)
{
    struct buf line = BUF_INIT;
    ck_assert_ptr_null(pattern_new("a(b", (struct place){"p.yaml", 3, 7}, diags));
    ck_assert_uint_eq(diags_size(diags), 1);
    diag_format(diags_at(diags, 0), &line);
    ck_assert_str_eq(line.p, "p.yaml:3:7: error: bad pattern 'a(b': missing closing parenthesis "
                             "at character 4 [pattern]");
    buf_clear(&line);
}
END_TEST

START_TEST(a_pattern_that_runs_away_is_no_match)
{
    struct pattern *pattern = compile("^(a+)+$");
    char text[64];
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = 'b';
    ck_assert(!pattern_match(pattern, (struct str){text, sizeof text}, NULL));
    ck_assert(pattern_match(pattern, (struct str){text, sizeof text - 1}, NULL));
    pattern_free(pattern);
}
END_TEST

START_TEST(bytes_that_are_not_utf8_do_not_match)
{
    struct pattern *pattern = compile(".");
    ck_assert(!pattern_match(pattern, STR("\xFF"), NULL));
    pattern_free(pattern);
}
END_TEST

UNIT_TESTS_WITH("pattern", set_up, tear_down, groups_are_the_parts_of_the_subject,
                an_empty_subject_can_match, more_groups_than_there_is_room_for_are_no_harm,
                a_mistake_is_reported_at_its_place, a_pattern_that_runs_away_is_no_match,
                bytes_that_are_not_utf8_do_not_match)
