/* The attributes of a book's documents, and what is small in its contents and pictures. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define TWO "EPUB/text/two.xhtml"

/* What is said when this stands on the paragraph of the second chapter. */
static void on_paragraph(const char *attribute, const char *said)
{
    const char *good = find(TWO)->text;
    edit(TWO, "<p>The", arena_printf(&case_arena, "<p %s>The", attribute));
    expect(*said ? arena_printf(&case_arena, "b.epub!" TWO ":6: error: %s\n", said) : "");
    find(TWO)->text = good;
}

START_TEST(an_element_has_only_attributes_of_its_own)
{
    on_paragraph("class=\"x\" data-own=\"x\" aria-label=\"x\" property=\"x\" epub:type=\"x\"", "");
    on_paragraph("align=\"left\"",
                 "attribute 'align' ('left') may not stand on 'p' [xhtml-attribute]");
    on_paragraph("colspan=\"2\"",
                 "attribute 'colspan' ('2') may not stand on 'p' [xhtml-attribute]");
    on_paragraph("aria-nothing=\"x\"",
                 "attribute 'aria-nothing' ('x') may not stand on 'p' [xhtml-attribute]");
}
END_TEST

START_TEST(attributes_hold_what_they_may)
{
    on_paragraph("tabindex=\"-1\" lang=\"\" role=\"note doc-tip\"", "");
    on_paragraph("tabindex=\"x\"", "tabindex is 'x'; it must be a whole number [xhtml-attribute]");
    on_paragraph("lang=\"en_GB\"", "lang is 'en_GB'; it must be a language tag [xhtml-attribute]");
    on_paragraph("role=\"button nothing\"",
                 "role is 'button nothing'; it must be a role of ARIA [xhtml-attribute]");
    on_paragraph("role=\"\"", "role is ''; it must be a role of ARIA [xhtml-attribute]");
    on_paragraph("role=\"note doc\"",
                 "role is 'note doc'; it must be a role of ARIA [xhtml-attribute]");
    on_paragraph("aria-hidden=\"maybe\"",
                 "aria-hidden is 'maybe'; it must be 'true' or 'false' [xhtml-attribute]");
}
END_TEST

START_TEST(not_every_element_can_have_every_role)
{
    edit(TWO, "<body>", "<body role=\"button\">");
    expect("b.epub!" TWO ":3: error: role is 'button', which 'body' can't be [xhtml-attribute]\n");
}
END_TEST

START_TEST(an_id_that_is_referred_to_is_in_the_document)
{
    on_paragraph("aria-labelledby=\"here\"", "");
    on_paragraph("aria-labelledby=\"here there\"",
                 "aria-labelledby refers to the id 'there', which is not in the document "
                 "[xhtml-reference]");
}
END_TEST

START_TEST(elements_that_say_nothing_are_found)
{
    edit(TWO, "<title>T</title>", "<title>T</title><meta content=\"x\"/>");
    expect("b.epub!" TWO ":1: error: meta has no name and no charset [xhtml-attribute]\n");
    edit(TWO, "<meta content=\"x\"/>", "<meta charset=\"latin1\"/>");
    expect("b.epub!" TWO ":1: error: charset is 'latin1'; it must be 'utf-8' [xhtml-attribute]\n");
    edit(TWO, "<meta charset=\"latin1\"/>", "");
    on_paragraph("><a rel=\"next\"/",
                 "a has 'rel' but leads nowhere: it has no href [xhtml-attribute]");
}
END_TEST

START_TEST(a_picture_has_something_in_it)
{
    add("EPUB/a.png", "");
    edit("EPUB/package.opf", "</manifest>",
         "<item id=\"a\" href=\"a.png\" media-type=\"image/png\"/></manifest>");
    expect("b.epub!EPUB/a.png: error: picture has nothing in it [picture-empty]\n");
}
END_TEST

START_TEST(places_in_the_ncx_are_numbered_from_one_or_not_at_all)
{
    edit("EPUB/toc.ncx", "<navPoint id=\"Two\"", "<navPoint id=\"Two\" playOrder=\"2\"");
    expect("b.epub!EPUB/toc.ncx: error: 1 of 3 navPoints have a playOrder, and the first is '2'; "
           "number all of them from 1, or none [ncx-structure]\n");
    edit("EPUB/toc.ncx", "<navPoint id=\"One\"", "<navPoint id=\"One\" playOrder=\"1\"");
    edit("EPUB/toc.ncx", "<navPoint id=\"Licenses\"", "<navPoint id=\"Licenses\" playOrder=\"3\"");
    expect("");
    edit("EPUB/toc.ncx", "<ncx ", "<ncx xml:lang=\"\" ");
    expect("b.epub!EPUB/toc.ncx:1: error: xml:lang of 'ncx' is empty [ncx-structure]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_attributes", set_up, case_tear_down,
                an_element_has_only_attributes_of_its_own, attributes_hold_what_they_may,
                not_every_element_can_have_every_role, an_id_that_is_referred_to_is_in_the_document,
                elements_that_say_nothing_are_found, a_picture_has_something_in_it,
                places_in_the_ncx_are_numbered_from_one_or_not_at_all)
