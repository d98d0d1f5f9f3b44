#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"
#include "unit/unit.h"

static struct arena arena;
static struct diags *diags;

static void setup(const char *text, size_t n, const struct yaml_node **root)
{
    arena_clear(&arena);
    diags_free(diags);
    diags = diags_new();
    *root = yaml_parse(&arena, "work.md", 2, (struct str){text, n}, diags);
}

static const struct yaml_node *parse(const char *text)
{
    const struct yaml_node *root;
    setup(text, strlen(text), &root);
    return root;
}

static void give_back(void)
{
    arena_clear(&arena);
    diags_free(diags);
    diags = NULL;
}

/* All diagnostics, one a line. */
static const char *messages(void)
{
    struct buf out = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &out);
        buf_addc(&out, '\n');
    }
    const char *copy = arena_strdup(&arena, out.p);
    buf_clear(&out);
    return copy;
}

static void refused(const char *text, const char *message)
{
    ck_assert_msg(!parse(text), "read without complaint: %s", text);
    ck_assert_str_eq(messages(), message);
}

static void is_at(struct place place, int line, int column)
{
    ck_assert_str_eq(place.file, "work.md");
    ck_assert_int_eq(place.line, line);
    ck_assert_int_eq(place.column, column);
}

START_TEST(a_mapping_keeps_its_keys_in_order_with_their_places)
{
    const struct yaml_node *root = parse("title: The Perils\nkeywords: [Kim, \"Putin\"]\n"
                                         "license:\n  id: CC0-1.0\nempty:\n");
    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(root->kind, YAML_MAPPING);
    const struct yaml_node *title = root->first;
    ck_assert_str_eq(title->key, "title");
    ck_assert_str_eq(title->text, "The Perils");
    is_at(title->key_place, 2, 1);
    is_at(title->place, 2, 8);

    const struct yaml_node *keywords = title->next;
    ck_assert_int_eq(keywords->kind, YAML_SEQUENCE);
    ck_assert_str_eq(keywords->first->text, "Kim");
    ck_assert(keywords->first->plain);
    ck_assert_str_eq(keywords->first->next->text, "Putin");
    ck_assert(!keywords->first->next->plain);
    is_at(keywords->first->next->place, 3, 17);
    ck_assert_ptr_null(keywords->first->next->next);

    is_at(yaml_get(yaml_get(root, "license"), "id")->place, 5, 7);
    ck_assert_int_eq(yaml_get(root, "empty")->kind, YAML_NULL);
    is_at(yaml_get(root, "empty")->place, 6, 1);
    ck_assert_ptr_null(yaml_get(root, "Title"));
    ck_assert_ptr_null(yaml_get(title, "title"));
    ck_assert_ptr_null(yaml_get(NULL, "title"));
    give_back();
}
END_TEST

START_TEST(a_text_without_content_is_null)
{
    ck_assert_int_eq(parse("")->kind, YAML_NULL);
    ck_assert_int_eq(parse("# only a comment\n")->kind, YAML_NULL);
    ck_assert_int_eq(parse("~")->kind, YAML_NULL);
    ck_assert_int_eq(parse("null")->kind, YAML_NULL);
    ck_assert_int_eq(parse("\"null\"")->kind, YAML_SCALAR);
    ck_assert_int_eq(parse("''")->kind, YAML_SCALAR);
    ck_assert_str_eq(parse("\xEF\xBB\xBFname: x\n")->first->key, "name");
    give_back();
}
END_TEST

START_TEST(scalars_of_all_styles_are_read)
{
    const struct yaml_node *root = parse("a: |\n  one\n  two\nb: >-\n  one\n  two\n");
    ck_assert_str_eq(yaml_get(root, "a")->text, "one\ntwo\n");
    ck_assert_str_eq(yaml_get(root, "b")->text, "one two");
    ck_assert(!yaml_get(root, "a")->plain);
    root = parse("'x''''''''''''''''''''y'");
    ck_assert_str_eq(root->text, "x''''''''''y");
    root = parse("' it''s \n\r\n  a\r b'");
    ck_assert_str_eq(root->text, " it's\na b");
    root = parse("\"a\\\n  b\\n\\x41\\u2019  c\n\n d \\\n\n\n  e\\\"\\\\\\/\\_\\U0001F600\"");
    ck_assert_str_eq(root->text, "ab\nA\xE2\x80\x99  c\nd \n\ne\"\\/\xC2\xA0\xF0\x9F\x98\x80");
    give_back();
}
END_TEST

START_TEST(only_plain_words_are_booleans)
{
    bool value = false;
    ck_assert(yaml_bool(parse("yes"), &value) && value);
    ck_assert(yaml_bool(parse("false"), &value) && !value);
    ck_assert(yaml_bool(parse("true"), &value) && value);
    ck_assert(yaml_bool(parse("no"), &value) && !value);
    value = true;
    ck_assert(!yaml_bool(parse("\"no\""), &value) && value);
    ck_assert(!yaml_bool(parse("on"), &value) && !yaml_bool(parse("[no]"), &value));
    ck_assert(!yaml_bool(NULL, &value));
    give_back();
}
END_TEST

START_TEST(mistakes_of_syntax_have_a_place_and_advice)
{
    refused("a: b: c\n",
            "work.md:2:5: error: a value that contains ': ' must stand in quotes [yaml]\n");
    refused("a: 1\nb: \"x\nc: d\n",
            "work.md:3:4: error: text in double quotes is not closed [yaml]\n");
    refused("a: 'x", "work.md:2:5: error: text in single quotes is not closed [yaml]\n");
    refused("a:\n\tb: c\n", "work.md:3:1: error: indent with spaces, not with tabs [yaml]\n");
    refused("a: [1, 2\n", "work.md:3:1: error: a list in '[' ']' is not closed [yaml]\n");
    refused("a: {b: 1\n",
            "work.md:3:1: error: a mapping in '{' '}' lacks a ',' or is not closed [yaml]\n");
    refused("a: @b\n", "work.md:2:4: error: plain scalar cannot start with '@' [yaml]\n");
    refused("%YAML 3.0\n---\na: b\n", "work.md:2:1: error: not YAML 1.2 [yaml]\n");
    give_back();
}
END_TEST

START_TEST(what_front_matter_does_not_need_is_refused_in_one_run)
{
    refused("a: *x\nb: &y 1\nc: !z 2\n",
            "work.md:2:4: error: an alias; text that begins with '*' must stand in quotes [yaml]\n"
            "work.md:3:4: error: an anchor; text that begins with '&' must stand in quotes [yaml]\n"
            "work.md:4:4: error: a tag; text that begins with '!' must stand in quotes [yaml]\n");
    refused("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n",
            "work.md:3:11: error: the key 'c' was given before, in line 3 [yaml]\n"
            "work.md:4:1: error: the key 'a' was given before, in line 2 [yaml]\n"
            "work.md:5:1: error: the key 'a' was given before, in line 2 [yaml]\n");
    refused("a: 1\n---\nb: 1\n", "work.md:3:1: error: a second document begins here [yaml]\n");
    refused("? [a]\n: b\n",
            "work.md:2:3: error: a key must be text, not a list or a mapping [yaml]\n");
    refused(": b\n", "work.md:2:1: error: a key is missing before ':' [yaml]\n");
    give_back();
}
END_TEST

START_TEST(characters_that_are_no_text_are_refused)
{
    const struct yaml_node *root;
    setup("a: x\0y", 6, &root);
    ck_assert_ptr_null(root);
    ck_assert_str_eq(
        messages(),
        "work.md:2:5: error: the control character U+0000 is not allowed here [yaml]\n");
    refused("a: \"x\\0\"\n", "work.md:2:4: error: the character U+0000 is not allowed [yaml]\n");
    refused("a: 1\n\xC3\xA9: \x01\n",
            "work.md:3:4: error: the control character U+0001 is not allowed here [yaml]\n");
    refused("a: 1\nb: \xFF\n", "work.md:3:4: error: this is not UTF-8 text [yaml]\n");
    give_back();
}
END_TEST

START_TEST(depth_and_size_are_bounded)
{
    char deep[131];
    memset(deep, '[', 65);
    memset(deep + 65, ']', 65);
    deep[130] = '\0';
    refused(deep, "work.md:2:65: error: nested deeper than 64 levels [yaml]\n");
    deep[129] = '\0';
    ck_assert_ptr_nonnull(parse(deep + 1));

    const struct yaml_node *root;
    size_t n = 4 * 1024 * 1024 + 1;
    char *large = malloc(n);
    memset(large, '#', n);
    setup(large, n, &root);
    ck_assert_ptr_null(root);
    ck_assert_int_eq(diags_status(diags), STATUS_FAULT);
    free(large);
    give_back();
}
END_TEST

static void written(const char *text, const char *expected)
{
    struct buf out = BUF_INIT;
    yaml_add_scalar(&out, str_of(text));
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
}

START_TEST(a_scalar_is_plain_where_that_is_safe)
{
    written("The Perils of a Renewed North Korea-Russia Relationship",
            "The Perils of a Renewed North Korea-Russia Relationship");
    written("photo-1", "photo-1");
    written("2024-01-15", "2024-01-15");
    written("https://example.org/a#b", "https://example.org/a#b");
    written("5 things to know", "5 things to know");
    written("Attribution 4.0 (CC BY 4.0).", "Attribution 4.0 (CC BY 4.0).");
    written("don\xE2\x80\x99t, she said", "\"don\xE2\x80\x99t, she said\"");
    written("what's more", "what's more");
}
END_TEST

START_TEST(a_scalar_that_would_be_misread_is_quoted)
{
    static const char *const ambiguous[] = {"yes",
                                            "No",
                                            "TRUE",
                                            "null",
                                            "~",
                                            "on",
                                            "y",
                                            "2024",
                                            "1.5",
                                            "-3",
                                            "1e3",
                                            "0x1F",
                                            "12:30",
                                            "1_000",
                                            ".inf",
                                            "=",
                                            "<<",
                                            "+.INF",
                                            "2024-01-15T10:00:00Z",
                                            "",
                                            "- a",
                                            "? a",
                                            ": a",
                                            "a: b",
                                            "a:",
                                            "a #b",
                                            "#a",
                                            "[a]",
                                            "a, b",
                                            "{a",
                                            "&a",
                                            "*a",
                                            "!a",
                                            "|",
                                            ">",
                                            "'a'",
                                            "@a",
                                            "%a",
                                            "`a",
                                            " a",
                                            "a ",
                                            "---",
                                            "..."};
    for (size_t i = 0; i < sizeof ambiguous / sizeof *ambiguous; i++) {
        char quoted[64];
        snprintf(quoted, sizeof quoted, "\"%s\"", ambiguous[i]);
        written(ambiguous[i], quoted);
    }
    written("say \"no\"", "say \"no\"");
    written("\"no\" \\ said", "\"\\\"no\\\" \\\\ said\"");
    written("a\tb\nc\rd", "\"a\\tb\\nc\\x0Dd\"");
    written("a\xE2\x80\xA8"
            "b",
            "\"a\\u2028b\"");
    written("\xEF\xBB\xBF"
            "a\xC2\x85\x7F",
            "\"\\uFEFFa\\x85\\x7F\"");
    written("bad \xFF byte", "\"bad \xEF\xBF\xBD byte\"");
}
END_TEST

/* Text of all kinds from a fixed sequence of pseudo-random numbers. */
static void compose(struct buf *text, unsigned *state)
{
    static const char pieces[][5] = {"a",
                                     "b",
                                     " ",
                                     ":",
                                     "#",
                                     "-",
                                     "\"",
                                     "'",
                                     "\\",
                                     ",",
                                     "[",
                                     "]",
                                     "{",
                                     "}",
                                     "\n",
                                     "\t",
                                     "\r",
                                     "0",
                                     "7",
                                     ".",
                                     "e",
                                     "no",
                                     "%",
                                     "&",
                                     "*",
                                     "!",
                                     "|",
                                     ">",
                                     "@",
                                     "`",
                                     "?",
                                     "~",
                                     "=",
                                     "\xC2\xA0",
                                     "\xC3\xA9",
                                     "\xE2\x80\xA9",
                                     "\x01",
                                     "\x7F",
                                     "\xC2\x85",
                                     "\xEF\xBB\xBF",
                                     "\xF0\x9F\x98\x80",
                                     "\xEF\xBF\xBE"};
    buf_reset(text);
    for (unsigned n = (*state >> 16) % 9; n > 0; n--) {
        *state = *state * 1103515245u + 12345u;
        buf_adds(text, pieces[(*state >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
    *state = *state * 1103515245u + 12345u;
}

START_TEST(what_is_written_is_read_back_the_same)
{
    unsigned state = 1;
    struct buf text = BUF_INIT, yaml = BUF_INIT;
    for (int round = 0; round < 20000; round++) {
        bool flow = round % 2;
        compose(&text, &state);
        buf_reset(&yaml);
        buf_adds(&yaml, flow ? "k: [" : "k: ");
        yaml_add_scalar(&yaml, buf_str(&text));
        buf_adds(&yaml, flow ? ", z]\n" : "\nl: z\n");
        const struct yaml_node *value = yaml_get(parse(yaml.p), "k");
        ck_assert_msg(value != NULL, "not read back: %s", yaml.p);
        value = flow ? value->first : value;
        ck_assert_int_eq(value->kind, YAML_SCALAR);
        ck_assert_str_eq(value->text, text.p);
    }
    buf_clear(&text);
    buf_clear(&yaml);
    give_back();
}
END_TEST

UNIT_TESTS("yaml", a_mapping_keeps_its_keys_in_order_with_their_places,
           a_text_without_content_is_null, scalars_of_all_styles_are_read,
           only_plain_words_are_booleans, mistakes_of_syntax_have_a_place_and_advice,
           what_front_matter_does_not_need_is_refused_in_one_run,
           characters_that_are_no_text_are_refused, depth_and_size_are_bounded,
           a_scalar_is_plain_where_that_is_safe, a_scalar_that_would_be_misread_is_quoted,
           what_is_written_is_read_back_the_same)
