#include <string.h>

#include "base/sink.h"
#include "site/entries.h"
#include "site/search.h"
#include "site/search_vocabulary.h"
#include "site/sitemap.h"
#include "unit/publication.h"

/* A sink that remembers what it was given: "PATH\nBYTES\n" of each. */
struct memory_sink {
    struct sink sink;
    struct buf files;
};

static void remember(struct sink *sink, const char *path, const char *media_type, struct str bytes)
{
    struct memory_sink *memory = (struct memory_sink *)sink;
    (void)media_type;
    buf_addf(&memory->files, "%s\n", path);
    buf_add_str(&memory->files, bytes);
    buf_addc(&memory->files, '\n');
}

static void write_settings(const char *more)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "%s%s", settings, more);
    put("c/publication.yaml", text.p);
    buf_clear(&text);
}

START_TEST(a_sitemap_that_is_too_long_becomes_an_index_of_several)
{
    struct memory_sink memory = {{remember}, BUF_INIT};
    write_settings("base-url: https://example.org/r\n");
    read_it();
    struct sitemap *sitemap = sitemap_new(publication, 2);
    sitemap_add(sitemap, "c d.html", NULL);
    sitemap_add(sitemap, "a.html", "2024");
    sitemap_add(sitemap, "b.html", NULL);
    sitemap_write(sitemap, &memory.sink);
    ck_assert_str_eq(
        memory.files.p,
        "sitemap-1.xml\n"
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "  <url>\n    <loc>https://example.org/r/a.html</loc>\n    <lastmod>2024</lastmod>\n"
        "  </url>\n"
        "  <url>\n    <loc>https://example.org/r/b.html</loc>\n  </url>\n"
        "</urlset>\n\n"
        "sitemap-2.xml\n"
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "  <url>\n    <loc>https://example.org/r/c%20d.html</loc>\n  </url>\n"
        "</urlset>\n\n"
        "sitemap.xml\n"
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "  <sitemap>\n    <loc>https://example.org/r/sitemap-1.xml</loc>\n  </sitemap>\n"
        "  <sitemap>\n    <loc>https://example.org/r/sitemap-2.xml</loc>\n  </sitemap>\n"
        "</sitemapindex>\n\n"
        "robots.txt\n"
        "User-agent: *\nAllow: /\nSitemap: https://example.org/r/sitemap.xml\n\n");
    sitemap_free(sitemap);
    buf_clear(&memory.files);
}
END_TEST

START_TEST(without_an_address_of_our_own_there_is_no_sitemap)
{
    struct memory_sink memory = {{remember}, BUF_INIT};
    write_settings("");
    read_it();
    struct sitemap *sitemap = sitemap_new(publication, 2);
    sitemap_add(sitemap, "a.html", NULL);
    sitemap_write(sitemap, &memory.sink);
    ck_assert_str_eq(memory.files.p, "robots.txt\nUser-agent: *\nAllow: /\n\n");
    sitemap_free(sitemap);
    buf_clear(&memory.files);
}
END_TEST

START_TEST(feeds_have_the_newest_works_and_no_more)
{
    write_settings("base-url: https://example.org/r\n");
    for (int i = 0; i < ENTRIES + 5; i++) {
        char *path = arena_printf(&arena, "c/w%02d.md", i);
        write_work(path, arena_printf(&arena, "date: %d\n", 1900 + i));
    }
    write_work("c/undated.md", "");
    write_work("c/changed.md", "date: 1800\nmodified: 2024-05-06\n");
    read_it();
    const struct entry *list;
    struct entries *entries = entries_new(publication, NULL);
    ck_assert_uint_eq(entries_list(entries, &list), ENTRIES);
    ck_assert_str_eq(list[0].work->path, "changed.md");
    ck_assert_str_eq(list[0].updated, "2024-05-06T00:00:00Z");
    ck_assert_str_eq(list[1].work->path, "w34.md");
    ck_assert_str_eq(list[ENTRIES - 1].work->path, "w06.md");
    entries_free(entries);
}
END_TEST

START_TEST(works_without_a_date_come_last_in_a_feed)
{
    write_settings("base-url: https://example.org/r\n");
    write_work("c/a.md", "");
    write_work("c/b.md", "date: 1800\n");
    read_it();
    const struct entry *list;
    struct entries *entries = entries_new(publication, NULL);
    ck_assert_uint_eq(entries_list(entries, &list), 2);
    ck_assert_str_eq(list[0].work->path, "b.md");
    ck_assert_str_eq(entry_author(list[0].work), "No author supplied");
    entries_free(entries);
}
END_TEST

static void list_word(void *context, struct str word)
{
    struct buf *list = context;
    buf_adds(list, list->n > 0 ? " " : "");
    buf_add_str(list, word);
}

static void expect_words(const char *text, const char *expected)
{
    struct buf list = BUF_INIT;
    search_words(str_of(text), list_word, &list);
    ck_assert_str_eq(list.p, expected);
    buf_clear(&list);
}

START_TEST(words_are_folded_so_that_their_spelling_does_not_hide_them)
{
    expect_words("The END, don't 2024-06!", "the end don t 2024 06");
    expect_words("Stra\xC3\x9F"
                 "e \xC3\x9C"
                 "ber",
                 "strasse uber");
    expect_words("\xEF\xBC\xA1\xEF\xBC\xA2", "ab"); /* fullwidth */
    expect_words("co\xC2\xAD"
                 "operate",
                 "cooperate"); /* soft hyphen */
    expect_words("\xD9\x83\xD9\x90\xD8\xAA\xD8\xA7\xD8\xA8", "\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8");
    expect_words("\xCE\x9B\xCE\x9F\xCE\x93\xCE\x9F\xCE\xA3",
                 "\xCE\xBB\xCE\xBF\xCE\xB3\xCE\xBF\xCF\x83");
    expect_words("\xC5\x92uvre \xC3\x86sir \xC5\x81\xC3\xB3"
                 "d\xC5\xBA K\xC3\xB8ge",
                 "oeuvre aesir lodz koge");
    expect_words("", "");
    expect_words("--- \xE2\x80\xA6 \xF0\x9F\x98\x80", "");
}
END_TEST

START_TEST(what_is_written_without_spaces_is_cut_into_pairs)
{
    expect_words("\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4",
                 "\xED\x95\x9C\xEA\xB5\xAD \xEA\xB5\xAD\xEC\x96\xB4 \xEC\x96\xB4");
    expect_words("2024\xE5\xB9\xB4", "2024 \xE5\xB9\xB4");
}
END_TEST

START_TEST(a_very_long_word_is_cut)
{
    char word[200] = {0};
    memset(word, 'a', sizeof word - 1);
    expect_words(word, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}
END_TEST

START_TEST(a_vocabulary_knows_the_works_of_each_word_in_order)
{
    struct vocabulary *vocabulary = vocabulary_new(3);
    struct vocabulary_entry last[] = {{STR("b"), false}, {STR("a"), true}};
    struct vocabulary_entry first[] = {{STR("b"), true}};
    struct postings postings;
    vocabulary_add(vocabulary, 2, last, 2);
    vocabulary_add(vocabulary, 0, first, 1);
    vocabulary_sort(vocabulary);
    ck_assert_uint_eq(vocabulary_size(vocabulary), 2);
    ck_assert(str_is(vocabulary_word(vocabulary, 0, &postings), "a"));
    ck_assert_uint_eq(postings.n, 1);
    ck_assert_uint_eq(postings.list[0], 2 * 2 + 1);
    ck_assert(str_is(vocabulary_word(vocabulary, 1, &postings), "b"));
    ck_assert_uint_eq(postings.n, 2);
    ck_assert_uint_eq(postings.list[0], 0 * 2 + 1);
    ck_assert_uint_eq(postings.list[1], 2 * 2);
    vocabulary_free(vocabulary);
}
END_TEST

UNIT_TESTS_WITH("found", set_up, tear_down,
                words_are_folded_so_that_their_spelling_does_not_hide_them,
                what_is_written_without_spaces_is_cut_into_pairs, a_very_long_word_is_cut,
                a_vocabulary_knows_the_works_of_each_word_in_order,
                a_sitemap_that_is_too_long_becomes_an_index_of_several,
                without_an_address_of_our_own_there_is_no_sitemap,
                feeds_have_the_newest_works_and_no_more, works_without_a_date_come_last_in_a_feed)
