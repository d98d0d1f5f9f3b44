/* What must not run in a book that marks its works, nor be fetched for it. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define TWO "EPUB/text/two.xhtml"
#define RUNS(line, what)                                                                           \
    "b.epub!" TWO ":" line what                                                                    \
    " runs a script, which can hide or change the text and its notice "                            \
    "after they were verified; remove it"
#define FONT "@font-face { font-family: a; src: url(https://example.com/a.woff) }"
#define FETCHED                                                                                    \
    "'https://example.com/a.woff' is not in the book: readers are offline, and fetching tells "    \
    "who reads; put it into the book"

static void make_strangers(void)
{
    find("EPUB/text/one-1.xhtml")->text = XHTML "<body><p>CC BY 4.0 " BY "</p></body></html>";
    find(TWO)->text =
        XHTML "<body id=\"here\"><p>CC BY 4.0 " BY "</p><p>The end.</p></body></html>";
}

START_TEST(nothing_runs_in_the_page_of_a_work)
{
    static const struct {
        const char *from, *to, *said;
    } cases[] = {
        {"</head>", "<script>1</script></head>", RUNS("1", ": error: element 'script'")},
        {"<p>The", "<p onclick=\"x()\">The", RUNS("6", ": error: attribute 'onclick'")},
        {"<p>The second", "<p>The <a href=\" JavaScript:x()\">second</a>",
         RUNS("6", ": error: address ' JavaScript:x()'")},
    };
    const char *good = find(TWO)->text;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        edit(TWO, cases[i].from, cases[i].to);
        expect(arena_printf(&case_arena, "%s [script]\n", cases[i].said));
        find(TWO)->text = good;
    }
    edit(TWO, "</head>", "<script type=\"application/ld+json\">{}</script></head>");
    expect("");
}
END_TEST

START_TEST(a_script_that_is_announced_is_one_all_the_same)
{
    edit("EPUB/package.opf", "text/two.xhtml\"", "text/two.xhtml\" properties=\"scripted\"");
    edit(TWO, "</head>", "<script>1</script></head>");
    expect(RUNS("1", ": error: element 'script'") " [script]\n");
}
END_TEST

START_TEST(nothing_runs_in_the_other_pages_of_such_a_book)
{
    edit("EPUB/package.opf", "href=\"license.xhtml\"",
         "href=\"license.xhtml\" properties=\"scripted\"");
    edit("EPUB/license.xhtml", "<body", "<body onload=\"x()\"");
    expect("b.epub!EPUB/license.xhtml:1: error: attribute 'onload' runs a script, which can hide "
           "or change the text and its notice after they were verified; remove it [script]\n");
}
END_TEST

START_TEST(a_strangers_book_may_run_what_it_announces)
{
    make_strangers();
    edit(TWO, "<p>The", "<p onclick=\"x()\">The");
    expect("b.epub: note: no work is marked with data-work here: notices are looked for, but that "
           "no word was changed can only be proven with --source\n"
           "b.epub!EPUB/package.opf:17: error: item 'EPUB/text/two.xhtml' has scripted, but not "
           "that property [manifest-properties]\n" RUNS(
               "1", ": note: attribute 'onclick'") " [script]\n");
}
END_TEST

START_TEST(no_font_is_fetched_for_a_book_that_marks_its_works)
{
    edit(TWO, "</head>", "<style>" FONT "</style></head>");
    expect("b.epub!" TWO ":1: error: " FETCHED " [remote-resource]\n");
    make_strangers();
    edit(TWO, "</head>", "<style>" FONT "</style></head>");
    expect("b.epub: note: no work is marked with data-work here: notices are looked for, but that "
           "no word was changed can only be proven with --source\n"
           "b.epub!" TWO ":1: note: " FETCHED " [remote-resource]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_scripts", set_up, case_tear_down, nothing_runs_in_the_page_of_a_work,
                a_script_that_is_announced_is_one_all_the_same,
                nothing_runs_in_the_other_pages_of_such_a_book,
                a_strangers_book_may_run_what_it_announces,
                no_font_is_fetched_for_a_book_that_marks_its_works)
