/* Pictures of a work and their alternative texts, against its Markdown. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define TWO "EPUB/text/two.xhtml"
#define SAID "b.epub!" TWO ":6: error: "

static void set_up_pictures(void)
{
    set_up();
    edit(TWO, "second chapter.",
         "second <img src=\"../a.png\" alt=\"A bridge, &quot;old&quot;\"/> chapter.<img "
         "src=\"../w-1234.png\" alt=\"A river\"/><img src=\"../c.png\" alt=\"\"/>");
    edit("EPUB/package.opf", "</manifest>",
         "<item id=\"a\" href=\"a.png\" media-type=\"image/png\"/>"
         "<item id=\"b\" href=\"w-1234.png\" media-type=\"image/png\"/>"
         "<item id=\"c\" href=\"c.png\" media-type=\"image/png\"/></manifest>");
    add("EPUB/a.png", "\x89PNG\r\n\x1a\n");
    add("EPUB/w-1234.png", "\x89PNG\r\n\x1a\n");
    add("EPUB/c.png", "\x89PNG\r\n\x1a\n");
    case_put("b.md", "---\ntitle: The\nauthor: An Author\ndate: 2023\nlicense: CC-BY-4.0\n"
                     "---\nsecond ![A *bridge*,\n\"old\"](pictures/a.png) chapter.\n"
                     "![A river](<pictures/b c.png>) ![](c.png)\n");
}

static void expect_from_source(const char *said)
{
    write_book("b.epub");
    case_verify("b.epub", "b.md", said);
}

START_TEST(alternative_texts_are_those_of_the_source)
{
    const char *good = find(TWO)->text;
    expect_from_source("");
    edit(TWO, "alt=\"A river\"", "alt=\"A cat\"");
    expect_from_source(SAID "a picture of 'b.md' has the alternative text 'A cat', which none of "
                            "its source has [picture-differs]\n");
    find(TWO)->text = good;
    edit(TWO, "c.png\" alt=\"\"", "c.png\" alt=\"A cat\"");
    expect_from_source(SAID "a picture of 'b.md' has the alternative text 'A cat', which none of "
                            "its source has [picture-differs]\n");
}
END_TEST

START_TEST(pictures_stand_where_they_stand_in_the_source)
{
    edit(TWO, "../a.png\" alt=\"A b", "../c.png\" alt=\"A b");
    edit(TWO, "../c.png\" alt=\"\"", "../a.png\" alt=\"\"");
    expect_from_source(SAID "picture 'a.png' of 'b.md' stands where its source has 'c.png': \"\" "
                            "[picture-differs]\n" SAID
                            "picture 'c.png' of 'b.md' stands where its source has 'a.png': \"A "
                            "bridge, \"old\"\" [picture-differs]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_pictures", set_up_pictures, case_tear_down,
                alternative_texts_are_those_of_the_source,
                pictures_stand_where_they_stand_in_the_source)
