/*
 * Import of texts that are larger, and of pages that are nested deeper, than anybody writes them.
 */
#include "unit/hostile_case.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

/* Sanitizers make frames larger, and everything slower. */
#ifdef SANITIZED
enum { DEEP = 20000 };
#else
enum { DEEP = 100000 };
#endif
enum { MEGABYTE = 1024 * 1024 };

START_TEST(a_line_of_ten_megabytes_comes_through)
{
    buf_adds(&input, "Title\n");
    while (input.n < 10 * MEGABYTE)
        buf_adds(&input, "word *and* [another] &amp; <b> ");
    import();
    ck_assert_uint_eq(result.kept_words, utf8_word_count(buf_str(&input)));
}
END_TEST

START_TEST(a_paragraph_of_ten_megabytes_comes_through)
{
    size_t n = 0;
    buf_adds(&input, PAGE "<p>");
    for (; input.n < 10 * MEGABYTE; n += 4)
        buf_adds(&input, "word *and* [another] &amp;amp; ");
    import();
    ck_assert_uint_eq(result.kept_words, 1 + utf8_word_count(STR(SENTENCE)) + n);
}
END_TEST

/* Puts a sentence into each element, nested DEEP times, whose text is an 'x' or nothing. */
static void nest(const char *const *elements, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t inside = strchr(elements[i], 'x') ? DEEP : 0;
        buf_reset(&input);
        buf_adds(&input, PAGE "<p>" SENTENCE "</p><div>");
        for (size_t k = 0; k < DEEP; k++)
            buf_adds(&input, elements[i]);
        buf_adds(&input, SENTENCE);
        import_result_clear(&result);
        import();
        ck_assert_uint_eq(result.kept_words + result.recorded_words + result.left_out_words,
                          1 + 3 * utf8_word_count(STR(SENTENCE)) + inside);
    }
}

#define NEST(...)                                                                                  \
    nest((const char *const[]){__VA_ARGS__},                                                       \
         sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))

START_TEST(inline_elements_that_are_nested_without_end_lose_no_word)
{
    NEST("<b>", "<i>x ", "<span>", "<a href=b>");
}
END_TEST

START_TEST(blocks_that_are_nested_without_end_lose_no_word)
{
    NEST("<div>", "<ul><li>x ", "<blockquote>x ", "<table><tr><td>x ", "<section><h2>x</h2>");
}
END_TEST

#define ITEM "<div itemscope itemtype='https://schema.org/Article' itemprop=author>x "

START_TEST(what_looks_like_facts_and_is_nested_without_end_loses_no_word)
{
    NEST("<a rel=author href=b><div>x ", "<button>x? ", ITEM);
}
END_TEST

UNIT_TESTS_WITH("import large", hostile_case_begin, hostile_case_end,
                a_line_of_ten_megabytes_comes_through, a_paragraph_of_ten_megabytes_comes_through,
                inline_elements_that_are_nested_without_end_lose_no_word,
                blocks_that_are_nested_without_end_lose_no_word,
                what_looks_like_facts_and_is_nested_without_end_loses_no_word)
