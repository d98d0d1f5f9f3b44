/*
 * Tags with too many attributes: where they are found, and what is no tag.
 */
#include <check.h>
#include <string.h>

#include "base/memory.h"
#include "base/tags.h"
#include "unit/unit.h"

static struct arena arena;
static const char *attributes; /* too many for one tag */

static void set_up(void)
{
    struct buf all = BUF_INIT;
    for (int i = 0; i <= ATTRIBUTES_LIMIT; i++)
        buf_addf(&all, " a%d=\">\"", i);
    attributes = arena_strndup(&arena, all.p, all.n);
    buf_clear(&all);
}

static void tear_down(void)
{
    arena_clear(&arena);
}

/* The line of a tag in this frame, whose %s are the attributes. */
static int line_in(const char *frame, bool html)
{
    struct buf text = BUF_INIT;
    for (const char *p = frame; *p; p++)
        if (p[0] == '%')
            buf_adds(&text, attributes);
        else
            buf_addc(&text, *p);
    int line = tags_crowded_line(buf_str(&text), html);
    buf_clear(&text);
    return line;
}

START_TEST(a_crowded_tag_is_found_with_its_line)
{
    ck_assert_int_eq(line_in("<p%>", true), 1);
    ck_assert_int_eq(line_in("<p%>", false), 1);
    ck_assert_int_eq(line_in("<p>a\n<br>\n\n<p\n%>", true), 4);
    ck_assert_int_eq(line_in("<p%", true), 1);
    ck_assert_int_eq(line_in("", true), 0);
    ck_assert_int_eq(tags_crowded_line(STR("<p a=\"b\">"), true), 0);
}
END_TEST

START_TEST(as_many_as_the_limit_are_no_crowd)
{
    const char *most = attributes + strlen(" a0=\">\"");
    ck_assert_int_eq(
        tags_crowded_line(str_of(arena_printf(&arena, "<p%s></p%s>", most, attributes)), true), 0);
}
END_TEST

START_TEST(words_and_comments_are_no_tags)
{
    ck_assert_int_eq(line_in("a < b % </p%>", true), 0);
    ck_assert_int_eq(line_in("<!-- <p%> -->", true), 0);
    ck_assert_int_eq(line_in("<!-- <p%> -->", false), 0);
}
END_TEST

START_TEST(scripts_of_html_and_cdata_of_xml_hold_no_tags)
{
    ck_assert_int_eq(line_in("<script>if (a<b %)</script>", true), 0);
    ck_assert_int_eq(line_in("<STYLE>a<b %</style>", true), 0);
    ck_assert_int_eq(line_in("<script>\n<b %>\n</script>", false), 2);
    ck_assert_int_eq(line_in("<script></script>\n<b %>", true), 2);
    ck_assert_int_eq(line_in("<scripty>\n<b %>", true), 2);
    ck_assert_int_eq(line_in("<script a=b />\n<b %>", true), 2);
    ck_assert_int_eq(line_in("<script a=/>\n<b %>", true), 0);
    ck_assert_int_eq(line_in("<style-of>\n<b %>", true), 2);
    ck_assert_int_eq(line_in("<p><![CDATA[<p%>]]></p>", false), 0);
    ck_assert_int_eq(line_in("<p><?pi <p%> ?></p>", false), 0);
}
END_TEST

START_TEST(a_comment_of_html_ends_in_more_ways)
{
    ck_assert_int_eq(line_in("<!-->\n<p%>", true), 2);
    ck_assert_int_eq(line_in("<!--->\n<p%>", true), 2);
    ck_assert_int_eq(line_in("<!-- --!>\n<p%>", true), 2);
    ck_assert_int_eq(line_in("<!-- --!>\n<p%>", false), 0);
}
END_TEST

START_TEST(utf_16_is_read_too)
{
    struct buf text = BUF_INIT;
    buf_adds(&text, "\xFF\xFE");
    const char *page = arena_printf(&arena, "a\n<p%s>", attributes);
    for (const char *p = page; *p; p++)
        buf_add(&text, (const char[]){*p, '\0'}, 2);
    ck_assert_int_eq(tags_crowded_line(buf_str(&text), true), 2);
    buf_clear(&text);
}
END_TEST

UNIT_TESTS_WITH("tags", set_up, tear_down, a_crowded_tag_is_found_with_its_line,
                as_many_as_the_limit_are_no_crowd, words_and_comments_are_no_tags,
                scripts_of_html_and_cdata_of_xml_hold_no_tags, a_comment_of_html_ends_in_more_ways,
                utf_16_is_read_too)
