#include "base/words.h"
#include "unit/unit.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define WORDS "A Title A standfirst here. First words of it, with emphasis. Last words."

/* A page as it should be. */
static const char *good(void)
{
    return arena_printf(
        &case_arena,
        "<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n"
        "<head><meta charset=\"utf-8\"/><title>A Title</title>\n"
        "<link rel=\"license\" href=\"" BY "\"/>"
        "<link rel=\"canonical\" href=\"https://example.org/original\"/>\n"
        "<meta name=\"DC.rights\" content=\"© 2024 A Publisher. CC BY 4.0 " BY "\"/>\n"
        "<link rel=\"DCTERMS.license\" href=\"" BY "\"/>\n"
        "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"license\":\"" BY "\","
        "\"author\":{\"name\":\"An Author\"},\"publisher\":{\"name\":\"A Publisher\"},"
        "\"sameAs\":\"https://example.org/original\"}</script>\n"
        "</head>\n"
        "<body><nav>Home</nav>\n"
        "<main>\n"
        "<article data-work=\"briefs/a.md\" %s>\n"
        "<h1>A Title</h1><p>A standfirst here.</p>\n"
        "<p data-apparatus=\"\">“A Title”. CC BY 4.0: <a rel=\"license\" href=\"" BY "\">" BY
        "</a></p>\n"
        "<p>First words of it, with em<em>pha</em>sis<sup data-apparatus=\"\">1</sup>.</p>\n"
        "<p>Last<br/>words.</p>\n"
        "<footer data-apparatus=\"\"><p>By An Author, from https://example.org/original. Creative "
        "Commons Attribution 4.0 International (CC BY 4.0): " BY ".</p></footer>\n"
        "</article>\n"
        "</main></body></html>\n",
        case_record(WORDS));
}

static void expect(const char *page, const char *said)
{
    case_put("a.html", page);
    case_verify("a.html", NULL, said);
}

START_TEST(a_good_page_is_proven)
{
    expect(good(), "");
    ck_assert_uint_eq(case_report.n, 1);
    ck_assert_uint_eq(case_report.files, 1);
    case_row(0, "a.html", "++++++-");
    ck_assert_str_eq(case_report.rows[0].work, "briefs/a.md");
    ck_assert_str_eq(case_report.rows[0].license, "CC BY 4.0");
    ck_assert_uint_eq(case_report.rows[0].n_words, 13);
}
END_TEST

START_TEST(the_license_of_a_part_is_none_of_the_text)
{
#define PHOTO "Photo: https://creativecommons.org/licenses/by-nc/2.0/.</p></footer>"
    expect(case_edit(good(), ".</p></footer>", ".</p><p data-parts=\"\">" PHOTO), "");
    expect(case_edit(good(), ".</p></footer>", ".</p><p>" PHOTO),
           "a.html:11: error: the notice at the foot of 'briefs/a.md' gives the addresses of two "
           "licenses, 'CC BY 4.0' and 'CC BY-NC 2.0' [license-conflict]\n");
}
END_TEST

START_TEST(a_changed_word_is_found)
{
    expect(case_edit(good(), "First words", "First word"),
           "a.html:11: error: words of 'briefs/a.md' differ from their record: 13 found as "
           "recorded, but not the same ones [words-differ]\n");
    case_row(0, "a.html", "+++++!-");
    expect(case_edit(good(), ", with", ""),
           "a.html:11: error: words of 'briefs/a.md' differ from their record: 12 found, 13 "
           "recorded [words-differ]\n");
}
END_TEST

START_TEST(words_that_nobody_sees_are_not_there)
{
    static const char said[] = "a.html:11: error: words of 'briefs/a.md' differ from their record: "
                               "11 found, 13 recorded [words-differ]\n";
    expect(case_edit(good(), "<p>Last", "<p hidden>Last"), said);
    expect(case_edit(good(), "<p>Last", "<p style=\"color: red; DISPLAY : none\">Last"), said);
    expect(
        case_edit(good(), "<p>Last<br/>words.</p>", "<template><p>Last<br/>words.</p></template>"),
        said);
}
END_TEST

START_TEST(words_of_scripts_and_of_the_publisher_do_not_count)
{
    expect(case_edit(good(), "<p>Last",
                     "<script>var words;</script><aside data-apparatus><a "
                     "href=\"b.html\">See also</a></aside><style>p { }</style><p>Last"),
           "");
}
END_TEST

START_TEST(a_removed_notice_is_found)
{
    expect(case_edit(good(), "“A Title”. CC BY 4.0: <a rel=\"license\" href=\"" BY "\">" BY "</a>",
                     ""),
           "a.html:11: error: no notice at the head of 'briefs/a.md': no visible words there give "
           "the name and the address of a license [notice-head]\n");
    case_row(0, "a.html", "!+++++-");
    expect(case_edit(good(),
                     "<p>By An Author, from https://example.org/original. Creative Commons "
                     "Attribution 4.0 International (CC BY 4.0): " BY ".</p>",
                     ""),
           "a.html:11: error: no notice at the foot of 'briefs/a.md': no visible words there give "
           "the name and the address of a license [notice-foot]\n");
    case_row(0, "a.html", "+!++++-");
}
END_TEST

START_TEST(a_work_of_few_words_needs_both_notices_too)
{
    const char *picture = case_edit(
        good(), "<p>First words of it, with em<em>pha</em>sis<sup data-apparatus=\"\">1</sup>.</p>",
        "<p><img src=\"a.png\" alt=\"\"/></p>");
    picture = case_edit(picture, "<p>Last<br/>words.</p>", "");
    picture = case_edit(picture, case_record(WORDS), case_record("A Title A standfirst here."));
    expect(picture, "");
    case_row(0, "a.html", "++++++-");
    expect(case_edit(picture, "“A Title”. CC BY 4.0: <a rel=\"license\" href=\"" BY "\">" BY "</a>",
                     ""),
           "a.html:11: error: no notice at the head of 'briefs/a.md': no visible words there give "
           "the name and the address of a license [notice-head]\n");
}
END_TEST

START_TEST(a_hidden_notice_is_none)
{
    static const char said[] =
        "a.html:11: error: no notice at the foot of 'briefs/a.md': no visible words there give the "
        "name and the address of a license [notice-foot]\n";
    expect(case_edit(good(), "<footer", "<footer aria-hidden=\"true\""), said);
    expect(case_edit(good(), "<footer", "<footer style=\"visibility:hidden\""), said);
}
END_TEST

START_TEST(a_notice_needs_name_and_address)
{
    expect(case_edit(good(), "“A Title”. CC BY 4.0: <a", "“A Title”: <a"),
           "a.html:11: error: the notice at the head of 'briefs/a.md' gives the address of 'CC BY "
           "4.0' but not its name; write both in words [notice-name]\n");
    expect(case_edit(good(), ">" BY "</a>", ">license</a>"),
           "a.html:11: error: the notice at the head of 'briefs/a.md' names 'CC BY 4.0' but not "
           "its address; write the address out in words [notice-address]\n");
}
END_TEST

START_TEST(words_that_are_called_apparatus_do_not_stand_in_the_body)
{
#define STRAY(line)                                                                                \
    "a.html:" line ": error: words stand among those of 'briefs/a.md' with data-apparatus, as if " \
    "they were none of the text; put them before or behind it [work-apparatus]\n"
    expect(case_edit(good(), "<p>Last", "<p data-apparatus=\"\">Any words.</p><p>Last"),
           STRAY("15"));
    expect(case_edit(good(), "<p>Last",
                     "<p data-apparatus=\"\"><a href=\"#q\">Link to this</a></p>"
                     "<p>Last"),
           "");
}
END_TEST

START_TEST(a_notice_that_a_style_sheet_hides_is_not_seen)
{
#define UNSEEN(selector)                                                                           \
    "a.html:11: error: no notice at the foot of 'briefs/a.md': no visible words there give the "   \
    "name and the address of a license; a style sheet hides '" selector "' [notice-foot]\n"
    expect(case_edit(good(), "</head>",
                     "<style>/* a */ p > b, article footer { color: red; "
                     "font-size: 0 }</style></head>"),
           UNSEEN("article footer"));
    case_put("a.css", "@media print { body .foot, nav { Display : none !important } }");
    const char *linked =
        case_edit(good(), "</head>", "<link rel=\"stylesheet\" href=\"a.css?1\"/></head>");
    expect(linked, "");
    expect(case_edit(linked, "<footer ", "<footer class=\"x foot\" "), UNSEEN("body .foot"));
}
END_TEST

START_TEST(a_full_notice_names_who_made_it_and_where_it_comes_from)
{
    expect(case_edit(good(), "By An Author, from", "From"),
           "a.html:11: error: the notice at the foot of 'briefs/a.md' names neither creator nor "
           "publisher, such as 'A Publisher' [notice-credit]\n");
    expect(
        case_edit(good(), "By An Author, from", "By Another, A Publisher, from"),
        "a.html:11: error: the notice at the foot of 'briefs/a.md' doesn't name 'An Author', who "
        "made it [notice-credit]\n");
    expect(case_edit(good(), "\"An Author\"", "\"Author, An\""), "");
    expect(case_edit(good(), "from https://example.org/original.", ""),
           "a.html:11: error: the notice at the foot of 'briefs/a.md' doesn't say where the work "
           "comes from: 'https://example.org/original' [notice-source]\n");
}
END_TEST

START_TEST(every_empty_slot_is_found)
{
    expect(case_edit(good(), "<link rel=\"license\" href=\"" BY "\"/>", ""),
           "a.html: error: page has no link rel=license; add it with the license's address, '" BY
           "' [rel-license]\n");
    case_row(0, "a.html", "++!+++-");
    expect(case_edit(good(), "\"license\":\"" BY "\",", ""),
           "a.html: error: page has no JSON-LD license; add it with the license's address, '" BY
           "' [json-ld]\n");
    expect(case_edit(good(), "CC BY 4.0 " BY "\"", "CC BY 4.0\""),
           "a.html: error: page has no DC.rights; add it with the license's address, '" BY
           "' [dc-rights]\n");
    expect(case_edit(good(), "<link rel=\"DCTERMS.license\" href=\"" BY "\"/>", ""),
           "a.html: error: page has no DCTERMS.license; add it with the license's address, '" BY
           "' [dcterms-license]\n");
}
END_TEST

START_TEST(a_link_of_really_simple_licensing_is_not_the_license)
{
    expect(case_edit(good(), "<link rel=\"license\" href=\"" BY "\"/>",
                     "<link rel=\"license\" type=\"application/rsl+xml\" href=\"" BY "\"/>"),
           "a.html: error: page has no link rel=license; add it with the license's address, '" BY
           "' [rel-license]\n");
}
END_TEST

START_TEST(a_changed_address_is_a_conflict)
{
    const char *other = "https://creativecommons.org/licenses/by-nc/4.0/";
    expect(case_edit(good(), "<link rel=\"license\" href=\"" BY "\"/>",
                     arena_printf(&case_arena, "<link rel=\"license\" href=\"%s\"/>", other)),
           "a.html:4: error: link rel=license gives 'CC BY-NC 4.0' where the rest of the page "
           "gives 'CC BY 4.0'; make them one [license-conflict]\n");
    case_row(0, "a.html", "++!+++-");
    expect(case_edit(good(), "(CC BY 4.0): " BY ".",
                     "(CC BY 4.0): https://creativecommons.org/licenses/by/3.0/."),
           "a.html:11: error: the notice at the foot gives 'CC BY 3.0' where the rest of the page "
           "gives 'CC BY 4.0'; make them one [license-conflict]\n"
           "a.html:11: error: the notice at the foot of 'briefs/a.md' gives the address of 'CC BY "
           "3.0' but not its name; write both in words [notice-name]\n");
    expect(case_edit(good(), "\"license\":\"" BY "\"",
                     "\"license\":\"http://www.creativecommons.org/licenses/by/4.0/deed.de\""),
           "");
}
END_TEST

START_TEST(all_rights_reserved_contradicts_a_license)
{
    expect(case_edit(good(), "<nav>Home", "<nav>© All Rights Reserved"),
           "a.html:11: error: page says 'all rights reserved' beside 'CC BY 4.0'; say of what, or "
           "remove it [license-conflict]\n");
    expect(case_edit(good(), "<nav>Home", "<nav>Some rights reserved"), "");
}
END_TEST

START_TEST(a_record_may_be_the_first_half_of_the_digest)
{
    char hex[SHA256_HEX + 1];
    digest_sha256(str_of(WORDS), hex);
    const char *half = arena_printf(&case_arena, "%.*s", FIDELITY_HALF, hex);
    expect(case_edit(good(), hex, half), "");
    case_row(0, "a.html", "++++++-");
    expect(
        case_edit(case_edit(good(), hex, half), "Last<br/>", "Lost<br/>"),
        "a.html:11: error: words of 'briefs/a.md' differ from their record: 13 found as recorded, "
        "but not the same ones [words-differ]\n");
}
END_TEST

START_TEST(a_work_without_a_record_is_not_proven)
{
    expect(case_edit(good(), case_record(WORDS), "data-words=\"some\""),
           "a.html:11: error: work 'briefs/a.md' has no good record of its words; it needs "
           "data-words with a number and data-sha256 with 64 hex digits, or the first 32 "
           "[work-record]\n");
    case_row(0, "a.html", "+++++!-");
}
END_TEST

START_TEST(a_work_inside_of_a_work_is_an_error)
{
    expect(case_edit(good(), "<p>Last", "<p data-work=\"b.md\">Last"),
           "a.html:15: error: work 'b.md' stands inside of work 'briefs/a.md'; close that one "
           "first [work-nested]\n");
}
END_TEST

START_TEST(parts_in_several_files_are_joined_in_order)
{
    const char *half =
        "<html><body><div data-work=\"a.md\" data-part=\"%d/2\" %s><p data-apparatus>"
        "CC BY 4.0 " BY "</p><p>%s</p><p data-apparatus>CC BY 4.0 " BY "</p></div></body></html>";
    const char *record = case_record("one two three four");
    const char *first = arena_printf(&case_arena, half, 1, record, "one two");
    const char *second = arena_printf(&case_arena, half, 2, record, "three four");
    const char *slots =
        "<html><head><link rel=\"license DCTERMS.license\" href=\"" BY
        "\"><meta name=\"DC.rights\" content=\"" BY
        "\"><script type=\"application/ld+json\">{\"license\":\"" BY "\"}</script></head>";
    case_put("site/2.html", case_edit(first, "<html>", slots));
    case_put("site/1.html", case_edit(second, "<html>", slots));
    case_verify("site", NULL, "");
    case_row(0, "site/1.html", "++++++-");
    case_row(1, "site/2.html", "++++++-");
    ck_assert_int_eq(unlink("site/1.html"), 0);
    case_verify("site", NULL,
                "site/2.html:1: error: part 2 of 2 of 'a.md' is missing after this one "
                "[work-part]\n");
    case_put("site/1.html", case_edit(case_edit(second, "<html>", slots), "three", "tree"));
    case_verify("site", NULL,
                "site/2.html:1: error: words of 'a.md' differ from their record: 4 found as "
                "recorded, but not the same ones [words-differ]\n");
}
END_TEST

START_TEST(a_page_of_no_single_work_claims_no_license)
{
    const char *index = "<html><head>\n<link rel=license href=\"" BY "\"></head><p>Works</html>";
    case_put("site/a.html", good());
    case_put("site/index.html", "<html><body><p>Works</p></body></html>");
    case_verify("site", NULL, "");
    case_row(1, "site/index.html", "-------");
    case_put("site/index.html", index);
    case_verify("site", NULL,
                "site/index.html:2: error: page is about no single work, but its link rel=license "
                "claims 'CC BY 4.0' for all of it; remove it [license-page-level]\n");
    case_put("site/b.html", index);
    case_put("site/index.html", "");
    case_verify("site", NULL,
                "site/b.html:2: error: page claims 'CC BY 4.0' by its link rel=license but marks "
                "no work with data-work: its words can't be proven [work-unmarked]\n"
                "site/index.html: error: can't be read whole: no element in it [page-broken]\n");
}
END_TEST

START_TEST(pages_of_strangers_are_looked_at_as_a_whole)
{
    static const char note[] =
        "note: no work is marked with data-work here: notices are looked for, but that no word was "
        "changed can only be proven with --source\n";
    case_put("site/a.html", "<body><p>Text.<p>CC BY 4.0 https://creativecommons.org/licenses/by/"
                            "4.0/deed.en</body>");
    case_put("site/b.html", "<body><p>Text.</p></body>");
    case_put("site/index.html", "<body><p>List.</p></body>");
    case_verify("site", NULL,
                arena_printf(&case_arena,
                             "site: %ssite/b.html: error: no notice in words of the page: no "
                             "visible words there give the name and the address of a license "
                             "[notice]\n",
                             note));
    case_row(0, "site/a.html", "+-!!!--");
    case_row(1, "site/b.html", "!-!!!--");
    case_row(2, "site/index.html", "-------");
}
END_TEST

START_TEST(what_was_written_is_held_against_what_lies_there)
{
    char hex[SHA256_HEX + 1];
    digest_sha256(str_of(good()), hex);
    const char *json =
        arena_printf(&case_arena,
                     "{\"files\":[{\"path\":\"site/a.html\",\"size\":1,\"sha256\":\"%s\"},"
                     "{\"path\":\"site/style.css\",\"size\":1,\"sha256\":\"%s\"}],"
                     "\"works\":[{\"path\":\"briefs/a.md\",\"words\":13,\"sha256\":\"%.64s\"}]}",
                     hex, hex, strstr(case_record(WORDS), "sha256=") + 8);
    case_put("out/provenance.json", json);
    case_put("out/site/a.html", good());
    case_verify("out", NULL,
                "out/site/style.css: error: file is missing: it is listed in provenance.json "
                "[file-missing]\n");
    case_put("out/site/style.css", "p { }");
    case_verify("out", NULL,
                "out/site/style.css: error: file was altered after it was written: its digest is "
                "not the one in provenance.json [file-altered]\n");
    ck_assert_int_eq(unlink("out/site/style.css"), 0);
    ck_assert_int_eq(unlink("out/site/a.html"), 0);
    case_verify("out", NULL,
                "out/provenance.json: error: work 'briefs/a.md' is listed, but is in no page and "
                "no book [work-missing]\n"
                "out/site/a.html: error: file is missing: it is listed in provenance.json "
                "[file-missing]\n"
                "out/site/style.css: error: file is missing: it is listed in provenance.json "
                "[file-missing]\n");
    case_put("out/provenance.json", "[");
    case_verify("out", NULL,
                "out/provenance.json:1:1: error: can't be read as JSON: ']' expected near end of "
                "file [provenance]\n");
}
END_TEST

START_TEST(what_can_not_be_read_is_said)
{
    case_verify("none", NULL, "error: can't open 'none': No such file or directory\n");
    case_put("a.pdf", "text");
    case_verify("a.pdf", NULL,
                "a.pdf: error: is no folder, page (.html, .xhtml), book (.epub), course (.imscc, "
                ".zip), feed or catalog (.xml, .atom, .json) and no text or citation (.txt, .md, "
                ".ris, .bib, .csl.json); nothing else can be verified\n");
    case_put("a.xhtml", "<html><p>one</html>");
    case_verify("a.xhtml", NULL,
                "a.xhtml:1: error: can't be read whole: Opening and ending tag mismatch: p line 1 "
                "and html [page-broken]\n");
}
END_TEST

START_TEST(a_strangers_page_is_read_within_limits)
{
    struct buf page = BUF_INIT;
    for (int i = 0; i < 5000; i++)
        buf_adds(&page, "<b>");
    case_put("a.html", page.p);
    struct verify_options options = {.threads = 1};
    verify_path("a.html", &options, &case_report, case_diags);
    ck_assert_str_eq(diags_at(case_diags, 0)->rule, "page-depth");
    case_put("a.xhtml", "<!DOCTYPE html [<!ENTITY a \"b\">]><html>&a;</html>");
    verify_path("a.xhtml", &options, &case_report, case_diags);
    ck_assert_str_eq(diags_at(case_diags, 1)->rule, "page-entities");
    buf_clear(&page);
}
END_TEST

START_TEST(a_tag_has_no_more_attributes_than_can_be_read_in_time)
{
    struct buf page = BUF_INIT;
    buf_adds(&page, "<body><!-- <p a=\" -->\n<p");
    for (int i = 0; i < 1200; i++)
        buf_addf(&page, " a%d=\">\"", i);
    buf_adds(&page, ">");
    case_put("a.html", page.p);
    case_verify("a.html", NULL,
                "a.html:2: error: can't be read whole: a tag with more than 512 attributes "
                "[page-broken]\n");
    buf_clear(&page);
}
END_TEST

UNIT_TESTS_WITH(
    "verify_page", case_set_up, case_tear_down, a_good_page_is_proven,
    the_license_of_a_part_is_none_of_the_text, a_changed_word_is_found,
    words_that_nobody_sees_are_not_there, words_of_scripts_and_of_the_publisher_do_not_count,
    a_removed_notice_is_found, a_work_of_few_words_needs_both_notices_too, a_hidden_notice_is_none,
    a_notice_needs_name_and_address, a_full_notice_names_who_made_it_and_where_it_comes_from,
    a_notice_that_a_style_sheet_hides_is_not_seen,
    words_that_are_called_apparatus_do_not_stand_in_the_body, every_empty_slot_is_found,
    a_link_of_really_simple_licensing_is_not_the_license, a_changed_address_is_a_conflict,
    all_rights_reserved_contradicts_a_license, a_record_may_be_the_first_half_of_the_digest,
    a_work_without_a_record_is_not_proven, a_work_inside_of_a_work_is_an_error,
    parts_in_several_files_are_joined_in_order, a_page_of_no_single_work_claims_no_license,
    pages_of_strangers_are_looked_at_as_a_whole, what_was_written_is_held_against_what_lies_there,
    what_can_not_be_read_is_said, a_strangers_page_is_read_within_limits,
    a_tag_has_no_more_attributes_than_can_be_read_in_time)
