#include "base/file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "unit/unit.h"

static struct fidelity of(struct str text)
{
    struct fidelity fidelity;
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    wordstream_text(&stream, text);
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    return fidelity;
}

START_TEST(pieces_join_into_one_word_until_white_space_or_a_break)
{
    struct buf copy = BUF_INIT;
    struct fidelity fidelity;
    struct wordstream stream;
    wordstream_init(&stream, &copy);
    wordstream_text(&stream, STR("un"));
    wordstream_text(&stream, STR("broken word "));
    wordstream_text(&stream, STR("next"));
    wordstream_break(&stream);
    wordstream_text(&stream, STR("cell"));
    wordstream_text(&stream, STR("\xC2\xA0tail"));
    wordstream_finish(&stream, &fidelity);
    ck_assert_str_eq(copy.p, "unbroken word next cell tail");
    ck_assert_uint_eq(fidelity.words, 5);
    struct fidelity whole = of(STR("unbroken word\nnext\tcell  tail"));
    ck_assert(fidelity_equal(&fidelity, &whole));
    wordstream_clear(&stream);
    buf_clear(&copy);
}
END_TEST

START_TEST(words_that_are_joined_already_are_added_as_they_are)
{
    struct fidelity fidelity;
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    wordstream_text(&stream, STR("one"));
    wordstream_words(&stream, STR(""), 0);
    wordstream_words(&stream, STR("two three"), 2);
    wordstream_text(&stream, STR("four"));
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    struct fidelity whole = of(STR("one two three four"));
    ck_assert(fidelity_equal(&fidelity, &whole));
}
END_TEST

START_TEST(half_a_digest_stands_for_the_whole)
{
    struct fidelity whole = of(STR("one")), other = of(STR("two")), half = whole;
    half.sha256[FIDELITY_HALF] = '\0';
    ck_assert(fidelity_equal(&whole, &half) && fidelity_equal(&half, &whole));
    ck_assert(!fidelity_equal(&other, &half));
    half.sha256[FIDELITY_HALF - 1] = '\0';
    ck_assert(!fidelity_equal(&whole, &half));
    ck_assert(!fidelity_same_digest(whole.sha256, "") && !fidelity_same_digest("", whole.sha256));
}
END_TEST

START_TEST(a_stream_can_be_used_again_and_leaves_what_its_copy_held)
{
    struct buf copy = BUF_INIT;
    struct fidelity first, second;
    struct wordstream stream;
    buf_adds(&copy, "before ");
    wordstream_init(&stream, &copy);
    wordstream_text(&stream, STR("one"));
    wordstream_finish(&stream, &first);
    wordstream_text(&stream, STR("two"));
    wordstream_finish(&stream, &second);
    wordstream_clear(&stream);
    struct fidelity one = of(STR("one")), two = of(STR("two"));
    ck_assert(fidelity_equal(&first, &one) && fidelity_equal(&second, &two));
    ck_assert_str_eq(copy.p, "before onetwo");
    buf_clear(&copy);
}
END_TEST

START_TEST(a_zero_width_space_does_not_separate_words)
{
    ck_assert_uint_eq(of(STR("a\xE2\x80\x8B"
                             "b"))
                          .words,
                      1);
    ck_assert_uint_eq(of(STR("a\xE2\x80\xAF"
                             "b"))
                          .words,
                      2);
}
END_TEST

START_TEST(overlong_forms_and_surrogates_are_not_utf8)
{
    size_t bad = 0;
    ck_assert(utf8_valid(STR("gr\xC3\xBC\xC3\x9F"), &bad));
    ck_assert(!utf8_valid(STR("ab\xC0\xAF"), &bad));
    ck_assert_uint_eq(bad, 2);
    ck_assert(!utf8_valid(STR("\xED\xA0\x80"), &bad));
    ck_assert(!utf8_valid(STR("\xE2\x82"), &bad));
}
END_TEST

START_TEST(paths_are_resolved_within_their_top)
{
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(path_normal(&arena, "a/./b/../c.md"), "a/c.md");
    ck_assert_ptr_null(path_normal(&arena, "a/../../c.md"));
    ck_assert_ptr_null(path_normal(&arena, "/etc/passwd"));
    ck_assert_str_eq(path_relative(&arena, "a/b.html", "c/d.html"), "../c/d.html");
    ck_assert_str_eq(path_relative(&arena, "a/b.html", "a/d.html"), "d.html");
    ck_assert_str_eq(path_relative(&arena, "b.html", "a/d.html"), "a/d.html");
    ck_assert_str_eq(path_with_extension(&arena, "a.b/c", ".html"), "a.b/c.html");
    arena_clear(&arena);
}
END_TEST

START_TEST(a_uuid_is_made_of_an_address)
{
    char uuid[UUID_TEXT + 1];
    digest_uuid_of_url(STR("http://www.example.com/"), uuid);
    ck_assert_str_eq(uuid, "fcde3c85-2270-590f-9e7c-ee003d65e0e2");
}
END_TEST

UNIT_TESTS("words", pieces_join_into_one_word_until_white_space_or_a_break,
           half_a_digest_stands_for_the_whole, words_that_are_joined_already_are_added_as_they_are,
           a_stream_can_be_used_again_and_leaves_what_its_copy_held,
           half_a_digest_stands_for_the_whole, a_zero_width_space_does_not_separate_words,
           overlong_forms_and_surrogates_are_not_utf8, paths_are_resolved_within_their_top,
           a_uuid_is_made_of_an_address)
