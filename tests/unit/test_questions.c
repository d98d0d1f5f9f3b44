#include <check.h>

#include "site/questions.h"
#include "unit/markdown.h"

static struct arena arena;
static struct document *document;

static void tear_down(void)
{
    document_free(document);
    document = NULL;
    arena_clear(&arena);
}

static const struct section **find(const char *genre, const char *text, size_t *n)
{
    struct work work = {.genre = genre};
    document_free(document);
    document = read_quietly(text);
    return questions_find(&arena, &work, document, n);
}

/* "what; why" */
static const char *ids(const char *genre, const char *text)
{
    static struct buf out = BUF_INIT;
    size_t n;
    const struct section **questions = find(genre, text, &n);
    buf_reset(&out);
    for (size_t i = 0; i < n; i++)
        buf_addf(&out, "%s%s", i > 0 ? "; " : "", questions[i]->heading->id);
    return out.p;
}

START_TEST(headings_that_all_end_in_a_question_mark_are_questions)
{
    ck_assert_str_eq(ids(NULL, "Before.\n\n## What?\n\nThis.\n\n### How\n\n## Why?\n"),
                     "what; why");
    ck_assert_str_eq(ids(NULL, "## What?\n\nThis.\n\n## So\n"), "");
    ck_assert_str_eq(ids(NULL, "### What?\n\nThis.\n"), "");
    ck_assert_str_eq(ids(NULL, "> ## What?\n\n## Why?\n"), "why");
}
END_TEST

START_TEST(questions_end_in_the_mark_of_their_script_and_may_be_quoted)
{
    ck_assert_str_eq(ids(NULL, "## 什么？\n\n## ما؟\n\n## Τι\xCD\xBE\n"), "什么; ما; τι");
    ck_assert_str_eq(ids(NULL, "## “What?”\n\n## Why (in short)?\n\n## Who (or what?)\n"),
                     "what; why-in-short; who-or-what");
    ck_assert_str_eq(ids(NULL, "## What? Nothing.\n"), "");
}
END_TEST

START_TEST(the_genre_makes_questions_of_headings)
{
    ck_assert_str_eq(ids("qa", "## On rivers\n\n## On lakes\n"), "on-rivers; on-lakes");
    ck_assert_str_eq(ids("QA", "## What?\n\n## Further reading\n"), "what");
    ck_assert_str_eq(ids("essay", "## On rivers\n"), "");
    ck_assert_str_eq(ids("qa", "No heading.\n"), "");
}
END_TEST

START_TEST(an_answer_is_the_words_below_its_question)
{
    size_t n;
    const struct section **questions = find(
        NULL, "## What *is*?\n\nThis[^1] and\nthat.\n\n- More\n\n## Why?\n\n[^1]: A note.\n", &n);
    const struct mark_question *marks = questions_marks(&arena, document, questions, n);
    ck_assert_uint_eq(n, 2);
    ck_assert_str_eq(marks[0].id, "what-is");
    ck_assert_str_eq(marks[0].text, "What is?");
    ck_assert_str_eq(marks[0].answer, "This and that. More A note.");
    ck_assert_str_eq(marks[1].answer, "");
}
END_TEST

static const char *pieces(const char *genre, const char *text)
{
    static struct buf out = BUF_INIT;
    struct buf body = BUF_INIT, joined = BUF_INIT;
    size_t n, i;
    const struct section **questions = find(genre, text, &n);
    struct question_cuts cuts = question_cuts(&arena, questions, n);
    struct xhtml_options options = {.heading = question_heading, .heading_context = &cuts};
    document_write_xhtml(document, &options, &body);
    json_t *data = json_object(), *piece;
    struct publication publication = {.outputs = OUTPUT_EMBED, .embed_sections = true};
    struct work work = {.embed = "embed/a.html"};
    questions_add_pieces(data, &publication, &work, &cuts, buf_str(&body));
    buf_reset(&out);
    json_array_foreach(json_object_get(data, "pieces"), i, piece)
    {
        json_t *question = json_object_get(piece, "question");
        const char *html = json_string_value(json_object_get(piece, "html"));
        buf_adds(&joined, html);
        buf_addf(&out, "%s%.*s:%s", i > 0 ? " " : "", 3, html,
                 question ? json_string_value(json_object_get(question, "embed")) : "-");
    }
    ck_assert_str_eq(joined.p, body.p);
    json_decref(data);
    buf_clear(&body);
    buf_clear(&joined);
    return out.p;
}

START_TEST(the_body_is_cut_after_each_answer)
{
    ck_assert_str_eq(pieces(NULL,
                            "Before.\n\n## What?\n\nThis.\n\n### How\n\n## Why?\n\nSo[^1].\n\n"
                            "[^1]: Note.\n"),
                     "<p>:- <h2:embed/a/what.html <h2:embed/a/why.html <se:-");
    ck_assert_str_eq(pieces(NULL, "## What?\n"), "<h2:embed/a/what.html");
    ck_assert_str_eq(pieces("qa", "# One\n\n## What?\n\nThis.\n\n# Two\n\n## Other\n\nThat.\n"),
                     "<h1:- <h2:embed/a/what.html <h1:-");
}
END_TEST

UNIT_TESTS_WITH("questions", NULL, tear_down,
                headings_that_all_end_in_a_question_mark_are_questions,
                questions_end_in_the_mark_of_their_script_and_may_be_quoted,
                the_genre_makes_questions_of_headings, an_answer_is_the_words_below_its_question,
                the_body_is_cut_after_each_answer)
