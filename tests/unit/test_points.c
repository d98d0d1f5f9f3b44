/*
 * Lists in a text: lines with the same mark, or with numbers that count up, are one; what only looks
 * like that stays a paragraph, and no word is lost or changed.
 */
#include <check.h>
#include <string.h>

#include "import/review.h"
#include "unit/import_case.h"
#include "unit/unit.h"

#define BEFORE                                                                                     \
    "The canal\n\nThe first works of the canal were of wood, and the town had built them.\n\n"
#define BEHIND "\nWhen they had stood for forty winters the town built them again of stone.\n"

static const char *import_lines(const char *lines, const char *review)
{
    const char *text = arena_printf(&arena, BEFORE "%s" BEHIND, lines);
    import_result_clear(&result);
    options.review = str_of(review);
    options.review_file = "a.review.yaml";
    options.details = true;
    ck_assert_int_eq(import_text("a.txt", str_of(text), &options, &result, diags), STATUS_OK);
    ck_assert_uint_eq(diags_count(diags, SEVERITY_ERROR), 0);
    ck_assert_uint_eq(result.left_out_words, 0);
    ck_assert_uint_eq(result.fidelity.words, result.kept_words);
    return result.markdown.p;
}

/* What stands in the Markdown between the paragraphs around the lines. */
static void expect(const char *lines, const char *review, const char *markdown)
{
    const char *wanted = arena_printf(&arena, "built them.\n\n%s\nWhen they", markdown);
    const char *found = import_lines(lines, review);
    ck_assert_msg(strstr(found, wanted), "'%s' is not in:\n%s", wanted, found);
}

START_TEST(lines_with_the_same_bullet_are_a_list)
{
    static const char *const bullets[] = {"-", "*", "+", "•", "–", "·", "▪"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        expect(arena_printf(&arena, "%s the lock\n%s the two gates\n", bullets[i], bullets[i]), "",
               "  - the lock\n  - the two gates\n");
    expect("•the lock\n•the two gates\n", "", "  - the lock\n  - the two gates\n");
    expect("- The lock is old.\n\n- The two gates of it are older.\n", "",
           "  - The lock is old.\n  - The two gates of it are older.\n");
}
END_TEST

START_TEST(numbers_that_count_up_are_a_list)
{
    expect("1. the lock\n2. the two gates\n3. the bridge\n", "",
           "1.  the lock\n2.  the two gates\n3.  the bridge\n");
    expect("7) the lock\n8) the two gates\n", "", "7.  the lock\n8.  the two gates\n");
    expect(" 9. the lock\n10. the two gates\n", "", "9.  the lock\n10. the two gates\n");
}
END_TEST

START_TEST(letters_stay_in_the_text_of_their_points)
{
    expect("a) the lock\nb) the two gates\n", "", "  - a) the lock\n  - b) the two gates\n");
    expect("(1) the lock\n(2) the two gates\n", "", "  - (1) the lock\n  - (2) the two gates\n");
}
END_TEST

START_TEST(points_that_are_set_deeper_stand_in_the_point_before)
{
    expect("- the lock\n  - its gates\n  - its chamber\n- the bridge\n", "",
           "  - the lock\n      - its gates\n      - its chamber\n  - the bridge\n");
    expect("1. the lock\n   - its gates\n2. the bridge\n", "",
           "1.  the lock\n      - its gates\n2.  the bridge\n");
}
END_TEST

START_TEST(what_only_looks_like_a_point_stays_a_paragraph)
{
    expect("- the one lock of the canal\n", "", "\\- the one lock of the canal\n");
    expect("1986. What a year.\n1987. What a year.\n", "",
           "1986\\. What a year.\n\n1987\\. What a year.\n");
    expect("1. the lock,\n4. the two gates.\n", "", "1\\. the lock,\n\n4\\. the two gates.\n");
    expect("- the lock\n* the two gates\n", "", "\\- the lock\n\n\\* the two gates\n");
    expect("– Are you there?\n– I am on the lock.\n", "",
           "– Are you there?\n\n– I am on the lock.\n");
    expect("- Are you there?\n- I am on the lock.\n", "",
           "\\- Are you there?\n\n\\- I am on the lock.\n");
}
END_TEST

START_TEST(two_lists_in_a_row_are_two)
{
    expect(
        "1. the lock\n2. the two gates\n\n- the bridge\n- the mill\n", "",
        "1.  the lock\n2.  the two gates\n\n<!-- end list -->\n\n  - the bridge\n  - the mill\n");
    expect(
        "1. the lock\n2. the two gates\n\n1. the bridge\n2. the mill\n", "",
        "1.  the lock\n2.  the two gates\n\n<!-- end list -->\n\n1.  the bridge\n2.  the mill\n");
}
END_TEST

START_TEST(a_person_says_what_is_an_item)
{
    expect("the lock of it\nthe two gates of it\n", "3: item\n4: item\n",
           "  - the lock of it\n  - the two gates of it\n");
    expect("- the lock of it\n", "3: item\n", "  - the lock of it\n");
    expect("- the lock of it\n- the two gates of it\n", "3: paragraph\n4: paragraph\n",
           "\\- the lock of it\n\n\\- the two gates of it\n");
    expect("- the lock of it\n- the two gates of it\n", "3: heading 3\n",
           "### \\- the lock of it\n\n  - the two gates of it\n");
    expect("the lock of it\nthe two gates of it\n", "3: quote\n4: quote\n",
           "> the lock of it\n> \n> the two gates of it\n");
    ck_assert_uint_eq(result.n_doubts, 0);
}
END_TEST

START_TEST(what_a_line_can_not_be_made_remains_a_doubt)
{
    expect("the lock of it\n", "3: table\n", "the lock of it\n");
    ck_assert_str_eq(diags_at(diags, diags_size(diags) - 2)->message,
                     "'3' can't be a table, for it is a line of text: it is kept as paragraph");
    ck_assert_str_eq(result.rows[2].doubt,
                     "the answer 'table' can't be followed: it is a line of text");
}
END_TEST

UNIT_TESTS_WITH("points", import_case_begin, import_case_end, lines_with_the_same_bullet_are_a_list,
                numbers_that_count_up_are_a_list, letters_stay_in_the_text_of_their_points,
                points_that_are_set_deeper_stand_in_the_point_before,
                what_only_looks_like_a_point_stays_a_paragraph, two_lists_in_a_row_are_two,
                a_person_says_what_is_an_item, what_a_line_can_not_be_made_remains_a_doubt)
