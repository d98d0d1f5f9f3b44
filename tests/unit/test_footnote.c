#include "unit/markdown.h"

#define MARK(n, id)                                                                                \
    "<sup id=\"fnref-" id "\" data-apparatus=\"\"><a href=\"#fn-" n "\" "                          \
    "role=\"doc-noteref\">" n "</a></sup>"
#define BACK(id)                                                                                   \
    " <a href=\"#fnref-" id "\" role=\"doc-backlink\" "                                            \
    "data-apparatus=\"\">\xE2\x86\xA9\xEF\xB8\x8E"
#define NOTES(items)                                                                               \
    "<section class=\"notes\" role=\"doc-endnotes\">\n"                                            \
    "<h2 class=\"notes-label\" data-apparatus=\"\">Notes</h2>\n<ol>\n" items "</ol>\n</section>\n"
#define NOTE(n, text) "<li id=\"fn-" n "\">\n" text "</li>\n"

START_TEST(notes_are_numbered_by_their_first_reference)
{
    ck_xhtml("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n",
             "<p>a" MARK("1", "1") " b" MARK("2", "2") " c" MARK("1", "1-2") "</p>\n" NOTES(
                 NOTE("1", "<p>X" BACK("1") "</a>" BACK("1-2") "2</a></p>\n")
                     NOTE("2", "<p>Y" BACK("2") "</a></p>\n")));
    ck_words("a[^x]b c[^y]\n\n[^y]: Y\n[^x]: X z\n\nd\n", "ab c d X z Y");
}
END_TEST

START_TEST(a_note_has_paragraphs_and_any_other_block)
{
    ck_xhtml("a[^1]\n\n[^1]: b\nlazy\n\n    c\n\n    ```\n    d\n    ```\n\n[^2]\n",
             "<p>a" MARK("1", "1") "</p>\n<p>[^2]</p>\n" NOTES(
                 NOTE("1", "<p>b\nlazy</p>\n<p>c</p>\n<pre><code>d\n</code></pre>\n"
                           "<p data-apparatus=\"\">" BACK("1") "</a></p>\n")));
    ck_words("a[^1]\n\n[^1]: - b\n    - c\n\n- d\n", "a d b c");
}
END_TEST

START_TEST(code_escapes_and_alternative_texts_hold_no_references)
{
    ck_words("`[^1]` \\[^1] ![[^1]](b) [^1]\n\n    [^1]: c\n\n[^1]: d\n", "[^1] [^1] [^1]: c d");
    struct document *document = read_quietly("![x[^1]](b[^1].png) [c](<d[^1]:>)\n\n[^1]: e\n");
    const struct document_link *links;
    ck_assert_uint_eq(document_links(document, &links), 2);
    ck_assert_str_eq(links[0].alt, "x[^1]");
    ck_assert_str_eq(links[0].url, "b[^1].png");
    ck_assert_str_eq(links[1].url, "d[^1]:");
    document_free(document);
}
END_TEST

START_TEST(references_stand_in_headings_tables_links_and_side_by_side)
{
    ck_xhtml(
        "# a[^1]\n\n| b[^1] |\n|---|\n\n[c[^1]](d)[^1][^1]\n\n[^1]: e\n",
        "<h1 id=\"a\">a" MARK("1", "1") "</h1>\n<table>\n<thead>\n<tr>\n<th scope=\"col\">b" MARK(
            "1", "1-2") "</th>\n</tr>\n</thead>\n</table>\n<p><a href=\"d\">c</a>" MARK("1", "1-3")
            MARK("1", "1-4") MARK("1", "1-5") "</p>\n" NOTES(
                NOTE("1", "<p>e" BACK("1") "</a>" BACK("1-2") "2</a>" BACK("1-3") "3</a>" BACK(
                              "1-4") "4</a>" BACK("1-5") "5</a></p>\n")));
}
END_TEST

static void ck_diagnostics(const char *markdown, const char *expected)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md"};
    struct document *document = document_read(str_of(markdown), &options, diags);
    struct buf out = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &out);
        buf_addc(&out, '\n');
    }
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
}

START_TEST(what_is_wrong_with_notes_is_said_and_nothing_is_lost)
{
    const char text[] = "a[^1] b[^2]\n\n> [^3]: c\n\n[^1]: d\n\n| e |\n|---|\n\n[^1]: f\n";
    ck_diagnostics(text,
                   "a.md:1: warning: note '2' is not defined [footnote-undefined]\n"
                   "a.md:3: warning: nothing refers to note '3'; it is shown after the others "
                   "[footnote-unused]\n"
                   "a.md:10: warning: note '1' is defined again; its first definition counts "
                   "[footnote-repeated]\n"
                   "a.md:10: warning: nothing refers to note '1'; it is shown after the others "
                   "[footnote-unused]\n");
    ck_words(text, "a b[^2] e d c f");
}
END_TEST

START_TEST(notes_may_hold_notes_and_tables)
{
    ck_words("a[^1]\n\n[^1]: b[^2]\n\n    [^2]: c\n\n    | d |\n    |---|\n    | e |\n",
             "a b d e c");
    ck_markdown("a[^1]\n\n[^1]: | d |\n    |---|\n    | e |\n",
                "a[^1]\n\n[^1]: | d |\n    | --- |\n    | e |\n");
}
END_TEST

START_TEST(a_note_between_lists_joins_none_of_them)
{
    ck_xhtml("- a\n\n[^1]: b\n- c\n- d [^1]\n",
             "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>c</li>\n<li>d " MARK(
                 "1", "1") "</li>\n</ul>\n" NOTES(NOTE("1", "<p>b" BACK("1") "</a></p>\n")));
}
END_TEST

START_TEST(notes_are_written_where_they_were_defined)
{
    ck_markdown("a[^x]\n\n[^x]: b\n\n    c\n\n- d\n\n[^y]: \n",
                "a[^x]\n\n[^x]: b\n    \n    c\n\n  - d\n\n[^y]: \n");
    ck_markdown("a\n     [^1]: b\n\n[^1]: c\n", "a\n[^1]\\: b\n\n[^1]: c\n");
    ck_markdown("[^1]\\(b)\n\n[^1]: c\n", "[^1]\\(b)\n\n[^1]: c\n");
    ck_markdown("[^1](b)\n\n[^1]: c\n", "[^1](b)\n\n[^1]: c\n");
}
END_TEST

START_TEST(notes_nested_beyond_the_limit_stay_text)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < 400; i++)
        buf_addf(&text, "%*s[^%d]: w%d\n\n", 4 * i, "", i, i);
    struct document *document = read_quietly(text.p);
    struct buf words = BUF_INIT;
    struct wordstream stream;
    wordstream_init(&stream, &words);
    document_words(document, &stream);
    ck_assert_uint_gt(words.n, 400 * 3);
    wordstream_clear(&stream);
    buf_clear(&words);
    buf_clear(&text);
    document_free(document);
}
END_TEST

UNIT_TESTS("footnote", notes_are_numbered_by_their_first_reference,
           a_note_has_paragraphs_and_any_other_block,
           code_escapes_and_alternative_texts_hold_no_references,
           references_stand_in_headings_tables_links_and_side_by_side,
           what_is_wrong_with_notes_is_said_and_nothing_is_lost, notes_may_hold_notes_and_tables,
           a_note_between_lists_joins_none_of_them, notes_are_written_where_they_were_defined,
           notes_nested_beyond_the_limit_stay_text)
