#include <check.h>

#include "model/listings.h"
#include "unit/publication.h"

/* "NAME page: paths; ..." of all listings of a kind. */
static const char *listed(enum listing_kind kind)
{
    static struct buf out = BUF_INIT;
    const struct listing *listings;
    size_t n = listings_of(publication, kind, &listings);
    buf_reset(&out);
    for (size_t i = 0; i < n; i++) {
        buf_addf(&out, "%s%s %s:", i > 0 ? "; " : "", listings[i].name, listings[i].page);
        for (size_t k = 0; k < listings[i].n_works; k++)
            buf_addf(&out, " %s", listings[i].works[k]->path);
    }
    return out.p;
}

START_TEST(works_are_listed_by_keyword_author_and_series_in_reading_order)
{
    write_work("c/a.md", "keywords: [Rivers, Maps]\nauthor: [Ada, Ben]\nseries: In Brief\n");
    write_work("c/b.md", "keywords: [maps, rivers and lakes, MAPS]\nauthor: Ben\n");
    expect_of_settings("navigation: [b.md]\n", "");
    ck_assert_str_eq(listed(LISTING_KEYWORDS), "maps keywords/maps.html: b.md a.md; "
                                               "Rivers keywords/rivers.html: a.md; "
                                               "rivers and lakes keywords/rivers-and-lakes.html: "
                                               "b.md");
    ck_assert_str_eq(listed(LISTING_AUTHORS),
                     "Ada authors/ada.html: a.md; Ben authors/ben.html: b.md a.md");
    ck_assert_str_eq(listed(LISTING_SERIES), "In Brief series/in-brief.html: a.md");
}
END_TEST

/* printf c++ | sha1sum, and so on */
START_TEST(names_of_one_slug_keep_their_addresses)
{
    write_work("c/a.md", "keywords: ['C++', 'C#', '+']\n");
    expect_of_settings("", "");
    ck_assert_str_eq(listed(LISTING_KEYWORDS), "+ keywords/a979ef.html: a.md; "
                                               "C# keywords/c.html: a.md; "
                                               "C++ keywords/c-372946.html: a.md");
    write_work("c/b.md", "keywords: [c, index]\n");
    expect_of_settings("", "");
    ck_assert_str_eq(listed(LISTING_KEYWORDS),
                     "+ keywords/a979ef.html: a.md; c keywords/c.html: b.md; "
                     "C# keywords/c-2e26e6.html: a.md; C++ keywords/c-372946.html: a.md; "
                     "index keywords/index-e540cd.html: b.md");
}
END_TEST

START_TEST(letters_of_any_script_and_accent_make_addresses)
{
    write_work("c/a.md", "keywords: [읽기, É]\n");
    write_work("c/b.md", "keywords: [\"e\\u0301\"]\n");
    expect_of_settings("", "");
    ck_assert_str_eq(listed(LISTING_KEYWORDS),
                     "É keywords/é.html: a.md b.md; 읽기 keywords/읽기.html: a.md");
    const struct listing *found = listing_find(publication, LISTING_KEYWORDS, "é");
    ck_assert_ptr_nonnull(found);
    ck_assert_str_eq(found->page, "keywords/é.html");
    ck_assert_ptr_null(listing_find(publication, LISTING_AUTHORS, "é"));
}
END_TEST

START_TEST(hidden_works_and_people_who_are_no_authors_are_not_listed)
{
    write_work("c/a.md", "author: {name: Tra Nslator, role: trl}\nkeywords: []\n");
    write_work("c/b.md", "author: Ben\nkeywords: [k]\nseries: s\n");
    expect_of_settings("navigation: [{work: b.md, hidden: true}]\n", "");
    for (enum listing_kind kind = 0; kind < N_LISTING_KINDS; kind++)
        ck_assert_str_eq(listed(kind), "");
}
END_TEST

UNIT_TESTS_WITH("listings", set_up, tear_down,
                works_are_listed_by_keyword_author_and_series_in_reading_order,
                names_of_one_slug_keep_their_addresses,
                letters_of_any_script_and_accent_make_addresses,
                hidden_works_and_people_who_are_no_authors_are_not_listed)
