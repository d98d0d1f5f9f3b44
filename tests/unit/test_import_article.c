/*
 * What of a page is its article: the text that stands in it comes out, whatever names its elements
 * have, and what pages set between and around it does not.
 */
#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

#define SENTENCE                                                                                   \
    "The first works of the canal were of wood, and when they had stood for forty winters the "    \
    "town built them again of stone."
#define PARAGRAPH "<p>" SENTENCE "</p><p>" SENTENCE " " SENTENCE "</p>"

/* An article with something in it, and more behind that. */
static const char *import_with(const char *inside, const char *more)
{
    struct buf page = BUF_INIT;
    import_result_clear(&result);
    buf_addf(&page,
             "<!doctype html><html lang=en><title>The canal</title><body>"
             "<nav><ul><li><a href=/>Home</a></ul></nav>"
             "<article><h1>The canal</h1>" PARAGRAPH "%s%s</article></body></html>",
             inside, more);
    ck_assert_int_eq(import_text("canal.html", buf_str(&page), &options, &result, diags),
                     STATUS_OK);
    buf_clear(&page);
    return result.markdown.p;
}

static void expect_in(const char *markdown, const char *text)
{
    ck_assert_msg(strstr(markdown, text), "'%s' is not in:\n%s", text, markdown);
}

static void expect_kept(const char *inside, const char *text)
{
    expect_in(import_with(inside, PARAGRAPH), text);
}

static void expect_kept_at_end(const char *inside, const char *text)
{
    expect_in(import_with(inside, ""), text);
}

static void expect_left_out(const char *inside, const char *more, const char *text)
{
    const char *markdown = import_with(inside, more);
    ck_assert_msg(!strstr(markdown, text), "'%s' is in:\n%s", text, markdown);
    ck_assert_msg(strstr(result.ledger.p, text), "'%s' is not in:\n%s", text, result.ledger.p);
}

START_TEST(an_id_made_of_a_heading_says_nothing_of_furniture)
{
    expect_kept("<h2 id=popular-instruments>Popular instruments</h2>", "## Popular instruments");
    expect_kept("<h2 class='title toc' id=tools>Tools of the works</h2>", "## Tools of the works");
    expect_kept("<section id=how-to-share-a-boat><h2>How to share a boat</h2><p>" SENTENCE
                "</p></section>",
                "## How to share a boat");
    expect_left_out("<section id=related-posts><h2>Related posts</h2><p>" SENTENCE
                    " Elsewhere.</p></section>",
                    PARAGRAPH, "Elsewhere.");
    expect_left_out("<section id=share-it-all-now><h2>Three of the works</h2><p>" SENTENCE
                    " Elsewhere.</p></section>",
                    PARAGRAPH, "Elsewhere.");
}
END_TEST

START_TEST(a_class_may_say_what_an_element_is_without)
{
    expect_kept("<div class='page no-sidebar'><p>" SENTENCE " Here.</p></div>", "Here.");
    expect_kept("<div class=withComments><p>" SENTENCE " Here.</p></div>", "Here.");
    expect_left_out("<div class='page sidebar'><p>" SENTENCE " Elsewhere.</p></div>", PARAGRAPH,
                    "Elsewhere.");
    expect_left_out("<div class='with-picture sidebar'><p>" SENTENCE " Elsewhere.</p></div>",
                    PARAGRAPH, "Elsewhere.");
}
END_TEST

START_TEST(a_window_above_the_page_is_no_part_of_it_though_it_has_a_title)
{
    static const char *const windows[] = {"role=dialog", "aria-modal=true", "role=alertdialog"};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct buf page = BUF_INIT;
        buf_addf(&page, "<div %s><h1>Republish</h1><p>Take this story.</p>" PARAGRAPH "</div>",
                 windows[i]);
        expect_left_out(page.p, PARAGRAPH PARAGRAPH, "Take this story.");
        buf_clear(&page);
    }
}
END_TEST

START_TEST(a_question_that_is_a_button_stays_with_its_answer)
{
    expect_kept("<div><button>Who built the new canal?<svg></svg></button><div><p>" SENTENCE
                "</p></div></div>",
                "Who built the new canal?");
    expect_left_out("<div><button>Do you like this page?</button></div>", PARAGRAPH,
                    "Do you like this page?");
    expect_left_out("<div><button>Show all the works</button><p>" SENTENCE "</p></div>", PARAGRAPH,
                    "Show all the works");
}
END_TEST

START_TEST(a_box_with_a_field_for_an_address_is_no_text)
{
    static const char *const fields[] = {"<input type=email>", "<input name=userEmail>"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *box = arena_printf(&arena,
                                       "<div><h3>Words for you</h3><p>" SENTENCE
                                       " Elsewhere.</p><form>%s</form></div>",
                                       fields[i]);
        expect_left_out(box, PARAGRAPH, "Elsewhere.");
        expect_left_out(box, PARAGRAPH, "Words for you");
    }
    expect_kept("<div><h3>Words for you</h3><p>" SENTENCE " Here.</p><input name=town></div>",
                "Here.");
    expect_kept("<div>" PARAGRAPH "<p>Here.</p><p><input type=email></p></div>", "Here.");
}
END_TEST

START_TEST(what_a_heading_opens_is_text_though_it_is_hidden)
{
    expect_kept("<h3><button id=b>Who built it?</button></h3>"
                "<div hidden role=region aria-labelledby=b><p>Nobody knows.</p></div>",
                "Nobody knows.");
    expect_left_out("<div hidden><p>Nobody knows.</p></div>", PARAGRAPH, "Nobody knows.");
    expect_left_out("<div role=menu style='display: none' aria-labelledby=b><p>Nobody knows.</p>"
                    "</div>",
                    PARAGRAPH, "Nobody knows.");
}
END_TEST

START_TEST(a_line_that_is_a_button_or_is_paid_for_is_no_text)
{
    expect_left_out("<p><a class='btn btn-large' href=/b>Take a poster</a></p>", PARAGRAPH,
                    "Take a poster");
    expect_left_out("<div><a rel='nofollow sponsored' href=/b>Take a <b>poster</b></a></div>",
                    PARAGRAPH, "Take a poster");
    expect_kept("<p>You can <a class=btn href=/b>Take a poster</a></p>", "Take a poster");
    expect_kept("<p><a href=/b>Take a poster</a></p>", "Take a poster");
    expect_kept("<h2><a class=button href=/b>Take a poster</a></h2>", "Take a poster");
}
END_TEST

START_TEST(a_heading_goes_with_what_stood_below_it)
{
    expect_left_out("<h2>What others read</h2>", "", "What others read");
    expect_left_out("<h2>What others read</h2><nav><p>A page</p></nav><h2>The end</h2>", PARAGRAPH,
                    "What others read");
    expect_left_out("<h2>Reading</h2><h3>What others read</h3><nav><p>A page</p></nav>", "",
                    "Reading");
    expect_kept("<h2>What others read</h2><h3>The end</h3>", "What others read");
    expect_kept("<h2>What others read</h2><h2>The end</h2>", "What others read");
    expect_kept("<h2>What others read</h2><nav><p>A page</p></nav>", "What others read");
}
END_TEST

START_TEST(an_aside_of_prose_between_paragraphs_is_a_part_of_the_text)
{
    expect_kept("<aside class=aside><h2>How a lock works</h2><p>" SENTENCE " " SENTENCE
                "</p></aside>",
                "## How a lock works");
    expect_left_out("<aside><p>" SENTENCE " Elsewhere.</p></aside>", PARAGRAPH, "Elsewhere.");
    expect_left_out("<aside class=newsletter><p>" SENTENCE " " SENTENCE " Elsewhere.</p></aside>",
                    PARAGRAPH, "Elsewhere.");
    expect_left_out("<div><div><aside><p>" SENTENCE " " SENTENCE
                    " Elsewhere.</p></aside></div></div>",
                    PARAGRAPH, "Elsewhere.");
}
END_TEST

START_TEST(a_post_of_another_site_is_recorded_as_a_part)
{
    expect_left_out("<blockquote class=some-tweet><p>" SENTENCE " Elsewhere.</p>"
                    "<a href='https://example.org/tag'>tag</a> "
                    "<a href='https://example.org/post/1'>May 3</a></blockquote>",
                    PARAGRAPH, "Elsewhere.");
    ck_assert_ptr_nonnull(strstr(result.markdown.p, "    type: embed\n"
                                                    "    source: https://example.org/post/1\n"));
    expect_kept("<blockquote class=large><p>" SENTENCE " Elsewhere.</p></blockquote>",
                "Elsewhere.");
}
END_TEST

START_TEST(a_line_in_italics_below_a_picture_is_its_caption)
{
    static const char *const captions[] = {"<p><img src=a.jpg></p><p><em>The canal now</em></p>",
                                           "<p><img src=a.jpg><br><i>The canal now</i></p>"};
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
        const char *markdown = import_with(captions[i], PARAGRAPH);
        ck_assert_ptr_nonnull(strstr(markdown, "caption: The canal now\n"));
        ck_assert_ptr_null(strstr(markdown, "*The canal now*"));
    }
    expect_kept("<p><img src=a.jpg></p><p>The canal <em>now</em></p>", "The canal *now*");
    expect_kept("<p><img src=a.jpg></p><p>" SENTENCE "</p><p><em>The canal now</em></p>",
                "*The canal now*");
}
END_TEST

START_TEST(a_sentence_of_the_text_that_is_set_large_stands_in_it_once)
{
    static const char sentence[] =
        "They had stood for forty winters when the town built them again.";
    const char *inside = arena_printf(&arena,
                                      "<h4>“%s”</h4><blockquote>%s</blockquote><p>The first were "
                                      "of wood. %s That was of stone.</p>",
                                      sentence, sentence, sentence);
    const char *found = strstr(import_with(inside, PARAGRAPH), sentence);
    ck_assert_ptr_nonnull(found);
    ck_assert_ptr_null(strstr(found + 1, sentence));
    ck_assert_ptr_nonnull(strstr(found, "That was of stone."));
    expect_kept("<blockquote>They had stood for forty winters when it fell.</blockquote>",
                "> They");
    expect_kept("<h2>How many winters had the works of wood stood?</h2>"
                "<p>How many winters had the works of wood stood? Nobody counted them.</p>",
                "## How many");
}
END_TEST

START_TEST(a_heading_that_is_a_byline_is_one)
{
    struct str page = STR("<!doctype html><h1>The canal</h1><h5>By Robin First</h5>" PARAGRAPH);
    ck_assert_int_eq(import_text("a.html", page, &options, &result, diags), STATUS_OK);
    expect_in(result.markdown.p, "\nauthor: Robin First\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "# By"));
}
END_TEST

#define AUTHOR                                                                                     \
    "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", "                   \
    "\"@type\": \"Article\", \"author\": {\"name\": \"%s\"}, "                                     \
    "\"publisher\": {\"name\": \"The Canal Society\"}}</script>"
#define BIOGRAPHY " is a writer of the town, and has gone to the canal in every winter."

static const char *signed_by(const char *author, const char *more)
{
    return arena_printf(&arena, AUTHOR PARAGRAPH PARAGRAPH "%s", author, more);
}

START_TEST(what_stands_at_the_end_about_the_author_is_left_out)
{
    expect_left_out(signed_by("Robin First", ""),
                    "<p>Robin First" BIOGRAPHY "</p><p>Elsewhere.</p>", "Robin First is");
    expect_left_out(signed_by("Robin First", ""),
                    "<p>By</p><h3>About Robin First</h3><p>She" BIOGRAPHY "</p>", "She is");
    ck_assert_ptr_null(strstr(result.markdown.p, "By"));
    expect_left_out(signed_by("Robin", ""),
                    "<p><a href='/author/robin'>R. First</a></p><p>She" BIOGRAPHY "</p>", "She is");
    expect_left_out("", "<h3>Written by Robin First</h3><p>She" BIOGRAPHY "</p>", "She is");
}
END_TEST

START_TEST(a_name_in_the_text_is_not_the_end_of_it)
{
    expect_kept_at_end(signed_by("The Canal Society", "<p>The Canal Society" BIOGRAPHY "</p>"),
                       "The Canal Society is");
    expect_kept_at_end(
        signed_by("Robin First", "<p>Robin First" BIOGRAPHY "</p>" PARAGRAPH PARAGRAPH),
        "Robin First is");
    expect_kept_at_end(signed_by("Robin", "<p>Robin" BIOGRAPHY "</p>"), "Robin is");
    expect_kept_at_end(
        signed_by("Robin First",
                  "<p>Robin First: Of what was it built?</p>" PARAGRAPH PARAGRAPH PARAGRAPH
                  "<p>Robin First: Thank you.</p>"),
        "Thank you.");
}
END_TEST

START_TEST(a_section_that_is_called_like_an_end_is_the_articles_unless_it_is_links)
{
    static const char *const headings[] = {"Footnotes", "Further reading", "See also", "Disclaimer",
                                           "Notes"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        const char *section = arena_printf(&arena,
                                           "<h2>%s</h2><p>1. The surveyor of the town says that "
                                           "the ice came late in that year.</p><p>2. So does the "
                                           "book of the parish.</p>",
                                           headings[i]);
        expect_kept_at_end(section, "So does the book");
        expect_in(result.markdown.p, headings[i]);
    }
    expect_left_out(PARAGRAPH "<h2>See also</h2><ul><li><a href=/b>The bridges of the town</a><li>"
                              "<a href=/c>The mills of the town</a></ul>",
                    "<h2>What became of it</h2>" PARAGRAPH, "The bridges of the town");
    expect_in(result.markdown.p, "## What became of it");
    expect_left_out("<h2>Related articles</h2><p>" SENTENCE " Elsewhere.</p>", "", "Elsewhere.");
}
END_TEST

START_TEST(prose_that_is_left_out_of_the_article_is_a_doubt)
{
    static const char *const around[][2] = {{"<h2>Related articles</h2>", ""},
                                            {"<div class=disclaimer>", "</div>"},
                                            {"<aside class=sidebar>", "</aside>"}};
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        expect_left_out(
            arena_printf(&arena, PARAGRAPH PARAGRAPH PARAGRAPH "%s<p>" SENTENCE " Elsewhere.</p>%s",
                         around[i][0], around[i][1]),
            "", "Elsewhere.");
        expect_in(result.ledger.p, "\tleft out: 25 words\n");
        ck_assert_uint_eq(result.uncertain, 1);
    }
    expect_left_out("<p>Share this page with all of your friends, for they will be glad.</p>",
                    PARAGRAPH, "Share this");
    ck_assert_uint_eq(result.uncertain, 0);
}
END_TEST

START_TEST(a_paragraph_that_ends_with_a_link_to_the_rest_of_it_is_a_paragraph)
{
    expect_kept("<p>" SENTENCE " <a href=/b>Read more \xE2\x86\x92</a></p>", "forty winters");
    expect_left_out("<p><a href=/b>How the bridges were built \xE2\x86\x92</a></p>", PARAGRAPH,
                    "How the bridges");
}
END_TEST

UNIT_TESTS_WITH(
    "import_article", import_case_begin, import_case_end,
    an_id_made_of_a_heading_says_nothing_of_furniture, a_class_may_say_what_an_element_is_without,
    a_window_above_the_page_is_no_part_of_it_though_it_has_a_title,
    a_question_that_is_a_button_stays_with_its_answer, a_box_with_a_field_for_an_address_is_no_text,
    what_a_heading_opens_is_text_though_it_is_hidden,
    a_line_that_is_a_button_or_is_paid_for_is_no_text, a_heading_goes_with_what_stood_below_it,
    an_aside_of_prose_between_paragraphs_is_a_part_of_the_text,
    a_post_of_another_site_is_recorded_as_a_part, a_line_in_italics_below_a_picture_is_its_caption,
    a_sentence_of_the_text_that_is_set_large_stands_in_it_once, a_heading_that_is_a_byline_is_one,
    what_stands_at_the_end_about_the_author_is_left_out, a_name_in_the_text_is_not_the_end_of_it,
    a_section_that_is_called_like_an_end_is_the_articles_unless_it_is_links,
    prose_that_is_left_out_of_the_article_is_a_doubt,
    a_paragraph_that_ends_with_a_link_to_the_rest_of_it_is_a_paragraph)
