#include <string.h>

#include "markdown/build.h"
#include "unit/markdown.h"

START_TEST(a_text_becomes_what_cmark_makes_of_it)
{
    ck_xhtml("# A *b*\n\nc\nd\\\ne <http://x.org>\n\n- f\n- g\n\n```c\nh < i\n```\n",
             "<h1 id=\"a-b\">A <em>b</em></h1>\n<p>c\nd<br />\ne <a "
             "href=\"http://x.org\">http://x.org</a></p>\n<ul>\n<li>f</li>\n<li>g</li>\n</ul>\n"
             "<pre><code class=\"language-c\">h &lt; i\n</code></pre>\n");
}
END_TEST

START_TEST(headings_get_stable_ids_in_any_script)
{
    static const struct {
        const char *heading, *id;
    } cases[] = {
        {"What did Russia\xE2\x80\x99s leader say?", "what-did-russias-leader-say"},
        {"\xC3\x9C"
         "ber Stra\xC3\x9F"
         "en",
         "\xC3\xBC"
         "ber-strassen"},
        {"Ce\xCC\x81 que c'est", "c\xC3\xA9-que-cest"},
        {"2024", "s-2024"},
        {"!?", "section"},
        {"N\xC2\xBA 5", "n-5"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC \xE3\x82\xBF\xE3\x83\xAF\xE3\x83\xBC",
         "\xE6\x9D\xB1\xE4\xBA\xAC-\xE3\x82\xBF\xE3\x83\xAF\xE3\x83\xBC"},
        {"\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80",
         "\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80"},
        {"a `code` &amp; *more*", "a-code-more"},
        {"fn 1", "s-fn-1"},
        {"C main", "s-c-main"},
        {"C", "c"},
        {"Ca", "ca"},
        {"aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb cccccccccccccccccccc dddddddddd",
         "aaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbb-cccccccccccccccccccc"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xC3\xA9",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text = BUF_INIT;
        buf_addf(&text, "## %s\n", cases[i].heading);
        struct document *document = read_quietly(text.p);
        const struct heading *headings;
        ck_assert_uint_eq(document_headings(document, &headings), 1);
        ck_assert_str_eq(headings[0].id, cases[i].id);
        document_free(document);
        buf_clear(&text);
    }
}
END_TEST

START_TEST(repeated_headings_are_numbered_past_ids_that_are_taken)
{
    static const char *const ids[] = {"a", "a-2", "a-2-2", "a-3"};
    struct document *document = read_quietly("# A\n\n# A\n\n# A 2\n\n# A\n");
    const struct heading *headings;
    ck_assert_uint_eq(document_headings(document, &headings), 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(headings[i].id, ids[i]);
    ck_assert_int_eq(headings[3].line, 7);
    document_free(document);
}
END_TEST

START_TEST(repeated_headings_stay_clear_of_the_ids_of_notes_and_themes)
{
    static const char *const ids[] = {"fn", "s-fn-2", "c", "s-c-2", "fnref", "s-fnref-2"};
    struct document *document = read_quietly("# Fn\n\n# Fn\n\n# C\n\n# C\n\n# Fnref\n\n# Fnref\n");
    const struct heading *headings;
    ck_assert_uint_eq(document_headings(document, &headings), sizeof ids / sizeof *ids);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        ck_assert_str_eq(headings[i].id, ids[i]);
    document_free(document);
}
END_TEST

START_TEST(words_are_those_of_text_code_and_captions)
{
    ck_words("# One *two*three\n\nfour\\\nfive ![no](x.png) `six seven`\n\n> 8. nine\n\n"
             "![alt](y.png \"Caption here\")\n\n    code block\n",
             "One twothree four five six seven nine Caption here code block");
}
END_TEST

START_TEST(an_image_with_a_title_alone_in_its_paragraph_is_a_figure)
{
    ck_xhtml("![A *map*](m.png \"The <map>\")\n",
             "<figure>\n<img src=\"m.png\" alt=\"A map\" />\n<figcaption>The "
             "&lt;map&gt;</figcaption>\n</figure>\n");
    ck_xhtml("![](m.png) ![b](n.png \"t\")\n",
             "<p><img src=\"m.png\" alt=\"\" /> <img src=\"n.png\" alt=\"b\" title=\"t\" /></p>\n");
}
END_TEST

START_TEST(raw_html_is_left_out_and_named_by_its_line)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .first_line = 10};
    struct document *document =
        document_read(STR("a <b>c</b>\n\n<!-- d -->\n\n<div>e</div>\n"), &options, diags);
    ck_assert_uint_eq(diags_size(diags), 2);
    struct buf line = BUF_INIT;
    diag_format(diags_at(diags, 1), &line);
    ck_assert_str_eq(line.p, "a.md:14: warning: raw HTML is left out; write it in Markdown, or set "
                             "'html: sanitize' [raw-html]");
    ck_assert(document_features(document).raw_html);
    buf_clear(&line);
    document_free(document);
    diags_free(diags);
}
END_TEST

static const char *resolve_for_test(void *context, const char *url, bool image)
{
    (void)image;
    return strcmp(url, "gone.md") == 0  ? NULL
           : strcmp(url, "b.md#c") == 0 ? *(char **)context
                                        : url;
}

START_TEST(addresses_levels_and_ids_are_as_the_rendering_asks)
{
    struct document *document =
        read_quietly("## A\n\n[b](b.md#c) [a](#a) [gone](gone.md) ![gone](gone.md) "
                     "[x](javascript:alert)\n");
    struct buf out = BUF_INIT;
    const char *target = "../b.html#c";
    struct xhtml_options options = {
        .resolve = resolve_for_test, .context = &target, .heading_shift = 1, .id_prefix = "w1-"};
    document_write_xhtml(document, &options, &out);
    ck_assert_str_eq(out.p, "<h3 id=\"w1-a\">A</h3>\n<p><a href=\"../b.html#c\">b</a> <a "
                            "href=\"#w1-a\">a</a> gone  x</p>\n");
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(links_open_in_the_windows_that_the_rendering_asks_for)
{
    struct document *document =
        read_quietly("[a](#a) [b](b.html) [c](https://example.org/) d[^1]\n\n"
                     "[^1]: e\n");
    struct buf out = BUF_INIT;
    struct xhtml_options options = {.inside_target = "_self", .outside_target = "_blank"};
    document_write_xhtml(document, &options, &out);
    ck_assert_ptr_nonnull(strstr(out.p, "<a href=\"#a\" target=\"_self\">a</a>"));
    ck_assert_ptr_nonnull(strstr(out.p, "<a href=\"b.html\">b</a>"));
    ck_assert_ptr_nonnull(
        strstr(out.p, "<a href=\"https://example.org/\" target=\"_blank\">c</a>"));
    ck_assert_ptr_nonnull(
        strstr(out.p, "<a href=\"#fn-1\" target=\"_self\" role=\"doc-noteref\">"));
    ck_assert_ptr_nonnull(strstr(out.p, "<a href=\"#fnref-1\" target=\"_self\" role"));
    buf_clear(&out);
    document_free(document);

    buf_init(&out);
    struct diags *diags = diags_new();
    document = document_read(STR("<p><a href=\"https://example.org/\">c</a></p>\n"),
                             &(struct document_options){.sanitize_html = true}, diags);
    diags_free(diags);
    document_write_xhtml(document, &options, &out);
    ck_assert_ptr_nonnull(strstr(out.p, "<a href=\"https://example.org/\" target=\"_blank\">"));
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(what_xml_or_html_forbid_becomes_a_replacement_character)
{
    ck_xhtml("a\x01"
             "b&#x7f;c&#xFFFE;\xEF\xB7\x90 \x0C d\n",
             "<p>a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD"
             "c\xEF\xBF\xBD\xEF\xBF\xBD   d</p>\n");
    ck_words("a\x01"
             "b\x0C"
             "d\n",
             "a\xEF\xBF\xBD"
             "b d");
    ck_xhtml("[l](u \"t&#1;\") ![a&#x7f;](p \"q\x02\") `c\x03`\n\n``` i\x04\nd\x05\n```\n",
             "<p><a href=\"u\" title=\"t\xEF\xBF\xBD\">l</a> "
             "<img src=\"p\" alt=\"a\xEF\xBF\xBD\" title=\"q\xEF\xBF\xBD\" /> "
             "<code>c\xEF\xBF\xBD</code></p>\n"
             "<pre><code class=\"language-i\xEF\xBF\xBD\">d\xEF\xBF\xBD\n</code></pre>\n");
}
END_TEST

START_TEST(links_and_images_are_listed_with_their_lines)
{
    struct document *document = read_quietly("a\n\nb [c](d.md)\n\n![e *f*](g.png)\n");
    const struct document_link *links;
    ck_assert_uint_eq(document_links(document, &links), 2);
    ck_assert_str_eq(links[0].url, "d.md");
    ck_assert_ptr_null(links[0].alt);
    ck_assert_int_eq(links[0].line, 3);
    ck_assert(links[1].image);
    ck_assert_str_eq(links[1].alt, "e f");
    document_free(document);
}
END_TEST

START_TEST(a_line_of_tildes_is_written_so_that_it_stays_text)
{
    ck_markdown("\\~~~\n", "\\~~~\n");
    ck_markdown("a\n\\~~~ b\n", "a\n\\~~~ b\n");
    ck_markdown("a ~~~ b\n", "a ~~~ b\n");
}
END_TEST

START_TEST(what_follows_a_list_that_begins_an_item_stays_in_the_item)
{
    ck_markdown("- - a\n  - b\n\n  c\n", "  - - a\n    - b\n    \n    c\n");
    ck_markdown("- - - a\n\n    b\n\n  c\n", "  - - - a\n      \n      b\n    \n    c\n");
    ck_markdown("1. - a\n\n   b\n", "1.  - a\n    \n    b\n");
    ck_markdown("- 1. a\n\n  b\n", "  - 1.  a\n    \n    b\n");
    ck_markdown("- - a\n- b\n", "  -   - a\n  - b\n");
}
END_TEST

START_TEST(two_lists_in_a_row_in_an_item_stay_two)
{
    ck_markdown(
        "- e\n\n  b\n\n  - y\n\n  1. t\n",
        "  - e\n    \n    b\n    \n      - y\n    \n    <!-- end list -->\n    \n    1.  t\n");
}
END_TEST

START_TEST(a_byte_order_mark_that_is_text_stays_text)
{
    ck_markdown("\n\xEF\xBB\xBF"
                "a\n",
                "&#xFEFF;a\n");
}
END_TEST

START_TEST(a_built_document_reads_back_as_its_spans)
{
    struct span bold[] = {{.kind = SPAN_TEXT, .text = STR("bold ")}};
    struct span spans[] = {
        {.kind = SPAN_TEXT, .text = STR(" 1. not a *list*\n with ")},
        {.kind = SPAN_STRONG, .inside = bold, .n_inside = 1},
        {.kind = SPAN_TEXT, .text = STR("text")},
        {.kind = SPAN_BREAK},
        {.kind = SPAN_TEXT, .text = STR("end\xC2\xA0 ")},
        {.kind = SPAN_BREAK},
    };
    struct document *document = document_new();
    struct buf out = BUF_INIT;
    document_add_heading(document, 2, bold, 1);
    document_open(document, DOCUMENT_BULLET_LIST);
    document_open(document, DOCUMENT_ITEM);
    document_add_paragraph(document, spans, 6);
    document_close(document);
    document_close(document);
    document_add_code(document, STR("x"), "c");
    document_write_markdown(document, &out);
    ck_assert_str_eq(out.p, "## bold\n\n  - 1\\. not a \\*list\\* with **bold** text  \n    end\n\n"
                            "``` c\nx\n```\n");
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(a_list_that_goes_on_counting_stands_apart_from_the_line_before_it)
{
    struct document *document = document_new();
    const struct span a = {.kind = SPAN_TEXT, .text = STR("a")};
    struct buf out = BUF_INIT;
    document_open(document, DOCUMENT_BULLET_LIST);
    document_open(document, DOCUMENT_ITEM);
    document_add_paragraph(document, &a, 1);
    document_open(document, DOCUMENT_ORDERED_LIST);
    document_start_list(document, 3);
    document_open(document, DOCUMENT_ITEM);
    document_add_paragraph(document, &a, 1);
    for (int i = 0; i < 4; i++)
        document_close(document);
    document_write_markdown(document, &out);
    ck_assert_str_eq(out.p, "  - a\n    \n    3.  a\n");
    ck_markdown(out.p, out.p);
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(emphasis_that_markdown_can_not_write_is_left_out)
{
    struct span yes = {.kind = SPAN_TEXT, .text = STR("\"yes\"")};
    struct span good = {.kind = SPAN_TEXT, .text = STR("good")};
    struct span spans[] = {
        {.kind = SPAN_TEXT, .text = STR("He said")},
        {.kind = SPAN_STRONG, .inside = &yes, .n_inside = 1},
        {.kind = SPAN_TEXT, .text = STR("again, ")},
        {.kind = SPAN_EMPHASIS, .inside = &good, .n_inside = 1},
        {.kind = SPAN_TEXT, .text = STR(".")},
    };
    struct document *document = document_new();
    struct buf out = BUF_INIT;
    document_add_paragraph(document, spans, 5);
    document_write_markdown(document, &out);
    ck_assert_str_eq(out.p, "He said\"yes\"again, *good*.\n");
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(a_built_table_is_written_and_read_back)
{
    struct span spans[] = {
        {.kind = SPAN_TEXT, .text = STR("a | b")},
        {.kind = SPAN_BREAK},
        {.kind = SPAN_CODE, .text = STR("c|d")},
    };
    struct document_cell cells[] = {{spans, 3}, {spans, 1}, {NULL, 0}, {&spans[2], 1}};
    struct document *document = document_new();
    struct buf out = BUF_INIT;
    document_open(document, DOCUMENT_QUOTE);
    document_add_table(document, cells, 2, 2);
    document_close(document);
    document_write_markdown(document, &out);
    static const char expected[] = "> | a \\| b `c\\|d` | a \\| b |\n> | --- | --- |\n"
                                   "> |  | `c\\|d` |\n";
    ck_assert_str_eq(out.p, expected);
    ck_markdown(out.p, expected);
    buf_clear(&out);
    document_free(document);
}
END_TEST

START_TEST(hostile_nesting_takes_neither_the_stack_nor_forever)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < 10000; i++)
        buf_adds(&text, "> ");
    buf_adds(&text, "a\n\n");
    for (int i = 0; i < 10000; i++)
        buf_adds(&text, "*a **a ");
    buf_adds(&text, "\n\n");
    for (int i = 0; i < 10000; i++)
        buf_adds(&text, "[");
    struct document *document = read_quietly(text.p);
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_uint_gt(out.n, 200000);
    buf_clear(&out);
    document_free(document);
    buf_clear(&text);
}
END_TEST

/* What a document was written with is gone by then: the sanitizers tell. */
START_TEST(a_document_can_be_written_again_in_any_form)
{
    static const char text[] =
        "<p>One.</p>\n\n- - a\n\n  b\n\n| c |\n|---|\n| d[^1] |\n\n[^1]: E.\n";
    struct document *document = read_quietly(text), *other = read_quietly("Other.\n");
    struct buf first = BUF_INIT, again = BUF_INIT, xhtml = BUF_INIT, expected = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &expected);
    document_write_markdown(document, &first);
    document_write_markdown(other, &again);
    buf_reset(&again);
    document_write_markdown(document, &again);
    document_write_xhtml(document, &(struct xhtml_options){0}, &xhtml);
    ck_assert_str_eq(again.p, first.p);
    ck_assert_str_eq(xhtml.p, expected.p);
    buf_clear(&first);
    buf_clear(&again);
    buf_clear(&xhtml);
    buf_clear(&expected);
    document_free(other);
    document_free(document);
}
END_TEST

START_TEST(a_text_numbers_the_items_of_every_list)
{
    static const char text[] = "7. a\n   1) b\n   2) c\n      - d\n      - e\n   3) f\n8. g\n\n"
                               "   0. h\n   1. i\n9. j\n";
    struct document *document = read_quietly(text);
    struct buf out = BUF_INIT;
    document_write_text(document, &out);
    ck_assert_str_eq(out.p, "7. a\n   1. b\n   2. c\n      \xE2\x80\xA2 d\n      \xE2\x80\xA2 e\n"
                            "   3. f\n8. g\n   0. h\n   1. i\n9. j\n");
    buf_clear(&out);
    document_free(document);
}
END_TEST

/* Adds 1,001 items from 7, each behind these spaces. */
static void add_items(struct buf *out, const char *before, const char *delimiter, const char *gap)
{
    for (int i = 7; i <= 1007; i++)
        buf_addf(out, "%s%d%s%sa%s", i == 7 ? "" : before, i, delimiter, i < 10 ? "  " : " ",
                 i < 1007 ? gap : "");
}

START_TEST(a_long_list_is_written_with_its_numbers_wherever_it_stands)
{
    static const struct {
        const char *begin, *before, *delimiter, *gap, *end;
    } cases[] = {
        {"", "", ".", "\n", "\n"},
        {"", "", ")", "\n\n", "\n"},
        {"> ", "> ", ".", "\n", "\n> \n> b\n"},
        {"  - ", "    ", ")", "\n", "\n    <!-- end list -->\n      - b\n"},
        {"Text\n\n", "", ".", "\n", "\n\n<!-- end list -->\n\n``` \ncode\n```\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text = BUF_INIT;
        buf_adds(&text, cases[i].begin);
        add_items(&text, cases[i].before, cases[i].delimiter, cases[i].gap);
        buf_adds(&text, cases[i].end);
        ck_markdown(text.p, text.p);
        buf_clear(&text);
    }
}
END_TEST

UNIT_TESTS("markdown", a_text_becomes_what_cmark_makes_of_it, headings_get_stable_ids_in_any_script,
           repeated_headings_are_numbered_past_ids_that_are_taken,
           a_document_can_be_written_again_in_any_form, a_text_numbers_the_items_of_every_list,
           a_long_list_is_written_with_its_numbers_wherever_it_stands,
           repeated_headings_stay_clear_of_the_ids_of_notes_and_themes,
           words_are_those_of_text_code_and_captions,
           an_image_with_a_title_alone_in_its_paragraph_is_a_figure,
           raw_html_is_left_out_and_named_by_its_line,
           addresses_levels_and_ids_are_as_the_rendering_asks,
           links_open_in_the_windows_that_the_rendering_asks_for,
           what_xml_or_html_forbid_becomes_a_replacement_character,
           what_follows_a_list_that_begins_an_item_stays_in_the_item,
           two_lists_in_a_row_in_an_item_stay_two, a_byte_order_mark_that_is_text_stays_text,
           links_and_images_are_listed_with_their_lines,
           a_line_of_tildes_is_written_so_that_it_stays_text,
           a_built_document_reads_back_as_its_spans,
           a_list_that_goes_on_counting_stands_apart_from_the_line_before_it,
           emphasis_that_markdown_can_not_write_is_left_out, a_built_table_is_written_and_read_back,
           hostile_nesting_takes_neither_the_stack_nor_forever)
