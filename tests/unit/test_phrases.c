#include <check.h>
#include <string.h>

#include "check/phrases.h"
#include "check/print.h"
#include "unit/unit.h"

static const char *credit(const char *text, bool short_line)
{
    struct credit_found found;
    return credit_next(str_of(text), short_line, 0, &found) ? found.phrase : NULL;
}

START_TEST(a_phrase_is_whole_words_in_any_case)
{
    ck_assert(has_phrase(STR("An Official site"), "official"));
    ck_assert(!has_phrase(STR("Unofficially"), "official"));
    ck_assert(has_phrase(STR("Jane Doe—Reuters"), "Reuters"));
    ck_assert(!has_phrase(STR("éReuters"), "Reuters"));
    ck_assert(!has_phrase(STR(""), "x"));
}
END_TEST

START_TEST(an_agency_that_is_written_about_is_no_credit)
{
    ck_assert_ptr_null(credit("According to Reuters and the Associated Press, it rained.", false));
    ck_assert_str_eq(credit("It rained. Jane Doe/Reuters", false), "Reuters");
    ck_assert_str_eq(credit("It rained, a photo from Jane Doe via Getty Images", false),
                     "Getty Images");
    ck_assert_str_eq(credit("WASHINGTON (Reuters) - It rained.", false), "Reuters");
    ck_assert_ptr_null(credit("The EPA and the pool agreed.", true));
    ck_assert_str_eq(credit("Jane Doe/EPA", false), "EPA");
}
END_TEST

START_TEST(what_prose_says_too_counts_in_a_line_or_in_brackets)
{
    ck_assert_ptr_null(credit("The photo by Dorothea Lange shows a mother.", false));
    ck_assert_str_eq(credit("Photo by Dorothea Lange", true), "photo by");
    ck_assert_str_eq(credit("It rained (photo by Jane Doe).", false), "photo by");
    ck_assert_str_eq(credit("Used with permission.", false), "used with permission");
}
END_TEST

START_TEST(a_copyright_line_has_a_sign_or_a_year)
{
    ck_assert_uint_eq(copyright_sign(STR("A © B")), 2);
    ck_assert_uint_eq(copyright_sign(STR("(c) 2020 A")), 0);
    ck_assert_uint_eq(copyright_sign(STR("In Copyright 2020")), 3);
    ck_assert_uint_eq(copyright_sign(STR("(a) x, (c) y; copyright law")), 27);
}
END_TEST

START_TEST(a_term_is_found_across_white_space)
{
    size_t at = 0;
    ck_assert_str_eq(forbidding_term(STR("It may not\n  be copied. Do not share."), &at),
                     "may not be copied");
    ck_assert_uint_eq(at, 3);
    at++;
    ck_assert_str_eq(forbidding_term(STR("It may not\n  be copied. Do not share."), &at),
                     "do not share");
    at = 0;
    ck_assert_ptr_null(forbidding_term(STR("You may copy and share it."), &at));
}
END_TEST

static bool hides(const char *css)
{
    return print_hides(str_of(css)) < strlen(css);
}

START_TEST(paper_must_not_stay_empty)
{
    ck_assert(hides("@media print { body { display: none } }"));
    ck_assert(hides("@media screen, print{nav{color:red}.x > article,b{visibility:hidden}}"));
    ck_assert(hides("@media print { [data-work] { display:none } }"));
    ck_assert(!hides("@media print { nav, .c-search { display: none } }"));
    ck_assert(!hides("@media not print { body { display: none } }"));
    ck_assert(!hides("@media screen { body { display: none } }"));
    ck_assert(!hides("@media print"));
    ck_assert(!hides("@media print { body { color: red } } main { display: none }"));
}
END_TEST

UNIT_TESTS("phrases", a_phrase_is_whole_words_in_any_case,
           an_agency_that_is_written_about_is_no_credit,
           what_prose_says_too_counts_in_a_line_or_in_brackets,
           a_copyright_line_has_a_sign_or_a_year, a_term_is_found_across_white_space,
           paper_must_not_stay_empty)
