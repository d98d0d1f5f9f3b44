#include "epub/legal_code.h"

#include <string.h>

#include "base/embedded.h"
#include "base/utf8.h"
#include "unit/unit.h"
#include "verify/markup.h"

static struct buf out;

static const char *written(const char *text)
{
    buf_reset(&out);
    legal_code_write(str_of(text), &out);
    return out.p;
}

START_TEST(headings_and_paragraphs_flow)
{
    ck_assert_str_eq(
        written("A Name\n\n=====\n\nSome words\n& more.\n\n\nSection 1 -- One.\n\nEnd"),
        "<h2>A Name</h2>\n<hr />\n<p>Some words &amp; more.</p>\n"
        "<h3>Section 1 -- One.</h3>\n<h3>End</h3>\n");
    ck_assert_str_eq(written("A Kind\n\nA Name\n\nWords.\n"),
                     "<h2>A Kind<br />\nA Name</h2>\n<p>Words.</p>\n");
}
END_TEST

START_TEST(a_clause_is_set_off_as_in_the_file)
{
    ck_assert_str_eq(written("Words:\n\n"
                             "  a. one\n"
                             "     goes on:\n\n"
                             "       1. two\n"
                             "       2. three;\n\n"
                             "     and on.\n\n"
                             "Words.\n"),
                     "<p>Words:</p>\n<div class=\"c-clause\">\n<p>a. one goes on:</p>\n"
                     "<div class=\"c-clause\">\n<p>1. two</p>\n<p>2. three;</p>\n</div>\n"
                     "<p>and on.</p>\n</div>\n<p>Words.</p>\n");
    ck_assert_str_eq(written(" ii. two;\niii. three.\n"),
                     "<div class=\"c-clause\">\n<p>ii. two;</p>\n<p>iii. three.</p>\n</div>\n");
}
END_TEST

START_TEST(a_word_that_a_line_ends_in_is_whole)
{
    ck_assert_str_eq(written("All CC-\nlicensed works."), "<p>All CC-licensed works.</p>\n");
}
END_TEST

/* What is left when rules and the ends of lines are taken out. */
static void expect_words(const struct embedded_file *file, const char *found)
{
    struct buf words = BUF_INIT, plain = BUF_INIT;
    struct str rest = {file->bytes, file->size}, word;
    while (utf8_next_word(&rest, &word))
        if (word.p[0] != '=')
            buf_add_str(&words, word);
    for (rest = str_of(found); utf8_next_word(&rest, &word);)
        buf_add_str(&plain, word);
    ck_assert_str_eq(words.p, plain.p);
    buf_clear(&words);
    buf_clear(&plain);
}

START_TEST(every_license_keeps_its_words)
{
    struct diags *diags = diags_new();
    struct buf page = BUF_INIT;
    size_t n = 0;
    markup_init();
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        struct arena arena = ARENA_INIT;
        if (strncmp(file->path, "legalcode/", 10) != 0)
            continue;
        buf_reset(&page);
        buf_addf(&page, "<div>%s</div>", written(file->bytes));
        xmlDoc *doc = markup_read(buf_str(&page), MARKUP_XML, file->path, diags);
        ck_assert_ptr_nonnull(doc);
        expect_words(file, markup_content(&arena, xmlDocGetRootElement(doc)));
        ck_assert_ptr_nonnull(strstr(page.p, "<h2>"));
        ck_assert_ptr_nonnull(strstr(page.p, "<h3>"));
        xmlFreeDoc(doc);
        arena_clear(&arena);
        n++;
    }
    ck_assert_uint_gt(n, 0);
    diags_free(diags);
    buf_clear(&page);
    buf_clear(&out);
}
END_TEST

UNIT_TESTS("legal_code", headings_and_paragraphs_flow, a_clause_is_set_off_as_in_the_file,
           a_word_that_a_line_ends_in_is_whole, every_license_keeps_its_words)
