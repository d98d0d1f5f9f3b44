#include "markdown/section.h"

#include "unit/markdown.h"

static const struct section *find(struct document *document, const char *id)
{
    const struct section *sections;
    size_t n = document_sections(document, &sections);
    for (size_t i = 0; i < n; i++)
        if (strcmp(sections[i].heading->id, id) == 0)
            return &sections[i];
    ck_abort_msg("no section '%s'", id);
}

static void ck_section(const char *markdown, const char *id, const char *xhtml, const char *words)
{
    struct document *document = read_quietly(markdown);
    const struct section *section = find(document, id);
    struct buf out = BUF_INIT, said = BUF_INIT;
    struct wordstream stream;
    document_write_xhtml(document, &(struct xhtml_options){.section = section}, &out);
    ck_assert_str_eq(out.p, xhtml);
    wordstream_init(&stream, &said);
    document_section_words(document, section, &stream);
    ck_assert_str_eq(said.p, words);
    wordstream_clear(&stream);
    buf_clear(&said);
    buf_clear(&out);
    document_free(document);
}

START_TEST(a_section_ends_before_the_next_heading_of_its_level)
{
    const char *text = "in\n\n## A\n\nb\n\n### C\n\nd\n\n## E\n\nf\n";
    ck_section(text, "a", "<h2 id=\"a\">A</h2>\n<p>b</p>\n<h3 id=\"c\">C</h3>\n<p>d</p>\n",
               "A b C d");
    ck_section(text, "c", "<h3 id=\"c\">C</h3>\n<p>d</p>\n", "C d");
    ck_section(text, "e", "<h2 id=\"e\">E</h2>\n<p>f</p>\n", "E f");
}
END_TEST

START_TEST(a_higher_heading_ends_it_too)
{
    ck_section("### A\n\nb\n\n## C\n\nd\n", "a", "<h3 id=\"a\">A</h3>\n<p>b</p>\n", "A b");
}
END_TEST

START_TEST(headings_in_quotes_and_without_text_begin_none)
{
    struct document *document = read_quietly("> ## A\n\n## \n\nb\n\n## C\n");
    const struct section *sections;
    ck_assert_uint_eq(document_sections(document, &sections), 1);
    ck_assert_str_eq(sections[0].heading->id, "c");
    document_free(document);
}
END_TEST

START_TEST(it_knows_the_headings_in_it)
{
    struct document *document = read_quietly("## A\n\n> ### B\n\n## C\n");
    const struct section *a = find(document, "a");
    ck_assert(section_has_heading(a, "a"));
    ck_assert(section_has_heading(a, "b"));
    ck_assert(!section_has_heading(a, "c"));
    document_free(document);
}
END_TEST

START_TEST(it_takes_along_the_notes_it_refers_to_and_keeps_their_numbers)
{
    ck_section("## A\n\nb[^1] c[^2]\n\n## D\n\ne[^2]\n\n[^1]: one\n\n[^2]: two[^3]\n\n"
               "[^3]: three\n",
               "d",
               "<h2 id=\"d\">D</h2>\n<p>e<sup id=\"fnref-2-2\" data-apparatus=\"\"><a "
               "href=\"#fn-2\" role=\"doc-noteref\">2</a></sup></p>\n"
               "<section class=\"notes\" role=\"doc-endnotes\">\n"
               "<h2 class=\"notes-label\" data-apparatus=\"\">Notes</h2>\n<ol>\n"
               "<li id=\"fn-2\" value=\"2\">\n<p>two<sup id=\"fnref-3\" data-apparatus=\"\"><a "
               "href=\"#fn-3\" role=\"doc-noteref\">3</a></sup> <a href=\"#fnref-2-2\" "
               "role=\"doc-backlink\" data-apparatus=\"\">\xE2\x86\xA9\xEF\xB8\x8E"
               "2</a></p>\n</li>\n"
               "<li id=\"fn-3\" value=\"3\">\n<p>three <a href=\"#fnref-3\" "
               "role=\"doc-backlink\" data-apparatus=\"\">\xE2\x86\xA9\xEF\xB8\x8E"
               "</a></p>\n</li>\n</ol>\n</section>\n",
               "D e two three");
}
END_TEST

START_TEST(its_notes_have_a_heading_of_its_level)
{
    ck_section("### A\n\nb[^1]\n\n[^1]: one\n", "a",
               "<h3 id=\"a\">A</h3>\n<p>b<sup id=\"fnref-1\" data-apparatus=\"\"><a "
               "href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n"
               "<section class=\"notes\" role=\"doc-endnotes\">\n"
               "<h3 class=\"notes-label\" data-apparatus=\"\">Notes</h3>\n<ol>\n"
               "<li id=\"fn-1\">\n<p>one <a href=\"#fnref-1\" "
               "role=\"doc-backlink\" data-apparatus=\"\">\xE2\x86\xA9\xEF\xB8\x8E"
               "</a></p>\n</li>\n</ol>\n</section>\n",
               "A b one");
}
END_TEST

START_TEST(notes_of_other_sections_stay_out)
{
    ck_section("## A\n\nb\n\n[^1]: one\n\n## C\n\nd[^1]\n", "a", "<h2 id=\"a\">A</h2>\n<p>b</p>\n",
               "A b");
}
END_TEST

START_TEST(the_sections_of_the_top_level_have_all_words_after_the_first_heading)
{
    ck_section("## A\n\n| b | c |\n|---|---|\n| d | e |\n\n- f\n- g\n\n```\nh i\n```\n", "a",
               "<h2 id=\"a\">A</h2>\n<table>\n<thead>\n<tr>\n<th scope=\"col\">b</th>\n"
               "<th scope=\"col\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>d</td>\n"
               "<td>e</td>\n</tr>\n</tbody>\n</table>\n<ul>\n<li>f</li>\n<li>g</li>\n</ul>\n"
               "<pre><code>h i\n</code></pre>\n",
               "A b c d e f g h i");
}
END_TEST

UNIT_TESTS("section", a_section_ends_before_the_next_heading_of_its_level,
           a_higher_heading_ends_it_too, headings_in_quotes_and_without_text_begin_none,
           it_knows_the_headings_in_it,
           it_takes_along_the_notes_it_refers_to_and_keeps_their_numbers,
           its_notes_have_a_heading_of_its_level, notes_of_other_sections_stay_out,
           the_sections_of_the_top_level_have_all_words_after_the_first_heading)
