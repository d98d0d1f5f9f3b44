#include <check.h>
#include <string.h>

#include "base/file.h"
#include "unit/import_case.h"
#include "unit/scratch.h"
#include "unit/unit.h"

#define PROSE                                                                                      \
    "<p>A sentence of the article that has more than nine words in it, so that it is prose.</p>"

static const char page[] =
    "<!doctype html><html><head><title>A name</title><meta name=when content='May 3, 2021'>"
    "</head><body><h1>Site</h1><div id=story><h2 class=head>The title</h2>"
    "<p class=lead>The standfirst of the article, which says in a few words what is in it.</p>"
    "<p>By <a class=who>Robin First</a> and <a class=who>Sasha Second</a></p>" PROSE
    "<p class=note>A note that belongs to the site and not to the article, though it is prose.</p>"
    "<p>Word <b class=tip>tip</b> word in a line.</p></div>" PROSE
    "<div><p>Another sentence of the page that has more than nine words in it, so it is prose.</p>"
    "</div></body></html>";

static void set_up(void)
{
    scratch_enter();
    import_case_begin();
    options = (struct import_options){.profile = "p.yaml", .details = true};
}

static void tear_down(void)
{
    import_case_end();
    scratch_leave();
}

static void put(const char *path, const char *text)
{
    ck_assert_int_eq(file_write(path, str_of(text), diags), STATUS_OK);
}

static enum status import(const char *html)
{
    put("p.yaml",
        arena_printf(&arena, "profile: p\nversion: 1\nextends: generic\nhtml:\n%s", html));
    import_result_clear(&result);
    return import_text("a.html", str_of(page), &options, &result, diags);
}

static void expect_import(const char *html)
{
    ck_assert_int_eq(import(html), STATUS_OK);
}

static bool has(const char *text)
{
    return strstr(result.markdown.p, text) != NULL;
}

static void expect_mistake(const char *html, const char *expected)
{
    struct buf line = BUF_INIT;
    ck_assert_int_eq(import(html), STATUS_CONTENT);
    diag_format(diags_at(diags, diags_size(diags) - 1), &line);
    ck_assert_str_eq(line.p, expected);
    buf_clear(&line);
}

START_TEST(the_body_is_what_the_path_says)
{
    expect_import("  body: //div[@id='story']\n  drop:\n    - path: //*[@class='note']\n"
                  "      why: note of the site\n");
    ck_assert(has("A sentence of the article"));
    ck_assert(!has("Another sentence of the page"));
    ck_assert(!has("A note that belongs"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, "\tleft-out\tnote of the site\tA note"));
}
END_TEST

START_TEST(a_path_that_selects_nothing_changes_nothing)
{
    expect_import("  body: //div[@id='nowhere']\n  title: //h6\n");
    ck_assert(has("A sentence of the article"));
    ck_assert(has("Another sentence of the page"));
}
END_TEST

START_TEST(blocks_get_roles_and_what_is_in_a_line_gives_facts)
{
    expect_import("  title: //h2[@class='head']\n  standfirst: //p[@class='lead']\n"
                  "  author: //a[@class='who']\n  date: //meta[@name='when']/@content\n");
    ck_assert(has("title: The title\n"));
    ck_assert(has("standfirst: \"The standfirst of the article"));
    ck_assert(has("author:\n  - Robin First\n  - Sasha Second\ndate: 2021-05-03\n"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, "  date: 2021-05-03 (profile p, line 1)\n"));
}
END_TEST

START_TEST(what_is_dropped_out_of_a_line_leaves_the_line)
{
    expect_import("  drop:\n    - {path: //b, why: tip}\n");
    ck_assert(has("\nWord word in a line.\n"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, "\tleft-out\ttip\ttip\n"));
}
END_TEST

START_TEST(the_rule_of_a_role_is_the_place_of_its_path)
{
    expect_import("  title: //h2[@class='head']\n");
    for (size_t i = 0; i < result.units; i++)
        if (result.rows[i].role == ROLE_TITLE)
            ck_assert_str_eq(result.rows[i].rule, "p.yaml:5:10");
}
END_TEST

START_TEST(mistakes_have_their_place)
{
    expect_mistake("  body: //div[\n", "p.yaml:5:9: error: '//div[' is no XPath: there is a "
                                       "mistake before its character 7 [profile]");
    expect_mistake("  body: x:y()\n",
                   "p.yaml:5:9: error: 'x:y()' is no XPath: a function, prefix or "
                   "variable in it is not known [profile]");
    expect_mistake("  heading: //h2\n", "p.yaml:5:3: error: unknown key 'heading' [profile]");
    expect_mistake("  drop:\n    - {path: //b}\n",
                   "p.yaml:6:7: error: needs both 'path' and 'why' [profile]");
    expect_mistake("  title: {a: b}\n", "p.yaml:5:10: error: 'title' is no XPath: a path is a text "
                                        "[profile]");
}
END_TEST

START_TEST(a_path_without_end_comes_to_one)
{
    expect_import("  body: //*[count(//*[count(//*[count(//*) > 1]) > 1]) > 100]\n");
    ck_assert(has("A sentence of the article"));
}
END_TEST

START_TEST(profiles_lie_beside_the_text)
{
    options.profile = NULL;
    put("site.profile.yaml", "profile: site\nversion: 2\nextends: generic\nmatch:\n"
                             "  text: '^The title$'\n  min_hits: 1\npublisher: The Site\n");
    put("a.html", page);
    ck_assert_int_eq(import_file("a.html", "out", &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(result.profile, "site");
    ck_assert(has("publisher: The Site\n"));
    import_result_clear(&result);
    options.profile = "site";
    ck_assert_int_eq(import_file("a.html", "named", &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(result.profile, "site");
    import_result_clear(&result);
    options.in_memory = true;
    options.profile = NULL;
    ck_assert_int_eq(import_text("a.html", str_of(page), &options, &result, diags), STATUS_OK);
    ck_assert_ptr_null(result.profile);
}
END_TEST

UNIT_TESTS_WITH("page_paths", set_up, tear_down, the_body_is_what_the_path_says,
                a_path_that_selects_nothing_changes_nothing,
                blocks_get_roles_and_what_is_in_a_line_gives_facts,
                what_is_dropped_out_of_a_line_leaves_the_line,
                the_rule_of_a_role_is_the_place_of_its_path, mistakes_have_their_place,
                a_path_without_end_comes_to_one, profiles_lie_beside_the_text)
