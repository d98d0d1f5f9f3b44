/*
 * Answers of a person to the doubts of an import: what they may say, which unit they find, and what
 * changes by them.
 */
#include <check.h>
#include <string.h>

#include "base/file.h"
#include "import/import.h"
#include "import/review.h"
#include "unit/import_case.h"
#include "unit/scratch.h"
#include "unit/unit.h"

static const char text[] =
    "How to Read a Ledger\n"
    "A ledger is read from its end, because what happened last is most often what somebody wants.\n"
    "the number\n"
    "the words\n"
    "What a line does not say is not in it, however much its reader would like it to be there.\n"
    "the number\n";

static const char page[] =
    "<!doctype html><title>How to Read a Ledger</title><article><h1>How to Read a Ledger</h1>"
    "<p>A ledger is read from its end, because what happened last is most often wanted.</p>"
    "<ul><li>one of <b>two</b><br>words</li><li>the other</li></ul>"
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    "<p>What a line does not say is not in it, however much its reader would like it.</p>"
    "<aside>Read the number first</aside></article>";

static void set_up(void)
{
    import_case_begin();
    options = (struct import_options){.details = true, .review_file = "a.review.yaml"};
}

static enum status import(const char *source, const char *review)
{
    import_result_clear(&result);
    options.review = str_of(review);
    return import_text("a", str_of(source), &options, &result, diags);
}

static const struct import_row *row(const char *of)
{
    for (size_t i = 0; i < result.units; i++)
        if (str_is(result.rows[i].text, of))
            return &result.rows[i];
    ck_abort_msg("no unit '%s'", of);
}

static bool says(const char *line)
{
    return strstr(result.markdown.p, line);
}

static void ck_mistake(const char *review, int line, int column, const char *message)
{
    ck_assert_int_eq(import(text, review), STATUS_CONTENT);
    const struct diag *diag = diags_at(diags, diags_size(diags) - 1);
    ck_assert_str_eq(diag->message, message);
    ck_assert_int_eq(diag->place.line, line);
    ck_assert_int_eq(diag->place.column, column);
    ck_assert_uint_eq(result.markdown.n, 0);
}

static const struct diag *said_of_review(void)
{
    for (size_t i = 0; i < diags_size(diags); i++)
        if (strcmp(diags_at(diags, i)->rule, "review") == 0)
            return diags_at(diags, i);
    ck_abort_msg("nothing was said of the review");
}

START_TEST(an_answer_by_number_gives_a_unit_its_role)
{
    ck_assert_int_eq(import(text, "4: heading 4\n3: left-out\n"), STATUS_OK);
    ck_assert(says("\n#### the words\n"));
    ck_assert_int_eq(result.rows[2].role, ROLE_LEFT_OUT);
    ck_assert_str_eq(result.rows[2].why, "answer of a person");
    ck_assert_ptr_null(result.rows[3].doubt);
}
END_TEST

START_TEST(a_paragraph_of_a_page_is_made_an_item_or_a_quotation_by_an_answer)
{
    ck_assert_int_eq(import(page, "3: item\n10: quote\n"), STATUS_OK);
    ck_assert(says("\n  - A ledger is read from its end, because"));
    ck_assert(says("\n> What a line does not say is not in it,"));
}
END_TEST

START_TEST(an_answer_by_key_finds_the_same_words_wherever_they_stand)
{
    ck_assert_int_eq(import(text, ""), STATUS_OK);
    const char *review = arena_printf(&arena, "%s: heading\n", row("the words")->key);
    const char *moved = arena_printf(&arena, "%s%s", "Ledgers and How to Read Them\n", text);
    ck_assert_int_eq(import(moved, review), STATUS_OK);
    ck_assert(says("\n## the words\n"));
    ck_assert_uint_eq(diags_count(diags, SEVERITY_ERROR), 0);
}
END_TEST

START_TEST(units_of_the_same_words_have_keys_of_their_own)
{
    ck_assert_int_eq(import(text, ""), STATUS_OK);
    const char *first = result.rows[2].key, *second = result.rows[5].key;
    ck_assert_str_eq(second, arena_printf(&arena, "%s/2", first));
    const char *review = arena_printf(&arena, "%s: heading 3\n%s: paragraph\n", second, first);
    ck_assert_int_eq(import(text, review), STATUS_OK);
    ck_assert_int_eq(result.rows[2].role, ROLE_PARAGRAPH);
    ck_assert_int_eq(result.rows[5].role, ROLE_HEADING);
}
END_TEST

START_TEST(an_answer_that_fits_nothing_is_a_doubt_with_its_place)
{
    ck_assert_int_eq(import(text, "# none\n0123456789ab: keep\n"), STATUS_OK);
    const struct diag *diag = diags_at(diags, 0);
    ck_assert_str_eq(diag->rule, "review");
    ck_assert_int_eq(diag->severity, SEVERITY_WARNING);
    ck_assert_int_eq(diag->place.line, 2);
    ck_assert_uint_eq(result.n_doubts, 1);
    options.strict = true;
    ck_assert_int_eq(import(text, "99: keep\n"), STATUS_CONTENT);
}
END_TEST

START_TEST(there_is_one_title_also_when_a_person_chose_it)
{
    ck_assert_int_eq(import(text, "4: title\n"), STATUS_OK);
    ck_assert_str_eq(result.title, "the words");
    ck_assert_int_eq(result.rows[0].role, ROLE_LEFT_OUT);
    ck_assert_str_eq(result.rows[0].why, "a person chose another line for its role");
}
END_TEST

START_TEST(facts_fill_what_is_missing_and_the_user_of_this_run_knows_better)
{
    ck_assert_int_eq(import(text, "author: A. Reader\ndate: 2024-01-02\nsource: none-supplied\n"
                                  "copyright: \"(c) 2024\"\nlicense: CC-BY-4.0\n"
                                  "modified: 2024-02-03\nretrieved: 2024-03-04\n"),
                     STATUS_OK);
    ck_assert(says("\nauthor: A. Reader\n"));
    ck_assert(says("\ndate: 2024-01-02\n"));
    ck_assert(says("\nsource: none-supplied\n"));
    ck_assert(says("\ncopyright: (c) 2024\n"));
    ck_assert(says("\nmodified: 2024-02-03\n"));
    ck_assert(says("\nretrieved: 2024-03-04\n"));
    ck_assert(says("\n  id: CC-BY-4.0\n"));
    ck_assert_uint_eq(result.missing, 0);
    options.authors = (const char *[]){"B. Writer"};
    options.n_authors = 1;
    ck_assert_int_eq(import(text, "author: A. Reader\n"), STATUS_OK);
    ck_assert(says("\nauthor: B. Writer\n"));
}
END_TEST

START_TEST(what_an_answer_may_not_say_is_an_error_with_its_place)
{
    ck_mistake("titel: x\n", 1, 1,
               "'titel' is no number or key of a unit, and no fact like author");
    ck_mistake("3: headline\n", 1, 4,
               "'headline' is not a role, like paragraph, heading 2, caption or left-out");
    ck_mistake("\n3: heading 7\n", 2, 4,
               "'heading 7' is not a role, like paragraph, heading 2, caption or left-out");
    ck_mistake("source: example.org\n", 1, 9,
               "'example.org' is not an absolute http or https address");
    ck_mistake("license: none-supplied\n", 1, 10,
               "'none-supplied' is not a license by its SPDX id, like CC-BY-4.0");
    ck_mistake("- 3\n", 1, 1, "must be a mapping from units and facts to answers");
    ck_mistake("3: {role: x}\n", 1, 4, "the answer to '3' must be a text");
}
END_TEST

START_TEST(keep_is_what_a_block_of_a_page_looks_like)
{
    ck_assert_int_eq(import(page, ""), STATUS_OK);
    ck_assert_int_eq(row("Read the number first")->role, ROLE_LEFT_OUT);
    const char *review =
        arena_printf(&arena, "%s: keep\n%s: left-out\n%s: left-out\n",
                     row("Read the number first")->key, row("the other")->key, row("d")->key);
    ck_assert_int_eq(import(page, review), STATUS_OK);
    ck_assert_int_eq(row("Read the number first")->role, ROLE_PARAGRAPH);
    ck_assert(says("\nRead the number first\n"));
    ck_assert(says("| c |  |"));
    ck_assert(!says("the other"));
}
END_TEST

START_TEST(a_heading_that_was_an_item_is_one_line_in_its_item)
{
    ck_assert_int_eq(import(page, ""), STATUS_OK);
    const char *review = arena_printf(&arena, "%s: heading 3\n", row("one of two words")->key);
    ck_assert_int_eq(import(page, review), STATUS_OK);
    ck_assert(says("  - ### one of two words\n"));
}
END_TEST

START_TEST(a_cell_that_can_not_be_a_heading_is_kept_and_remains_a_doubt)
{
    ck_assert_int_eq(import(page, ""), STATUS_OK);
    const char *key = arena_strdup(&arena, row("c")->key);
    ck_assert_int_eq(import(page, arena_printf(&arena, "author: A. Reader\n%s: heading 3\n", key)),
                     STATUS_OK);
    const struct diag *diag = said_of_review();
    ck_assert_int_eq(diag->severity, SEVERITY_WARNING);
    ck_assert_int_eq(diag->place.line, 2);
    ck_assert_str_eq(
        strchr(diag->message, ' '),
        " can't be a heading, for it stands in a table: it is kept as it stands there");
    ck_assert_int_eq(row("c")->role, ROLE_CELL);
    ck_assert_str_eq(row("c")->doubt,
                     "the answer 'heading 3' can't be followed: it stands in a table");
    ck_assert(says("\nauthor: A. Reader\n"));
}
END_TEST

START_TEST(new_answers_are_added_behind_what_a_person_wrote)
{
    static const char old[] = "# mine\n3: keep # so it is";
    const struct import_answer answers[] = {{"4", "heading 2"}, {"author", "A: B"}};
    options.answers = answers;
    options.n_answers = 2;
    ck_assert_int_eq(import(text, old), STATUS_OK);
    ck_assert_str_eq(result.review.p, "# mine\n3: keep # so it is\n4: heading 2 # the words\n"
                                      "author: \"A: B\"\n");
    struct buf review = result.review;
    result.review = (struct buf)BUF_INIT;
    const char *markdown = arena_strdup(&arena, result.markdown.p);
    const char *ledger = arena_strdup(&arena, result.ledger.p);
    options.n_answers = 0;
    ck_assert_int_eq(import(text, review.p), STATUS_OK);
    ck_assert_str_eq(result.markdown.p, markdown);
    ck_assert_str_eq(result.ledger.p, ledger);
    ck_assert_uint_eq(result.review.n, 0);
    buf_clear(&review);
}
END_TEST

START_TEST(several_authors_may_be_one_answer_of_a_run)
{
    const struct import_answer several = {"author", "[Ada Example, \"Doe, Jo\"]"};
    options.answers = &several;
    options.n_answers = 1;
    ck_assert_int_eq(import(text, ""), STATUS_OK);
    ck_assert(says("\nauthor:\n  - Ada Example\n  - \"Doe, Jo\"\n"));
    ck_assert_ptr_nonnull(strstr(result.review.p, "\nauthor: [Ada Example, \"Doe, Jo\"]\n"));
    ck_assert_ptr_null(review_wanted("author", several.text));
    ck_assert_str_eq(review_wanted("author", "[Ada Example"),
                     "a list of names like [Ada Example, Li Wei]");
}
END_TEST

START_TEST(what_is_answered_in_the_file_is_not_answered_again)
{
    const struct import_answer answer = {"3", "left-out"};
    options.answers = &answer;
    options.n_answers = 1;
    ck_assert_int_eq(import(text, "3: keep\n"), STATUS_CONTENT);
    ck_assert_str_eq(diags_at(diags, 0)->message,
                     "'3' is answered already: change the answer here");
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 1);
}
END_TEST

START_TEST(a_doubt_about_the_whole_text_is_settled_by_its_key)
{
    static const char no_title[] =
        "<!doctype html><p>A ledger is read from its end, because what happened last is wanted.</p>"
        "<p>What a line does not say is not in it, however much its reader would like it.</p>";
    ck_assert_int_eq(import(no_title, ""), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 1);
    ck_assert_str_eq(result.doubts[0].text, "no title was found");
    const char *review = arena_printf(&arena, "%s: seen\n", result.doubts[0].key);
    ck_assert_int_eq(import(no_title, review), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 0);
    ck_assert_uint_eq(result.uncertain, 0);
    review = arena_printf(&arena, "%.12s: left-out\n", review);
    ck_assert_int_eq(import(no_title, review), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 1);
    ck_assert_ptr_nonnull(strstr(said_of_review()->message, "its answer is 'seen'"));
}
END_TEST

static const char *read_back(const char *path)
{
    struct buf found = BUF_INIT;
    ck_assert_int_eq(file_read(path, FILE_LIMIT, &found, diags), STATUS_OK);
    const char *copy = arena_strndup(&arena, found.p, found.n);
    buf_clear(&found);
    return copy;
}

START_TEST(answers_lie_beside_the_markdown_or_are_not_written_at_all)
{
    static const char source[] = "a.txt", review[] = "a.review.yaml";
    scratch_enter();
    const struct import_answer answer = {"4", "heading 2"}, all = {"5", "left-out"};
    ck_assert_int_eq(file_write(source, str_of(text), diags), STATUS_OK);
    options.answers = &answer;
    options.n_answers = 1;
    ck_assert_int_eq(import_file(source, NULL, &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(result.review_file, review);
    const char *written = read_back(review);
    ck_assert_ptr_nonnull(strstr(written, "\n4: heading 2 # the words\n"));
    options.n_answers = 0;
    import_result_clear(&result);
    ck_assert_int_eq(import_file(source, NULL, &options, &result, diags), STATUS_OK);
    ck_assert(says("\n## the words\n"));
    ck_assert_int_eq(file_write("a.md", STR("mine"), diags), STATUS_OK);
    options.answers = &all;
    options.n_answers = 1;
    import_result_clear(&result);
    ck_assert_int_eq(import_file(source, NULL, &options, &result, diags), STATUS_CONTENT);
    ck_assert_str_eq(read_back(review), written);
    scratch_leave();
}
END_TEST

#define SENTENCE                                                                                   \
    "The ledger of this town is read from its end, because what happened last is what is wanted "  \
    "by most of those who read it at all, and they are few."

START_TEST(prose_outside_of_the_article_is_no_doubt_when_it_was_answered)
{
    static const char lines[] = "A Title\n" SENTENCE " One.\nShare\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n"
                                "l\nm\nn\no\n" SENTENCE " Two.\n" SENTENCE " Three.\n";
    ck_assert_int_eq(import(lines, ""), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 1);
    ck_assert_str_eq(result.doubts[0].text, "32 words of prose lie outside the article, 64 inside");
    ck_assert_int_eq(import(lines, "2: keep\n"), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 0);
    ck_assert_int_eq(import(lines, "2: left-out\n"), STATUS_OK);
    ck_assert_uint_eq(result.n_doubts, 0);
}
END_TEST

UNIT_TESTS_WITH("import review", set_up, import_case_end, an_answer_by_number_gives_a_unit_its_role,
                prose_outside_of_the_article_is_no_doubt_when_it_was_answered,
                a_paragraph_of_a_page_is_made_an_item_or_a_quotation_by_an_answer,
                an_answer_by_key_finds_the_same_words_wherever_they_stand,
                units_of_the_same_words_have_keys_of_their_own,
                an_answer_that_fits_nothing_is_a_doubt_with_its_place,
                there_is_one_title_also_when_a_person_chose_it,
                facts_fill_what_is_missing_and_the_user_of_this_run_knows_better,
                what_an_answer_may_not_say_is_an_error_with_its_place,
                keep_is_what_a_block_of_a_page_looks_like,
                a_heading_that_was_an_item_is_one_line_in_its_item,
                a_cell_that_can_not_be_a_heading_is_kept_and_remains_a_doubt,
                new_answers_are_added_behind_what_a_person_wrote,
                several_authors_may_be_one_answer_of_a_run,
                what_is_answered_in_the_file_is_not_answered_again,
                a_doubt_about_the_whole_text_is_settled_by_its_key,
                answers_lie_beside_the_markdown_or_are_not_written_at_all)
