#include <check.h>
#include <string.h>

#include "colophon.h"
#include "unit/unit.h"

static const char article[] =
    "How to Read a Ledger\n"
    "A ledger is read from its end, because what happened last is most often what somebody wants.\n"
    "This text is licensed under a Creative Commons Attribution 4.0 International License.\n";

static struct colophon *colophon;
static struct colophon_import_options options;
static struct colophon_import_result result;

static void set_up(void)
{
    colophon = colophon_new();
    static const char *const authors[] = {"A. Reader"};
    options = (struct colophon_import_options){.authors = authors, .n_authors = 1, .details = true};
}

static void tear_down(void)
{
    colophon_free(colophon);
}

static enum colophon_status import(const char *text)
{
    return colophon_import_text(colophon, NULL, text, strlen(text), &options, &result);
}

START_TEST(a_text_in_memory_gives_markdown_ledger_and_facts)
{
    ck_assert_int_eq(import(article), COLOPHON_OK);
    ck_assert(result.done);
    ck_assert_ptr_null(result.markdown);
    ck_assert_ptr_null(result.profile);
    ck_assert_str_eq(result.title, "How to Read a Ledger");
    ck_assert_ptr_nonnull(strstr(result.markdown_text, "author: A. Reader\n"));
    ck_assert_ptr_nonnull(strstr(result.markdown_text, "---\n\nA ledger is read from its end"));
    ck_assert_ptr_nonnull(strstr(result.ledger_text, "source: standard input\n"));
    ck_assert_ptr_nonnull(strstr(result.json, "\"role\": \"license\""));
    ck_assert_uint_eq(result.kept_words, 22);
    ck_assert_uint_eq(result.recorded_words, 12);
}
END_TEST

START_TEST(each_unit_says_what_it_is_and_why)
{
    ck_assert_int_eq(import(article), COLOPHON_OK);
    ck_assert_uint_eq(result.units, 3);
    ck_assert_str_eq(result.unit[0].role, "title");
    ck_assert_ptr_null(result.unit[0].rule);
    ck_assert_str_eq(result.unit[2].role, "license");
    ck_assert_int_eq(strncmp(result.unit[2].rule, "profiles/generic.yaml:", 22), 0);
    ck_assert_int_eq(result.unit[2].line, 3);
}
END_TEST

START_TEST(a_text_with_nothing_to_keep_gives_no_result)
{
    ck_assert_int_eq(import("\n"), COLOPHON_CONTENT);
    ck_assert(!result.done);
    ck_assert_str_eq(colophon_message_at(colophon, 0)->rule, "import-empty");
}
END_TEST

START_TEST(strict_gives_a_result_and_says_what_is_missing)
{
    options.strict = true;
    ck_assert_int_eq(import(article), COLOPHON_CONTENT);
    ck_assert(result.done);
    ck_assert_uint_eq(result.missing, 3);
    ck_assert_str_eq(colophon_message_at(colophon, 0)->rule, "import-strict");
}
END_TEST

START_TEST(a_decision_is_kept_by_the_caller_and_repeated)
{
    ck_assert_int_eq(import(article), COLOPHON_OK);
    const char *key = strdup(result.unit[1].key);
    const struct colophon_import_answer answers[] = {{key, "standfirst"}, {"date", "2024-06"}};
    ck_assert_ptr_null(colophon_import_answer_wanted(key, "standfirst"));
    ck_assert_str_eq(colophon_import_answer_wanted("date", "June"), "a date like 2024-06-18");
    options.answers = answers;
    options.n_answers = 2;
    ck_assert_int_eq(import("A Line More\n"), COLOPHON_CONTENT);
    ck_assert_ptr_null(result.review_text);
    ck_assert_int_eq(import(article), COLOPHON_CONTENT); /* no text is left but the standfirst */
    options.answers = answers + 1;
    options.n_answers = 1;
    ck_assert_int_eq(import(article), COLOPHON_OK);
    char *kept = strdup(result.review_text);
    options.n_answers = 0;
    options.review = kept;
    ck_assert_int_eq(import(article), COLOPHON_OK);
    ck_assert_ptr_nonnull(strstr(result.markdown_text, "\ndate: \"2024-06\"\n"));
    ck_assert_ptr_null(result.review_text);
    ck_assert_uint_eq(result.missing, 2);
    ck_assert_str_eq(result.missing_facts[0], "source");
    free(kept);
    free((char *)key);
}
END_TEST

UNIT_TESTS_WITH("import library", set_up, tear_down,
                a_text_in_memory_gives_markdown_ledger_and_facts, each_unit_says_what_it_is_and_why,
                a_text_with_nothing_to_keep_gives_no_result,
                strict_gives_a_result_and_says_what_is_missing,
                a_decision_is_kept_by_the_caller_and_repeated)
