#include <check.h>
#include <string.h>

#include "import/content.h"
#include "import/fact_text.h"
#include "import/page_metadata.h"
#include "unit/unit.h"

static struct diags *diags;
static struct arena arena;
static struct webpage page;
static struct page_metadata metadata;

static void set_up(void)
{
    diags = diags_new();
}

static void tear_down(void)
{
    webpage_clear(&page);
    arena_clear(&arena);
    diags_free(diags);
}

static void read_page(const char *url, const char *head, const char *body)
{
    struct content content;
    const char *html = arena_printf(&arena,
                                    "<!doctype html><html lang=en-us><head>%s</head><body>"
                                    "<article><h1>A title</h1>%s<p>A paragraph that has more than "
                                    "eight words in it, so that it is prose.</p></article></body>",
                                    head, body);
    webpage_clear(&page);
    ck_assert_int_eq(webpage_read(&arena, "a.html", str_of(html), &page, diags), STATUS_OK);
    content_measure(&page);
    content_find(&page, &content);
    page_metadata_read(&page, url, &metadata);
}

/* "VALUE (FROM); VALUE (FROM)" */
static void expect(enum fact fact, const char *expected)
{
    struct buf all = BUF_INIT;
    buf_adds(&all, "");
    for (size_t i = 0; i < metadata.facts[fact].n; i++)
        buf_addf(&all, "%s%s (%s)", i ? "; " : "", metadata.facts[fact].at[i].text,
                 metadata.facts[fact].at[i].from);
    ck_assert_str_eq(all.n ? all.p : "", expected);
    buf_clear(&all);
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"

START_TEST(json_ld_is_asked_first)
{
    read_page(
        NULL,
        "<meta name=author content='Somebody Else'>" LD(
            "{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\","
            "\"author\": [{\"@type\": \"Person\", \"name\": \"A. Writer\"}, \"B. &amp; C.\"],"
            "\"datePublished\": \"2024-06-18T09:00:00Z\", \"dateModified\": \"June 20, 2024\","
            "\"publisher\": {\"name\": \"The Paper\", \"url\": \"https://example.org\"},"
            "\"copyrightHolder\": {\"name\": \"The Trust\"}, \"copyrightYear\": 2024,"
            "\"license\": \"https://creativecommons.org/licenses/by/4.0/\"}"),
        "");
    expect(FACT_AUTHOR, "A. Writer (JSON-LD author); B. & C. (JSON-LD author)");
    expect(FACT_DATE, "2024-06-18 (JSON-LD datePublished)");
    expect(FACT_MODIFIED, "2024-06-20 (JSON-LD dateModified)");
    expect(FACT_PUBLISHER, "The Paper (JSON-LD publisher)");
    expect(FACT_PUBLISHER_URL, "https://example.org (JSON-LD publisher)");
    expect(FACT_HOLDER, "The Trust (JSON-LD copyrightHolder)");
    expect(FACT_YEAR, "2024 (JSON-LD copyrightYear)");
    expect(FACT_LICENSE, "https://creativecommons.org/licenses/by/4.0/ (JSON-LD license)");
    expect(FACT_LANGUAGE, "en-US (html lang)");
}
END_TEST

START_TEST(objects_in_a_graph_name_each_other)
{
    read_page(
        NULL,
        LD("{\"@graph\": [{\"@type\": [\"WebPage\", \"ItemPage\"], \"datePublished\": "
           "\"2020-01-02\"}, {\"@type\": \"http://schema.org/Article\", \"author\": {\"@id\": "
           "\"#p\"}}]}") LD("[{\"@id\": \"#p\", \"@type\": \"Person\", \"name\": \"A\\nB\"}]"),
        "");
    expect(FACT_AUTHOR, "A B (JSON-LD author)");
    expect(FACT_DATE, "2020-01-02 (JSON-LD datePublished)");
}
END_TEST

START_TEST(what_is_in_a_list_speaks_of_other_pages)
{
    read_page(NULL,
              LD("{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"Article\", "
                 "\"author\": \"Not Here\"}]}"),
              "");
    expect(FACT_AUTHOR, "");
}
END_TEST

START_TEST(json_is_read_as_pages_write_it)
{
    read_page(
        NULL,
        LD("<!-- //<![CDATA[\n{\"@type\": \"Article\", \"author\": \"Line\nEnd\"};\n//]]> -->")
            LD("{broken") LD(""),
        "");
    expect(FACT_AUTHOR, "Line End (JSON-LD author)");
}
END_TEST

START_TEST(names_of_meta_are_alike_in_any_case_and_with_any_separator)
{
    read_page(NULL,
              "<meta name='DC:Creator' content='First Name'><meta name=dc.creator "
              "content='Second Name'><meta property='ARTICLE:published_time' content='2021-03-04'>"
              "<meta name=copyright content='© 2021 The Paper'>",
              "");
    expect(FACT_AUTHOR, "First Name (meta dc.creator); Second Name (meta dc.creator)");
    expect(FACT_DATE, "2021-03-04 (meta article:published_time)");
    expect(FACT_COPYRIGHT, "© 2021 The Paper (meta copyright)");
}
END_TEST

START_TEST(microdata_is_that_of_the_article)
{
    read_page(
        NULL, "",
        "<div itemscope itemtype='https://schema.org/BlogPosting'><span itemprop=author "
        "itemscope itemtype='https://schema.org/Person'><b itemprop=name>A. Writer</b></span>"
        "<time itemprop=datePublished datetime='2019-08-07T10:00'>today</time>"
        "<a itemprop=license href='https://creativecommons.org/licenses/by/4.0/'>x</a></div>"
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop=author>No</b></div>");
    expect(FACT_AUTHOR, "A. Writer (itemprop author)");
    expect(FACT_DATE, "2019-08-07 (itemprop datePublished)");
    expect(FACT_LICENSE, "https://creativecommons.org/licenses/by/4.0/ (itemprop license)");
}
END_TEST

START_TEST(what_is_too_long_for_a_name_is_none)
{
    static const char article[] = "<div itemscope itemtype='https://schema.org/Article'>";
    struct buf person = BUF_INIT;
    buf_addf(&person, "%s<div itemprop=author itemscope itemtype='https://schema.org/Person'>",
             article);
    for (size_t i = 0; i < 300; i++)
        buf_adds(&person, "<i></i>");
    buf_adds(&person, "<b itemprop=name>A. Writer</b></div></div>");
    read_page(NULL, "", person.p);
    expect(FACT_AUTHOR, "");
    buf_reset(&person);
    buf_addf(&person, "%s<span itemprop=author>", article);
    for (size_t i = 0; i < 1000; i++)
        buf_adds(&person, "A. Writer ");
    buf_adds(&person, "</span></div>");
    read_page(NULL, "", person.p);
    expect(FACT_AUTHOR, "");
    buf_clear(&person);
}
END_TEST

START_TEST(a_time_counts_where_there_is_but_one_day)
{
    read_page(NULL, "",
              "<time datetime=2019-08-07>x</time><time datetime=2019-08-07T09:00>y</time>");
    expect(FACT_DATE, "2019-08-07 (time datetime)");
    read_page(NULL, "", "<time datetime=2019-08-07>x</time><time datetime=2019-08-08>y</time>");
    expect(FACT_DATE, "");
}
END_TEST

START_TEST(the_source_is_an_absolute_address_that_is_not_the_front_page)
{
    read_page(NULL, "<link rel=canonical href='/a'>", "");
    expect(FACT_SOURCE, "");
    read_page("https://example.org/b", "<link rel='canonical nofollow' href='/a'>", "");
    expect(FACT_SOURCE, "https://example.org/a (rel canonical)");
    read_page(NULL,
              "<link rel=canonical href='https://example.org/'><meta property=og:url "
              "content='https://example.org/c'>",
              "");
    expect(FACT_SOURCE, "https://example.org/c (meta og:url)");
}
END_TEST

START_TEST(a_license_in_a_figure_or_for_machines_is_not_that_of_the_text)
{
    read_page(NULL, "<link rel=license type='application/rsl+xml' href='https://example.org/rsl'>",
              "<figure><img src=a.png><figcaption><a rel=license "
              "href='https://creativecommons.org/licenses/by/2.0/'>CC</a></figcaption></figure>");
    expect(FACT_LICENSE, "");
}
END_TEST

START_TEST(an_account_is_an_author_for_want_of_a_name)
{
    read_page(NULL, LD("{\"@type\": \"Article\", \"author\": \"jsmith\"}"), "");
    expect(FACT_AUTHOR, "jsmith (JSON-LD author)");
    read_page(NULL,
              LD("{\"@type\": \"Article\", \"author\": \"jsmith\"}") "<meta name=author "
                                                                     "content='By Jo Smith'>",
              "");
    expect(FACT_AUTHOR, "Jo Smith (meta author)");
    read_page(NULL,
              "<meta name=author content=admin><meta property=article:author "
              "content='https://example.org/jo'>",
              "");
    expect(FACT_AUTHOR, "");
}
END_TEST

START_TEST(what_a_browser_wrote_tells_the_source)
{
    struct content content;
    const char *html = "<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.org/a?b -->\n"
                       "<html><body><p>A paragraph.</p></body></html>";
    ck_assert_int_eq(webpage_read(&arena, "a.html", str_of(html), &page, diags), STATUS_OK);
    content_measure(&page);
    content_find(&page, &content);
    page_metadata_read(&page, NULL, &metadata);
    expect(FACT_SOURCE, "https://example.org/a?b (comment saved from)");
}
END_TEST

START_TEST(languages_are_tags)
{
    ck_assert_str_eq(fact_language(&arena, "EN_us"), "en-US");
    ck_assert_str_eq(fact_language(&arena, "zh-hANT-tw"), "zh-Hant-TW");
    ck_assert_str_eq(fact_language(&arena, "pt-BR,en"), "pt-BR");
    ck_assert_ptr_null(fact_language(&arena, "English (US)!"));
    ck_assert_ptr_null(fact_language(&arena, ""));
}
END_TEST

START_TEST(dates_of_metadata_become_days_or_what_is_said)
{
    static const char *const dates[][2] = {
        {"2025-12-02 08:30:10 -0600", "2025-12-02"},
        {"2024/11/05", "2024-11-05"},
        {"2024-11", "2024-11"},
        {"2024", "2024"},
        {"2024-13-01T00:00", NULL},
        {"2024-", NULL},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const char *date = fact_date(&arena, str_of(dates[i][0]));
        ck_assert_str_eq(date ? date : "none", dates[i][1] ? dates[i][1] : "none");
    }
}
END_TEST

UNIT_TESTS_WITH("page_metadata", set_up, tear_down, json_ld_is_asked_first,
                objects_in_a_graph_name_each_other, what_is_in_a_list_speaks_of_other_pages,
                json_is_read_as_pages_write_it,
                names_of_meta_are_alike_in_any_case_and_with_any_separator,
                microdata_is_that_of_the_article, what_is_too_long_for_a_name_is_none,
                a_time_counts_where_there_is_but_one_day,
                the_source_is_an_absolute_address_that_is_not_the_front_page,
                a_license_in_a_figure_or_for_machines_is_not_that_of_the_text,
                an_account_is_an_author_for_want_of_a_name, what_a_browser_wrote_tells_the_source,
                languages_are_tags, dates_of_metadata_become_days_or_what_is_said)
