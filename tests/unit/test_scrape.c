#include <check.h>

#include "base/file.h"
#include "import/read.h"
#include "import/scrape.h"
#include "unit/unit.h"

static struct diags *diags;
static struct arena arena;
static struct units units;
static struct buf text;
static struct read_report report;

static void set_up(void)
{
    diags = diags_new();
    buf_init(&text);
}

static void tear_down(void)
{
    diags_free(diags);
    arena_clear(&arena);
    buf_clear(&text);
}

static enum status read_bytes(struct str bytes)
{
    buf_reset(&text);
    return read_source("a.txt", bytes, &text, &report, diags);
}

static void scrape(const char *lines)
{
    ck_assert(scrape_text(&arena, str_of(lines), &units));
}

START_TEST(line_ends_and_the_byte_order_mark_are_made_one)
{
    ck_assert_int_eq(read_bytes(STR("\xEF\xBB\xBFone\r\ntwo\rthree\n")), STATUS_OK);
    ck_assert_str_eq(text.p, "one\ntwo\nthree\n");
    ck_assert_uint_eq(diags_size(diags), 0);
}
END_TEST

START_TEST(what_is_not_utf8_is_read_as_windows_1252_with_a_warning)
{
    ck_assert_int_eq(read_bytes(STR("plain\n\x93"
                                    "caf\xE9\x94 \x80 5")),
                     STATUS_OK);
    ck_assert_str_eq(text.p, "plain\n“café” € 5");
    ck_assert_uint_eq(diags_count(diags, SEVERITY_WARNING), 1);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 2);
}
END_TEST

START_TEST(a_binary_file_is_refused)
{
    ck_assert_int_eq(read_bytes(STR("\x7F"
                                    "ELF\n\0\0\1")),
                     STATUS_IO);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 2);
    ck_assert_uint_eq(text.n, 0);
}
END_TEST

START_TEST(a_web_page_is_told_from_a_text_about_tags)
{
    ck_assert_int_eq(read_bytes(STR("\n<!DOCTYPE html><p>x")), STATUS_OK);
    ck_assert(report.html);
    ck_assert_int_eq(read_bytes(STR("The <b> element, not <bo")), STATUS_OK);
    ck_assert(!report.html);
}
END_TEST

START_TEST(a_text_beyond_the_limit_is_refused)
{
    struct str large = {mem_alloc(FILE_LIMIT + 1), FILE_LIMIT + 1};
    ck_assert_int_eq(read_bytes(large), STATUS_FAULT);
    free((char *)large.p);
}
END_TEST

START_TEST(characters_that_no_page_can_hold_go_with_a_warning)
{
    ck_assert_int_eq(read_bytes(STR("a\n\x01"
                                    "b\x0B"
                                    "c\xEF\xBF\xBF\xC2\x85"
                                    "d\xE2\x80\x8B")),
                     STATUS_OK);
    ck_assert_str_eq(text.p, "a\nb c d\xE2\x80\x8B");
    ck_assert_uint_eq(report.removed, 2);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 2);
}
END_TEST

START_TEST(a_unit_is_a_line_with_its_number)
{
    scrape("\n  one\ttwo  three\n\n\xC2\xA0"
           "four\xC2\xA0"
           "five\xC2\xA0\n");
    ck_assert_uint_eq(units.n, 2);
    ck_assert_int_eq(units.at[0].line, 2);
    ck_assert(str_is(units.at[0].text, "one two three"));
    ck_assert_int_eq(units.at[1].line, 4);
    ck_assert(str_is(units.at[1].text, "four\xC2\xA0"
                                       "five"));
    ck_assert_uint_eq(units.at[1].words, 2);
}
END_TEST

static const char wrapped[] =
    "A Heading That Stands Alone\n"
    "\n"
    "This is the first paragraph of a text whose lines were cut at a width of\n"
    "seventy-two characters, so that its lines are nearly as long as the one\n"
    "that is longest of all, and only the last line of a paragraph is short.\n"
    "It ends here.\n"
    "\n"
    "The second paragraph follows an empty line, and it is cut in the same\n"
    "manner as the first was, at a width of seventy-two characters, again so\n"
    "that nobody could take its lines for paragraphs.\n"
    "- a point of a list\n"
    "- another point\n";

START_TEST(lines_that_were_cut_at_a_width_are_joined)
{
    scrape(wrapped);
    ck_assert_uint_eq(units.n, 5);
    ck_assert(str_is(units.at[0].text, "A Heading That Stands Alone"));
    ck_assert(str_ends(units.at[1].text, STR("paragraph is short. It ends here.")));
    ck_assert_int_eq(units.at[1].line, 3);
    ck_assert_int_eq(units.at[1].last_line, 6);
    ck_assert(str_ends(units.at[2].text, STR("its lines for paragraphs.")));
    ck_assert_int_eq(units.at[2].line, 8);
    ck_assert(str_is(units.at[4].text, "- another point"));
}
END_TEST

START_TEST(a_long_address_or_a_ragged_edge_does_not_hide_that_lines_were_cut)
{
    struct buf lines = BUF_INIT;
    buf_adds(&lines, wrapped);
    buf_adds(&lines, "\nhttps://example.org/an/address/that/is/longer/than/any/line/of/the/text/"
                     "and/would/not/fit/anywhere/so/it/stands/alone\n\n"
                     "A paragraph that was cut by hand ends its lines sometimes early and\n"
                     "sometimes late, so one of them is\n"
                     "much shorter than the others are, and still the paragraph goes on.\n");
    scrape(lines.p);
    ck_assert_uint_eq(units.n, 7);
    ck_assert_uint_eq(units.width, 72);
    ck_assert(str_ends(units.at[6].text, STR("the paragraph goes on.")));
    buf_clear(&lines);
}
END_TEST

START_TEST(a_short_text_with_lists_is_cut_where_its_paragraphs_are)
{
    scrape("A Letter\n\n"
           "This is the first paragraph of a letter whose lines were cut at a width of\n"
           "seventy-five characters, and it goes on.\n\n"
           "- the first point of a list, so long that it has to go on in the line that\n"
           "  stands below it\n"
           "- a point\n- another\n\n1. one\n2. two\n\n* three\n* four\n");
    ck_assert_uint_eq(units.n, 9);
    ck_assert(str_ends(units.at[1].text, STR("and it goes on.")));
    ck_assert(str_ends(units.at[2].text, STR("that stands below it")));
    scrape("The town has kept the harbor open with steam and\nwith salt.\n");
    ck_assert_uint_eq(units.n, 1);
    scrape("The town has kept the harbor open with steam and salt.\nwith salt\n");
    ck_assert_uint_eq(units.n, 2);
    scrape("The Town Has Kept the Harbor Open with Steam and\nWith Salt\n");
    ck_assert_uint_eq(units.n, 2);
}
END_TEST

START_TEST(what_begins_anew_in_a_cut_text_stays_alone)
{
    struct buf lines = BUF_INIT;
    buf_adds(&lines, wrapped);
    buf_adds(&lines, "\n"
                     "> Somebody who is answered in an e-mail wrote these words that are here,\n"
                     "> and then wrote more of them.\n"
                     "1. The first point of a list that is so long that it has to go on in the\n"
                     "   line below it, where it stands below its own words.\n"
                     "2. The second point.\n"
                     "  (a) A point of that point is marked with a letter, and its second line\n"
                     "      stands below its words.\n"
                     "\n"
                     "Paragraphs of books often follow each other without an empty line, and it\n"
                     "   is the indented line that begins one, however long the line before was.\n"
                     "\n"
                     "        So long lives this,\n"
                     "        and this gives life to thee.\n");
    scrape(lines.p);
    ck_assert_uint_eq(units.n, 14);
    ck_assert(str_is(units.at[6].text, "> and then wrote more of them."));
    ck_assert(str_ends(units.at[7].text, STR("below its own words.")));
    ck_assert(str_is(units.at[8].text, "2. The second point."));
    ck_assert(str_ends(units.at[9].text, STR("below its words.")));
    ck_assert(str_starts(units.at[11].text, STR("is the indented line")));
    ck_assert(str_is(units.at[12].text, "So long lives this,"));
    buf_clear(&lines);
}
END_TEST

START_TEST(verses_and_headlines_of_one_length_are_not_joined)
{
    scrape("Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
           "Rough winds do shake the darling buds of May,\n"
           "And summer's lease hath all too short a date;\n"
           "Sometime too hot the eye of heaven shines,\n"
           "And often is his gold complexion dimm'd;\n");
    ck_assert_uint_eq(units.n, 6);
    ck_assert_uint_eq(units.width, 0);
    scrape("Ten Ways to Moor a Boat beside a Quay in Winter\n"
           "What the Harbor Master Says about the New Cranes\n"
           "How the Old Crane Came to Stand on Its Island\n"
           "Why Nobody Sails to the Northern Harbor Anymore\n"
           "Where to Find a Place for a Boat This Summer\n"
           "Who Pays for the Dredging of the Western Basin\n");
    ck_assert_uint_eq(units.n, 6);
}
END_TEST

START_TEST(lines_of_their_own_are_not_joined)
{
    scrape("One short line\nAnother short line\nA third short line\nA fourth short line\n"
           "A fifth short line\nA sixth short line\nA seventh short line\nAn eighth one\n");
    ck_assert_uint_eq(units.n, 8);
}
END_TEST

START_TEST(prose_is_long_or_a_sentence)
{
    scrape("One two three four five six seven eight nine\n"
           "One two three four five six seven eight “nine.”\n"
           "One two.\n"
           "a b c d e f g h i j k l m n o p q r s t\n"
           "これは長い文章であり、単語の間に空白がないので文字で数える。\n");
    ck_assert(!units.at[0].prose);
    ck_assert(units.at[1].prose);
    ck_assert(!units.at[2].prose);
    ck_assert(units.at[3].prose);
    ck_assert(units.at[4].prose);
}
END_TEST

START_TEST(units_know_their_repeats)
{
    scrape("Share\nText\nShare\nShare\n");
    ck_assert_uint_eq(units.at[0].again, 2);
    ck_assert_uint_eq(units.at[2].again, 3);
    ck_assert_uint_eq(units.at[3].again, UNIT_NONE);
    ck_assert_uint_eq(units.at[3].first, 0);
    ck_assert(!unit_repeats(&units, 1));
}
END_TEST

START_TEST(more_lines_than_the_limit_are_refused)
{
    struct buf lines = BUF_INIT;
    for (size_t i = 0; i <= UNITS_LIMIT; i++)
        buf_adds(&lines, "a\n");
    ck_assert(!scrape_text(&arena, buf_str(&lines), &units));
    ck_assert_uint_eq(units.n, 0);
    buf_clear(&lines);
}
END_TEST

UNIT_TESTS_WITH("scrape", set_up, tear_down, line_ends_and_the_byte_order_mark_are_made_one,
                what_is_not_utf8_is_read_as_windows_1252_with_a_warning, a_binary_file_is_refused,
                a_web_page_is_told_from_a_text_about_tags, a_text_beyond_the_limit_is_refused,
                characters_that_no_page_can_hold_go_with_a_warning,
                a_unit_is_a_line_with_its_number, lines_that_were_cut_at_a_width_are_joined,
                a_long_address_or_a_ragged_edge_does_not_hide_that_lines_were_cut,
                a_short_text_with_lists_is_cut_where_its_paragraphs_are,
                what_begins_anew_in_a_cut_text_stays_alone,
                verses_and_headlines_of_one_length_are_not_joined,
                lines_of_their_own_are_not_joined, prose_is_long_or_a_sentence,
                units_know_their_repeats, more_lines_than_the_limit_are_refused)
