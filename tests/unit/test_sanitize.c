#include <string.h>

#include "markdown/section.h"
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

/* The warnings, one in a line. */
static void ck_warnings(const char *markdown, const char *expected)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    document_free(document_read(str_of(markdown), &options, diags));
    struct buf out = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++)
        buf_addf(&out, "%d: %s\n", diags_at(diags, i)->place.line, diags_at(diags, i)->message);
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
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
    ck_sanitized("<svg onload=a><p>b</p></svg>\n\nc\n", "<p>c</p>\n");
}
END_TEST

START_TEST(blocks_are_well_formed_and_rightly_nested)
{
    ck_sanitized("<p>a<div>b</p>c\n", "<p>a</p><div>bc\n</div>\n");
    ck_sanitized("<table><tr><td colspan=2 bgcolor=red>a<td>b</table>\n",
                 "<table><tbody><tr><td colspan=\"2\">a</td><td>b</td></tr></tbody></table>\n\n");
    ck_sanitized("<center>a</center><td>b</td>\n", "<div>a</div><div>b</div>\n\n");
    ck_sanitized("<details open><summary>a</summary>b</details>\n",
                 "<details open=\"\"><summary>a</summary>b</details>\n\n");
}
END_TEST

/* Empty lines end a block of HTML, but no element. */
START_TEST(markdown_stands_in_the_element_that_was_opened_before_it)
{
    ck_sanitized(
        "<details><summary>Q</summary>\n\nIt is *a*.\n\n</details>\n\nb\n",
        "<details><summary>Q</summary>\n\n<p>It is <em>a</em>.</p>\n</details>\n\n<p>b</p>\n");
    ck_sanitized("<table><thead><tr><th>a</th></tr></thead>\n\n<tbody><tr><td>\n\n*b*\n\n"
                 "</td></tr>\n\n</tbody></table>\n",
                 "<table><thead><tr><th>a</th></tr></thead>\n\n<tbody><tr><td>\n\n"
                 "<p><em>b</em></p>\n</td></tr>\n\n</tbody></table>\n\n");
    ck_sanitized("<figure>\n\n![a](b)\n\n<figcaption>c</figcaption>\n\n</figure>\n",
                 "<figure>\n\n<p><img src=\"b\" alt=\"a\" /></p>\n<figcaption>c</figcaption>\n\n"
                 "</figure>\n\n");
    ck_sanitized("<dl><dt>a</dt>\n\n<dd>b</dd></dl>\n", "<dl><dt>a</dt>\n\n<dd>b</dd></dl>\n\n");
    ck_sanitized("> <section>\n>\n> <div>\n>\n> a\n>\n> </div>\n>\n> b\n>\n> </section>\n\nc\n",
                 "<blockquote>\n<section>\n\n<div>\n\n<p>a</p>\n</div>\n\n<p>b</p>\n</section>\n\n"
                 "</blockquote>\n<p>c</p>\n");
    ck_sanitized("a\n\n<div>b</div>\n\nc\n\n<p>d\n\ne\n",
                 "<p>a</p>\n<div>b</div>\n\n<p>c</p>\n<p>d\n</p>\n<p>e</p>\n");
}
END_TEST

START_TEST(what_a_broken_tag_or_a_dropped_element_would_swallow_stays)
{
    ck_sanitized("<div><!--\n\na\n\n--></div>\n\nb\n",
                 "<div></div>\n<p>a</p>\n<p>--&gt;</p>\n<p>b</p>\n");
    ck_sanitized("<div title='\n\na\n\n'>\n", "<div title=\"\n\"></div>\n<p>a</p>\n<p>'&gt;</p>\n");
    ck_sanitized("<div>\n\n<video>\n\na\n\n</video>\n\nb\n\n</div>\n",
                 "<div>\n\n\n<p>a</p>\n\n\n<p>b</p>\n</div>\n\n");
    ck_sanitized("<div>a</body></html>b</div>\n\nc\n", "<div>a</div><p>b\n</p>\n<p>c</p>\n");
}
END_TEST

START_TEST(words_and_headings_of_markdown_in_html_are_those_of_the_document)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    struct document *document = document_read(
        STR("# A\n\n<div>b\n\n[^1]\n\n## C\n\n[^1]: d\n\n> e\n\nf\n\n</div>g\n\n# H\n\ni\n"),
        &options, diags);
    const struct section *sections;
    const struct heading *headings;
    ck_assert_uint_eq(document_headings(document, &headings), 3);
    ck_assert_str_eq(headings[1].id, "c");
    ck_assert_uint_eq(document_sections(document, &sections), 2);
    ck_assert_uint_eq(sections[0].n_headings, 2);
    ck_assert_str_eq(document_text(document).p, "A b C e f g H i d");
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){.section = &sections[0]}, &out);
    ck_assert_ptr_nonnull(strstr(out.p,
                                 "<h2 id=\"c\">C</h2>\n<blockquote>\n<p>e</p>\n</blockquote>\n"
                                 "<p>f</p>\n</div>g\n\n<section class=\"notes\""));
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
}
END_TEST

START_TEST(what_is_not_kept_is_told_once_with_its_line)
{
    ck_warnings("a\n\n<div>\n<font>b</font>\n\n<font>c</font> <button>d</button>\n</div>\n\n"
                "e <script>f</script> <center>g</center>\n\n<svg></svg>\n",
                "4: 'font' is not kept, only its content is\n"
                "6: 'button' is not kept, only its content is\n"
                "9: 'script' is left out with its content\n"
                "9: 'center' is not kept, only its content is\n"
                "11: 'svg' is left out with its content\n");
    ck_warnings("> <p>a\n>\n> b\n>\n> <section>\n> <div>c\n>\n> d\n\ne\n",
                "5: 'section' has no end tag; it ends with the text it stands in\n"
                "6: 'div' has no end tag; it ends with the text it stands in\n");
}
END_TEST

START_TEST(ruby_is_kept_with_its_readings)
{
    ck_sanitized("a <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby>\n",
                 "<p>a <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby></p>\n");
    ck_sanitized("<div><ruby>b<rt>c</ruby></div>\n", "<div><ruby>b<rt>c</rt></ruby></div>\n\n");
    ck_sanitized("<rt>a</rt> <ruby>b <rt>c <rt>d</ruby> <ruby>e</ruby>\n",
                 "<p>a <ruby>b <rt>c </rt><rt>d</rt></ruby> e</p>\n");
    ck_sanitized("a <ruby>b<rp>(</rp><rt lang=ja>c</ruby> <ruby lang=ja>d<rt lang=en>e</ruby>\n",
                 "<p>a b(c <ruby lang=\"ja\">d<rt lang=\"en\">e</rt></ruby></p>\n");
    ck_sanitized("<div><ruby>a<rt>b<rt>c</ruby> <ruby>d<rt>e</rt>f</ruby></div>\n",
                 "<div><ruby>a<rt>b</rt><rt>c</rt></ruby> <span>d<span>e</span>f</span></div>\n\n");
    ck_sanitized("<div><rt>a</rt><ruby>b</ruby></div>\n",
                 "<div><span>a</span><span>b</span></div>\n\n");
}
END_TEST

START_TEST(content_that_may_not_stand_in_a_list_or_a_table_is_wrapped)
{
    ck_sanitized("<ul>a<p>b</p><li>c</ul>\n", "<ul><li>a<p>b</p></li><li>c</li></ul>\n\n");
    ck_sanitized("<table><p>a</p><tr>b<td>c</table>\n",
                 "<table><tbody><tr><td><p>a</p></td></tr><tr><td>b</td><td>c</td></tr></tbody>"
                 "</table>\n\n");
    ck_sanitized("<table><tr><td>a</td></tr><caption>b</caption><thead><tr><td>c</td></tr></"
                 "thead></table>\n",
                 "<table><tbody><tr><td>a</td></tr><tr><td><div>b</div></td></tr></tbody><tbody>"
                 "<tr><td>c</td></tr></tbody></table>\n\n");
    ck_sanitized("<dl><dd>a</dd><dt>b</dt></dl>\n",
                 "<dl><dt></dt><dd>a</dd><dt>b</dt><dd></dd></dl>\n\n");
    ck_sanitized("<dl><div><dt>a</dt><dd>b</dd></div></dl>\n", "<dl><dt>a</dt><dd>b</dd></dl>\n\n");
    ck_sanitized("<figure>a<figcaption>b</figcaption>c</figure>\n",
                 "<figure>a<div>b</div>c</figure>\n\n");
    ck_sanitized("<ul>\n\na\n\n</ul>\n", "<ul>\n<li>\n<p>a</p>\n</li></ul>\n\n");
}
END_TEST

START_TEST(page_marks_stand_alone_or_in_html_but_not_without_a_label)
{
    ck_sanitized("<span role=doc-pagebreak aria-label=1></span>\n\na\n\n"
                 "<div><span role=doc-pagebreak aria-label=2></span>b</div>\n\n"
                 "<span role=doc-pagebreak aria-label=3></span>c\n",
                 "<span id=\"pg-1\" role=\"doc-pagebreak\" aria-label=\"1\"></span>\n<p>a</p>\n"
                 "<div><span id=\"pg-2\" role=\"doc-pagebreak\" aria-label=\"2\"></span>b</div>\n\n"
                 "<p><span id=\"pg-3\" role=\"doc-pagebreak\" aria-label=\"3\"></span>c</p>\n");
    ck_sanitized(
        "a <span role=doc-pagebreak></span>\n\n<div><span role=doc-pagebreak></span></div>\n",
        "<p>a </p>\n<div></div>\n\n");
    ck_warnings("a\n<span role=doc-pagebreak></span>\n",
                "1: 'span' marks a page without a label and is not kept; name it: aria-label\n");
}
END_TEST

START_TEST(headings_in_html_are_headings_of_the_document)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = true};
    struct document *document = document_read(
        STR("## A\n\n<h2>B<br>*c*</h2>\n\n<section>\n<h3>A</h3>\n\n## D\n\n</section>\n"), &options,
        diags);
    const struct heading *headings;
    ck_assert_uint_eq(document_headings(document, &headings), 4);
    ck_assert_str_eq(headings[1].id, "b-c");
    ck_assert_str_eq(headings[1].text, "B *c*");
    ck_assert_int_eq(headings[1].line, 3);
    ck_assert_int_eq(headings[2].level, 3);
    ck_assert_str_eq(headings[3].id, "d");
    struct buf out = BUF_INIT;
    document_write_xhtml(document, &(struct xhtml_options){.id_prefix = "x-", .heading_shift = 1},
                         &out);
    ck_assert_ptr_nonnull(strstr(out.p, "<h3 id=\"x-b-c\">B<br />*c*</h3>"));
    ck_assert_ptr_nonnull(strstr(out.p, "<h4 id=\"x-a-2\">A</h4>\n\n<h3 id=\"x-d\">D</h3>"));
    buf_clear(&out);
    document_free(document);
    diags_free(diags);
}
END_TEST

START_TEST(elements_do_not_stand_in_those_that_exclude_them)
{
    ck_sanitized("<dl><dt><h2>a</h2><dd>b</dl>\n", "<dl><dt><div>a</div></dt><dd>b</dd></dl>\n\n");
    ck_sanitized("<dfn>a <dfn>b</dfn></dfn>\n", "<p><dfn>a b</dfn></p>\n");
    ck_sanitized("<header><header>a</header></header>\n", "<header><div>a</div></header>\n\n");
    ck_sanitized("<div><dfn>a<dfn>b</dfn></dfn><data>c</data></div>\n",
                 "<div><dfn>a<span>b</span></dfn>c</div>\n\n");
}
END_TEST

START_TEST(a_summary_stays_one)
{
    ck_sanitized("<details><summary>a <h2>b</h2></summary>c</details>\n",
                 "<details><summary>a <h2 id=\"b\">b</h2></summary>c</details>\n\n");
    ck_sanitized("<details><summary><p>a</p><ul><li>b</ul></summary>c</details>\n",
                 "<details><summary>a<br />b</summary>c</details>\n\n");
    ck_sanitized("<details>\n<summary>\n\n*a*\n\n</summary>\n\nb\n\n</details>\n",
                 "<details>\n<summary>\n\n<em>a</em>\n</summary>\n\n<p>b</p>\n</details>\n\n");
    ck_sanitized(
        "<details><summary>\n\n## a\n\n</summary></details>\n\n<b>\n\nc\n\n</b>\n",
        "<details><summary>\n\n<h2 id=\"a\">a</h2>\n</summary></details>\n\n<b>\n\nc\n</b>\n\n");
    ck_sanitized("<b>\n\n<x><img src=a alt=b title=c>\n\n</b>\n",
                 "<b>\n\n<img src=\"a\" alt=\"b\" title=\"c\" />\n</b>\n\n");
    ck_sanitized("<a href=u>\n<i>\n\n- a\n\n</i>\n</a>\n",
                 "<div>\n<div>\n\n<ul>\n<li>a</li>\n</ul>\n</div>\n</div>\n\n");
    ck_sanitized("<i>\n<a href=u>\n\na\n\n</a>\n</i>\n",
                 "<div>\n<div>\n\n<p>a</p>\n</div>\n</div>\n\n");
    ck_sanitized("<details><summary>\n\na\n\nb\n\n</summary></details>\n",
                 "<div><div>\n\n<p>a</p>\n<p>b</p>\n</div></div>\n\n");
    ck_sanitized("<details>a<summary>b</summary></details>\n", "<div>a<div>b</div></div>\n\n");
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
    ck_assert_ptr_nonnull(strstr(out.p, "one <span id=\"a-pg-xiv\" epub:type=\"pagebreak\" "
                                        "role=\"doc-pagebreak\" aria-label=\"xiv\"></span>two"));
    ck_assert_ptr_nonnull(strstr(out.p, "<span aria-label=\"2\">three</span> four</p>"));
    ck_assert_uint_eq(diags_size(diags), 1);
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
           a_hostile_block_takes_neither_the_stack_nor_forever,
           markdown_stands_in_the_element_that_was_opened_before_it,
           what_a_broken_tag_or_a_dropped_element_would_swallow_stays,
           words_and_headings_of_markdown_in_html_are_those_of_the_document,
           what_is_not_kept_is_told_once_with_its_line, ruby_is_kept_with_its_readings,
           content_that_may_not_stand_in_a_list_or_a_table_is_wrapped,
           page_marks_stand_alone_or_in_html_but_not_without_a_label,
           headings_in_html_are_headings_of_the_document,
           elements_do_not_stand_in_those_that_exclude_them, a_summary_stays_one)
