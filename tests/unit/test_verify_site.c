/* What a site has beside the pages of its works: lists, headers, the originals. */
#include "unit/unit.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define ZERO "https://creativecommons.org/publicdomain/zero/1.0/"

static const char *page(const char *work, const char *label, const char *url)
{
    return arena_printf(
        &case_arena,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title>"
        "<link rel=\"license\" href=\"%s\"><meta name=\"DC.rights\" content=\"%s %s\">"
        "<link rel=\"DCTERMS.license\" href=\"%s\"><link rel=\"canonical\" "
        "href=\"https://example.org/o\"><script type=\"application/ld+json\">"
        "{\"license\":\"%s\",\"sameAs\":\"https://example.org/o\"}</script></head><body>\n"
        "<article data-work=\"%s\" %s>\n<p data-apparatus>%s: %s</p>\n<p>Some words.</p>\n"
        "<footer data-apparatus>%s: %s, from "
        "https://example.org/o</footer></article></body></html>",
        url, label, url, url, url, work, case_record("Some words."), label, url, label, url);
}

static const char license_page[] = "<!DOCTYPE html>\n<html><body><ul>\n"
                                   "<li><a href=\"works/a.html\">A</a>: CC BY 4.0</li>\n"
                                   "<li><a href=\"works/b.html\">B</a>: CC0 1.0</li>\n"
                                   "</ul></body></html>";

static void put_site(void)
{
    ck_assert_int_eq(file_make_folders("site/works", case_diags), STATUS_OK);
    case_put("site/works/a.html", page("works/a.md", "CC BY 4.0", BY));
    case_put("site/works/b.html", page("works/b.md", "CC0 1.0", ZERO));
    case_put("site/license.html", license_page);
    case_put("site/index.html", license_page);
}

START_TEST(a_good_site_is_proven)
{
    put_site();
    case_verify("site", NULL, "");
}
END_TEST

START_TEST(the_page_of_licenses_lists_every_work_alike)
{
    put_site();
    case_put("site/license.html", case_edit(license_page, "<a href=\"works/b.html\">B</a>", "B"));
    case_verify("site", NULL,
                "site/license.html: error: 'works/b.md' is not listed with its license, 'CC0 1.0', "
                "beside the other works [list-complete]\n");
    case_put("site/license.html", case_edit(license_page, "<a href=\"works/b.html\">B</a>",
                                            "<small><a href=\"works/b.html\">B</a></small>"));
    case_verify("site", NULL,
                "site/license.html:4: error: 'works/b.md' is listed as 'li small a' where "
                "'works/a.md' is listed as 'li a'; credit all alike [list-prominence]\n");
    case_put("site/license.html", case_edit(license_page, "<li><a href=\"works/b.html\">",
                                            "<li hidden><a href=\"works/b.html\">"));
    case_verify("site", NULL,
                "site/license.html: error: 'works/b.md' is not listed with its license, 'CC0 1.0', "
                "beside the other works [list-complete]\n");
}
END_TEST

START_TEST(the_contents_name_each_license_but_need_not_be_complete)
{
    put_site();
    case_put("site/index.html", case_edit(license_page, "CC BY 4.0", ""));
    case_verify("site", NULL,
                "site/index.html:3: error: 'works/a.md' is listed without its license; name 'CC BY "
                "4.0' beside the link [list-label]\n");
    case_put("site/index.html", case_edit(license_page, "<a href=\"works/a.html\">A</a>", "A"));
    case_verify("site", NULL, "");
}
END_TEST

START_TEST(a_list_goes_on_in_the_pages_that_it_leads_to)
{
    static const char first[] = "<p><a href=\"works/a.html\">A</a>: CC BY 4.0</p>\n"
                                "<a rel=\"next\" href=\"license/2.html\">2</a>";
    static const char second[] = "<p><a href=\"../works/b.html\">B</a>: CC0 1.0</p>\n"
                                 "<a rel=\"next\" href=\"../license.html\">1</a>";
    put_site();
    ck_assert_int_eq(file_make_folders("site/license", case_diags), STATUS_OK);
    ck_assert_int_eq(file_make_folders("site/index", case_diags), STATUS_OK);
    case_put("site/license.html", first);
    case_put("site/license/2.html", second);
    case_verify("site", NULL, "");
    case_put("site/license/2.html", case_edit(second, "../works/b.html", "../works/a.html"));
    case_verify("site", NULL,
                "site/license.html: error: 'works/b.md' is not listed with its license, 'CC0 1.0', "
                "beside the other works [list-complete]\n");
    case_put("site/license/2.html", case_edit(second, "../works/b.html", "../works/c.html"));
    case_verify("site", NULL,
                "site/license/2.html:1: error: list leads to 'site/works/c.html', which is not "
                "there [link-missing]\n");
    case_put("site/license/2.html", second);
    case_put("site/index.html", case_edit(first, "license/2", "index/2"));
    case_put("site/index/2.html", "<p><a href=\"../works/b.html\">B</a></p>\n");
    case_verify("site", NULL,
                "site/index/2.html:1: error: 'works/b.md' is listed without its license; name "
                "'CC0 1.0' beside the link [list-label]\n");
    /* Beside the list all works may be linked, on every page. */
    case_put("site/index.html", case_edit(first, "license/2.html\">2</a>",
                                          "index/2.html\">2</a><a href=\"works/b.html\">B</a>"));
    case_put("site/index/2.html", second);
    case_verify("site", NULL, "");
}
END_TEST

START_TEST(a_page_that_was_taken_away_is_told_once)
{
    put_site();
    case_put("site/b-to-go.html", page("works/b.md", "CC0 1.0", ZERO));
    ck_assert_int_eq(unlink("site/works/b.html"), 0);
    case_verify("site", NULL,
                "site/license.html:4: error: list leads to 'site/works/b.html', which is not there "
                "[link-missing]\n");
    case_put("provenance.json",
             "{\"files\": [{\"path\": \"site/works/b.html\", \"sha256\": \"0\"}]}");
    case_verify(".", NULL,
                "site/works/b.html: error: file is missing: it is listed in provenance.json "
                "[file-missing]\n");
}
END_TEST

START_TEST(a_license_that_stands_beside_another_work_does_not_count)
{
    put_site();
    case_put("site/index.html",
             "<p><a href=\"works/a.html\">A</a>, <a href=\"works/b.html\">B</a>: "
             "CC BY 4.0, CC0 1.0</p>");
    case_verify("site", NULL,
                "site/index.html:1: error: 'works/a.md' is listed without its license; name 'CC BY "
                "4.0' beside the link [list-label]\n"
                "site/index.html:1: error: 'works/b.md' is listed without its license; name 'CC0 "
                "1.0' beside the link [list-label]\n");
}
END_TEST

START_TEST(a_publication_below_another_has_a_page_of_licenses_of_its_own)
{
    put_site();
    ck_assert_int_eq(file_make_folders("site/sub", case_diags), STATUS_OK);
    case_put("site/sub/c.html", page("c.md", "CC BY 4.0", BY));
    case_put("site/sub/license.html", "<p><a href=\"c.html\">C</a>: CC BY 4.0</p>");
    case_verify("site", NULL, "");
}
END_TEST

START_TEST(a_name_that_is_no_text_is_told_and_not_read)
{
    put_site();
    case_put("site/works/c\xFF.html", page("works/c.md", "CC BY 4.0", BY));
    case_put("site/works/d\033[31m.txt", "");
    case_put("site/works/e\xC2\x9B.txt", "");
    case_verify("site", NULL,
                "site/works: error: the name 'c?.html' in this folder is not UTF-8 or has control "
                "characters: what has it is not read [file-name]\n"
                "site/works: error: the name 'd?[31m.txt' in this folder is not UTF-8 or has "
                "control characters: what has it is not read [file-name]\n"
                "site/works: error: the name 'e??.txt' in this folder is not UTF-8 or has control "
                "characters: what has it is not read [file-name]\n");
}
END_TEST

START_TEST(a_link_header_gives_the_license_of_its_file)
{
    put_site();
    case_put("site/_headers", "/*\n  X-Content-Type-Options: nosniff\n/works/a.html\n"
                              "  Link: <" BY ">; rel=\"license\"\n"
                              "  Link: <https://example.org/o>; rel=\"canonical\"\n");
    case_verify("site", NULL, "");
    case_put("site/_headers", "/works/a.html\n  Link: <" ZERO ">; rel=\"license\"\n");
    case_verify("site", NULL,
                "site/_headers:2: error: Link gives 'CC0 1.0' for 'site/works/a.html', whose text "
                "has 'CC BY 4.0' [license-conflict]\n");
    case_put("site/_headers",
             "/works/a.html\n  link: <https://example.org/o>; Rel=canonical, <" ZERO
             ">; title=\"a; b, c\"; rel=\"me license\";\n");
    case_verify("site", NULL,
                "site/_headers:2: error: Link gives 'CC0 1.0' for 'site/works/a.html', whose text "
                "has 'CC BY 4.0' [license-conflict]\n");
    case_put("site/_headers", "/works/a.html\n  Link: <" BY ">; rel=license;, <" ZERO
                              ">; rel=\"next\"; title=\"rel=license\n");
    case_verify("site", NULL, "");
    struct str nul = STR("/works/a.html\n  Link: <a>;\0; rel=license\n");
    ck_assert_int_eq(file_write("site/_headers", nul, case_diags), STATUS_OK);
    case_verify("site", NULL, "");
    case_put("site/_headers", "Link: <\n/\n Link\nLink:\n/%00\n  Link: <>; rel=license\n");
    case_verify("site", NULL, "");
}
END_TEST

START_TEST(a_file_of_citations_gives_the_license_of_its_work)
{
    static const char *const names[] = {"a.bib", "a.biblatex.bib"};
    put_site();
    ck_assert_int_eq(file_make_folders("site/downloads/works", case_diags), STATUS_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_printf(&case_arena, "site/downloads/works/%s", names[i]);
        case_put(path, "@online{a,\n  note = {CC BY 4.0: " BY ", from https://example.org/o}\n}\n");
        case_verify("site", NULL, "");
        case_put(path, "@online{a,\n  note = {from https://example.org/o}\n}\n");
        case_verify("site", NULL,
                    arena_printf(&case_arena,
                                 "%s: error: citation lacks the license's name and address: passed "
                                 "on alone, it has no notice [download-notice]\n",
                                 path));
        ck_assert_int_eq(remove(path), 0);
    }
}
END_TEST

START_TEST(a_copy_names_its_original_as_canonical)
{
    put_site();
    case_put("site/works/a.html", case_edit(page("works/a.md", "CC BY 4.0", BY),
                                            "canonical\" href=\"https://example.org/o",
                                            "canonical\" href=\"https://example.org/mine"));
    case_verify("site", NULL,
                "site/works/a.html: error: link rel=canonical is 'https://example.org/mine' where "
                "JSON-LD says that the page is a copy of 'https://example.org/o' [canonical]\n");
}
END_TEST

START_TEST(of_what_was_left_out_no_caption_is_here)
{
    put_site();
    case_put("a.md", "---\ntitle: Some\nlicense: CC-BY-4.0\nsource: https://example.org/o\nparts:\n"
                     "  - {type: image, credit: A Person, caption: \"Two people at a table\", "
                     "action: omit}\n---\n\nwords.\n");
    case_verify("site/works/a.html", "a.md", "");
    case_put("site/works/a.html", case_edit(page("works/a.md", "CC BY 4.0", BY), "</body>",
                                            "<p>Two people\nat a table</p></body>"));
    case_verify("site/works/a.html", "a.md",
                "site/works/a.html:3: error: the record says that 'A Person' was left out of "
                "'works/a.md', but its caption is here [part-left-out]\n");
}
END_TEST

static void put_picture(const char *src)
{
    const char *picture = arena_printf(&case_arena, "<img src=\"%s\" alt=\"x\">Some", src);
    case_put("site/works/a.html", case_edit(page("works/a.md", "CC BY 4.0", BY), "<p>Some",
                                            arena_printf(&case_arena, "<p>%s", picture)));
}

START_TEST(of_what_was_left_out_no_picture_is_here)
{
    static const char *const here[] = {"b%20c.png", "b c.png?v=2", "../assets/works/b%20c.png"};
    static const char *const others[] = {"c.png", "../b%20c.png", "other/b%20c.png", "",
                                         "data:,b c.png"};
    static const char *const actions[] = {"omit", "link"};
    put_site();
    for (size_t i = 0; i < 2; i++) {
        case_put("a.md", arena_printf(
                             &case_arena,
                             "---\ntitle: Some\nlicense: CC-BY-4.0\nsource: https://example.org/o\n"
                             "parts:\n  - {type: image, credit: A Person, file: b c.png, "
                             "action: %s}\n---\n\nwords.\n",
                             actions[i]));
        for (size_t k = 0; k < sizeof here / sizeof *here; k++) {
            put_picture(here[k]);
            case_verify(
                "site/works/a.html", "a.md",
                "site/works/a.html:5: error: the record says that 'A Person' was left out of "
                "'works/a.md', but its picture is here [part-left-out]\n");
        }
    }
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        put_picture(others[k]);
        case_verify("site/works/a.html", "a.md", "");
    }
}
END_TEST

UNIT_TESTS_WITH("verify_site", case_set_up, case_tear_down, a_good_site_is_proven,
                the_page_of_licenses_lists_every_work_alike,
                the_contents_name_each_license_but_need_not_be_complete,
                a_list_goes_on_in_the_pages_that_it_leads_to,
                a_page_that_was_taken_away_is_told_once,
                a_license_that_stands_beside_another_work_does_not_count,
                a_publication_below_another_has_a_page_of_licenses_of_its_own,
                a_name_that_is_no_text_is_told_and_not_read,
                a_link_header_gives_the_license_of_its_file,
                a_file_of_citations_gives_the_license_of_its_work,
                a_copy_names_its_original_as_canonical, of_what_was_left_out_no_caption_is_here,
                of_what_was_left_out_no_picture_is_here)
