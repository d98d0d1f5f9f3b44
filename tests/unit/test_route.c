#include <string.h>

#include "model/assets.h"
#include "model/data.h"
#include "model/route.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static struct publication *publication;

static void set_up(void)
{
    static const char work[] = "---\ntitle: A\nlicense: CC-BY-4.0\n---\nText.\n";
    struct publication_options options = {.source_date_epoch = -1, .threads = 1};
    scratch_case_begin();
    put("pub/publication.yaml", "name: pub\ntitle: Pub\nlang: en\n");
    put("pub/one.md", work);
    put("pub/sub/two.md", work);
    put("pub/sub/gr\xC3\xBC\xC3\x9F e.png", "picture");
    put("pub/sheet.csv", "a,b\n");
    publication = publication_read("pub", &options, diags);
    ck_assert_ptr_nonnull(publication);
}

static void tear_down(void)
{
    publication_free(publication);
    scratch_case_end();
}

static void leads(const char *url, bool image, bool book, const char *expected)
{
    const struct work *two = publication_find(publication, "sub/two.md");
    struct route route;
    route_init(&route, publication, two, book ? "text/sub/two.xhtml" : "sub/two.html", book);
    const char *address = route_address(&route, url, image);
    if (expected)
        ck_assert_str_eq(address ? address : "(nothing)", expected);
    else
        ck_assert_msg(!address, "'%s' leads to '%s'", url, address);
    route_clear(&route);
}

START_TEST(a_link_to_a_work_leads_to_its_page)
{
    leads("../one.md", false, false, "../one.html");
    leads("../one.md#part", false, false, "../one.html#part");
    leads("#part", false, false, "#part");
    leads("https://example.org/?a=b", false, false, "https://example.org/?a=b");
}
END_TEST

START_TEST(a_link_in_a_book_leads_to_the_chapter)
{
    leads("../one.md#part", false, true, "../one.xhtml#part");
}
END_TEST

static void in_its_own_book_leads(const char *url, const char *expected)
{
    const struct work *two = publication_find(publication, "sub/two.md");
    struct route route;
    route_init(&route, publication, two, "text/sub/two.xhtml", true);
    route.only = two;
    const char *address = route_address(&route, url, false);
    ck_assert_str_eq(address ? address : "(nothing)", expected);
    route_clear(&route);
}

START_TEST(a_link_out_of_the_book_of_one_work_leads_to_the_source_or_the_site)
{
    static const char sourced[] = "---\ntitle: A\nlicense: CC-BY-4.0\nsource: "
                                  "https://example.com/three\n---\nText.\n";
    struct publication_options options = {.source_date_epoch = -1, .threads = 1};
    in_its_own_book_leads("../one.md#part", "(nothing)");
    in_its_own_book_leads("two.md#part", "#part");
    put("pub/three.md", sourced);
    put("pub/publication.yaml",
        "name: pub\ntitle: Pub\nlang: en\nbase-url: https://example.org/r\n");
    publication_free(publication);
    publication = publication_read("pub", &options, diags);
    in_its_own_book_leads("../one.md#part", "https://example.org/r/one.html#part");
    in_its_own_book_leads("../three.md#part", "https://example.com/three");
    in_its_own_book_leads("../sheet.csv", "https://example.org/r/sheet.csv");
    in_its_own_book_leads("gr\xC3\xBC\xC3\x9F%20e.png",
                          "https://example.org/r/sub/gr%C3%BC%C3%9F%20e.png");
}
END_TEST

START_TEST(a_name_with_other_letters_is_encoded_in_the_site_and_renamed_in_the_book)
{
    leads("gr\xC3\xBC\xC3\x9F%20e.png", true, false, "gr%C3%BC%C3%9F%20e.png");
    struct arena arena = ARENA_INIT;
    char *asset = route_book_asset(&arena, "sub/gr\xC3\xBC\xC3\x9F e.png");
    ck_assert_int_eq(strncmp(asset, "assets/w-", 9), 0);
    ck_assert_str_eq(asset + 17, ".png");
    ck_assert_str_eq(route_book_asset(&arena, "sub/a.png"), "assets/sub/a.png");
    arena_clear(&arena);
}
END_TEST

START_TEST(a_book_holds_the_pictures_that_are_shown_and_no_other_files)
{
    leads("../sheet.csv", false, false, "../sheet.csv");
    leads("../sheet.csv", false, true, NULL);
    put("pub/b.png", "picture");
    leads("../b.png", true, true, "../../assets/b.png");
    leads("../b.png", false, true, NULL);
}
END_TEST

START_TEST(what_leads_nowhere_has_no_address)
{
    leads("missing.md", false, false, NULL);
    leads("../../secret.txt", false, false, NULL);
    leads("https://example.org/map.png", true, false, NULL);
}
END_TEST

START_TEST(assets_are_listed_once_and_sorted)
{
    struct assets *assets = assets_new();
    const char *const *paths;
    assets_add(assets, "b.png");
    assets_add(assets, "a.png");
    assets_add(assets, "b.png");
    ck_assert_uint_eq(assets_list(assets, &paths), 2);
    ck_assert_str_eq(paths[0], "a.png");
    ck_assert_str_eq(paths[1], "b.png");
    assets_free(assets);
}
END_TEST

START_TEST(direction_follows_the_script_before_the_language)
{
    ck_assert(lang_is_rtl("ar"));
    ck_assert(lang_is_rtl("he-IL"));
    ck_assert(lang_is_rtl("az-Arab"));
    ck_assert(!lang_is_rtl("ku-Latn"));
    ck_assert(!lang_is_rtl("arn"));
    ck_assert(!lang_is_rtl("en"));
}
END_TEST

static bool measures(const char *url, int width, int height)
{
    struct route route;
    int found_width = -1, found_height = -1;
    route_init(&route, publication, publication_find(publication, "one.md"), "one.html", false);
    bool known = route_measure(&route, url, &found_width, &found_height);
    route_clear(&route);
    return known && found_width == width && found_height == height;
}

START_TEST(a_picture_is_measured_once)
{
    static const char gif[] = "GIF89a\3\0\2\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\4\1\0\0\0\0,\0\0\0\0"
                              "\3\0\2\0\0\2\2\x84_\0;";
    struct str picture = {gif, sizeof gif - 1};
    ck_assert_int_eq(file_write("pub/a.gif", picture, diags), STATUS_OK);
    ck_assert(measures("a.gif", 3, 2));
    put("pub/a.gif", "no picture");
    ck_assert(measures("a.gif", 3, 2));
    ck_assert(!measures("sheet.csv", 0, 0));
    ck_assert(!measures("none.gif", 0, 0));
    ck_assert(!measures("https://example.org/a.gif", 0, 0));
}
END_TEST

UNIT_TESTS_WITH("route", set_up, tear_down, a_link_to_a_work_leads_to_its_page,
                a_link_in_a_book_leads_to_the_chapter,
                a_link_out_of_the_book_of_one_work_leads_to_the_source_or_the_site,
                a_name_with_other_letters_is_encoded_in_the_site_and_renamed_in_the_book,
                a_book_holds_the_pictures_that_are_shown_and_no_other_files,
                what_leads_nowhere_has_no_address, assets_are_listed_once_and_sorted,
                direction_follows_the_script_before_the_language, a_picture_is_measured_once)
