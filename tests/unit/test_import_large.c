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

#define ITEM "<div itemscope itemtype='https://schema.org/Article' itemprop=author>x "

START_TEST(elements_that_are_nested_without_end_lose_no_word)
{
    static const char *const elements[] = {"<div>",
                                           "<b>",
                                           "<i>x ",
                                           "<span>",
                                           "<ul><li>x ",
                                           "<blockquote>x ",
                                           "<table><tr><td>x ",
                                           "<a href=b>",
                                           "<a rel=author href=b><div>x ",
                                           "<button>x? ",
                                           ITEM,
                                           "<section><h2>x</h2>"};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        size_t inside = strchr(elements[i], 'x') ? DEEP : 0;
        buf_reset(&input);
        buf_adds(&input, PAGE "<p>" SENTENCE "</p><div>");
        for (size_t n = 0; n < DEEP; n++)
            buf_adds(&input, elements[i]);
        buf_adds(&input, SENTENCE);
        import_result_clear(&result);
        import();
        ck_assert_uint_eq(result.kept_words + result.recorded_words + result.left_out_words,
                          1 + 3 * utf8_word_count(STR(SENTENCE)) + inside);
    }
}
END_TEST

UNIT_TESTS_WITH("import large", hostile_case_begin, hostile_case_end,
                a_line_of_ten_megabytes_comes_through, a_paragraph_of_ten_megabytes_comes_through,
                elements_that_are_nested_without_end_lose_no_word)
