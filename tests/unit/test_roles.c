#include <check.h>
#include <string.h>

#include "import/roles.h"
#include "import/scrape.h"
#include "unit/unit.h"

#define LONG                                                                                       \
    "This is a paragraph of the article, and it has so many words that nobody could take it for "  \
    "anything else than that, be it a heading or a question"

/* What a general rule is to judge needs words as articles have them. */
#define CRANES                                                                                     \
    "Three cranes stand on the island in front of the harbor, and nobody has used them since the " \
    "last ship that was too large for the locks was unloaded there."
#define COST                                                                                       \
    "Taking a crane down costs more than painting it, as the harbor master told the council when " \
    "it asked, so the cranes are painted every seventh year."
#define FERRY                                                                                      \
    "People who come to the island by ferry see the cranes first of all, and the town has put "    \
    "one "                                                                                         \
    "of them into its arms, where it looks smaller than it is."
#define HARBOR                                                                                     \
    "The harbor itself has become a place for small boats, whose owners pay for a winter on land " \
    "and for somebody who looks after the paint."

static struct diags *diags;
static struct arena arena;
static struct units units;

static void set_up(void)
{
    diags = diags_new();
}

static void tear_down(void)
{
    ck_assert_uint_eq(diags_size(diags), 0);
    diags_free(diags);
    arena_clear(&arena);
}

/* The roles of the units, by a built-in profile, with spaces between. */
static const char *roles(const char *named, const char *text)
{
    static struct buf out;
    enum status status;
    ck_assert(scrape_text(&arena, str_of(text), &units));
    struct profile *profile =
        profile_find(&(struct profile_search){.named = named}, &units, &status, diags);
    ck_assert_ptr_nonnull(profile);
    roles_assign(&units, profile);
    profile_free(profile);
    buf_clear(&out);
    for (size_t i = 0; i < units.n; i++) {
        ck_assert_ptr_nonnull(units.at[i].why);
        buf_addf(&out, "%s%s", i ? " " : "", role_name(units.at[i].role));
    }
    return out.p;
}

static bool is_flagged(size_t unit, const char *message)
{
    for (size_t i = 0; i < units.n_flags; i++)
        if (units.flags[i].unit == unit && strcmp(units.flags[i].message, message) == 0)
            return true;
    return false;
}

START_TEST(the_name_of_the_site_is_cut_off_the_title)
{
    ck_assert_str_eq(roles("generic", "How to Read | The Site\n" LONG ".\n" LONG "!\n"),
                     "title left-out paragraph paragraph");
    ck_assert(str_is(units.at[0].text, "How to Read"));
    ck_assert(str_is(units.at[1].text, "| The Site"));
}
END_TEST

START_TEST(a_title_keeps_its_own_dash)
{
    ck_assert_str_eq(roles("generic", "Reading - A Guide\n" LONG ".\n" LONG "!\n"),
                     "title paragraph paragraph");
}
END_TEST

START_TEST(the_heading_of_the_page_is_its_title)
{
    ck_assert_str_eq(roles("generic", "How to Read | The Site\nHome\nHow to Read\n" LONG ".\n"),
                     "left-out left-out title paragraph");
    ck_assert_str_eq(roles("generic", "How to Read Books in 2025 | The Site\nHome\n"
                                      "How You Read Books\nBy Ann Other\n" LONG ".\n"),
                     "left-out left-out title author paragraph");
}
END_TEST

START_TEST(the_title_is_found_behind_the_menus_of_a_page)
{
    ck_assert_str_eq(roles("generic", "The Site\nReading\nGardens and flowers\nAll of our guides\n"
                                      "Home > How to Read Books\nHow to Read Books\n"
                                      "Words by Ann Other, 1/2/2025\n" LONG ".\n" LONG "!\n"),
                     "left-out left-out left-out left-out left-out title left-out paragraph "
                     "paragraph");
    ck_assert_str_eq(roles("generic", "Skip to content\nThe Site\nBooks\nParagraphs of an Article\n"
                                      "The words for anything else\n5 min read\n" LONG ".\n"),
                     "left-out left-out left-out left-out title left-out paragraph");
}
END_TEST

START_TEST(a_heading_in_the_article_is_not_its_title)
{
    ck_assert_str_eq(
        roles("generic", "On Old Books\n" LONG ".\nWhat to take for a paragraph\n" LONG "!\n"),
        "title paragraph heading paragraph");
}
END_TEST

START_TEST(a_heading_that_is_listed_above_the_article_is_not_its_title)
{
    ck_assert_str_eq(
        roles("generic", "Cranes of the Harbor - Office for Harbors & Ships\nMake an "
                         "Appointment\nWhy should the cranes be painted?\nHow are the cranes of "
                         "the harbor painted?\nWHY SHOULD THE CRANES BE PAINTED?\n" CRANES "\n" COST
                         "\nHOW ARE THE CRANES OF THE HARBOR PAINTED?\n" FERRY "\n" HARBOR "\n"),
        "title left-out left-out left-out left-out heading paragraph paragraph "
        "heading paragraph paragraph");
    ck_assert(str_is(units.at[0].text, "Cranes of the Harbor"));
}
END_TEST

START_TEST(far_above_the_article_its_title_is_the_line_that_says_what_the_page_is_called)
{
    struct buf text = BUF_INIT;
    buf_adds(&text, "The Cranes of the Harbor | A Site\nHome\nThe cranes of the harbor\n");
    for (int i = 0; i < 100; i++)
        buf_addf(&text, "Crane %d\n", i);
    buf_adds(&text, "The best cranes of a harbor\n" CRANES "\n" COST "\n" FERRY "\n");
    roles("generic", text.p);
    ck_assert_int_eq(units.at[2].role, ROLE_TITLE);
    buf_clear(&text);
}
END_TEST

START_TEST(a_line_of_a_paragraph_is_not_the_title)
{
    ck_assert_str_eq(roles("generic", "The Harbor\nBy Ann Other\n" LONG "\n"
                                      "of a book.\n" LONG ".\n"),
                     "title author paragraph paragraph paragraph");
}
END_TEST

START_TEST(what_a_picture_leaves_of_itself_goes)
{
    ck_assert_str_eq(roles("generic",
                           "The Cranes of the Harbor\n" CRANES "\na boat on the water\n" COST
                           "\nThe harbor's old crane\nThe Harbor’s Old Crane\n" FERRY "\n"
                           "A photo of a boat beside a quay\n" HARBOR "\n"),
                     "title paragraph left-out paragraph left-out heading paragraph left-out "
                     "paragraph");
}
END_TEST

START_TEST(a_line_that_announces_a_list_is_prose_and_items_in_lower_case_are_no_headings)
{
    ck_assert_str_eq(roles("generic",
                           "A Title\n" LONG ".\nThe First Things\nA boat needs these things to "
                           "be moored beside a quay:\nfour lines\nthree fenders\n"
                           "The Other Things\n" LONG "!\n"),
                     "title paragraph heading paragraph paragraph paragraph heading paragraph");
}
END_TEST

START_TEST(disclosures_and_promotion_are_no_part_of_the_article)
{
    ck_assert_str_eq(roles("generic",
                           "A Title\nWe may earn a small commission if you buy through one of the "
                           "links on this page.\n" LONG ".\nSign up for our newsletter and "
                           "get more of these stories every week.\n" LONG "!\n"),
                     "title left-out paragraph left-out paragraph");
}
END_TEST

START_TEST(the_article_begins_below_its_title_however_little_stands_there)
{
    ck_assert_str_eq(roles("generic", "The Cranes of the Harbor\nNobody has used them for many "
                                      "years, and still they stand.\nWhy they stand\n" CRANES
                                      "\n" COST "\n" FERRY "\n"),
                     "title paragraph heading paragraph paragraph paragraph");
}
END_TEST

START_TEST(a_first_line_that_is_a_paragraph_is_no_title)
{
    ck_assert_str_eq(roles("generic", LONG " " LONG ".\n" LONG "!\n"), "paragraph paragraph");
}
END_TEST

START_TEST(a_list_of_contents_goes_and_its_headings_stay)
{
    ck_assert_str_eq(
        roles("generic",
              "The Cranes of the Harbor\nShare\n" CRANES "\nWhat a crane costs\n"
              "Who sees the cranes\nWhat the harbor became\n" COST "\nWhat a crane costs\n" COST
              " " CRANES "\nWho sees the cranes\n" FERRY "\nWhat the harbor became\n" HARBOR "\n"),
        "title left-out paragraph left-out left-out left-out paragraph heading paragraph "
        "heading paragraph heading paragraph");
}
END_TEST

START_TEST(a_heading_ends_without_a_full_stop_and_begins_with_a_capital)
{
    ck_assert_str_eq(roles("cfr", "A Title\n" LONG ".\nA heading\n" LONG ".\nnot one\n" LONG
                                  ".\nNor this.\n" LONG ".\n“Quoted”\n" LONG ".\n"),
                     "title standfirst heading paragraph paragraph paragraph paragraph paragraph "
                     "heading paragraph");
    ck_assert(is_flagged(4, "a short line kept as a paragraph"));
}
END_TEST

START_TEST(two_headings_may_follow_each_other)
{
    ck_assert_str_eq(
        roles("cfr", "A Title\n" LONG ".\n" LONG "!\nPart one\nThe beginning\n" LONG "?\n"),
        "title standfirst paragraph heading heading paragraph");
}
END_TEST

START_TEST(the_last_item_of_a_list_is_no_heading)
{
    ck_assert_str_eq(
        roles("cfr", "A Title\n" LONG ".\n" LONG "!\nApples\nPears\nPlums\n" LONG "?\n"),
        "title standfirst paragraph paragraph paragraph paragraph paragraph");
    ck_assert_str_eq(
        roles("cfr", "A Title\n" LONG ".\n" LONG "!\nApples\nPears\nPlums?\n" LONG "?\n"),
        "title standfirst paragraph paragraph paragraph heading paragraph");
}
END_TEST

START_TEST(the_article_ends_at_a_mark_behind_most_of_its_prose)
{
    ck_assert_str_eq(roles("generic", "A Title\nRelated articles\n" LONG ".\n" LONG "!\n" LONG
                                      "?\nRelated articles\nOther Title\n" LONG ", elsewhere.\n"),
                     "title left-out paragraph paragraph paragraph left-out left-out left-out");
    ck_assert(is_flagged(7, "left out: 31 words"));
    ck_assert_str_eq(roles("generic", "A Title\n" LONG ".\n" LONG "!\nIf you liked this post you "
                                      "might also like these:\nOther Title\n"),
                     "title paragraph paragraph left-out left-out");
    ck_assert_str_eq(roles("generic", "A Title\n" LONG ".\n" LONG "!\nRepublish this article\n"
                                      "Other Title\n"),
                     "title paragraph paragraph left-out left-out");
}
END_TEST

START_TEST(a_point_of_a_list_that_sounds_like_a_mark_of_the_end_is_none)
{
    ck_assert_str_eq(roles("generic",
                           "The Cranes of the Harbor\n" CRANES "\n" COST "\n" FERRY
                           "\nWhat the harbor needs is this:\nMore small boats\n"
                           "More articles\nMore paint for the three cranes\n" HARBOR "\n"),
                     "title paragraph paragraph paragraph paragraph paragraph paragraph paragraph "
                     "paragraph");
}
END_TEST

START_TEST(a_paragraph_among_addresses_and_labels_is_the_article)
{
    ck_assert_str_eq(
        roles("generic", "The Cranes of the Harbor\nShare\n" CRANES "\nOpen daily\n"
                         "12 Quay Street\nGoogle Maps\nHarbor Road\n832-565-4111\n"
                         "Google Maps\n" COST "\n" FERRY "\n" HARBOR "\n"),
        "title left-out paragraph left-out left-out left-out left-out left-out left-out "
        "paragraph paragraph paragraph");
}
END_TEST

START_TEST(nothing_inside_of_a_text_without_furniture_is_left_out)
{
    ck_assert_str_eq(roles("generic", "The Cranes of the Harbor\n" CRANES "\na boat\nthe paint\n"
                                      "the quay\nsomebody\n" COST "\n" FERRY "\n"),
                     "title paragraph paragraph paragraph paragraph paragraph paragraph "
                     "paragraph");
}
END_TEST

START_TEST(what_stands_before_the_last_prose_of_a_text_without_furniture_is_in_it)
{
    ck_assert_str_eq(roles("generic", "The Cranes of the Harbor\n" CRANES "\na boat\nthe paint\n"
                                      "the quay\nsomebody\nthe old men\nthe locks\n" HARBOR
                                      "\nFootnotes\nThe harbor master told all of it to the author "
                                      "of this.\nHome | About\n"),
                     "title paragraph paragraph paragraph paragraph paragraph paragraph paragraph "
                     "paragraph heading paragraph left-out");
    ck_assert(is_flagged(11, "left out: 3 words"));
}
END_TEST

START_TEST(prose_outside_of_the_article_is_reported)
{
    roles("generic",
          "Harbor Boots\nMenu\nLog in\nWe send boots of any size to every town of the "
          "country within two days, whatever the weather is like on the way.\n"
          "Boots\nCaps\nCoats\nGloves\nRopes\nSails\nShirts\nSocks\nTents\nMaps\nKnives\nLamps\nThe"
          " Cranes of the Harbor\nBy Ada Example\n" CRANES "\n" COST "\n" FERRY "\n" HARBOR "\n");
    ck_assert(is_flagged(UNIT_NONE, "23 words of prose lie outside the article, 115 inside"));
}
END_TEST

START_TEST(a_single_list_under_a_label_is_reported)
{
    ck_assert_str_eq(roles("cfr", "A Title\n" LONG ".\nMore on:\nOne\nTwo\n" LONG "!\n"),
                     "title standfirst left-out topic topic paragraph");
    ck_assert(is_flagged(2, "a single list under a label: where does it end?"));
}
END_TEST

START_TEST(two_lists_end_where_they_differ)
{
    ck_assert_str_eq(roles("cfr", "A Title\n" LONG ".\nMore on:\nOne\nTwo\nA heading\n" LONG
                                  "!\nMore on:\nOne\nTwo\nAnother\n" LONG "?\n"),
                     "title standfirst left-out topic topic heading paragraph left-out left-out "
                     "left-out heading paragraph");
}
END_TEST

START_TEST(a_caption_without_alternative_text_is_reported)
{
    ck_assert_str_eq(roles("cfr", "A Title\n" LONG ".\n" LONG "!\n"
                                  "A person reads. Some Body/Reuters\n" LONG "?\n"),
                     "title standfirst paragraph caption paragraph");
    ck_assert(is_flagged(3, "a caption without alternative text"));
}
END_TEST

START_TEST(a_paragraph_that_stands_there_twice_is_no_photograph)
{
    ck_assert_str_eq(roles("cfr", "A Title\n" LONG ".\n" LONG "!\n" LONG "!\n"),
                     "title standfirst paragraph paragraph");
}
END_TEST

START_TEST(the_title_with_the_name_of_the_site_stands_below_pictures_and_goes)
{
    ck_assert_str_eq(roles("generic",
                           "The Cranes of the Harbor - A Site\nThe Cranes of the Harbor\n" CRANES
                           "\nThe cranes of the harbor | A-Site.example\n" COST "\n" FERRY
                           "\n" HARBOR "\n"),
                     "left-out title paragraph left-out paragraph paragraph paragraph");
}
END_TEST

START_TEST(of_two_lines_that_say_the_same_one_is_kept_and_both_in_a_text_without_furniture)
{
    ck_assert_str_eq(roles("generic",
                           "The Cranes of the Harbor\n" CRANES "\nWhat a crane costs\n"
                           "What a Crane Costs\n" COST "\nRead more: Boats\n" FERRY "\n"),
                     "title paragraph left-out heading paragraph left-out paragraph");
    roles("generic", "The Cranes\n" CRANES "\n" COST
                     "\nUp and down they go\nUp and down they go\n" FERRY "\n" HARBOR "\n");
    ck_assert(role_in_body(units.at[3].role));
    ck_assert(role_in_body(units.at[4].role));
}
END_TEST

START_TEST(prose_in_a_text_of_few_lines_is_kept)
{
    ck_assert_str_eq(roles("generic",
                           "Share\nThe Harbor in Winter\nBy Ada Example\n" CRANES
                           "\nIn spring the ice goes in one night, with a noise like carts.\n"
                           "Sign up for our newsletter\n"),
                     "left-out title author paragraph paragraph left-out");
}
END_TEST

START_TEST(the_license_sentence_is_no_part_of_the_body)
{
    ck_assert_str_eq(roles("generic",
                           "A Title\n" LONG ".\nThis article is available under CC BY 4.0.\n"
                           "This article is available under CC BY 4.0.\n" LONG "!\n"),
                     "title paragraph license left-out paragraph");
}
END_TEST

UNIT_TESTS_WITH("roles", set_up, tear_down, the_name_of_the_site_is_cut_off_the_title,
                a_title_keeps_its_own_dash, the_heading_of_the_page_is_its_title,
                the_title_is_found_behind_the_menus_of_a_page,
                a_heading_in_the_article_is_not_its_title,
                a_heading_that_is_listed_above_the_article_is_not_its_title,
                far_above_the_article_its_title_is_the_line_that_says_what_the_page_is_called,
                a_line_of_a_paragraph_is_not_the_title, what_a_picture_leaves_of_itself_goes,
                a_line_that_announces_a_list_is_prose_and_items_in_lower_case_are_no_headings,
                disclosures_and_promotion_are_no_part_of_the_article,
                the_article_begins_below_its_title_however_little_stands_there,
                a_first_line_that_is_a_paragraph_is_no_title,
                a_list_of_contents_goes_and_its_headings_stay,
                a_heading_ends_without_a_full_stop_and_begins_with_a_capital,
                two_headings_may_follow_each_other, the_last_item_of_a_list_is_no_heading,
                the_article_ends_at_a_mark_behind_most_of_its_prose,
                a_point_of_a_list_that_sounds_like_a_mark_of_the_end_is_none,
                a_paragraph_among_addresses_and_labels_is_the_article,
                nothing_inside_of_a_text_without_furniture_is_left_out,
                what_stands_before_the_last_prose_of_a_text_without_furniture_is_in_it,
                prose_outside_of_the_article_is_reported, a_single_list_under_a_label_is_reported,
                two_lists_end_where_they_differ, a_caption_without_alternative_text_is_reported,
                a_paragraph_that_stands_there_twice_is_no_photograph,
                the_title_with_the_name_of_the_site_stands_below_pictures_and_goes,
                of_two_lines_that_say_the_same_one_is_kept_and_both_in_a_text_without_furniture,
                prose_in_a_text_of_few_lines_is_kept, the_license_sentence_is_no_part_of_the_body)
