/* The pages of licenses and credits at the end of a book of several works, against its chapters. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define LICENSES "EPUB/license.xhtml"
#define TWO "EPUB/text/two.xhtml"
#define ZERO "https://creativecommons.org/publicdomain/zero/1.0/"
#define UNMARKED                                                                                   \
    "b.epub!" TWO                                                                                  \
    ": error: document is a chapter under a license, or listed among the works, but "              \
    "marks none with data-work: its words can't be proven [work-unmarked]\n"

/* The page of credits with the notices in full. */
static void set_up_credits(void)
{
    set_up();
    find(LICENSES)->text =
        XHTML "<body epub:type=\"other-credits\">\n<ul><li>CC BY 4.0: " BY "</li></ul>\n"
              "<div><h2><a href=\"text/one%2D1.xhtml\">One</a></h2>\n"
              "<p>By An Author. CC BY 4.0, <a href=\"" BY "\">" BY "</a></p></div>\n"
              "<div><h2><a href=\"text/two.xhtml\">Two</a></h2>\n"
              "<p>By An Author. CC BY 4.0, " BY "</p></div>\n"
              "</body></html>";
}

START_TEST(full_notices_give_the_address_of_the_license)
{
    expect("");
    edit(LICENSES, "CC BY 4.0, " BY "</p>", "CC BY 4.0, https://evil.example.com/license</p>");
    expect("b.epub!" LICENSES ": error: page of licenses gives 'https://evil.example.com/license' "
           "as the address of 'CC BY 4.0', which is '" BY "' [license-conflict]\n"
           "b.epub!" LICENSES ":5: error: the notice of 'b.md' doesn't give the address of its "
           "license, 'CC BY 4.0', in words: '" BY "' [list-address]\n");
}
END_TEST

START_TEST(a_license_in_the_list_has_its_own_address)
{
    edit(LICENSES, "CC BY 4.0: " BY, "CC BY 4.0: https://creativecommons.org/licenses/by-nc/4.0/");
    expect("b.epub!" LICENSES ": error: page of licenses gives "
           "'https://creativecommons.org/licenses/by-nc/4.0/' as the address of 'CC BY 4.0', which "
           "is '" BY "' [license-conflict]\n"
           "b.epub!" LICENSES ": error: the notice gives 'CC BY-NC 4.0' where the text of the book "
           "has 'CC BY 4.0'; make them one [license-conflict]\n"
           "b.epub!" LICENSES ": error: the notice of the document gives the address of 'CC BY-NC "
           "4.0' but not its name; write both in words [notice-name]\n");
}
END_TEST

/* The second work is dedicated to the public domain. */
static void make_two_licenses(void)
{
    const char *two =
        case_edit(find(TWO)->text, NOTICE, "<p data-apparatus=\"\">CC0 1.0: " ZERO "</p>\n");
    find(TWO)->text = case_edit(two, "CC BY 4.0: " BY, "CC0 1.0: " ZERO);
    edit("EPUB/text/x-code.xhtml", "<body>",
         arena_printf(&case_arena, "<body><section data-legal-code=\"CC0-1.0\">%s</section>",
                      embedded_find("legalcode/CC0-1.0.txt")->bytes));
    edit("EPUB/package.opf", "<dc:rights>CC BY 4.0, " BY,
         "<dc:rights>CC BY 4.0, " BY "; CC0 1.0, " ZERO);
    edit("EPUB/package.opf", "<link rel=\"dcterms:license cc:license\" href=\"" BY "\"/>\n", "");
    edit(LICENSES, "CC BY 4.0, " BY "</p>", "CC0 1.0, " ZERO "</p>");
}

START_TEST(the_list_has_every_license)
{
    make_two_licenses();
    edit(LICENSES, "</ul>", "<li>CC0 1.0 (" ZERO ")</li></ul>");
    expect("");
    edit(LICENSES, "<li>CC0 1.0 (" ZERO ")</li>", "");
    expect("b.epub!" LICENSES ":2: error: the list of licenses lacks 'CC0 1.0', which a work of "
           "the book is under [list-license]\n");
    edit(LICENSES, "<ul><li>CC BY 4.0: " BY "</li></ul>", "");
    expect("");
    edit("EPUB/nav.xhtml", "copyright-page\" href=\"license.xhtml",
         "copyright-page\" href=\"text/x-code.xhtml");
    expect("b.epub!EPUB/package.opf: error: page of licenses 'EPUB/text/x-code.xhtml' is not in "
           "the table of contents [license-page]\n"
           "b.epub!EPUB/text/x-code.xhtml: error: page of licenses doesn't give 'CC0 1.0' and its "
           "address, '" ZERO "', which a work of the book is under [list-license]\n");
}
END_TEST

START_TEST(a_chapter_that_is_listed_is_marked)
{
    const char *good = find(TWO)->text;
    find(TWO)->text = case_edit(case_edit(good,
                                          arena_printf(&case_arena, " data-work=\"b.md\" %s",
                                                       case_record("The second chapter.")),
                                          ""),
                                "second", "last");
    expect(UNMARKED);
    edit(LICENSES,
         "<div><h2><a href=\"text/two.xhtml\">Two</a></h2>\n"
         "<p>By An Author. CC BY 4.0, " BY "</p></div>\n",
         "");
    expect("");
    edit(TWO, "</head>", "<link rel=\"license\" href=\"" BY "\"/></head>");
    expect("");
    edit(TWO, "<section", "<section epub:type=\"chapter\"");
    expect(UNMARKED);
}
END_TEST

UNIT_TESTS_WITH("verify_credits", set_up_credits, case_tear_down,
                full_notices_give_the_address_of_the_license,
                a_license_in_the_list_has_its_own_address, the_list_has_every_license,
                a_chapter_that_is_listed_is_marked)
