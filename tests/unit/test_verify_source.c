#include "unit/unit.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define WORDS                                                                                      \
    "A Title A standfirst. The leaders met again in Moscow on Monday to talk about weapons. An "   \
    "end."

static const char markdown[] = "---\n"
                               "title: A Title\n"
                               "standfirst: A standfirst.\n"
                               "author: none-supplied\n"
                               "publisher: A Publisher\n"
                               "date: none-supplied\n"
                               "source: https://example.org/original\n"
                               "copyright: none-supplied\n"
                               "license: CC-BY-4.0\n"
                               "---\n"
                               "\n"
                               "The leaders met *again* in Moscow on Monday to talk about "
                               "weapons.\n"
                               "\n"
                               "## An end.\n";

static const char scraped[] =
    "Home\n\nA Title\n\nShare\n\nA standfirst.\n\nThe leaders met again "
    "in Moscow\non Monday to talk about weapons.\n\nMore on:\n\nAn end.\n";

/* A page of the work with these words, which agrees with its own record. */
static const char *page(const char *body, const char *words)
{
    return arena_printf(
        &case_arena,
        "<html><head><link rel=\"license DCTERMS.license\" href=\"" BY "\">"
        "<meta name=\"DC.rights\" content=\"" BY "\">"
        "<script type=\"application/ld+json\">{\"license\":\"" BY "\"}</script></head>\n"
        "<body><article data-work=\"briefs/a.md\" %s><p data-apparatus>CC BY 4.0 " BY "</p>"
        "<h1>A Title</h1><p>A standfirst.</p>%s"
        "<footer data-apparatus>A Publisher, https://example.org/original. CC BY 4.0 " BY
        "</footer></article></body></html>",
        case_record(words), body);
}

static const char good[] =
    "<p>The leaders met <em>again</em> in Moscow on Monday to talk about weapons.</p>"
    "<h2>An end.</h2>";

static void write_all(const char *body, const char *words)
{
    case_put("content/briefs/a.md", markdown);
    case_put("content/briefs/a.txt", scraped);
    case_put("site/briefs/a.html", page(body, words));
}

START_TEST(words_equal_to_the_source_are_proven)
{
    write_all(good, WORDS);
    case_verify("site", "content/briefs/a.md", "");
    case_row(0, "site/briefs/a.html", "+++++++");
    case_verify("site", "content/briefs/a.txt", "");
    case_row(0, "site/briefs/a.html", "+++++++");
}
END_TEST

START_TEST(what_the_record_says_of_rights_and_changes_is_on_the_page)
{
    write_all(good, WORDS);
    case_put("content/briefs/a.md",
             case_edit(markdown, "copyright: none-supplied\n",
                       "copyright: © 2024 A Publisher.\nchanges: [Headings were added]\n"));
    case_verify(
        "site", "content/briefs/a.md",
        "site/briefs/a.html:2: error: the page of 'briefs/a.md' doesn't say the copyright "
        "that its source's front matter has: '© 2024 A Publisher.' [notice-record]\n"
        "site/briefs/a.html:2: error: the page of 'briefs/a.md' doesn't say the change that "
        "its source's front matter has: 'Headings were added' [notice-record]\n");
    case_put("site/briefs/a.html",
             case_edit(page(good, WORDS), "A Publisher, https",
                       "© 2024 A Publisher. Changes: Headings were added. A Publisher, https"));
    case_verify("site", "content/briefs/a.md", "");
}
END_TEST

START_TEST(words_in_raw_html_of_the_source_are_missed)
{
    static const char box[] = "<div class=\"note\">Bring a lamp.</div>\n";
    write_all(good, WORDS);
    case_put("content/briefs/a.md", arena_printf(&case_arena, "%s\n%s", markdown, box));
    case_verify("site", "content/briefs/a.md",
                "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: 3 "
                "words from word 19 of 'content/briefs/a.md' on, 'Bring a lamp.', are missing: "
                "found \"… talk about weapons. An end.\", the source has \"… talk about weapons. "
                "An end. Bring a lamp.\" [source-differs]\n");
    case_put("site/briefs/a.html",
             page(arena_printf(&case_arena, "%s<div>Bring a lamp.</div>", good),
                  WORDS " Bring a lamp."));
    case_verify("site", "content/briefs/a.md", "");
}
END_TEST

START_TEST(a_changed_word_is_told_with_its_context)
{
    write_all(case_edit(good, "Moscow", "Moskow"), case_edit(WORDS, "Moscow", "Moskow"));
    case_verify(
        "site", "content/briefs/a.md",
        "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: word "
        "10 is 'Moskow' where 'content/briefs/a.md' has 'Moscow': found \"… The leaders met "
        "again in Moskow on Monday to talk about …\", the source has \"… The leaders met "
        "again in Moscow on Monday to talk about …\" [source-differs]\n");
    case_row(0, "site/briefs/a.html", "++++++!");
    case_verify("site", "content/briefs/a.txt",
                "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: word "
                "10 is 'Moskow' where 'content/briefs/a.txt' has 'Moscow': found \"… The leaders "
                "met again in Moskow on Monday to talk about …\", the source has \"… The leaders "
                "met again in Moscow on Monday to talk about …\" [source-differs]\n");
}
END_TEST

START_TEST(words_added_and_dropped_are_told_as_such)
{
    write_all(case_edit(good, "again", "once again"), case_edit(WORDS, "again", "once again"));
    case_verify("site", "content/briefs/a.md",
                "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: word "
                "8, 'once', is not in 'content/briefs/a.md': found \"… A standfirst. The leaders "
                "met once again in Moscow on Monday …\", the source has \"… A standfirst. The "
                "leaders met again in Moscow on Monday to …\" [source-differs]\n");
    write_all(case_edit(good, "<h2>An end.</h2>", ""), case_edit(WORDS, " An end.", ""));
    case_verify("site", "content/briefs/a.md",
                "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: 2 "
                "words from word 17 of 'content/briefs/a.md' on, 'An end.', are missing: found \"… "
                "Monday to talk about "
                "weapons.\", the source has \"… Monday to talk about weapons. An end.\" "
                "[source-differs]\n");
    case_verify("site", "content/briefs/a.txt", "");
}
END_TEST

START_TEST(blocks_out_of_order_are_found)
{
    write_all("<h2>An end.</h2><p>The leaders met again in Moscow on Monday to talk about "
              "weapons.</p>",
              "A Title A standfirst. An end. The leaders met again in Moscow on Monday to talk "
              "about weapons.");
    case_verify("site", "content/briefs/a.txt",
                "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: 2 "
                "words from word 5 on, 'An end.', are moved: in 'content/briefs/a.txt' they stand "
                "from word 21 on: found \"A Title A standfirst. An end. The leaders met again …\", "
                "the source has \"… talk about weapons. More on: An end.\" "
                "[source-differs]\n");
}
END_TEST

START_TEST(the_record_of_the_source_decides_on_license_and_credit)
{
    write_all(good, WORDS);
    case_put("content/briefs/a.md", case_edit(markdown, "CC-BY-4.0", "CC-BY-3.0"));
    case_put("site/briefs/a.html",
             case_edit(page(good, WORDS), "A Publisher, https://example.org/original. ", ""));
    case_verify(
        "site", "content/briefs/a.md",
        "site/briefs/a.html:1: error: link rel=license gives 'CC BY 4.0' where the source's front "
        "matter has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:1: error: DCTERMS.license gives 'CC BY 4.0' where the source's front "
        "matter has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:1: error: DC.rights gives 'CC BY 4.0' where the source's front matter "
        "has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:1: error: JSON-LD license gives 'CC BY 4.0' where the source's front "
        "matter has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:2: error: the notice at the head gives 'CC BY 4.0' where the source's "
        "front matter has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:2: error: the notice at the foot gives 'CC BY 4.0' where the source's "
        "front matter has 'CC BY 3.0'; make them one [license-conflict]\n"
        "site/briefs/a.html:2: error: the notice at the foot of 'briefs/a.md' names neither "
        "creator nor publisher, such as 'A Publisher' [notice-credit]\n"
        "site/briefs/a.html:2: error: the notice at the foot of 'briefs/a.md' doesn't say where "
        "the work comes from: 'https://example.org/original' [notice-source]\n");
    case_row(0, "site/briefs/a.html", "!!!!!++");
}
END_TEST

START_TEST(a_source_that_matches_nothing_is_said)
{
    write_all(good, WORDS);
    case_put("content/b.md", markdown);
    case_verify("site", "content/b.md",
                "site: error: source 'content/b.md' was compared with nothing here: no work is of "
                "that name [source-unused]\n");
    case_verify("site/briefs/a.html", "content/b.md", "");
    case_verify("site", "content/none.md",
                "error: can't open 'content/none.md': No such file or directory\n");
}
END_TEST

START_TEST(a_strangers_page_must_have_all_words_of_the_source)
{
    const char *stranger = "<body><h1>A Title</h1><p>A standfirst.</p><div>Share this</div>"
                           "<p>The leaders met again in Moscow on Monday to talk about weapons.</p>"
                           "<p>Subscribe</p><h2>An end.</h2><p>CC BY 4.0 " BY "</p></body>";
    static const char note[] =
        "a.html: note: no work is marked with data-work here: notices are looked for, but that no "
        "word was changed can only be proven with --source\n";
    case_put("a.md", markdown);
    case_put("a.html", stranger);
    case_verify("a.html", "a.md", note);
    case_row(0, "a.html", "+-!!!-+");
    case_put("a.html", case_edit(stranger, "on Monday ", ""));
    case_verify("a.html", "a.md",
                arena_printf(&case_arena,
                             "%sa.html: error: not all words of the source are here: 2 words from "
                             "word 11 of 'a.md' on, 'on Monday', are missing: found \"… leaders "
                             "met again in Moscow to talk about weapons. Subscribe An …\", the "
                             "source has \"… leaders met again in Moscow on Monday to talk about "
                             "weapons. …\" [source-differs]\n",
                             note));
    case_row(0, "a.html", "+-!!!-!");
    case_put("a.html",
             case_edit(stranger, "<p>Subscribe", "<p aria-hidden=\"true\">The harbour at night"));
    case_put("a.md", case_edit(markdown, "license:",
                               "parts: [{type: image, action: omit, license: "
                               "none, caption: The harbour at night}]\n"
                               "license:"));
    case_verify("a.html", "a.md",
                arena_printf(&case_arena,
                             "%sa.html: error: the record says that 'The harbour at night' was "
                             "left out, but its caption is here [part-left-out]\n",
                             note));
}
END_TEST

START_TEST(an_excerpt_holds_words_of_the_source_in_order)
{
    const char *words = "in Moscow on Monday";
    const char *excerpt = case_edit(case_edit(page("<p>in Moscow on Monday</p>", words),
                                              "<h1>A Title</h1><p>A "
                                              "standfirst.</p>",
                                              ""),
                                    "data-words", "data-excerpt data-words");
    write_all(good, WORDS);
    case_put("site/briefs/a.html", excerpt);
    case_verify("site", "content/briefs/a.md", "");
    case_put("site/briefs/a.html", case_edit(excerpt, "<p>in", "<p>at"));
    case_verify(
        "site/briefs/a.html", "content/briefs/a.txt",
        "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from their record: 4 "
        "found as recorded, but not the same ones [words-differ]\n"
        "site/briefs/a.html:2: error: words of 'briefs/a.md' differ from the source: word "
        "1 is 'at' where 'content/briefs/a.txt' has 'in': found \"at Moscow on Monday\", "
        "the source has \"… standfirst. The leaders met again in Moscow on Monday to talk …\" "
        "[source-differs]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_source", case_set_up, case_tear_down, words_equal_to_the_source_are_proven,
                what_the_record_says_of_rights_and_changes_is_on_the_page,
                words_in_raw_html_of_the_source_are_missed, a_changed_word_is_told_with_its_context,
                words_added_and_dropped_are_told_as_such, blocks_out_of_order_are_found,
                the_record_of_the_source_decides_on_license_and_credit,
                a_source_that_matches_nothing_is_said,
                a_strangers_page_must_have_all_words_of_the_source,
                an_excerpt_holds_words_of_the_source_in_order)
