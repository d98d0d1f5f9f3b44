#include <check.h>
#include <string.h>

#include "import/import.h"
#include "import/scrape.h"
#include "import/verbatim.h"
#include "unit/unit.h"

/*
 * A text, its units with their roles set by hand, and the Markdown that is right for them; each test
 * changes one thing.
 */
static const char source[] = "A Title\n"
                             "Share\n"
                             "Its standfirst.\n"
                             "A heading\n"
                             "The first paragraph.\n"
                             "The second paragraph.\n";

static const char head[] = "---\ntitle: A Title\nstandfirst: Its standfirst.\n"
                           "fidelity: {sha256: "
                           "4f99b8d6e9b40ff48bbd53e9e1ffd36a4a70a8b9d72d6b1d4d3c2a0e7c7c4b1f, "
                           "words: 12}\n---\n\n";
static const char body[] = "## A heading\n\nThe first paragraph.\n\nThe second paragraph.\n";

static struct diags *diags;
static struct arena arena;
static struct units units;
static struct buf front;

static void write_front(void)
{
    struct wordstream stream;
    struct fidelity fidelity;
    wordstream_init(&stream, NULL);
    wordstream_text(&stream, STR("A Title Its standfirst. A heading The first paragraph. "
                                 "The second paragraph."));
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    buf_adds(&front, "---\ntitle: A Title\nstandfirst: Its standfirst.\n");
    buf_addf(&front, "fidelity: {sha256: %s, words: %zu}\n---\n\n", fidelity.sha256,
             fidelity.words);
}

static void set_up(void)
{
    static const enum role roles[] = {ROLE_TITLE,   ROLE_LEFT_OUT,  ROLE_STANDFIRST,
                                      ROLE_HEADING, ROLE_PARAGRAPH, ROLE_PARAGRAPH};
    diags = diags_new();
    ck_assert(scrape_text(&arena, str_of(source), &units));
    for (size_t i = 0; i < units.n; i++)
        unit_decide(&units.at[i], roles[i], "by hand");
    units.at[3].level = 2;
    buf_init(&front);
    write_front();
}

static void tear_down(void)
{
    diags_free(diags);
    arena_clear(&arena);
    buf_clear(&front);
}

/* Checks front matter and a body; NULL when all is well, else the first message. */
static const char *check(const char *front_matter, const char *text)
{
    struct buf markdown = BUF_INIT;
    buf_adds(&markdown, front_matter);
    buf_adds(&markdown, text);
    bool same = verbatim_check("a.txt", str_of(source), &units, buf_str(&markdown), diags);
    buf_clear(&markdown);
    ck_assert_uint_eq(same, diags_size(diags) == 0);
    ck_assert_int_eq(diags_status(diags), same ? STATUS_OK : STATUS_CONTENT);
    return same ? NULL : diags_at(diags, 0)->message;
}

START_TEST(what_is_right_passes)
{
    ck_assert_ptr_null(check(front.p, body));
}
END_TEST

START_TEST(a_changed_word_is_found)
{
    ck_assert_str_eq(
        check(front.p, "## A heading\n\nThe first paragraph!\n\nThe second paragraph.\n"),
        "a block that is not its line: 'The first paragraph!'; nothing was written");
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 5);
}
END_TEST

START_TEST(a_missing_block_is_found)
{
    ck_assert_str_eq(check(front.p, "## A heading\n\nThe first paragraph.\n"),
                     "a line that is missing: 'The second paragraph.'; nothing was written");
}
END_TEST

START_TEST(a_block_too_many_is_found)
{
    struct buf more = BUF_INIT;
    buf_addf(&more, "%s\nShare\n", body);
    ck_assert_str_eq(check(front.p, more.p),
                     "a block that the source has not: 'Share'; nothing was written");
    buf_clear(&more);
}
END_TEST

START_TEST(blocks_that_ran_together_are_found)
{
    ck_assert_str_eq(
        check(front.p, "## A heading\n\nThe first paragraph.\nThe second paragraph.\n"),
        "a block that is not its line: 'The first paragraph. The second paragraph.'; "
        "nothing was written");
}
END_TEST

START_TEST(a_heading_that_became_a_paragraph_is_found)
{
    ck_assert_str_eq(check(front.p, "A heading\n\nThe first paragraph.\n\nThe second paragraph.\n"),
                     "a block that became another kind of block: 'A heading'; nothing was written");
}
END_TEST

START_TEST(a_paragraph_that_became_a_list_is_found)
{
    ck_assert_str_eq(
        check(front.p, "## A heading\n\n- The first paragraph.\n\nThe second paragraph.\n"),
        "a block that became another kind of block: 'The first paragraph.'; nothing was written");
}
END_TEST

START_TEST(markdown_that_is_not_the_writers_own_is_found)
{
    ck_assert_str_eq(
        check(front.p, "A heading\n---------\n\nThe first paragraph.\n\nThe second paragraph.\n"),
        "Markdown that is written otherwise when it is read again: 'A heading'; nothing was "
        "written");
}
END_TEST

START_TEST(a_changed_title_is_found)
{
    struct buf other = BUF_INIT;
    buf_addf(&other, "---\ntitle: A title%s", strstr(front.p, "\nstandfirst"));
    ck_assert_str_eq(check(other.p, body),
                     "front matter that is not its line: 'A title'; nothing was written");
    buf_clear(&other);
}
END_TEST

START_TEST(a_wrong_record_is_found)
{
    ck_assert_str_eq(check(head, body),
                     "a record that is not of these words: "
                     "'4f99b8d6e9b40ff48bbd53e9e1ffd36a4a70a8b9d72d6b1d4d3c2a0e7c"
                     "7c...'; nothing was written");
}
END_TEST

START_TEST(a_line_without_a_role_is_found)
{
    units.at[1].role = ROLE_UNDECIDED;
    ck_assert_str_eq(check(front.p, body), "a line without a role: 'Share'; nothing was written");
}
END_TEST

START_TEST(a_unit_that_the_source_has_not_is_found)
{
    units.at[1].text = STR("Shared");
    ck_assert_str_eq(check(front.p, body),
                     "a word that is not in the source: 'Shared'; nothing was written");
}
END_TEST

START_TEST(a_line_that_is_in_no_unit_is_found)
{
    units.at[5].role = ROLE_LEFT_OUT;
    units.n--;
    ck_assert_str_eq(check(front.p, "## A heading\n\nThe first paragraph.\n"),
                     "a word of the source that is in no line: 'The'; nothing was written");
}
END_TEST

UNIT_TESTS_WITH("verbatim", set_up, tear_down, what_is_right_passes, a_changed_word_is_found,
                a_missing_block_is_found, a_block_too_many_is_found,
                blocks_that_ran_together_are_found, a_heading_that_became_a_paragraph_is_found,
                a_paragraph_that_became_a_list_is_found,
                markdown_that_is_not_the_writers_own_is_found, a_changed_title_is_found,
                a_wrong_record_is_found, a_line_without_a_role_is_found,
                a_unit_that_the_source_has_not_is_found, a_line_that_is_in_no_unit_is_found)
