#include <stdlib.h>

#include "unit/unit.h"
#include "verify/difference.h"

static struct buf said;

static void take(void *context, const char *what)
{
    (void)context;
    buf_adds(&said, what);
    buf_addc(&said, '\n');
}

static void expect(const char *found, const char *source, const char *expected)
{
    struct comparison comparison = {str_of(found), str_of(source), "s", .more = false};
    buf_init(&said);
    difference_tell(&comparison, 100, take, NULL);
    ck_assert_str_eq(said.p, expected);
    buf_clear(&said);
}

/* The changes alone, as "+at,n@source" and the like. */
static void expect_changes(const char *found, const char *source, const char *expected)
{
    struct word_list a = word_list_of(str_of(found)), b = word_list_of(str_of(source));
    struct changes changes;
    struct buf got = BUF_INIT;
    changes_find(&a, &b, &changes);
    for (size_t i = 0; i < changes.n; i++) {
        const struct change *change = &changes.list[i];
        buf_addf(&got, "%s%c%zu,%zu@%zu,%zu", i > 0 ? " " : "", "+-!>"[change->kind], change -> at,
                 change -> n, change -> source_at, change -> source_n);
    }
    ck_assert_str_eq(got.p, expected);
    buf_clear(&got);
    free(changes.list);
    free(a.at);
    free(b.at);
}

START_TEST(equal_words_have_no_difference)
{
    expect("a b", "a b", "");
    expect("", "", "");
}
END_TEST

START_TEST(words_added_and_missing_are_told_as_runs)
{
    expect("a b x y z c d e", "a b c d e",
           "3 words from word 3 on, 'x y z', are not in 's': found \"a b x y z c d e\", the source "
           "has \"a b c d e\"\n");
    expect("a d e f", "a b c d e f",
           "2 words from word 2 of 's' on, 'b c', are missing: found \"a d e f\", the source has "
           "\"a b c d e f\"\n");
    expect("", "a", "word 1 of 's', 'a', is missing: found \"\", the source has \"a\"\n");
}
END_TEST

START_TEST(a_changed_word_is_printed_without_what_a_terminal_obeys)
{
    expect("a\x1b[31m b", "a b",
           "word 1 is 'a\uFFFD[31m' where 's' has 'a': found \"a\uFFFD[31m b\", the source has "
           "\"a b\"\n");
}
END_TEST

START_TEST(every_difference_is_told_not_only_the_first)
{
    expect_changes("a B c d E f g h i", "a b c d e f g h i", "!1,1@1,1 !4,1@4,1");
    expect_changes("a c d x e f", "a b c d e f", "-1,0@1,1 +3,1@4,0");
}
END_TEST

START_TEST(what_changed_its_place_has_moved)
{
    expect_changes("four five six one two three seven", "one two three four five six seven",
                   ">0,3@3,3");
    expect_changes("x three one", "x one two three", ">1,1@3,1 -3,0@2,1");
    /* The paragraphs begin and end alike. */
    expect_changes("z the dog runs far away the cat sits here y",
                   "z the cat sits here the dog "
                   "runs far away y",
                   ">6,4@1,4");
    expect("b c d a", "a b c d",
           "word 4, 'a', is moved: in 's' it stands from word 1 on: found \"b c d a\", the source "
           "has \"a b c d\"\n");
}
END_TEST

START_TEST(a_short_word_does_not_move_over_half_a_text)
{
    struct buf found = BUF_INIT, source = BUF_INIT;
    buf_adds(&found, "the ");
    for (int i = 0; i < 50; i++) {
        buf_addf(&found, "w%d ", i);
        buf_addf(&source, "w%d ", i);
    }
    buf_adds(&source, "the");
    expect_changes(found.p, source.p, "+0,1@0,0 -51,0@50,1");
    buf_clear(&found);
    buf_clear(&source);
}
END_TEST

START_TEST(texts_without_any_word_of_one_kind_are_one_change)
{
    struct buf found = BUF_INIT, source = BUF_INIT;
    for (int i = 0; i < 3000; i++) {
        buf_adds(&found, i % 2 ? "a " : "b ");
        buf_adds(&source, i % 2 ? "c " : "d ");
    }
    expect_changes(found.p, source.p, "!0,3000@0,3000");
    buf_clear(&found);
    buf_clear(&source);
}
END_TEST

static size_t next_random(size_t below)
{
    static unsigned state = 1;
    state = state * 1103515245u + 12345u;
    return (state >> 16) % below;
}

/* Applying the changes to the source gives what was found, whatever was done to it. */
static void check_reconstruction(const char *found, const char *source)
{
    struct word_list a = word_list_of(str_of(found)), b = word_list_of(str_of(source));
    bool *kept = calloc(b.n + 1, 1), *new = calloc(a.n + 1, 1);
    struct changes changes;
    changes_find(&a, &b, &changes);
    for (size_t i = 0; i < b.n; i++)
        kept[i] = true;
    size_t gone = 0, came = 0;
    for (size_t i = 0; i < changes.n; i++) {
        const struct change *change = &changes.list[i];
        for (size_t k = 0; k < change->n; k++)
            new[change->at + k] = true;
        came += change->n;
        gone += change->source_n;
        for (size_t k = 0; change->kind != CHANGE_MOVED && k < change->source_n; k++)
            kept[change->source_at + k] = false;
    }
    ck_assert_uint_eq(a.n - came, b.n - gone);
    size_t k = 0, unmatched = 0;
    for (size_t i = 0; i < a.n; i++) {
        if (new[i])
            continue;
        while (k < b.n && !(kept[k] && str_eq(a.at[i], b.at[k])))
            k++;
        unmatched += k++ >= b.n;
    }
    ck_assert_uint_eq(unmatched, 0);
    free(changes.list);
    free(kept);
    free(new);
    free(a.at);
    free(b.at);
}

START_TEST(changes_lead_from_the_source_to_what_was_found)
{
    for (int round = 0; round < 400; round++) {
        struct buf found = BUF_INIT, source = BUF_INIT;
        size_t n = next_random(60), letters = 1 + next_random(20);
        for (size_t i = 0; i < n; i++) {
            size_t word = next_random(letters);
            buf_addf(&source, "w%zu ", word);
            if (next_random(8) == 0)
                buf_addf(&found, "w%zu ", next_random(letters));
            if (next_random(8) != 0)
                buf_addf(&found, "w%zu ", word);
        }
        check_reconstruction(found.p, source.p);
        buf_clear(&found);
        buf_clear(&source);
    }
}
END_TEST

UNIT_TESTS("verify_difference", equal_words_have_no_difference,
           words_added_and_missing_are_told_as_runs,
           a_changed_word_is_printed_without_what_a_terminal_obeys,
           every_difference_is_told_not_only_the_first, what_changed_its_place_has_moved,
           a_short_word_does_not_move_over_half_a_text,
           texts_without_any_word_of_one_kind_are_one_change,
           changes_lead_from_the_source_to_what_was_found)
