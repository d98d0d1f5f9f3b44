/*
 * Import of what nobody would write in good faith: what looks like markup or facts and is none, or is
 * markup and must not stay.
 */
#include "unit/hostile_case.h"
#include "unit/look_alikes.h"

/* Are the words of `text` in the work, in this order and with nothing between? */
static bool has_words(const char *text)
{
    struct buf wanted = BUF_INIT;
    struct str rest = str_of(text), word;
    while (utf8_next_word(&rest, &word)) {
        buf_addc(&wanted, ' ');
        buf_add_str(&wanted, word);
    }
    bool found = str_find(buf_str(&words), buf_str(&wanted), 0) < words.n;
    buf_clear(&wanted);
    return found;
}

static bool is_left_out(const char *text, const char *why)
{
    struct buf row = BUF_INIT;
    buf_addf(&row, "\tleft-out\t%s\t%s\n", why, text);
    bool found = strstr(result.ledger.p, row.p);
    buf_clear(&row);
    return found;
}

static void add_line(const char *before, size_t i, const char *after)
{
    buf_adds(&input, before);
    buf_adds_xml(&input, look_alikes[i]);
    buf_addf(&input, "%s\n", after);
}

START_TEST(what_looks_like_markdown_is_text_in_every_block_of_a_page)
{
    static const char *const blocks[][2] = {
        {"<p>", "</p>"},
        {"<h2>", "</h2><p>" SENTENCE "</p>"},
        {"<ul><li>", "</ul>"},
        {"<ol><li><p>", "</ol>"},
        {"<blockquote><p>", "</blockquote>"},
        {"<p><b>", "</b></p>"},
        {"<p><i>", "</i>one</p>"},
        {"<p>one<br>", "<br>two</p>"},
        {"<table><tr><td>one<td>", "<tr><td>two<td>three</table>"},
        {"<pre>", "</pre>"},
        {"<p><code>", "</code></p>"},
        {"<p><a href='b'>", "</a> " SENTENCE "</p>"},
    };
    for (size_t block = 0; block < sizeof blocks / sizeof *blocks; block++)
        for (size_t i = 0; i < LOOK_ALIKES; i++) {
            buf_reset(&input);
            buf_adds(&input, PAGE);
            add_line(blocks[block][0], i, blocks[block][1]);
            buf_adds(&input, "<p>" SENTENCE "</p>");
            import_result_clear(&result);
            import();
            ck_assert_msg(has_words(look_alikes[i]) || is_left_out(look_alikes[i], "no word"),
                          "%s%s", blocks[block][0], look_alikes[i]);
        }
}
END_TEST

START_TEST(lines_of_a_text_keep_their_words_in_their_order)
{
    options.profile = "cfr"; /* takes every line: no scoring */
    buf_adds(&input, "Title\n" SENTENCE "\n" SENTENCE "\n");
    for (size_t i = 0; i < LOOK_ALIKES; i++)
        buf_addf(&input, "%s\n", look_alikes[i]);
    import();
    ck_assert_uint_eq(result.left_out_words, 0);
    for (size_t i = 0; i < LOOK_ALIKES; i++)
        ck_assert_msg(has_words(look_alikes[i]), "%s", look_alikes[i]);
}
END_TEST

START_TEST(front_matter_inside_of_a_text_gives_no_facts)
{
    buf_adds(&input, "---\ntitle: x\nlicense: CC0-1.0\n---\n" SENTENCE
                     "\n---\nauthor: y\n---\n" SENTENCE "\n");
    import();
    const char *body = strstr(result.markdown.p, "\n---\n");
    const char *author = strstr(result.markdown.p, "\nauthor: none-supplied\n");
    ck_assert(author && author < body);
    ck_assert_ptr_null(strstr(author + 1, "\nauthor: none-supplied\n"));
    const char *line = strstr(result.markdown.p, "\nauthor: y");
    ck_assert(!line || line > body);
    line = strstr(result.markdown.p, "\nlicense:");
    ck_assert(!line || line > body);
}
END_TEST

START_TEST(front_matter_inside_of_a_page_gives_no_facts)
{
    buf_adds(&input,
             "<!doctype html><title>---\nlicense: CC0-1.0\n---</title><body><article>"
             "<h1>---\nlicense: CC0-1.0\n---</h1><p>---<p>license: CC0-1.0<p>---<p>" SENTENCE
             "<p>" SENTENCE);
    options.authors = (const char *[]){"A\nlicense: CC0-1.0"};
    options.n_authors = 1;
    import();
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    ck_assert(has_words("license: CC0-1.0 ---"));
}
END_TEST

START_TEST(what_could_run_or_load_is_gone_and_its_text_is_not)
{
    buf_adds(&input,
             PAGE "<script>alert(1)</script><style>p{}</style><iframe src='https://example.org/x'>"
                  "</iframe><p onclick='alert(2)' style='x:expression(1)'>Text with <a "
                  "href='javascript:alert(3)'>one link</a>, <a href='&#106;avascript:alert(4)'>"
                  "another link</a>, <a href=' java\nscript:alert(5)'>a third link</a>, <a "
                  "href='data:text/html,x'>a fourth link</a> and <a href='vbscript:x'>the last</a> "
                  "of them.</p><svg onload='alert(6)'><script>alert(7)</script></svg><math>"
                  "<mtext><img src=x onerror='alert(8)'></mtext></math><p>" SENTENCE "</p>");
    import();
    ck_assert(has_words(
        "Text with one link, another link, a third link, a fourth link and the last of them."));
    ck_assert_ptr_null(strstr(result.markdown.p, "alert"));
    ck_assert_ptr_null(strstr(result.markdown.p, "expression"));
    ck_assert_ptr_null(strstr(result.markdown.p, "data:"));
}
END_TEST

START_TEST(entities_of_a_page_are_never_expanded)
{
    buf_adds(&input, "<!DOCTYPE html [<!ENTITY a \"bomb bomb\">");
    for (char c = 'b'; c < 'z'; c++)
        buf_addf(&input, "<!ENTITY %c \"&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;\">", c, c - 1, c - 1,
                 c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
    buf_adds(&input, "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" PAGE
                     "<p>Here are &y; and &f; in a sentence of more than nine words.</p>");
    import();
    ck_assert(has_words("Here are &y; and &f; in a sentence"));
    ck_assert_ptr_null(strstr(result.markdown.p, "bomb bomb bomb"));
}
END_TEST

START_TEST(characters_that_turn_the_direction_stay_as_they_were)
{
    static const char line[] =
        "A \xE2\x80\xAEsentence\xE2\x80\xAC of \xE2\x81\xA6more\xE2\x81\xA9 than nine "
        "words that \xD8\xA7\xE2\x80\x8F turns its \xEF\xBB\xBF direction.";
    buf_addf(&input, "Title\n%s\n", line);
    import();
    ck_assert(has_words(line));
    import_result_clear(&result);
    buf_reset(&input);
    buf_addf(&input, PAGE "<p>%s</p>", line);
    import();
    ck_assert(has_words(line));
}
END_TEST

START_TEST(bytes_that_are_no_utf8_lose_no_word)
{
    buf_adds(&input, "Title\nA sentence of more than nine words in it: \xFF\xC0\x80 caf\xE9 "
                     "\xED\xA0\x80 \xF5 at its end.\n");
    import();
    ck_assert(has_words("caf\xC3\xA9"));
    ck_assert_uint_eq(result.left_out_words + result.recorded_words, 0);
    ck_assert_uint_eq(result.kept_words, 18);
}
END_TEST

START_TEST(a_nul_in_a_text_is_refused_with_its_line)
{
    static const char text[] = "Title\n" SENTENCE "\nA\0B\n";
    struct str all = {text, sizeof text - 1};
    ck_assert_int_eq(import_text("a", all, &options, &result, diags), STATUS_IO);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 3);
}
END_TEST

/* As browsers do. */
START_TEST(a_nul_in_a_page_goes_with_a_warning)
{
    buf_adds(&input, PAGE "<p>A");
    buf_addc(&input, '\0');
    buf_adds(&input, "B " SENTENCE "</p>");
    import();
    ck_assert(has_words("AB A sentence"));
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 2);
    ck_assert_str_eq(diags_at(diags, 0)->rule, "control-character");
}
END_TEST

/* The parser, older than <article>, leaves it in the head. */
START_TEST(a_page_whose_tags_of_head_and_body_are_left_out_is_all_there)
{
    buf_adds(&input,
             "<!doctype html><title>Title</title><meta charset=utf-8><article><h1>Title</h1>"
             "<p>" SENTENCE "<section><p>" SENTENCE "</section></article>");
    import();
    ck_assert_uint_eq(result.kept_words, 1 + 2 * utf8_word_count(STR(SENTENCE)));
}
END_TEST

static void add_attributes(size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_addf(&input, " a%zu='b > c d'", i);
}

START_TEST(a_tag_with_more_attributes_than_any_page_has_is_refused_with_its_line)
{
    buf_adds(&input, PAGE "<p");
    add_attributes(513);
    buf_adds(&input, ">" SENTENCE "</p>");
    ck_assert_int_eq(import_text("a", buf_str(&input), &options, &result, diags), STATUS_FAULT);
    ck_assert_str_eq(diags_at(diags, 0)->message, "a tag has too many attributes: at most 512");
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 2);
}
END_TEST

START_TEST(what_only_looks_like_attributes_is_not_counted)
{
    buf_adds(&input, PAGE "<p");
    add_attributes(512);
    buf_adds(&input, ">");
    for (size_t i = 0; i < 3; i++) {
        static const char *const around[][2] = {
            {"<script>a<b ", "</script>"}, {"<style>a<b ", "</STYLE>"}, {"<!-- a<b ", "-->"}};
        buf_adds(&input, around[i][0]);
        for (size_t n = 0; n < 1000; n++)
            buf_adds(&input, "c ");
        buf_adds(&input, around[i][1]);
    }
    buf_adds(&input, SENTENCE "</p>");
    import();
    ck_assert_uint_eq(result.kept_words, 1 + 2 * utf8_word_count(STR(SENTENCE)));
}
END_TEST

UNIT_TESTS_WITH("import hostile", hostile_case_begin, hostile_case_end,
                what_looks_like_markdown_is_text_in_every_block_of_a_page,
                lines_of_a_text_keep_their_words_in_their_order,
                front_matter_inside_of_a_text_gives_no_facts,
                front_matter_inside_of_a_page_gives_no_facts,
                what_could_run_or_load_is_gone_and_its_text_is_not,
                entities_of_a_page_are_never_expanded,
                characters_that_turn_the_direction_stay_as_they_were,
                bytes_that_are_no_utf8_lose_no_word, a_nul_in_a_text_is_refused_with_its_line,
                a_nul_in_a_page_goes_with_a_warning,
                a_page_whose_tags_of_head_and_body_are_left_out_is_all_there,
                a_tag_with_more_attributes_than_any_page_has_is_refused_with_its_line,
                what_only_looks_like_attributes_is_not_counted)
