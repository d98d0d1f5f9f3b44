/* What a style sheet of a book hides: notices, and the list of credits. */
#include "unit/unit.h"
#include "unit/verify_book.h"

/* What is said of the second chapter when both are styled by the sheet. */
static void expect_styled(const char *sheet, const char *said)
{
    const char *path = "EPUB/text/two.xhtml";
    struct member *two = find(path);
    const char *good = two->text;
    edit(path, "</head>", arena_printf(&case_arena, "<style>%s</style></head>", sheet));
    expect(said);
    two->text = good;
}

static const char *unseen(const char *selector, bool head, bool foot)
{
    static const char form[] = "b.epub!EPUB/text/two.xhtml:4: error: no notice at the %s of "
                               "'b.md': no visible words there give the name and the address of a "
                               "license; a style sheet hides '%s' [notice-%s]\n";
    struct buf said = BUF_INIT;
    if (head)
        buf_addf(&said, form, "head", selector, "head");
    if (foot)
        buf_addf(&said, form, "foot", selector, "foot");
    const char *copy = arena_strdup(&case_arena, said.p);
    buf_clear(&said);
    return copy;
}

START_TEST(a_notice_is_hidden_with_what_is_around_it)
{
    edit("EPUB/text/two.xhtml", NOTICE, "<header class=\"a\">" NOTICE "</header>");
    expect("");
    expect_styled("header { display: none }", unseen("header", true, false));
    expect_styled(".a { opacity: 0 }", unseen(".a", true, false));
    expect_styled("section { visibility: hidden }", unseen("section", true, true));
    expect_styled("body { color: transparent }", unseen("body", true, true));
    expect_styled("[data-apparatus] { display: none }", unseen("[data-apparatus]", true, true));
    expect_styled("section > :last-child { left: -9999px }",
                  unseen("section > :last-child", false, true));
    expect_styled("nav { display: none }", "");
}
END_TEST

START_TEST(an_imported_style_sheet_hides_too)
{
    find("EPUB/package.opf")->text =
        case_edit(package, "</manifest>",
                  "<item id=\"a\" href=\"css/a.css\" media-type=\"text/css\"/>"
                  "<item id=\"b\" href=\"css/b.css\" media-type=\"text/css\"/></manifest>");
    edit("EPUB/text/two.xhtml", "</head>",
         "<link rel=\"stylesheet\" href=\"../css/a.css\"/></head>");
    add("EPUB/css/a.css", "@import 'b.css'; p { }");
    add("EPUB/css/b.css", "@import 'a.css'; footer { display: none }");
    expect(unseen("footer", false, true));
}
END_TEST

START_TEST(credits_that_a_style_sheet_hides_are_not_there)
{
    edit("EPUB/license.xhtml", "<p>All", "<p class=\"c-all\">All");
    const char *good = find("EPUB/license.xhtml")->text;
    edit("EPUB/license.xhtml", "</head>", "<style>div { display: none }</style></head>");
    expect("b.epub: error: 'a.md' is not listed with its license, 'CC BY 4.0', beside the other "
           "works; a style sheet hides 'div' [list-complete]\n"
           "b.epub: error: 'b.md' is not listed with its license, 'CC BY 4.0', beside the other "
           "works; a style sheet hides 'div' [list-complete]\n");
    find("EPUB/license.xhtml")->text = good;
    edit("EPUB/license.xhtml", "</head>", "<style>.c-all { display: none }</style></head>");
    expect("b.epub!EPUB/license.xhtml: error: the notice of the document names 'CC BY 4.0' but not "
           "its address; write the address out in words [notice-address]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_hiding", set_up, case_tear_down, a_notice_is_hidden_with_what_is_around_it,
                an_imported_style_sheet_hides_too, credits_that_a_style_sheet_hides_are_not_there)
