/*
 * Facts of a source as its readers know them: who wrote it, when, under which license.
 */
#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

#define PROSE                                                                                      \
    "Ferries are older than bridges, and this text asks why they remained after the bridges came " \
    "to the towns of the river."

static void expect(const char *text, const char *in)
{
    ck_assert_msg(strstr(text, in), "'%s' is not in:\n%s", in, text);
}

static void import(const char *name, const char *text)
{
    import_result_clear(&result);
    ck_assert_int_eq(import_text(name, str_of(text), &options, &result, diags), STATUS_OK);
}

static void import_lines(const char *head, const char *tail)
{
    import("a.txt", arena_printf(&arena, "Ferries\n\n%s\n\n" PROSE "\n\n" PROSE " Why?\n\n%s\n",
                                 head, tail));
}

static void import_page(const char *head, const char *body)
{
    import("a.html", arena_printf(&arena,
                                  "<!doctype html><title>Ferries</title>%s<body><article>"
                                  "<h1>Ferries</h1><p>" PROSE "</p><p>" PROSE " Why?</p>%s"
                                  "</article></body>",
                                  head, body));
}

START_TEST(a_byline_names_each_author)
{
    static const char *const bylines[][2] = {
        {"By Ada Example", "author: Ada Example\n"},
        {"by Ada Example", "author: Ada Example\n"},
        {"von Jürgen Groß", "author: Jürgen Groß\n"},
        {"By 村上春樹", "author: 村上春樹\n"},
        {"By Ngũgĩ wa Thiong'o", "author: Ngũgĩ wa Thiong'o\n"},
        {"By Ada Example, Li Wei", "author:\n  - Ada Example\n  - Li Wei\n"},
        {"By Ada Example and Li Wei", "author:\n  - Ada Example\n  - Li Wei\n"},
        {"By Ada Example, Ben Example and Li Wei",
         "author:\n  - Ada Example\n  - Ben Example\n  - Li Wei\n"},
        {"Von Jürgen Groß und Anna-Lena d'Ormesson",
         "author:\n  - Jürgen Groß\n  - Anna-Lena d'Ormesson\n"},
        {"Por María Núñez; Omar al-Hassan", "author:\n  - María Núñez\n  - Omar al-Hassan\n"},
        {"Por Santiago Ramón y Cajal", "author: Santiago Ramón y Cajal\n"},
        {"By Ada Example, PhD, & Li Wei", "author:\n  - \"Ada Example, PhD\"\n  - Li Wei\n"},
    };
    for (size_t i = 0; i < sizeof bylines / sizeof *bylines; i++) {
        import_lines(bylines[i][0], "");
        expect(result.markdown.p, bylines[i][1]);
    }
}
END_TEST

START_TEST(a_byline_that_can_not_be_cut_is_a_doubt)
{
    import_lines("By Ada Example and Sukarno", "");
    expect(result.markdown.p, "author: Ada Example and Sukarno\n");
    expect(result.ledger.p, "\trecorded as one author: are they several?\n");
}
END_TEST

START_TEST(a_byline_may_have_the_date)
{
    static const char *const bylines[] = {
        "Posted by Ada Example on 7 April 2020",
        "Published on April 7, 2020 by Ada Example",
        "By Ada Example | April 7, 2020 | 5 min read",
        "By Ada Example, April 7, 2020",
        "April 7, 2020 by Ada Example",
        "Von Ada Example, 7. April 2020",
        "Veröffentlicht am 7. April 2020 von Ada Example",
        "Por Ada Example | 7 de abril de 2020",
        "Publié le 7 avril 2020 par Ada Example",
        "7 de abril de 2020 por Ada Example",
    };
    for (size_t i = 0; i < sizeof bylines / sizeof *bylines; i++) {
        import_lines(bylines[i], "");
        expect(result.markdown.p, "author: Ada Example\ndate: 2020-04-07\n");
        ck_assert_uint_eq(result.uncertain, 0);
    }
    import_lines("Ada Example | April 7, 2020", "");
    expect(result.markdown.p, "author: Ada Example\ndate: 2020-04-07\n");
    expect(result.ledger.p, "\trecorded as the author, but nothing says so\n");
}
END_TEST

START_TEST(what_can_not_be_read_out_of_a_line_of_the_head_is_asked_for)
{
    import_lines("By Lucy", "");
    ck_assert_ptr_null(strstr(result.markdown.p, "\nauthor:"));
    expect(result.markdown.p, "\ndate: none-supplied\n");
    expect(result.ledger.p, "\tis the author in this line? none could be read out of it\n");
    import_lines("Story by: Lucia", "");
    expect(result.ledger.p, "\tis the author in this line? none could be read out of it\n");
    import_lines("Posted by: admin on 04/07/2020", "");
    ck_assert_ptr_null(strstr(result.markdown.p, "\ndate:"));
    expect(result.markdown.p, "\nauthor: none-supplied\n");
    ck_assert_uint_eq(result.uncertain, 1);
}
END_TEST

START_TEST(metadata_name_each_author_and_organizations_stay_one)
{
    static const char *const values[][2] = {
        {"María Núñez and Li Wei", "author:\n  - María Núñez\n  - Li Wei\n"},
        {"Example Town, Ada Maria", "author: \"Example Town, Ada Maria\"\n"},
        {"Ministry of Roads and Bridges", "author: Ministry of Roads and Bridges\n"},
        {"Marks & Sons", "author: Marks & Sons\n"},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        import_page(arena_printf(&arena, "<meta name=author content='%s'>", values[i][0]), "");
        expect(result.markdown.p, values[i][1]);
    }
}
END_TEST

START_TEST(a_person_names_several_authors_as_they_are_to_stand)
{
    options.authors = (const char *[]){"Ada Example", "Ben Example and Co."};
    options.n_authors = 2;
    import_lines("By Li Wei", "");
    expect(result.markdown.p, "author:\n  - Ada Example\n  - Ben Example and Co.\n");
    options = (struct import_options){.review_file = "a.review.yaml",
                                      .review = STR("author: [Ada Example, Li Wei]\n")};
    import_lines("", "");
    expect(result.markdown.p, "author:\n  - Ada Example\n  - Li Wei\n");
    options.review = STR("author: []\n");
    import_result_clear(&result);
    ck_assert_int_eq(import_text("a.txt", STR(PROSE), &options, &result, diags), STATUS_CONTENT);
}
END_TEST

START_TEST(a_date_line_names_its_month_in_other_languages)
{
    static const char *const lines[][2] = {
        {"18. März 2014", "2014-03-18"},
        {"Montag, 18. AUGUST 2014", "2014-08-18"},
        {"3 Février 2020", "2020-02-03"},
        {"Publié le lundi 3 février 2020", "2020-02-03"},
        {"12 maggio 2021", "2021-05-12"},
        {"3 de junio de 2024", "2024-06-03"},
        {"Publicado el miércoles, 4 de septiembre del 2024", "2024-09-04"},
        {"15 de março de 2023", "2023-03-15"},
        {"Publicado em 1 de MARÇO de 2023", "2023-03-01"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        import_lines(lines[i][0], "");
        expect(result.markdown.p, arena_printf(&arena, "\ndate: %s\n", lines[i][1]));
    }
}
END_TEST

START_TEST(a_date_line_may_say_when_the_text_was_changed)
{
    import_lines("Published: 15 July 2023 (updated 3 August 2024)", "");
    expect(result.markdown.p, "\ndate: 2023-07-15\n");
}
END_TEST

START_TEST(a_sentence_with_a_versioned_address_is_evidence_of_a_license)
{
    import_lines("", "This is an open access article under the CC BY license "
                     "(http://creativecommons.org/licenses/by/4.0/).");
    expect(result.markdown.p, "  id: CC-BY-4.0\n");
}
END_TEST

START_TEST(a_license_in_full_that_nothing_says_is_the_texts_is_uncertain)
{
    import_page("", "<p>Übersetzung: © 2019 Verlag Muster. Lizenz: <a "
                    "href='https://creativecommons.org/licenses/by-sa/3.0/de/'>CC BY-SA 3.0 DE"
                    "</a></p>");
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    expect(result.markdown.p, "  uncertain-license:\n    - quote: \"Übersetzung: © 2019 Verlag");
    expect(result.ledger.p, "\ta license is named, but not as that of the text\n");
    import_page("", "<p>Creative Commons has made licenses since 2001.</p>");
    ck_assert_ptr_null(strstr(result.markdown.p, "uncertain-license"));
}
END_TEST

START_TEST(a_copyright_beside_the_license_is_the_notice_if_it_names_its_own)
{
    static const char beside[] = "<p>This article is licensed under CC BY 4.0. "
                                 "© 2024 The Delta Review.</p>";
    import_page("<meta property=og:site_name content='The Delta Review'>", beside);
    expect(result.markdown.p, "\ncopyright: © 2024 The Delta Review\n");
    import_page("", beside);
    ck_assert_ptr_null(strstr(result.markdown.p, "\ncopyright"));
    expect(result.markdown.p,
           "  uncertain-copyright:\n    quote: This article is licensed under CC "
           "BY 4.0. © 2024 The Delta Review.\n    place: line 1\n");
    expect(result.ledger.p, "\ta copyright is claimed, but not as that of the text\n");
    import_page("<meta property=og:site_name content='The Delta Review'>",
                "</article><footer>© 2024 The Delta Review. All rights reserved.</footer>");
    ck_assert_ptr_null(strstr(result.markdown.p, "\ncopyright"));
    expect(result.markdown.p, "    quote: © 2024 The Delta Review. All rights reserved.\n");
    import_page("", "<p>The word copyright is older than the sign ©.</p>");
    expect(result.markdown.p, "\ncopyright: none-supplied\n");
}
END_TEST

START_TEST(what_is_raised_lowered_or_deleted_stays_so)
{
    import_page("", "<p>Water is H<sub>2</sub>O, and 10<sup>6</sup> is a million.</p>"
                    "<p><del>Old <b>price</b></del> <ins>new</ins> price. <sup>1</sup></p>"
                    "<table><tr><th>Lock</th><th>Area</th></tr><tr><td>First</td><td>7 "
                    "m<sup>2</sup></td></tr></table>");
    expect(result.markdown.p, "Water is H<sub>2</sub>O, and 10<sup>6</sup> is a million.\n");
    expect(result.markdown.p, "<del>Old **price**</del> <ins>new</ins> price. <sup>1</sup>\n");
    expect(result.markdown.p, "| First | 7 m<sup>2</sup> |");
    expect(result.markdown.p, "\nhtml: sanitize\n");
    import_page("", "");
    ck_assert_ptr_null(strstr(result.markdown.p, "\nhtml:"));
}
END_TEST

START_TEST(what_is_raised_or_lowered_in_code_stays_so_and_stays_code)
{
    import_page("", "<p>It takes <code>2<sup>n</sup></code> steps, <b><code>a<sub>i</sub> + "
                    "<i>b</i><sup>i<sub>k</sub></sup>c</code></b> at most.</p>");
    expect(result.markdown.p, "It takes `2`<sup>`n`</sup> steps, **`a`<sub>`i`</sub> `+ b`"
                              "<sup>`i`<sub>`k`</sub></sup>`c`** at most.\n");
    import_page("", "<pre><code>O(n<sup>2</sup>)</code></pre>");
    expect(result.markdown.p, "O(n2)\n");
    expect(result.ledger.p, "\twhat is raised, lowered, deleted or inserted here is plain now\n");
}
END_TEST

START_TEST(marks_that_can_not_be_kept_are_doubts)
{
    import_page("", "<p>Then <math><msup><mi>x</mi><mn>2</mn></msup></math> is four.</p>");
    expect(result.ledger.p, "\ta formula: only its words are kept\n");
    import("a.html", "<!doctype html><article><h1>The CO<sub>2</sub> of ferries</h1><p>" PROSE
                     "<p>" PROSE "</article>");
    expect(result.markdown.p, "\ntitle: The CO2 of ferries\n");
    expect(result.ledger.p, "\twhat is raised, lowered, deleted or inserted here is plain now\n");
}
END_TEST

START_TEST(a_quotation_has_the_marks_that_its_readers_see)
{
    import_page("", "<p>She said <q>it was <q>so</q></q>, and <q>“no”</q>.</p>");
    expect(result.markdown.p, "\nShe said “it was ‘so’”, and “no”.\n");
    import("a.html", "<!doctype html><html lang=de-AT><h1>Fähren</h1><p>" PROSE
                     "<p>Sie sagte <q>so <b>war</b> es</q>.");
    expect(result.markdown.p, "\nSie sagte „so **war** es“.\n");
}
END_TEST

START_TEST(what_is_bold_and_italic_is_both)
{
    import_page("", "<p>It <b><i>was</i></b>, <i><b>so</b></i> it <b><i>was</i> so</b>.</p>");
    expect(result.markdown.p, "\nIt ***was***, ***so*** it ***was* so**.\n");
}
END_TEST

START_TEST(terms_are_told_from_what_is_said_of_them)
{
    import_page("",
                "<dl><dt>Weir</dt><dd>A low dam.</dd><dt><b>Sluice</b></dt><dd>A gate.</dd></dl>");
    expect(result.markdown.p, "\n**Weir**\n\nA low dam.\n\n**Sluice**\n\nA gate.\n");
}
END_TEST

START_TEST(a_sign_that_leads_back_from_a_note_is_no_word)
{
    import_page("", "<p>It was so<a href='#n*'>*</a>.</p><h2>Notes <a href='#notes'>¶</a></h2>"
                    "<p id='n*'>* Or not. <a href='#r'><b>↩\uFE0E</b></a></p>");
    expect(result.markdown.p, "\nIt was so\\*.\n\n## Notes\n\n\\* Or not.\n");
    expect(result.markdown.p, "\nchanges: []\n");
}
END_TEST

START_TEST(a_heading_below_the_name_of_a_site_is_the_title)
{
    import("a.html", "<!doctype html><title>The old ferries « River Blog</title><h1>River Blog</h1>"
                     "<p>notes</p><h2>The old ferries</h2><small>12 May 2012 by Ada Example</small>"
                     "<p>" PROSE "<p>" PROSE " Why?");
    expect(result.markdown.p, "title: The old ferries\n");
    expect(result.markdown.p, "author: Ada Example\ndate: 2012-05-12\n");
    import("a.html", "<!doctype html><title>The old ferries « River Blog</title>"
                     "<h1>What a crossing was</h1><p>" PROSE "<h2>The old ferries</h2><p>" PROSE);
    expect(result.markdown.p, "title: What a crossing was\n");
}
END_TEST

START_TEST(a_link_within_the_page_is_text)
{
    options.url = "https://example.org/ferries";
    import_page("", "<p>As the <a href='#fn1'>first</a> and the <a "
                    "href='https://example.org/ferries#fn2'>second</a> note say, and <a "
                    "href='/bridges#fn3'>another page</a>.</p>");
    expect(result.markdown.p, "As the first and the second note say, and "
                              "[another page](https://example.org/bridges#fn3).\n");
}
END_TEST

START_TEST(changes_say_what_was_left_out)
{
    import_page("", "");
    expect(result.markdown.p, "\nchanges: []\n");
    import_page("", "<p><a class=btn href=/b>Take a poster</a></p>");
    expect(result.markdown.p,
           "\nchanges:\n  - site navigation and promotional elements left out\n");
    options.review = STR("6: left-out\n");
    options.review_file = "a.review.yaml";
    import_lines("By Ada Example", "This work is licensed under CC BY 4.0.\n\n" PROSE " Because.");
    expect(result.markdown.p, "\nchanges:\n  - 1 passage left out, listed in the ledger\n");
}
END_TEST

START_TEST(a_loss_of_much_is_a_doubt)
{
    struct buf menu = BUF_INIT;
    for (int i = 0; i < 60; i++)
        buf_addf(&menu, "Point %d\n", i);
    import_lines("By Ada Example", menu.p);
    expect(result.ledger.p, "-\t49 of 169 words are kept: look at what was left out\n");
    buf_clear(&menu);
    import_lines("By Ada Example", "Read more: Of\nOf boats\nOf birds\nYear\tFerry\n1844\t2");
    expect(result.ledger.p, "\tleft out: 2 rows of a table\n");
    expect(result.markdown.p, "  - 2 passages left out, listed in the ledger\n");
}
END_TEST

START_TEST(a_table_behind_the_text_stays_line_by_line)
{
    import_lines("By Ada Example", "Table 1. Tolls\nYear\tFerry\tBridge\n1844\t2\t3\n\n"
                                   "This work is licensed under CC BY 4.0.");
    expect(result.markdown.p, "Table 1. Tolls\n\nYear Ferry Bridge\n\n1844 2 3\n");
    expect(result.markdown.p, "\nchanges: []\n");
    expect(result.ledger.p, "\ta short line kept as a paragraph\n");
}
END_TEST

UNIT_TESTS_WITH("import facts", import_case_begin, import_case_end, a_byline_names_each_author,
                a_byline_that_can_not_be_cut_is_a_doubt, a_byline_may_have_the_date,
                what_can_not_be_read_out_of_a_line_of_the_head_is_asked_for,
                metadata_name_each_author_and_organizations_stay_one,
                a_person_names_several_authors_as_they_are_to_stand,
                a_date_line_may_say_when_the_text_was_changed,
                a_date_line_names_its_month_in_other_languages,
                a_sentence_with_a_versioned_address_is_evidence_of_a_license,
                a_license_in_full_that_nothing_says_is_the_texts_is_uncertain,
                a_copyright_beside_the_license_is_the_notice_if_it_names_its_own,
                what_is_raised_lowered_or_deleted_stays_so,
                what_is_raised_or_lowered_in_code_stays_so_and_stays_code,
                marks_that_can_not_be_kept_are_doubts,
                a_quotation_has_the_marks_that_its_readers_see, what_is_bold_and_italic_is_both,
                terms_are_told_from_what_is_said_of_them,
                a_sign_that_leads_back_from_a_note_is_no_word,
                a_heading_below_the_name_of_a_site_is_the_title, a_link_within_the_page_is_text,
                changes_say_what_was_left_out, a_loss_of_much_is_a_doubt,
                a_table_behind_the_text_stays_line_by_line)
