#include <check.h>
#include <stdlib.h>

#include "base/text.h"
#include "unit/unit.h"

START_TEST(a_buffer_always_ends_with_nul)
{
    struct buf buf = BUF_INIT;
    ck_assert_str_eq(buf.p, "");
    buf_addf(&buf, "%d pages", 12);
    ck_assert_str_eq(buf.p, "12 pages");
    buf_cut(&buf, 2);
    ck_assert_str_eq(buf.p, "12");
    char *taken = buf_take(&buf);
    ck_assert_str_eq(taken, "12");
    ck_assert_uint_eq(buf.n, 0);
    free(taken);
    buf_clear(&buf);
}
END_TEST

START_TEST(what_xml_takes_for_markup_is_escaped)
{
    struct buf buf = BUF_INIT;
    buf_adds_xml(&buf, "a < b & \"c\" > d");
    ck_assert_str_eq(buf.p, "a &lt; b &amp; &quot;c&quot; &gt; d");
    buf_clear(&buf);
}
END_TEST

START_TEST(what_may_not_stand_in_an_address_is_escaped)
{
    struct buf buf = BUF_INIT;
    buf_add_escaped(&buf, "a b/\u00e9%[Z9].md", "/.");
    ck_assert_str_eq(buf.p, "a%20b/%C3%A9%25%5BZ9%5D.md");
    buf_clear(&buf);
}
END_TEST

START_TEST(what_ends_or_breaks_a_json_string_is_escaped)
{
    struct buf buf = BUF_INIT;
    buf_adds_json(&buf, "say \"a\\b\"\n\x01\u00e9");
    ck_assert_str_eq(buf.p, "say \\\"a\\\\b\\\"\\u000a\\u0001\u00e9");
    buf_clear(&buf);
}
END_TEST

START_TEST(strings_are_joined)
{
    struct buf buf = BUF_INIT;
    buf_join(&buf, "<", "p", "", ">");
    ck_assert_str_eq(buf.p, "<p>");
    buf_clear(&buf);
}
END_TEST

START_TEST(lines_end_with_newline_or_return_newline)
{
    struct str rest = STR("one\r\n\ntwo"), line;
    ck_assert(str_next_line(&rest, &line) && str_is(line, "one"));
    ck_assert(str_next_line(&rest, &line) && str_is(line, ""));
    ck_assert(str_next_line(&rest, &line) && str_is(line, "two"));
    ck_assert(!str_next_line(&rest, &line));
}
END_TEST

START_TEST(a_needle_is_found_from_an_offset_on)
{
    ck_assert_uint_eq(str_find(STR("abcabc"), STR("bc"), 0), 1);
    ck_assert_uint_eq(str_find(STR("abcabc"), STR("bc"), 2), 4);
    ck_assert_uint_eq(str_find(STR("abcabc"), STR("cb"), 0), 6);
    ck_assert_uint_eq(str_find(STR("a"), STR("abc"), 0), 1);
}
END_TEST

START_TEST(a_word_is_listed_if_it_stands_there_whole)
{
    ck_assert(str_listed(" nav main nav-list ", STR("main")));
    ck_assert(str_listed("nav main", STR("nav")) && str_listed("nav main", STR("main")));
    ck_assert(str_listed(" navigation nav ", STR("nav")));
    ck_assert(!str_listed(" navigation main ", STR("nav")));
    ck_assert(!str_listed(" nav main ", STR("ain")));
    ck_assert(!str_listed(" nav main ", STR("nav main")));
    ck_assert(!str_listed(" nav  main ", STR("")) && !str_listed(NULL, STR("nav")));
}
END_TEST

UNIT_TESTS("text", a_buffer_always_ends_with_nul, what_xml_takes_for_markup_is_escaped,
           what_may_not_stand_in_an_address_is_escaped,
           what_ends_or_breaks_a_json_string_is_escaped, strings_are_joined,
           lines_end_with_newline_or_return_newline, a_needle_is_found_from_an_offset_on,
           a_word_is_listed_if_it_stands_there_whole)
