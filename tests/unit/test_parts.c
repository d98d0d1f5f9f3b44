#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

#define PROSE                                                                                      \
    "<p>A sentence of the article that has more than nine words in it, so that it is prose.</p>"
#define LICENSE "<p>This work is licensed under CC BY-ND 4.0.</p>"

static void import(const char *file, const char *text)
{
    import_result_clear(&result);
    ck_assert_int_eq(import_text(file, str_of(text), &options, &result, diags), STATUS_OK);
}

static void import_page(const char *inside)
{
    import("a.html", arena_printf(&arena,
                                  "<!doctype html>\n<base href='https://example.org/a/'><article>"
                                  "<h1>A title</h1>" PROSE "%s" PROSE PROSE "</article>",
                                  inside));
}

static void expect(const char *lines)
{
    ck_assert_msg(strstr(result.markdown.p, lines) != NULL, "no\n%s\nin\n%s", lines,
                  result.markdown.p);
}

START_TEST(a_picture_has_the_caption_and_credit_of_its_figure)
{
    import_page("<figure><img src=b.jpg alt=x><figcaption>A ledger.<span class=photo-credit>Jo "
                "Doe</span> / Reuters</figcaption></figure>");
    expect("parts:\n  - id: photo-1\n    type: image\n    caption: A ledger.\n"
           "    credit: Jo Doe / Reuters\n    source: https://example.org/a/b.jpg\n"
           "    license: none\n    action: omit\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "\nA ledger"));
}
END_TEST

START_TEST(a_credit_may_stand_alone)
{
    import_page("<figure><img src=b.jpg><figcaption><p>A ledger</p><p class=credit>Jo Doe</p>"
                "</figcaption></figure>");
    expect("    caption: A ledger\n    credit: Jo Doe\n");
    import_page("<img src=b.jpg><p>Photo by Jo Doe</p>");
    expect("type: image\n    credit: Photo by Jo Doe\n    source: https://example.org/a/b.jpg\n");
}
END_TEST

START_TEST(credits_are_found_in_captions)
{
    static const char *const captions[][2] = {
        {"A ledger. (AP Photo/Jo Doe)", "(AP Photo/Jo Doe)"},
        {"A ledger. Jo Doe/Pool/Reuters", "Jo Doe/Pool/Reuters"},
        {"A ledger. Jo Doe/AFP via Getty Images", "Jo Doe/AFP via Getty Images"},
        {"A ledger in a house. Photo courtesy of Jo Doe", "Photo courtesy of Jo Doe"},
        {"A ledger © Jo Doe", "© Jo Doe"},
        {"Ein Buch. Foto: Jo Doe", "\"Foto: Jo Doe\""},
        {"A ledger as it was seen by Getty Images", "Getty Images"},
    };
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
        import_page(arena_printf(
            &arena, "<figure><img src=b.jpg><figcaption>%s</figcaption></figure>", captions[i][0]));
        expect(arena_printf(&arena, "    credit: %s\n", captions[i][1]));
    }
}
END_TEST

START_TEST(that_an_article_speaks_of_an_agency_is_no_credit)
{
    import_page("<p>The minister told the paper on Monday that nobody would read another ledger, "
                "according to Reuters.</p>");
    ck_assert_ptr_null(strstr(result.markdown.p, "parts:"));
    expect("according to Reuters.\n");
}
END_TEST

START_TEST(the_license_of_the_text_covers_pictures_of_which_nothing_else_is_said)
{
    import_page(LICENSE "<figure><img src=b.jpg><figcaption>A ledger</figcaption></figure>");
    expect("    caption: A ledger\n    source: https://example.org/a/b.jpg\n"
           "    covered: yes\n    action: omit\n");
    import_page("<figure><img src=b.jpg><figcaption>A ledger</figcaption></figure>");
    expect("    license: none\n    action: omit\n");
}
END_TEST

START_TEST(a_license_in_a_credit_is_that_of_the_picture)
{
    import_page(LICENSE "<figure><img src=b.jpg><figcaption>A ledger. Photo: Jo Doe (CC BY "
                        "2.0)</figcaption></figure>");
    expect("    credit: \"Photo: Jo Doe (CC BY 2.0)\"\n");
    expect("    license: CC-BY-2.0\n    action: omit\n");
    expect("\n  id: CC-BY-ND-4.0\n");
    import_page("<figure><img src=b.jpg><figcaption>Photo: Jo Doe, CC BY</figcaption></figure>");
    expect("    license: unknown\n");
}
END_TEST

START_TEST(films_and_what_is_embedded_are_parts)
{
    import_page("<iframe src='https://example.com/v/1'></iframe><video><source src=c.mp4></video>"
                "<iframe src='https://example.com/v/2'></iframe><audio src=d.mp3></audio>");
    expect("  - id: embed-1\n    type: embed\n    source: https://example.com/v/1\n");
    expect("  - id: video-1\n    type: video\n    source: https://example.org/a/c.mp4\n");
    expect("  - id: embed-2\n");
    expect("  - id: audio-1\n");
}
END_TEST

START_TEST(pictures_of_which_nothing_is_said_are_counted)
{
    import_page("<img src=b.jpg><img data-src=c.jpg src='data:image/gif;base64,R0'>"
                "<img src=b.jpg><img src=p.gif width=1 height=1><img src=l.png class=site-logo>");
    expect("changes:\n  - 2 pictures without a caption left out\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "parts:"));
}
END_TEST

START_TEST(a_line_of_a_text_may_be_a_credit)
{
    import("a.txt",
           "A title\n\nA sentence of the text that has more than nine words in it, so that "
           "it is prose.\n\nPhoto by Jo Doe\n\nAnother sentence that has more than nine "
           "words in it, so that it is prose.\n");
    expect("parts:\n  - id: photo-1\n    type: image\n    credit: Photo by Jo Doe\n"
           "    license: none\n    action: omit\n");
}
END_TEST

START_TEST(a_credit_is_that_of_all_pictures_of_a_figure)
{
    static const char *const figures[] = {
        "<figure><img src=b.jpg><img src=c.jpg><figcaption>Two. Photos: Jo Doe</figcaption>"
        "</figure>",
        "<figure><figure><img src=b.jpg><figcaption>One</figcaption></figure><figure>"
        "<img src=c.jpg></figure><figcaption>Photos: Jo Doe</figcaption></figure>",
        "<figure class=wp-block-gallery><figcaption>Both. Photos: Jo Doe</figcaption><ul><li>"
        "<figure><img src=b.jpg></figure></li><li><figure><img src=c.jpg><figcaption>Two"
        "</figcaption></figure></li></ul></figure>",
        "<p><img src=b.jpg><img src=c.jpg></p><p>Photos: Jo Doe</p>",
        "<figure><img src=b.jpg><img src=c.jpg></figure><p>Photos: Jo Doe</p>",
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        import_page(arena_printf(&arena, "%s" LICENSE, figures[i]));
        expect("    credit: \"Photos: Jo Doe\"\n    source: https://example.org/a/b.jpg\n"
               "    license: none\n");
        expect("    credit: \"Photos: Jo Doe\"\n    source: https://example.org/a/c.jpg\n"
               "    license: none\n");
        ck_assert_ptr_null(strstr(result.markdown.p, "covered"));
    }
}
END_TEST

START_TEST(pictures_of_one_figure_may_have_credits_of_their_own)
{
    import_page("<figure><figure><img src=b.jpg><figcaption>Photo: Ann Doe</figcaption></figure>"
                "<figure><img src=c.jpg></figure><figcaption>Photo: Jo Doe</figcaption></figure>"
                "<figure><img src=d.jpg><figcaption>A pen</figcaption></figure>" LICENSE);
    expect("    credit: \"Photo: Ann Doe\"\n    source: https://example.org/a/b.jpg\n");
    expect("    credit: \"Photo: Jo Doe\"\n    source: https://example.org/a/c.jpg\n");
    expect("    caption: A pen\n    source: https://example.org/a/d.jpg\n    covered: yes\n");
}
END_TEST

START_TEST(a_license_in_a_caption_is_that_of_all_pictures_of_a_figure)
{
    import_page("<figure><img src=b.jpg><img src=c.jpg><figcaption>Two pens, CC BY-NC 2.0"
                "</figcaption></figure>" LICENSE);
    ck_assert_ptr_null(strstr(result.markdown.p, "covered"));
    expect("c.jpg\n    license: CC-BY-NC-2.0\n");
}
END_TEST

START_TEST(the_same_picture_for_pages_without_scripts_is_no_other)
{
    import_page("<figure><img data-src=b.jpg src='data:image/gif;base64,R0'><noscript>"
                "<img src=b.jpg></noscript><figcaption>A pen. Photo: Jo Doe</figcaption></figure>"
                "<p><noscript><img src=c-large.jpg></noscript><img data-src=c.jpg></p>"
                "<p><img src='data:image/gif;base64,R0'><noscript><img src=d.jpg></noscript></p>"
                "<noscript><img src=b.jpg></noscript>");
    expect("changes:\n  - 2 pictures without a caption left out\n");
    expect("b.jpg\n    license: none\n    action: omit\nchanges:");
    import_page("<img src=b.jpg alt=x>" PROSE "<figure><img src=b.jpg><figcaption>A pen. Photo: Jo "
                "Doe</figcaption></figure>" LICENSE);
    ck_assert_ptr_null(strstr(result.markdown.p, "covered"));
}
END_TEST

START_TEST(a_publisher_may_license_its_texts_alone)
{
    options.profile = "propublica";
    import_page(LICENSE "<figure><img src=b.jpg><figcaption>A ledger</figcaption></figure>");
    expect("  url: https://creativecommons.org/licenses/by-nd/4.0/\n  applies-to: text\n");
    expect("    caption: A ledger\n    source: https://example.org/a/b.jpg\n    license: none\n"
           "    action: omit\n");
}
END_TEST

START_TEST(more_pictures_than_a_record_takes_are_left_out)
{
    struct buf pictures = BUF_INIT;
    for (size_t i = 0; i < 600; i++)
        buf_addf(&pictures, "<figure><img src=%zu.jpg><figcaption>A ledger</figcaption></figure>",
                 i);
    import_page(pictures.p);
    expect("  - id: photo-500\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "photo-501"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, "there are too many pictures: 200 words"));
    buf_clear(&pictures);
}
END_TEST

UNIT_TESTS_WITH("parts", import_case_begin, import_case_end,
                a_picture_has_the_caption_and_credit_of_its_figure, a_credit_may_stand_alone,
                credits_are_found_in_captions, that_an_article_speaks_of_an_agency_is_no_credit,
                the_license_of_the_text_covers_pictures_of_which_nothing_else_is_said,
                a_license_in_a_credit_is_that_of_the_picture, films_and_what_is_embedded_are_parts,
                pictures_of_which_nothing_is_said_are_counted, a_line_of_a_text_may_be_a_credit,
                a_credit_is_that_of_all_pictures_of_a_figure,
                pictures_of_one_figure_may_have_credits_of_their_own,
                a_license_in_a_caption_is_that_of_all_pictures_of_a_figure,
                the_same_picture_for_pages_without_scripts_is_no_other,
                a_publisher_may_license_its_texts_alone,
                more_pictures_than_a_record_takes_are_left_out)
