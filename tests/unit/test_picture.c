#include <check.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "base/picture.h"
#include "unit/scratch.h"
#include "unit/unit.h"

/* ---- Sizes ---- */

#define PNG_START "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"

static bool has_size(struct str bytes, int width, int height)
{
    int w, h;
    return picture_size(bytes, &w, &h) && w == width && h == height;
}

START_TEST(the_size_of_a_picture_is_read_from_its_header)
{
    ck_assert(has_size(STR("GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\x03\0\x02\0\0\x02"
                           "\x03\x84\x8F\x05\0;"),
                       3, 2));
    ck_assert(has_size(STR("P5 7 5 255\n0123456789012345678901234567890123456"), 7, 5));
}
END_TEST

START_TEST(a_picture_larger_than_memory_costs_none)
{
    /* 100,000 x 100,000 pixels are said, none are there */
    ck_assert(has_size(STR(PNG_START "\0\x01\x86\xA0\0\x01\x86\xA0\x08\x06\0\0\0"
                                     "\xA8\x52\x0B\xC8\0\0\0\0IDAT\x35\xAF\x06\x1E"),
                       100000, 100000));
}
END_TEST

START_TEST(what_is_no_picture_has_no_size)
{
    int width = 1, height = 1;
    ck_assert(!picture_size(STR(""), &width, &height));
    ck_assert_int_eq(width, 0);
    ck_assert(!picture_size(STR("<html>Not found</html>"), &width, &height));
    ck_assert(!picture_size(STR(PNG_START), &width, &height));
    ck_assert(!picture_size(STR("\xFF\xD8\xFF\xE0"), &width, &height));
}
END_TEST

/* ---- Covers ---- */

static struct buf draw(struct picture_cover cover)
{
    struct diags *diags = diags_new();
    struct buf png = BUF_INIT;
    ck_assert_int_eq(picture_draw_cover(&cover, &png, diags), STATUS_OK);
    ck_assert_uint_eq(diags_size(diags), 0);
    ck_assert(has_size(buf_str(&png), PICTURE_COVER_WIDTH, PICTURE_COVER_HEIGHT));
    diags_free(diags);
    return png;
}

/* How many pixels in a part of the cover differ from the one at its upper left. */
static size_t drawn_pixels(struct picture_cover cover, int x, int y, int width, int height)
{
    struct buf png = draw(cover);
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    ck_assert(gdk_pixbuf_loader_write(loader, (const guchar *)png.p, png.n, NULL));
    ck_assert(gdk_pixbuf_loader_close(loader, NULL));
    GdkPixbuf *picture = gdk_pixbuf_loader_get_pixbuf(loader);
    const guchar *data = gdk_pixbuf_read_pixels(picture);
    int stride = gdk_pixbuf_get_rowstride(picture), size = gdk_pixbuf_get_n_channels(picture);
    size_t n = 0;
    for (int i = 0; i < width; i++)
        for (int j = 0; j < height; j++)
            n += memcmp(data + (y + j) * stride + (x + i) * size, data + y * stride + x * size,
                        3) != 0;
    g_object_unref(loader);
    buf_clear(&png);
    return n;
}

enum { LEFT = 0, RIGHT = PICTURE_COVER_WIDTH / 2, HALF = PICTURE_COVER_WIDTH / 2 };
enum { NAMES = 1725, NAMES_HEIGHT = 500, FOOT = 2300, FOOT_HEIGHT = 260 };

START_TEST(the_same_facts_give_the_same_bytes)
{
    struct picture_cover cover = {"Field Notes", "Jane Doe", "Open Press", "CC BY 4.0", "en"};
    struct buf one = draw(cover), two = draw(cover);
    ck_assert(str_eq(buf_str(&one), buf_str(&two)));
    cover.title = "Field Note";
    struct buf other = draw(cover);
    ck_assert(!str_eq(buf_str(&one), buf_str(&other)));
    buf_clear(&one);
    buf_clear(&two);
    buf_clear(&other);
}
END_TEST

START_TEST(what_is_not_known_leaves_its_place_empty)
{
    struct picture_cover cover = {.title = "Field Notes"};
    ck_assert_uint_eq(drawn_pixels(cover, LEFT, NAMES, 2 * HALF, NAMES_HEIGHT), 0);
    ck_assert_uint_eq(drawn_pixels(cover, LEFT, FOOT, 2 * HALF, FOOT_HEIGHT), 0);
    cover.creators = "Jane Doe";
    ck_assert_uint_gt(drawn_pixels(cover, LEFT, NAMES, 2 * HALF, NAMES_HEIGHT), 1000);
    cover.license = "CC BY 4.0";
    ck_assert_uint_gt(drawn_pixels(cover, LEFT, FOOT, 2 * HALF, FOOT_HEIGHT), 1000);
}
END_TEST

START_TEST(the_facts_of_a_cover_tell_it_from_others)
{
    struct picture_cover cover = {"Title", "A", NULL, NULL, "en"};
    struct picture_cover other = {"Title", NULL, "A", NULL, "en"};
    struct buf one = BUF_INIT, same = BUF_INIT, two = BUF_INIT;
    picture_cover_facts(&cover, &one);
    picture_cover_facts(&cover, &same);
    picture_cover_facts(&other, &two);
    ck_assert_str_eq(one.p, same.p);
    ck_assert_str_ne(one.p, two.p);
    buf_clear(&one);
    buf_clear(&same);
    buf_clear(&two);
}
END_TEST

static char *facts(void)
{
    struct picture_cover cover = {.title = "Title"};
    struct buf text = BUF_INIT;
    picture_cover_facts(&cover, &text);
    return buf_take(&text);
}

START_TEST(a_font_of_the_user_changes_the_facts_of_a_cover)
{
    scratch_enter();
    setenv("HOME", scratch_folder, 1);
    char *before = facts();
    ck_assert_int_eq(mkdir(".fonts", 0777), 0);
    char *after = facts();
    ck_assert_str_ne(before, after);
    free(before);
    free(after);
    scratch_leave();
}
END_TEST

START_TEST(a_script_from_right_to_left_turns_the_page_round)
{
    struct picture_cover arabic = {.title = "مقدمة", .creators = "J. Doe", .lang = "ar"};
    struct picture_cover english = {.title = "Notes", .creators = "J. Doe", .lang = "en"};
    ck_assert_uint_eq(drawn_pixels(arabic, LEFT, NAMES, HALF, NAMES_HEIGHT), 0);
    ck_assert_uint_gt(drawn_pixels(arabic, RIGHT, NAMES, HALF, NAMES_HEIGHT), 1000);
    ck_assert_uint_gt(drawn_pixels(english, LEFT, NAMES, HALF, NAMES_HEIGHT), 1000);
    ck_assert_uint_eq(drawn_pixels(english, RIGHT, NAMES, HALF, NAMES_HEIGHT), 0);
}
END_TEST

START_TEST(a_title_of_any_length_stays_within_the_margins_and_a_small_file)
{
    struct buf many = BUF_INIT, one = BUF_INIT;
    for (int i = 0; i < 400; i++) {
        buf_adds(&many, "many words ");
        buf_adds(&one, "oneword");
    }
    const char *const titles[] = {many.p, one.p, "日本の近代化と教育制度の変遷についての覚え書き",
                                  ""};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct picture_cover cover = {.title = titles[i], .lang = i == 2 ? "ja" : "en"};
        int top = i < 2 ? 0 : 1010; /* over a short title there is an ornament */
        if (top == 0)
            ck_assert_uint_eq(drawn_pixels(cover, 0, 0, 2 * HALF, 140), 0);
        ck_assert_uint_eq(drawn_pixels(cover, 0, top, 140, 1700 - top), 0);
        ck_assert_uint_eq(drawn_pixels(cover, 1460, top, 140, 1700 - top), 0);
        struct buf png = draw(cover);
        ck_assert_uint_lt(png.n, 80 * 1024);
        buf_clear(&png);
    }
    buf_clear(&many);
    buf_clear(&one);
}
END_TEST

START_TEST(a_share_picture_has_the_size_that_networks_ask_for)
{
    struct diags *diags = diags_new();
    struct buf first = BUF_INIT, again = BUF_INIT;
    struct picture_cover cover = {.title = "A title", .publisher = "P", .license = "CC BY 4.0"};
    ck_assert_int_eq(picture_draw_share(&cover, &first, diags), STATUS_OK);
    ck_assert_int_eq(picture_draw_share(&cover, &again, diags), STATUS_OK);
    ck_assert(has_size(buf_str(&first), PICTURE_SHARE_WIDTH, PICTURE_SHARE_HEIGHT));
    ck_assert(str_eq(buf_str(&first), buf_str(&again)));
    cover.license = NULL;
    buf_reset(&again);
    ck_assert_int_eq(picture_draw_share(&cover, &again, diags), STATUS_OK);
    ck_assert(!str_eq(buf_str(&first), buf_str(&again)));
    buf_clear(&first);
    buf_clear(&again);
    diags_free(diags);
}
END_TEST

UNIT_TESTS("picture", a_share_picture_has_the_size_that_networks_ask_for,
           the_size_of_a_picture_is_read_from_its_header, a_picture_larger_than_memory_costs_none,
           what_is_no_picture_has_no_size, the_same_facts_give_the_same_bytes,
           the_facts_of_a_cover_tell_it_from_others,
           a_font_of_the_user_changes_the_facts_of_a_cover,
           what_is_not_known_leaves_its_place_empty,
           a_script_from_right_to_left_turns_the_page_round,
           a_title_of_any_length_stays_within_the_margins_and_a_small_file)
