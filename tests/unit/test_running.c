/*
 * Texts that were made of printed pages: their running heads go, their tables stay tables, and words
 * that were divided are asked about.
 */
#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

#define LINES                                                                                      \
    "The first works of the canal were of wood, and when they had\nstood for forty winters the "   \
    "town built them again of stone.\n\nNobody who saw the canal in those years knew how it had\n" \
    "been before, and nobody asked for it, as the books of\nthe town tell.\n\n"
#define PAGE LINES LINES

static void import_lines(const char *text)
{
    import_result_clear(&result);
    options.details = true;
    ck_assert_int_eq(import_text("a.txt", str_of(text), &options, &result, diags), STATUS_OK);
}

static const struct import_row *row(const char *of)
{
    for (size_t i = 0; i < result.units; i++)
        if (str_is(result.rows[i].text, of))
            return &result.rows[i];
    ck_abort_msg("no unit '%s' in:\n%s", of, result.ledger.p);
}

START_TEST(a_running_head_is_neither_title_nor_text)
{
    import_lines("Journal of Canals 12 (2021) 3          45\n\n\nThe Canal of the Town\n\n" PAGE
                 "46            Robin First\n\n" PAGE
                 "Journal of Canals 12 (2021) 3          47\n\n" PAGE);
    ck_assert_str_eq(result.title, "The Canal of the Town");
    ck_assert_str_eq(row("46 Robin First")->why, "running head");
    ck_assert_str_eq(row("Journal of Canals 12 (2021) 3 47")->why, "running head");
    ck_assert_ptr_null(strstr(result.markdown.p, "Journal"));
    ck_assert_uint_eq(result.uncertain, 0);
}
END_TEST

START_TEST(rows_with_numbers_are_no_running_heads)
{
    import_lines("The Canal of the Town\n\n" PAGE "Place          Locks\nUpper end          2\n"
                 "Mill          3\nLower end          4\n\n" PAGE);
    ck_assert_int_ne(row("Place Locks")->role, ROLE_LEFT_OUT);
    ck_assert_int_eq(row("Upper end 2")->role, ROLE_PARAGRAPH);
    ck_assert_int_eq(row("Mill 3")->role, ROLE_PARAGRAPH);
    ck_assert_int_eq(row("Lower end 4")->role, ROLE_PARAGRAPH);
}
END_TEST

START_TEST(words_that_are_divided_at_the_ends_of_lines_are_a_doubt)
{
    import_lines("The Canal of the Town\n\n" PAGE "The canal that the town has is not the one that "
                 "it was be-\nfore the works were of stone.\n\n" PAGE);
    ck_assert_ptr_nonnull(strstr(result.markdown.p, "it was be- fore the works"));
    ck_assert_uint_eq(result.n_doubts, 1);
    ck_assert_str_eq(result.doubts[0].text,
                     "1 word is divided by a hyphen at the end of a line, the first in line 17: "
                     "join them in the source");
    import_lines("The Canal of the Town\n\n" PAGE
                 "The canal that the town has is not the one - so\n"
                 "they say - that it was before the works were of stone.\n\n" PAGE);
    ck_assert_uint_eq(result.n_doubts, 0);
}
END_TEST

START_TEST(a_claim_with_its_year_is_no_credit_of_a_picture)
{
    import_lines("The Canal of the Town\n\n" PAGE "\xC2\xA9 2021 The Authors\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "parts:"));
    import_lines("The Canal of the Town\n\n" PAGE "\xC2\xA9 Robin First\n\n" PAGE);
    ck_assert_ptr_nonnull(strstr(result.markdown.p, "parts:"));
}
END_TEST

UNIT_TESTS_WITH("running", import_case_begin, import_case_end,
                a_running_head_is_neither_title_nor_text, rows_with_numbers_are_no_running_heads,
                words_that_are_divided_at_the_ends_of_lines_are_a_doubt,
                a_claim_with_its_year_is_no_credit_of_a_picture)
