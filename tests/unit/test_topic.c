/* How many words of a line are in the paragraphs of an article. */
#include "import/signs.h"
#include "import/topic.h"
#include "unit/unit.h"

static struct arena arena;
static struct units units;

static void set_up(void)
{
    arena = (struct arena)ARENA_INIT;
    units_init(&units, &arena, 8);
}

static void tear_down(void)
{
    arena_clear(&arena);
}

static size_t add(const char *text)
{
    units_add(&units, (int)units.n + 1, str_of(text));
    return units.n - 1;
}

static int share(const char *text, size_t others)
{
    struct topic topic = topic_read(&arena, &units, 0, units.n);
    return topic_share(&topic, &units, add(text), others);
}

static void add_paragraphs(void)
{
    add("Three cranes stand on the island before the harbor, and nobody uses them now.");
    add("Painting the CRANES costs less than “taking” one down, as everybody says here.");
    add("Whoever comes by ferry sees cranes and harbor before all else there is there.");
    add("Pricing and plans"); /* no paragraph */
}

START_TEST(words_of_other_paragraphs_are_shared_whatever_their_case_and_marks)
{
    add_paragraphs();
    ck_assert_int_eq(share("Cranes, taking (ferry)", 1), SIGN_FULL);
}
END_TEST

START_TEST(short_words_and_words_of_short_lines_do_not_count)
{
    add_paragraphs();
    ck_assert_int_eq(share("the one now by", 1), 0); /* no word that counts: nothing is shared */
    ck_assert_int_eq(share("the cranes by all", 1), SIGN_FULL);
    ck_assert_int_eq(share("pricing plans", 1), 0);
}
END_TEST

START_TEST(a_word_of_the_topic_is_in_several_paragraphs)
{
    add_paragraphs();
    ck_assert_int_eq(share("cranes harbor ferry island", 1), SIGN_FULL);
    ck_assert_int_eq(share("cranes harbor ferry island", 2), SIGN_FULL / 2);
    ck_assert_int_eq(share("cranes harbor ferry island", 3), SIGN_FULL / 4);
}
END_TEST

START_TEST(a_paragraph_does_not_share_with_itself)
{
    add_paragraphs();
    struct topic topic = topic_read(&arena, &units, 0, units.n);
    /* "cranes" alone of its "Painting CRANES costs less than taking down everybody says here" */
    ck_assert_int_eq(topic_share(&topic, &units, 1, 1), 1);
}
END_TEST

START_TEST(only_the_paragraphs_of_the_article_are_asked)
{
    add_paragraphs();
    struct topic topic = topic_read(&arena, &units, 0, 1);
    ck_assert_int_eq(topic_share(&topic, &units, add("island ferry"), 1), SIGN_FULL / 2);
    topic = topic_read(&arena, &units, 0, 0);
    ck_assert_uint_eq(topic.n, 0);
    ck_assert_int_eq(topic_share(&topic, &units, add("island ferry"), 1), 0);
}
END_TEST

START_TEST(words_in_other_scripts_are_words)
{
    add("Кран стоит на острове перед гаванью, и никто им больше не пользуется с тех пор.");
    ck_assert_int_eq(share("острове гаванью", 1), SIGN_FULL);
    ck_assert_int_eq(share("港の三つのクレーン", 1), 0);
}
END_TEST

START_TEST(what_one_text_shares_with_others_is_counted_in_tenths)
{
    const struct str others[] = {STR("The Cranes of"), STR("a harbor town")};
    ck_assert_int_eq(topic_shared(STR("cranes harbor ferry"), others, 2), 6);
    ck_assert_int_eq(topic_shared(STR("cranes harbor ferry"), others, 1), 3);
    ck_assert_int_eq(topic_shared(STR("cranes harbor ferry"), NULL, 0), 0);
    ck_assert_int_eq(topic_shared(STR(""), others, 2), 0);
}
END_TEST

START_TEST(a_very_long_article_is_read_as_far_as_it_matters)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < 120000; i++)
        buf_addf(&text, "word%d ", i);
    add(text.p);
    ck_assert_int_eq(share("word1 word40000", 1), SIGN_FULL);
    ck_assert_int_eq(share("word1 word110000", 1), SIGN_FULL / 2);
    struct str whole = buf_str(&text);
    ck_assert_int_eq(topic_shared(STR("word1 word110000"), &whole, 1), SIGN_FULL / 2);
    buf_clear(&text);
}
END_TEST

UNIT_TESTS_WITH("topic", set_up, tear_down,
                words_of_other_paragraphs_are_shared_whatever_their_case_and_marks,
                short_words_and_words_of_short_lines_do_not_count,
                a_word_of_the_topic_is_in_several_paragraphs,
                a_paragraph_does_not_share_with_itself,
                only_the_paragraphs_of_the_article_are_asked, words_in_other_scripts_are_words,
                what_one_text_shares_with_others_is_counted_in_tenths,
                a_very_long_article_is_read_as_far_as_it_matters)
