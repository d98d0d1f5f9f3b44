/* What a sign is for a line: in its own text, and of the lines around it. */
#include "import/roles.h"
#include "import/scrape.h"
#include "import/signs_text.h"
#include "unit/unit.h"

/* Paragraphs, and a sentence that is one. */
#define CRANES                                                                                     \
    "Three cranes stand on the island in front of the harbor, and nobody has used them since the " \
    "last ship was unloaded there, which is longer ago than anybody likes to say."
#define PAINT                                                                                      \
    "Painting the cranes every seventh year costs less than taking one of them down, as the "      \
    "harbor master told the council."
#define FERRY                                                                                      \
    "People who come by ferry see the cranes of the harbor first of all, and the town has put "    \
    "one of them into its arms, where it looks smaller than it is."

static struct arena arena;
static struct units units;
static struct profile *profile;
static struct diags *diags;
static struct line_signs *lines;
static size_t n;

static void set_up(void)
{
    enum status status;
    arena = (struct arena)ARENA_INIT;
    diags = diags_new();
    profile = profile_find(&(struct profile_search){.named = "generic"}, &(struct units){0},
                           &status, diags);
    ck_assert_ptr_nonnull(profile);
}

static void tear_down(void)
{
    ck_assert_uint_eq(diags_size(diags), 0);
    profile_free(profile);
    diags_free(diags);
    arena_clear(&arena);
}

/* The signs in the text of one line. */
static const signed char *own(const char *text)
{
    static signed char at[N_SIGNS];
    memset(at, 0, sizeof at);
    units_init(&units, &arena, 1);
    units_add(&units, 1, str_of(text));
    signs_of_text(&units.at[0], at);
    return at;
}

/* The signs of all lines of a text; the first one is the title. */
static void read_lines(const char *text)
{
    ck_assert(scrape_text(&arena, str_of(text), &units));
    unit_decide(&units.at[0], ROLE_TITLE, "by hand");
    lines = signs_read(&units, profile, units.n, &n);
}

/* Of the unit of that number; the title, which is 0, has none. */
static int sign(size_t unit, enum sign sign)
{
    for (size_t i = 0; i < n; i++)
        if (lines[i].unit == unit)
            return lines[i].at[sign];
    ck_abort_msg("unit %zu has no signs", unit);
    return 0;
}

START_TEST(a_line_has_one_sign_for_the_number_of_its_words)
{
    static const struct {
        const char *text;
        enum sign sign;
    } cases[] = {
        {"Pros", SIGN_WORDS_1},
        {"How to read", SIGN_WORDS_3},
        {"How to read the old harbor maps", SIGN_WORDS_7},
        {CRANES, SIGN_WORDS_39},
        {CRANES " " CRANES, SIGN_WORDS_MORE},
        {"港の三つのクレーン", SIGN_WORDS_7}, /* no spaces: its letters count */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const signed char *at = own(cases[i].text);
        for (enum sign sign = SIGN_WORDS_1; sign <= SIGN_WORDS_MORE; sign++)
            ck_assert_int_eq(at[sign], sign == cases[i].sign ? SIGN_FULL : 0);
    }
}
END_TEST

START_TEST(the_last_mark_is_found_behind_closing_quotes_and_in_other_scripts)
{
    static const struct {
        const char *text;
        enum sign sign;
    } cases[] = {
        {"It was so.", SIGN_ENDS_PERIOD},      {"“It was so.”", SIGN_ENDS_PERIOD},
        {"それだけです。", SIGN_ENDS_PERIOD},  {"यह ऐसा था।", SIGN_ENDS_PERIOD},
        {"Was it so?", SIGN_ENDS_QUESTION},    {"هل كان كذلك؟", SIGN_ENDS_QUESTION},
        {"And then…", SIGN_ENDS_ELLIPSIS},     {"And then...", SIGN_ENDS_ELLIPSIS},
        {"What you need:", SIGN_ENDS_COLON},   {"three eggs,", SIGN_ENDS_COMMA},
        {"Wine (red)", SIGN_ENDS_PARENTHESIS}, {"Stop!", SIGN_ENDS_EXCLAMATION},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const signed char *at = own(cases[i].text);
        for (enum sign sign = SIGN_ENDS_PERIOD; sign <= SIGN_ENDS_PARENTHESIS; sign++)
            ck_assert_int_eq(at[sign], sign == cases[i].sign ? SIGN_FULL : 0);
    }
    for (enum sign sign = SIGN_ENDS_PERIOD; sign <= SIGN_ENDS_PARENTHESIS; sign++)
        ck_assert_int_eq(own("A heading")[sign], 0);
    ck_assert_int_eq(own("”")[SIGN_ENDS_PERIOD], 0); /* nothing but a quote */
}
END_TEST

START_TEST(a_beginning_is_lower_digit_number_symbol_or_quote)
{
    ck_assert_int_eq(own("and the rest")[SIGN_BEGINS_LOWER], SIGN_FULL);
    ck_assert_int_eq(own("éclairs")[SIGN_BEGINS_LOWER], SIGN_FULL);
    ck_assert_int_eq(own("And the rest")[SIGN_BEGINS_LOWER], 0);
    ck_assert_int_eq(own("漢字の話")[SIGN_BEGINS_LOWER], 0);
    ck_assert_int_eq(own("7 ways")[SIGN_BEGINS_DIGIT], SIGN_FULL);
    ck_assert_int_eq(own("7 ways")[SIGN_BEGINS_NUMBER], 0);
    ck_assert_int_eq(own("7. Paint it")[SIGN_BEGINS_NUMBER], SIGN_FULL);
    ck_assert_int_eq(own("12)")[SIGN_BEGINS_NUMBER], SIGN_FULL);
    ck_assert_int_eq(own("4.8 stars")[SIGN_BEGINS_NUMBER], 0);
    ck_assert_int_eq(own("→ on")[SIGN_BEGINS_SYMBOL], SIGN_FULL);
    ck_assert_int_eq(own("“So”")[SIGN_BEGINS_QUOTE], SIGN_FULL);
    ck_assert_int_eq(own("\"So\"")[SIGN_BEGINS_QUOTE], SIGN_FULL);
    ck_assert_int_eq(own("\"So\"")[SIGN_BEGINS_SYMBOL], 0);
}
END_TEST

START_TEST(capitals_are_a_share_of_the_longer_words_but_the_first)
{
    ck_assert_int_eq(own("Painting the Cranes of the Harbor")[SIGN_TITLE_CASE], SIGN_FULL);
    ck_assert_int_eq(own("Painting the cranes of the harbor")[SIGN_TITLE_CASE], 0);
    ck_assert_int_eq(own("Painting cranes in Hamburg")[SIGN_TITLE_CASE], SIGN_FULL / 2);
    ck_assert_int_eq(own("Painting")[SIGN_TITLE_CASE], 0);
    ck_assert_int_eq(own("WHAT IT COSTS")[SIGN_CAPITALS], SIGN_FULL);
    ck_assert_int_eq(own("What IT COSTS")[SIGN_CAPITALS], 0);
    ck_assert_int_eq(own("TV")[SIGN_CAPITALS], 0); /* too short to tell */
    ck_assert_int_eq(own("漢字漢字")[SIGN_CAPITALS], 0);
}
END_TEST

START_TEST(what_stands_in_a_line_has_its_sign)
{
    ck_assert_int_eq(own("1234a")[SIGN_DIGITS], 8);
    ck_assert_int_eq(own("١٢٣٤")[SIGN_DIGITS], SIGN_FULL);
    ck_assert_int_eq(own("one, two and three or four and five or six and seven")[SIGN_COMMAS], 8);
    ck_assert_int_eq(own("Home > Garden > Cranes")[SIGN_SEPARATOR], SIGN_FULL);
    ck_assert_int_eq(own("Cranes >")[SIGN_SEPARATOR], 0); /* nothing stands behind it */
    ck_assert_int_eq(own("Cranes – a guide")[SIGN_DASH], SIGN_FULL);
    ck_assert_int_eq(own("well-known cranes")[SIGN_DASH], 0);
    ck_assert_int_eq(own("Price: low")[SIGN_COLON], SIGN_FULL);
    ck_assert_int_eq(own("Price:")[SIGN_COLON], 0);
    ck_assert_int_eq(own("It is paint. Nothing else")[SIGN_SENTENCES], SIGN_FULL);
    ck_assert_int_eq(own("Dr. Who and Mr. Crane")[SIGN_SENTENCES], 0);
    ck_assert_int_eq(own("see www.a.example")[SIGN_ADDRESS], SIGN_FULL);
    ck_assert_int_eq(own("mail to ada@a.example now")[SIGN_ADDRESS], SIGN_FULL);
    ck_assert_int_eq(own("@ada")[SIGN_ADDRESS], 0);
    ck_assert_int_eq(own("© Ada")[SIGN_COPYRIGHT], SIGN_FULL);
    ck_assert_int_eq(own("from €20")[SIGN_CURRENCY], SIGN_FULL);
}
END_TEST

START_TEST(a_line_of_a_million_words_has_signs_within_their_bounds)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < 1000000; i++)
        buf_adds(&text, i % 2 ? "Ab, " : "7 ");
    const signed char *at = own(text.p);
    for (enum sign sign = 0; sign < N_SIGNS; sign++)
        ck_assert(at[sign] >= 0 && at[sign] <= SIGN_FULL);
    ck_assert_int_eq(at[SIGN_WORDS_MORE], SIGN_FULL);
    ck_assert_int_eq(at[SIGN_COMMAS], SIGN_FULL);
    buf_clear(&text);
}
END_TEST

START_TEST(a_text_without_lines_to_decide_has_no_signs)
{
    read_lines("The Cranes\n");
    ck_assert_uint_eq(n, 0);
}
END_TEST

START_TEST(a_line_knows_what_stands_before_and_behind_it)
{
    read_lines("The Cranes\n" CRANES "\nWhat it costs\n" PAINT "\n" FERRY "\nMenu\n");
    ck_assert_uint_eq(n, 5);
    ck_assert_int_eq(sign(2, SIGN_PROSE_AROUND), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_LONG_BEHIND), SIGN_FULL);
    ck_assert_int_eq(sign(1, SIGN_PROSE_BEFORE), 0);
    ck_assert_int_eq(sign(1, SIGN_SHORT_BEHIND_1), SIGN_FULL);
    ck_assert_int_eq(sign(3, SIGN_SHORT_BEFORE_1), SIGN_FULL);
    ck_assert_int_eq(sign(4, SIGN_SHORT_BEFORE_1), 0);
    ck_assert_int_eq(sign(5, SIGN_PROSE_BEHIND), 0);
    ck_assert_int_eq(sign(5, SIGN_ALL_PASSED), SIGN_FULL);
    ck_assert_int_eq(sign(4, SIGN_ALL_PASSED), 0);
    ck_assert_int_eq(sign(1, SIGN_ABOVE_PROSE), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_ABOVE_PROSE), 0);
    ck_assert_int_eq(sign(2, SIGN_PROSE_FAR), 3 * SIGN_FULL / 5);
}
END_TEST

START_TEST(a_line_that_comes_again_has_signs_at_both_places)
{
    read_lines("The Cranes\nWhat it costs\nThe island\n" CRANES "\nWhat it costs\n" PAINT "\n" FERRY
               "\n");
    ck_assert_int_eq(sign(1, SIGN_COMES_AGAIN), SIGN_FULL);
    ck_assert_int_eq(sign(1, SIGN_LEADS_LATER), SIGN_FULL);
    ck_assert_int_eq(sign(1, SIGN_CAME_BEFORE), 0);
    ck_assert_int_eq(sign(4, SIGN_CAME_BEFORE), SIGN_FULL);
    ck_assert_int_eq(sign(4, SIGN_LISTED), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_COMES_AGAIN), 0);
}
END_TEST

START_TEST(a_list_of_contents_and_the_headings_in_it_have_signs_wherever_the_list_stands)
{
    for (int behind = 0; behind < 2; behind++) {
        static const char list[] = "Why they stand\nMenu\nWhat it costs\nWHO SEES THEM\n";
        static const char text[] =
            "Why they stand?\n" CRANES "\nWhat it costs\n" PAINT "\nWho sees them\n" FERRY "\n";
        read_lines(
            arena_printf(&arena, "The Cranes\n%s%s", behind ? text : list, behind ? list : text));
        size_t first = behind ? 7 : 1, heading = behind ? 1 : 5;
        for (size_t i = 0; i < 4; i++) {
            int listed = i == 1 ? 0 : SIGN_FULL; /* the menu is not */
            ck_assert_int_eq(sign(first + i, SIGN_CONTENTS), listed);
            ck_assert_int_eq(sign(first + i, SIGN_IN_CONTENTS), 0);
            ck_assert_int_eq(sign(first + i, SIGN_COMES_AGAIN), 0);
        }
        for (size_t i = 0; i < 3; i++) {
            ck_assert_int_eq(sign(heading + 2 * i, SIGN_IN_CONTENTS), SIGN_FULL);
            ck_assert_int_eq(sign(heading + 2 * i, SIGN_CONTENTS), 0);
        }
    }
}
END_TEST

START_TEST(a_menu_that_stands_there_twice_is_no_list_of_contents)
{
    read_lines("The Cranes\nGardens\nHarbors\nShips\n" CRANES "\nGardens\nHarbors\nShips\n");
    for (size_t i = 1; i < units.n; i++) {
        ck_assert_int_eq(sign(i, SIGN_CONTENTS), 0);
        ck_assert_int_eq(sign(i, SIGN_IN_CONTENTS), 0);
    }
    ck_assert_int_eq(sign(1, SIGN_COMES_AGAIN), SIGN_FULL);
}
END_TEST

START_TEST(a_line_knows_that_the_next_begins_with_it)
{
    read_lines("The Cranes\nThe old crane\nThe old crane in winter\n" CRANES "\n" PAINT "\n");
    ck_assert_int_eq(sign(1, SIGN_BEGINS_NEXT), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_BEGINS_NEXT), 0);
}
END_TEST

START_TEST(points_of_a_list_are_alike_and_the_line_above_is_not)
{
    read_lines("The Cranes\n" CRANES "\nWhat you need:\nan old brush.\na large ladder.\n"
               "a steady hand.\n" PAINT "\n");
    ck_assert_int_eq(sign(2, SIGN_ABOVE_LIST), SIGN_FULL);
    ck_assert_int_eq(sign(3, SIGN_COLON_BEFORE), SIGN_FULL);
    ck_assert_int_eq(sign(4, SIGN_COLON_BEFORE), 0);
    ck_assert_int_eq(sign(4, SIGN_LIKE_BEFORE), SIGN_FULL);
    ck_assert_int_eq(sign(4, SIGN_LIKE_BEHIND), SIGN_FULL);
    ck_assert_int_eq(sign(5, SIGN_BELOW_COLON), SIGN_FULL);
    ck_assert_int_eq(sign(6, SIGN_BELOW_COLON), 0);
    ck_assert_int_eq(sign(5, SIGN_SHORT_BEFORE_3), SIGN_FULL);
}
END_TEST

START_TEST(lines_that_begin_alike_are_a_series_when_they_stand_apart)
{
    read_lines("The Cranes\nStep one of all\n" CRANES "\nStep two of all\n" PAINT
               "\nStep three of all\n" FERRY "\nShare it\nShare that\n");
    ck_assert_int_eq(sign(1, SIGN_SERIES), SIGN_FULL);
    ck_assert_int_eq(sign(5, SIGN_SERIES), SIGN_FULL);
    ck_assert_int_eq(sign(5, SIGN_ALIKE_NEXT), 0);
    ck_assert_int_eq(sign(7, SIGN_ALIKE_NEXT), SIGN_FULL);
    ck_assert_int_eq(sign(7, SIGN_SERIES), 0);
    ck_assert_int_eq(sign(2, SIGN_SERIES), 0);
    ck_assert_int_eq(sign(1, SIGN_STYLE),
                     SIGN_FULL); /* in small letters, as those above prose are */
}
END_TEST

START_TEST(a_line_is_of_the_topic_when_it_shares_words_with_paragraphs)
{
    read_lines("The Cranes\n" CRANES "\nCranes of the harbor\n" PAINT "\n" FERRY
               "\nPricing and plans today\n");
    ck_assert_int_eq(sign(2, SIGN_OF_ARTICLE), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_OF_NEXT), SIGN_FULL);
    ck_assert_int_eq(sign(2, SIGN_OF_TITLE), SIGN_FULL / 2);
    ck_assert_int_eq(sign(5, SIGN_OF_ARTICLE), 0);
    ck_assert_int_eq(sign(5, SIGN_OF_BEFORE), 0);
}
END_TEST

UNIT_TESTS_WITH("signs", set_up, tear_down, a_line_has_one_sign_for_the_number_of_its_words,
                the_last_mark_is_found_behind_closing_quotes_and_in_other_scripts,
                a_beginning_is_lower_digit_number_symbol_or_quote,
                capitals_are_a_share_of_the_longer_words_but_the_first,
                what_stands_in_a_line_has_its_sign,
                a_line_of_a_million_words_has_signs_within_their_bounds,
                a_text_without_lines_to_decide_has_no_signs,
                a_line_knows_what_stands_before_and_behind_it,
                a_line_that_comes_again_has_signs_at_both_places,
                a_list_of_contents_and_the_headings_in_it_have_signs_wherever_the_list_stands,
                a_menu_that_stands_there_twice_is_no_list_of_contents,
                a_line_knows_that_the_next_begins_with_it,
                points_of_a_list_are_alike_and_the_line_above_is_not,
                lines_that_begin_alike_are_a_series_when_they_stand_apart,
                a_line_is_of_the_topic_when_it_shares_words_with_paragraphs)
