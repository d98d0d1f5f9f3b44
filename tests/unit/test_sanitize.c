#include <string.h>

#include "unit/markdown.h"

static void ck_sanitized(const char *markdown, const char *expected)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    struct document *document = document_read(str_of(markdown), &options, diags);
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
}

START_TEST(inline_tags_that_are_safe_stay_and_are_balanced)
{
    ck_sanitized("a <B title='\"' onclick=x>b <i>c</B> d</i> *<u>e* f</u> H<sub>2</sub>O<wbr>\n",
                 "<p>a <b title=\"&quot;\">b <i>c</i></b> d <em><u>e</u></em> f "
                 "H<sub>2</sub>O<wbr /></p>\n");
    ck_sanitized("a <blink>b</blink> <!-- c --><form>d</form>\n", "<p>a b d</p>\n");
}
END_TEST

START_TEST(links_images_and_breaks_become_those_of_markdown)
{
    ck_sanitized("<a href=b.md title=t>*c*</a><br>x <img src=d.png alt='e &amp; f'>\n",
                 "<p><a href=\"b.md\" title=\"t\"><em>c</em></a><br />\nx "
                 "<img src=\"d.png\" alt=\"e &amp; f\" /></p>\n");
    ck_sanitized("<a href=b>c [d](e)</a> [f <a href=g>h</a>](i) <a href=j>k\n",
                 "<p>c <a href=\"e\">d</a> <a href=\"i\">f h</a> k</p>\n");
}
END_TEST

START_TEST(nothing_that_runs_or_reaches_out_is_left)
{
    ck_sanitized("a <script>b()</script> <a href='java&#10;script:c'>d</a> "
                 "<img src=x onerror=y> <style>e</style>\n",
                 "<p>a  d <img src=\"x\" alt=\"\" /> </p>\n");
    ck_sanitized("<div style='x' id=y class=z onclick=w><script>a</script>b"
                 "<iframe src=c>d</iframe><a href='data:text/html,e'>f</a></div>\n",
                 "<div>b<a>f</a></div>\n\n");
    ck_sanitized("<svg onload=a><p>b</p></svg>\n\nc\n", "<p></p>\n<p>c</p>\n");
}
END_TEST

START_TEST(blocks_are_well_formed_and_rightly_nested)
{
    ck_sanitized("<p>a<div>b</p>c\n", "<p>a</p><div>bc\n</div>\n");
    ck_sanitized("<table><tr><td colspan=2 bgcolor=red>a<td>b</table>\n",
                 "<table><tr><td colspan=\"2\">a</td><td>b</td></tr></table>\n\n");
    ck_sanitized("<center>a</center><td>b</td>\n", "<div>a</div><div>b</div>\n\n");
    ck_sanitized("<details open><summary>a</summary>b</details>\n",
                 "<details open=\"\"><summary>a</summary>b</details>\n\n");
}
END_TEST

START_TEST(links_in_blocks_are_listed_and_resolved_too)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    struct document *document =
        document_read(STR("<div>\n<a href=\"b.md\">c</a>\n<img src=\"d.png\" alt=\"e\">\n</div>\n"),
                      &options, diags);
    const struct document_link *links;
    ck_assert_uint_eq(document_links(document, &links), 2);
    ck_assert_str_eq(links[0].url, "b.md");
    ck_assert_str_eq(links[1].alt, "e");
    ck_assert_int_eq(links[1].line, 1);
    ck_assert_uint_eq(diags_size(diags), 0);
    document_free(document);
    diags_free(diags);
}
END_TEST

START_TEST(a_hostile_block_takes_neither_the_stack_nor_forever)
{
    struct buf text = BUF_INIT, out = BUF_INIT;
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    for (int i = 0; i < 20000; i++)
        buf_adds(&text, "<div><b><x>a");
    buf_adds(&text, "\n\n");
    for (int i = 0; i < 20000; i++)
        buf_adds(&text, "<b><a href=b>");
    struct document *document = document_read(buf_str(&text), &options, diags);
    document_write_xhtml(document, &(struct xhtml_options){0}, &out);
    ck_assert_uint_lt(out.n, 4 * text.n);
    document_free(document);
    diags_free(diags);
    buf_clear(&text);
    buf_clear(&out);
}
END_TEST

START_TEST(pages_of_a_printed_source_get_ids_that_no_heading_has)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    struct document *document = document_read(
        STR("## Pg xiv\n\none <span role=\"doc-pagebreak\" id=\"x\" onclick=\"y\" "
            "aria-label=\"xiv\"></span>two"
            "<span role=doc-pagebreak aria-label=1></span> <span role=doc-pagebreak "
            "aria-label=1></span>"
            " <span role=button aria-label=2>three</span> <span role=doc-pagebreak>four</span>\n"),
        &options, diags);
    const struct source_page *pages;
    const struct heading *headings;
    ck_assert_uint_eq(document_pages(document, &pages), 3);
    ck_assert_str_eq(pages[0].label, "xiv");
    ck_assert_str_eq(pages[0].id, "pg-xiv");
    ck_assert_str_eq(pages[2].id, "pg-1-2");
    ck_assert_uint_eq(document_headings(document, &headings), 1);
    ck_assert_str_eq(headings[0].id, "pg-xiv-2");
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){.epub_types = true, .id_prefix = "a-"},
                         &out);
    ck_assert_ptr_nonnull(strstr(out.p, "one <span id=\"a-pg-xiv\" role=\"doc-pagebreak\" "
                                        "epub:type=\"pagebreak\" aria-label=\"xiv\"></span>two"));
    ck_assert_ptr_nonnull(strstr(out.p, "<span aria-label=\"2\">three</span>"));
    ck_assert_uint_eq(diags_size(diags), 0);
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
}
END_TEST

static void add_tag(struct buf *out, const char *name, int attributes)
{
    buf_addf(out, "<%s", name);
    for (int i = 0; i < attributes; i++)
        buf_addf(out, " a%d", i);
    buf_adds(out, ">");
}

START_TEST(a_tag_with_too_many_attributes_is_reported_with_its_line)
{
    struct buf text = BUF_INIT;
    struct diags *diags = diags_new();
    buf_adds(&text, "<div>\n");
    add_tag(&text, "p", 513);
    buf_adds(&text, "\n</div>\n\na ");
    add_tag(&text, "b", 513);
    buf_adds(&text, "c</b> ");
    add_tag(&text, "i", 512);
    buf_adds(&text, "d</i>\n");
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    document_free(document_read(buf_str(&text), &options, diags));
    ck_assert_uint_eq(diags_size(diags), 2);
    for (size_t i = 0; i < 2; i++) {
        struct buf said = BUF_INIT;
        diag_format(diags_at(diags, i), &said);
        ck_assert_str_eq(said.p, i == 0
                                     ? "a.md:2: error: a tag has too many attributes: at most 512 "
                                       "[raw-html]"
                                     : "a.md:5: error: a tag has too many attributes: at most 512 "
                                       "[raw-html]");
        buf_clear(&said);
    }
    diags_free(diags);
    buf_clear(&text);
}
END_TEST

UNIT_TESTS("sanitize", pages_of_a_printed_source_get_ids_that_no_heading_has,
           inline_tags_that_are_safe_stay_and_are_balanced,
           a_tag_with_too_many_attributes_is_reported_with_its_line,
           links_images_and_breaks_become_those_of_markdown,
           nothing_that_runs_or_reaches_out_is_left, blocks_are_well_formed_and_rightly_nested,
           links_in_blocks_are_listed_and_resolved_too,
           a_hostile_block_takes_neither_the_stack_nor_forever)
