/* What is said of a work in one place of a book, against what others say, and against front matter. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define LICENSES "EPUB/license.xhtml"
#define TWO "EPUB/text/two.xhtml"
#define FROM "https://example.org/two"
#define FOOT "By An Author, © 2023 An Author. CC BY 4.0: " BY " — Source: " FROM

/* The second chapter has more in its notice, and so have the credits. */
static void set_up_credits(void)
{
    set_up();
    edit(TWO, "By An Author. CC BY 4.0: " BY, FOOT);
    edit("EPUB/package.opf", "<dc:rights>",
         "<dc:creator>An Author</dc:creator><dc:creator>Another</dc:creator><dc:rights>");
    edit("EPUB/text/one-1.xhtml", "By An Author.", "By Another.");
    edit("EPUB/text/one-1.xhtml", NOTICE "<p>", "<p data-apparatus=\"\">Another</p>" NOTICE "<p>");
    find(LICENSES)->text =
        XHTML "<body epub:type=\"other-credits\">\n"
              "<div><h2><a href=\"text/one%2D1.xhtml\">One</a></h2>\n"
              "<p>By Another. CC BY 4.0, " BY "</p></div>\n"
              "<div><h2><a href=\"text/two.xhtml\">Two</a></h2>\n"
              "<p>By An Author. Source: " FROM ". © 2023 An Author. CC BY 4.0, " BY "</p>\n"
              "<p>Changes: bridges left out.</p>\n"
              "<p>Included: “Jo” CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/</p>"
              "</div>\n</body></html>";
}

#define DIFFERS(what, fact)                                                                        \
    "b.epub!" LICENSES ":4: error: the notice of 'b.md' among the credits doesn't give " what      \
    " that the one in its chapter gives: '" fact "' [notice-agreement]\n"

START_TEST(the_credits_say_what_the_chapter_says)
{
    const char *good = find(LICENSES)->text;
    expect("");
    edit(LICENSES, "By An Author. Source", "By Eve Thief. Source");
    edit(LICENSES, "© 2023 An Author", "© 2023 Eve Thief");
    expect(DIFFERS("the name", "An Author") DIFFERS("the copyright", "© 2023 An Author"));
    find(LICENSES)->text = good;
    edit(LICENSES, FROM, "https://evil.example.com");
    expect(DIFFERS("the address", FROM));
}
END_TEST

START_TEST(the_chapter_names_whom_the_credits_name)
{
    edit("EPUB/text/one-1.xhtml", "By Another.", "By Eve Thief.");
    expect("b.epub!EPUB/text/one-1.xhtml:4: error: the notice at the foot of 'a.md' names no "
           "creator, where its head and the one among the credits name 'Another' "
           "[notice-agreement]\n");
}
END_TEST

START_TEST(the_package_of_an_only_work_says_what_its_notice_says)
{
    drop("EPUB/text/one-1.xhtml");
    edit("EPUB/package.opf", "<dc:creator>Another</dc:creator>", "<dc:source>" FROM "</dc:source>");
    edit("EPUB/package.opf",
         "<item id=\"one\" href=\"text/one%2D1.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
         "");
    edit("EPUB/package.opf", "<itemref idref=\"one\"/>", "");
    edit("EPUB/nav.xhtml", "<li><a href=\"text/one%2D1.xhtml\">One</a></li>\n", "");
    edit("EPUB/toc.ncx", POINT("One", "text/one%2D1.xhtml"), "");
    edit(LICENSES, "<div><h2><a href=\"text/one%2D1.xhtml\">One</a></h2>\n", "<div><h2>One</h2>\n");
    expect("");
    edit(TWO, FROM, "https://evil.example.com/two");
    edit(LICENSES, FROM, "https://evil.example.com/two");
    expect("b.epub!" TWO ":4: error: the notice at the foot of 'b.md' doesn't give what the "
           "package has as dc:source: '" FROM "' [notice-agreement]\n");
}
END_TEST

#define LACKS(what, fact)                                                                          \
    "b.epub!" LICENSES ":4: error: the notice of 'b.md' among the credits doesn't say " what       \
    " that its source's front matter has: '" fact "' [notice-record]\n"

START_TEST(credits_say_what_the_front_matter_has)
{
    case_put("b.md", "---\ntitle: The second chapter.\nauthor: An Author\ndate: 2023\n"
                     "license: CC-BY-4.0\nsource: " FROM "\ncopyright: © 2023 An Author\n"
                     "changes: [bridges left out]\n"
                     "parts: [{type: image, credit: Jo, license: CC-BY-SA-3.0, file: a.png, "
                     "action: include}]\n---\n");
    edit(TWO, "— Source: " FROM,
         "— Source: " FROM
         "</footer><div data-apparatus=\"\">bridges left out. <p data-parts=\"\">“Jo” "
         "https://creativecommons.org/licenses/by-sa/3.0/</p></div><footer data-apparatus=\"\">");
    write_book("b.epub");
    case_verify("b.epub", "b.md", "");
    edit(LICENSES, "Changes: bridges left out.", "");
    edit(LICENSES, "Included: “Jo” CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/",
         "");
    write_book("b.epub");
    case_verify("b.epub", "b.md",
                LACKS("the change", "bridges left out") LACKS("the credit", "Jo") LACKS(
                    "the license of a part", "https://creativecommons.org/licenses/by-sa/3.0/"));
    edit(TWO, "bridges left out. ", "");
    write_book("b.epub");
    case_verify("b.epub", "b.md",
                LACKS("the change", "bridges left out") LACKS("the credit", "Jo")
                    LACKS("the license of a part", "https://creativecommons.org/licenses/by-sa/"
                                                   "3.0/") "b.epub!" TWO
                                                           ":4: error: the page of 'b.md' doesn't "
                                                           "say the change that its "
                                                           "source's front matter has: 'bridges "
                                                           "left out' [notice-record]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_agreement", set_up_credits, case_tear_down,
                the_credits_say_what_the_chapter_says, the_chapter_names_whom_the_credits_name,
                the_package_of_an_only_work_says_what_its_notice_says,
                credits_say_what_the_front_matter_has)
