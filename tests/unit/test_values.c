#include <check.h>
#include <string.h>

#include "model/values.h"
#include "unit/unit.h"

START_TEST(dates_are_years_months_days_or_seconds)
{
    static const char *const good[] = {"2024",       "0001",       "2024-12",
                                       "2024-02-29", "2000-02-29", "2024-03-09T23:59:59Z"};
    static const char *const bad[] = {"",
                                      "24",
                                      "0000",
                                      "2024-00",
                                      "2024-13",
                                      "2024-1-1",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "2024-04-31",
                                      "2024-01-00",
                                      "2024-01-01 ",
                                      "20240101",
                                      "2024-01-01T24:00:00Z",
                                      "2024-01-01T10:60:00Z",
                                      "2024-01-01T10:00:60Z",
                                      "2024-01-01T10:00:00",
                                      "2024-01-01T10:00:00+01:00",
                                      "٢٠٢٤"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(value_is_date(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!value_is_date(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(a_date_begins_with_its_first_second)
{
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(value_time(&arena, "2024"), "2024-01-01T00:00:00Z");
    ck_assert_str_eq(value_time(&arena, "2024-03"), "2024-03-01T00:00:00Z");
    ck_assert_str_eq(value_time(&arena, "2024-03-09"), "2024-03-09T00:00:00Z");
    ck_assert_str_eq(value_time(&arena, "2024-03-09T14:30:00Z"), "2024-03-09T14:30:00Z");
    arena_clear(&arena);
}
END_TEST

START_TEST(seconds_since_1970_stay_within_four_digit_years)
{
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(value_time_of_epoch(&arena, 0), "1970-01-01T00:00:00Z");
    ck_assert_str_eq(value_time_of_epoch(&arena, 1700000000), "2023-11-14T22:13:20Z");
    ck_assert_str_eq(value_time_of_epoch(&arena, -5), "1970-01-01T00:00:00Z");
    ck_assert_str_eq(value_time_of_epoch(&arena, 0x7fffffffffffffff), "9999-12-31T23:59:59Z");
    arena_clear(&arena);
}
END_TEST

START_TEST(languages_have_the_shape_of_bcp_47)
{
    static const char *const good[] = {
        "en",         "gsw",        "pt-BR",           "zh-Hant-TW",    "es-419",
        "de-CH-1996", "en-x-draft", "de-u-co-phonebk", "sl-rozaj-biske"};
    static const char *const bad[] = {"",       "e",  "english",       "en_US", "en-",      "-en",
                                      "en--US", "e1", "en-toolongtag", "en-x",  "en-a-b-c", "déu"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(value_is_language(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!value_is_language(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(addresses_are_absolute_and_escaped)
{
    static const char *const good[] = {"https://example.org", "http://example.org/a?b=c#d",
                                       "HTTPS://example.org:8080/a%20b", "https://example.org/é"};
    static const char *const bad[] = {"",
                                      "example.org",
                                      "/a",
                                      "//example.org",
                                      "https:",
                                      "https://",
                                      "https:///a",
                                      "https://:80/",
                                      "ftp://example.org",
                                      "javascript:alert(1)",
                                      "https://example.org/a b",
                                      "https://example.org/\"onclick",
                                      "https://example.org/<b>",
                                      "https://example.org/a%2",
                                      "https://example.org/\n",
                                      "https://example.org\\a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(value_is_address(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!value_is_address(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(characters_that_xml_can_not_hold_are_found)
{
    ck_assert_uint_eq(value_bad_character(STR("a\tb\nc é 漢 😀")), 0);
    ck_assert_uint_eq(value_bad_character(STR("a\x1f")), 0x1f);
    ck_assert_uint_eq(value_bad_character(STR("a\x7f")), 0x7f);
    ck_assert_uint_eq(value_bad_character(STR("\xEF\xBF\xBF")), 0xffff);
}
END_TEST

UNIT_TESTS("values", dates_are_years_months_days_or_seconds, a_date_begins_with_its_first_second,
           seconds_since_1970_stay_within_four_digit_years, languages_have_the_shape_of_bcp_47,
           addresses_are_absolute_and_escaped, characters_that_xml_can_not_hold_are_found)
