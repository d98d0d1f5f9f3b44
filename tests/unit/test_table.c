#include "unit/markdown.h"

#define HEAD(cells) "<table>\n<thead>\n<tr>\n" cells "</tr>\n</thead>\n"
#define BODY(rows) "<tbody>\n" rows "</tbody>\n</table>\n"
#define ROW(cells) "<tr>\n" cells "</tr>\n"
#define TH(text) "<th scope=\"col\">" text "</th>\n"
#define TD(text) "<td>" text "</td>\n"

START_TEST(a_table_is_a_head_a_line_of_dashes_and_rows)
{
    ck_xhtml("| a | *b* |\n|---|:-:|\n| c | d |\ne | f\n\ng\n",
             HEAD(TH("a") "<th scope=\"col\" class=\"align-center\"><em>b</em></th>\n")
                 BODY(ROW(TD("c") "<td class=\"align-center\">d</td>\n")
                          ROW(TD("e") "<td class=\"align-center\">f</td>\n")) "<p>g</p>\n");
    ck_xhtml("| a |\n| - |\n", HEAD(TH("a")) "</table>\n");
}
END_TEST

START_TEST(the_head_needs_as_many_cells_as_the_line_of_dashes)
{
    ck_xhtml("| a | b |\n|---|\n", "<p>| a | b |\n|---|</p>\n");
    ck_xhtml("|---|---|\n", "<p>|---|---|</p>\n");
    ck_xhtml("a\n---\n", "<h2 id=\"a\">a</h2>\n");
}
END_TEST

START_TEST(a_table_may_follow_the_text_of_a_paragraph)
{
    ck_xhtml("text | more\na | b\n--|--\n",
             "<p>text | more</p>\n" HEAD(TH("a") TH("b")) "</table>\n");
}
END_TEST

START_TEST(a_table_ends_where_a_paragraph_would_and_at_a_rule)
{
    ck_xhtml("| a |\n|---|\n| b |\n> c\n",
             HEAD(TH("a")) BODY(ROW(TD("b"))) "<blockquote>\n<p>c</p>\n</blockquote>\n");
    ck_xhtml("| a |\n|---|\n| b |\n---\n", HEAD(TH("a")) BODY(ROW(TD("b"))) "<hr />\n");
    ck_xhtml("| a |\n|---|\n===\n", HEAD(TH("a")) BODY(ROW(TD("==="))));
    ck_xhtml("| a |\n|---|\n     b | c\n",
             HEAD(TH("a")) "</table>\n<pre><code> b | c\n</code></pre>\n");
}
END_TEST

START_TEST(an_escaped_pipe_is_text_in_code_too)
{
    ck_xhtml("| a \\| b | `c\\|d` |\n|---|---|\n| e\\\\| f | \\\n",
             HEAD(TH("a | b") TH("<code>c|d</code>")) BODY(ROW(TD("e| f") TD("\\"))));
    ck_markdown("| a \\| b | `c\\|d` |\n| --- | --- |\n| e\\\\\\| f | \\\\ |\n",
                "| a \\| b | `c\\|d` |\n| --- | --- |\n| e\\\\\\| f | \\\\ |\n");
}
END_TEST

START_TEST(what_looks_like_a_block_is_text_in_a_cell)
{
    ck_xhtml("| # a | - b | 1. c | > d | ``` | # |\n|-|-|-|-|-|-|\n",
             HEAD(TH("# a") TH("- b") TH("1. c") TH("&gt; d") TH("```") TH("#")) "</table>\n");
}
END_TEST

START_TEST(links_in_cells_are_resolved_by_the_definitions_of_the_text)
{
    ck_xhtml("| [a] |\n|-----|\n\n[a]: b.md \"c\"\n",
             HEAD(TH("<a href=\"b.md\" title=\"c\">a</a>")) "</table>\n");
}
END_TEST

START_TEST(tables_stand_in_quotes_and_items)
{
    ck_xhtml("> - | a |\n>   |---|\n>   | b |\nc | d\n",
             "<blockquote>\n<ul>\n<li>\n" HEAD(TH("a"))
                 BODY(ROW(TD("b"))) "</li>\n</ul>\n</blockquote>\n<p>c | d</p>\n");
    ck_markdown("> - | a |\n>   |---|\n>   | b |\n", ">   - | a |\n>     | --- |\n>     | b |\n");
    ck_xhtml("> a | b\n--|--\n", "<blockquote>\n<p>a | b\n--|--</p>\n</blockquote>\n");
}
END_TEST

START_TEST(code_and_html_that_look_like_a_table_stay_as_they_are)
{
    ck_xhtml("```\n| a |\n|---|\n```\n\n    | a |\n    |---|\n",
             "<pre><code>| a |\n|---|\n</code></pre>\n<pre><code>| a |\n|---|\n</code></pre>\n");
    ck_words("<div>\n| a |\n|---|\n</div>\n\nb\n", "b");
}
END_TEST

START_TEST(no_cell_is_lost_when_a_row_is_too_long)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md"};
    struct document *document =
        document_read(STR("| a |\n|---|\n| b | c | |\n| d | |\n"), &options, diags);
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_str_eq(out.p, HEAD(TH("a") TD("")) BODY(ROW(TD("b") TD("c")) ROW(TD("d") TD(""))));
    ck_assert_uint_eq(diags_size(diags), 1);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 3);
    ck_assert(document_features(document).tables);
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
    ck_markdown("| a |\n|---|\n| b | c | |\n| d | |\n",
                "| a |  |\n| --- | --- |\n| b | c |\n| d |\n");
}
END_TEST

START_TEST(text_like_a_line_of_dashes_is_written_so_that_it_stays_text)
{
    ck_markdown("a | b\n\\|-|-|\n", "a | b\n\\|-|-|\n");
    ck_markdown("a | b\n\\:-|-\n", "a | b\n\\:-|-\n");
    ck_markdown("|-|-|\n", "|-|-|\n");
}
END_TEST

START_TEST(lines_are_counted_past_tables)
{
    struct document *document = read_quietly("| a |\r\n|---|\r\n| [b](c) |\r\rd\n\n# e\n");
    const struct heading *headings;
    const struct document_link *links;
    ck_assert_uint_eq(document_headings(document, &headings), 1);
    ck_assert_int_eq(headings[0].line, 7);
    ck_assert_uint_eq(document_links(document, &links), 1);
    ck_assert_int_eq(links[0].line, 3);
    document_free(document);
}
END_TEST

START_TEST(a_hostile_table_does_not_grow_out_of_proportion)
{
    struct buf text = BUF_INIT, out = BUF_INIT;
    for (int line = 0; line < 2; line++) {
        for (int i = 0; i < 900; i++)
            buf_adds(&text, line == 0 ? "|a" : "|-");
        buf_adds(&text, "|\n");
    }
    for (int i = 0; i < 5000; i++)
        buf_adds(&text, "|\n");
    struct document *document = read_quietly(text.p);
    ck_assert(document_features(document).tables);
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_uint_lt(out.n, 1000 * 1000);
    buf_clear(&out);
    buf_clear(&text);
    document_free(document);
}
END_TEST

UNIT_TESTS("table", a_table_is_a_head_a_line_of_dashes_and_rows,
           the_head_needs_as_many_cells_as_the_line_of_dashes,
           a_table_may_follow_the_text_of_a_paragraph,
           a_table_ends_where_a_paragraph_would_and_at_a_rule, an_escaped_pipe_is_text_in_code_too,
           what_looks_like_a_block_is_text_in_a_cell,
           links_in_cells_are_resolved_by_the_definitions_of_the_text,
           tables_stand_in_quotes_and_items, code_and_html_that_look_like_a_table_stay_as_they_are,
           no_cell_is_lost_when_a_row_is_too_long,
           text_like_a_line_of_dashes_is_written_so_that_it_stays_text,
           lines_are_counted_past_tables, a_hostile_table_does_not_grow_out_of_proportion)
