#include <check.h>
#include <string.h>

#include "base/file.h"
#include "unit/import_case.h"
#include "unit/scratch.h"
#include "unit/unit.h"

#define PROSE                                                                                      \
    "<p>A sentence of the article that has more than nine words in it, so that it is prose.</p>"
#define LICENSE "<p>This work is licensed under CC BY-ND 4.0.</p>"

/* One pixel. */
static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\4\1\0\0\0\0,\0\0\0\0\1\0"
                          "\1\0\0\2\2D\1\0;";

static void put(const char *path, struct str bytes)
{
    ck_assert_int_eq(file_write(path, bytes, diags), STATUS_OK);
}

static void set_up(void)
{
    scratch_enter();
    import_case_begin();
    options = (struct import_options){.images = true};
    put("a/page_files/b.gif", (struct str){gif, sizeof gif - 1});
}

static void tear_down(void)
{
    import_case_end();
    scratch_leave();
}

static enum status import(const char *license, const char *picture)
{
    put("a/page.html", str_of(arena_printf(&arena,
                                           "<!doctype html><body><article><h1>A title</h1>" PROSE
                                           "%s" PROSE PROSE "%s</article>",
                                           picture, license)));
    import_result_clear(&result);
    return import_file("a/page.html", "out", &options, &result, diags);
}

static bool has(const char *text)
{
    return strstr(result.markdown.p, text) != NULL;
}

START_TEST(a_picture_is_taken_from_beside_the_page)
{
    struct buf bytes = BUF_INIT;
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/b.gif alt='A pen'>"), STATUS_OK);
    ck_assert(has("\n![A pen](page-1.gif)\n"));
    ck_assert(has("    file: page-1.gif\n    covered: yes\n    action: include\n"));
    ck_assert_int_eq(file_read("out/page-1.gif", FILE_LIMIT, &bytes, diags), STATUS_OK);
    ck_assert_uint_eq(bytes.n, sizeof gif - 1);
    buf_clear(&bytes);
}
END_TEST

START_TEST(what_the_license_does_not_cover_is_not_taken)
{
    ck_assert_int_eq(import("", "<img src=page_files/b.gif alt='A pen'>"), STATUS_OK);
    ck_assert(!has("page-1.gif"));
    ck_assert_int_eq(import(LICENSE, "<figure><img src=page_files/b.gif alt='A pen'><figcaption>"
                                     "Photo: Jo Doe</figcaption></figure>"),
                     STATUS_OK);
    ck_assert(!has("page-1.gif"));
    ck_assert(!file_exists("out/page-1.gif"));
}
END_TEST

START_TEST(a_picture_that_is_left_out_for_its_credit_is_nowhere_taken)
{
    static const char *const again[] = {
        "<figure><img data-src=page_files/b.gif><noscript><img src=page_files/b.gif></noscript>"
        "<figcaption>Photo: Jo Doe</figcaption></figure>",
        "<figure><img src=page_files/b.gif><figcaption>Photo: Jo Doe</figcaption></figure>" PROSE
        "<img src=page_files/b.gif>",
        "<img src=page_files/b.gif>" PROSE
        "<figure><img src=page_files/b.gif><figcaption>Photo: Jo Doe</figcaption></figure>",
    };
    for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
        ck_assert_int_eq(import(LICENSE, again[i]), STATUS_OK);
        ck_assert_msg(!has("page-1.gif"), "%s", again[i]);
    }
}
END_TEST

START_TEST(the_caption_of_two_pictures_stands_below_the_second)
{
    put("a/page_files/c.gif", (struct str){gif, sizeof gif - 1});
    ck_assert_int_eq(import(LICENSE, "<figure><img src=page_files/b.gif alt=x>"
                                     "<img src=page_files/c.gif alt=y><figcaption>Two pens"
                                     "</figcaption></figure>"),
                     STATUS_OK);
    ck_assert(has("\n![x](page-1.gif)\n\n![y](page-2.gif \"Two pens\")\n"));
}
END_TEST

START_TEST(only_pictures_from_the_folder_of_the_page_are_taken)
{
    static const char *const others[] = {"../c.gif",
                                         "/etc/c.gif",
                                         "page_files/../../c.gif",
                                         "page_files/none.gif",
                                         "page_files/text.png",
                                         "page_files/b.svg"};
    put("c.gif", (struct str){gif, sizeof gif - 1});
    put("a/page_files/text.png", STR("no picture"));
    put("a/page_files/b.svg", STR("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_int_eq(import(LICENSE, arena_printf(&arena, "<img src='%s' alt=x>", others[i])),
                         STATUS_OK);
        ck_assert_msg(!has("![x]"), "%s", others[i]);
    }
}
END_TEST

START_TEST(a_file_that_is_missing_or_no_picture_is_a_warning_and_a_doubt)
{
    put("a/page_files/text.png", STR("no picture"));
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/none.gif><img src=page_files/text.png>"),
                     STATUS_OK);
    ck_assert_uint_eq(result.uncertain, 2);
    ck_assert_ptr_nonnull(strstr(
        result.ledger.p, "-\tthe file 'page_files/none.gif' is missing: its picture is left out\n"
                         "-\tthe file 'page_files/text.png' is no picture that can be shown: its "
                         "picture is left out\n"));
    ck_assert_uint_eq(diags_count(diags, SEVERITY_WARNING), 2);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 1);
}
END_TEST

START_TEST(a_picture_that_is_only_on_the_web_or_can_not_be_shown_is_said_to_be_left_out)
{
    put("a/page_files/b.svg", STR("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    ck_assert_int_eq(
        import(LICENSE, "<img src=https://example.org/b.gif><img src=page_files/b.svg>"),
        STATUS_OK);
    ck_assert_uint_eq(result.uncertain, 2);
    ck_assert_ptr_nonnull(strstr(
        result.ledger.p, "-\tthe file 'https://example.org/b.gif' is not beside the page: its "
                         "picture is left out\n"
                         "-\tthe file 'page_files/b.svg' is no picture that can be shown: its "
                         "picture is left out\n"));
    ck_assert_uint_eq(diags_count(diags, SEVERITY_WARNING), 2);
    ck_assert_int_eq(import(LICENSE, "<figure><img src=https://example.org/b.gif><figcaption>"
                                     "Photo: Jo Doe</figcaption></figure>"),
                     STATUS_OK);
    ck_assert_uint_eq(diags_count(diags, SEVERITY_WARNING), 2);
}
END_TEST

START_TEST(another_picture_of_its_name_is_not_replaced)
{
    put("out/page-1.gif", STR("other"));
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/b.gif alt=x>"), STATUS_CONTENT);
    ck_assert(!file_exists("out/page.md"));
    options.force = true;
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/b.gif alt=x>"), STATUS_OK);
    ck_assert(file_exists("out/page.md"));
}
END_TEST

START_TEST(a_picture_that_is_not_described_is_to_be_looked_at)
{
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/b.gif>"), STATUS_OK);
    ck_assert_ptr_nonnull(
        strstr(result.ledger.p, "-\tthe picture 'page-1.gif' has no alternative text\n"));
    ck_assert(!has("decorative"));
    ck_assert_int_eq(import(LICENSE, "<img src=page_files/b.gif alt=''>"), STATUS_OK);
    ck_assert(has("decorative: [page-1.gif]\n"));
}
END_TEST

START_TEST(a_picture_in_a_list_does_not_cut_it)
{
    ck_assert_int_eq(import(LICENSE, "<ul><li>one<img src=page_files/b.gif alt=x></li><li>two</li>"
                                     "</ul>"),
                     STATUS_OK);
    ck_assert(has("  - one\n  - two\n\n![x](page-1.gif)\n"));
}
END_TEST

UNIT_TESTS_WITH("pictures", set_up, tear_down, a_picture_is_taken_from_beside_the_page,
                what_the_license_does_not_cover_is_not_taken,
                a_picture_that_is_left_out_for_its_credit_is_nowhere_taken,
                the_caption_of_two_pictures_stands_below_the_second,
                only_pictures_from_the_folder_of_the_page_are_taken,
                a_file_that_is_missing_or_no_picture_is_a_warning_and_a_doubt,
                a_picture_that_is_only_on_the_web_or_can_not_be_shown_is_said_to_be_left_out,
                another_picture_of_its_name_is_not_replaced,
                a_picture_that_is_not_described_is_to_be_looked_at,
                a_picture_in_a_list_does_not_cut_it)
