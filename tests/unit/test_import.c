#include <check.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "import/fact_text.h"
#include "unit/import_case.h"
#include "unit/look_alikes.h"
#include "unit/scratch.h"
#include "unit/unit.h"

static const char brief[] = "content/briefs/north-korea-russia";
static const char sentence[] =
    "A sentence of the article that has more than nine words in it, so that it is prose.";

static void set_up(void)
{
    scratch_enter();
    import_case_begin();
}

static void tear_down(void)
{
    import_case_end();
    scratch_leave();
}

static enum status import(struct str text)
{
    import_result_clear(&result);
    return import_text("a.txt", text, &options, &result, diags);
}

static const char *body(void)
{
    const char *end = strstr(result.markdown.p, "\n---\n\n");
    ck_assert_ptr_nonnull(end);
    return end + strlen("\n---\n\n");
}

static bool has_line(const char *line)
{
    struct str rest = buf_str(&result.markdown), found;
    while (str_next_line(&rest, &found))
        if (str_is(found, line))
            return true;
    return false;
}

static void put(const char *name, const char *text)
{
    ck_assert_int_eq(file_write(name, str_of(text), diags), STATUS_OK);
}

static const char *get(const char *name)
{
    struct buf text = BUF_INIT;
    ck_assert_int_eq(file_read(name, FILE_LIMIT, &text, diags), STATUS_OK);
    const char *copy = arena_strndup(&arena, text.p, text.n);
    buf_clear(&text);
    return copy;
}

static enum status import_put(void)
{
    import_result_clear(&result);
    return import_file("a.txt", NULL, &options, &result, diags);
}

START_TEST(the_brief_gives_the_committed_files_to_the_byte)
{
    struct buf expected = BUF_INIT;
    const char *committed = path_join(&arena, scratch_root, brief);
    const char *path = arena_printf(&arena, "%s.txt", committed);
    ck_assert_int_eq(import_file(path, ".", &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(result.profile, "cfr");
    ck_assert_uint_eq(result.units, 47);
    ck_assert_uint_eq(result.kept_words, 894);
    ck_assert_uint_eq(result.kept_words + result.recorded_words + result.left_out_words, 1105);
    ck_assert_str_eq(result.fidelity.sha256,
                     "1e8018d0506f42060f9b89931867753de82df2d975def5b2af849b8deaa7b7b0");
    path = arena_printf(&arena, "%s.md", committed);
    ck_assert_int_eq(file_read(path, FILE_LIMIT, &expected, diags), STATUS_OK);
    ck_assert_str_eq(get("north-korea-russia.md"), expected.p);
    buf_reset(&expected);
    path = arena_printf(&arena, "%s.ledger.txt", committed);
    ck_assert_int_eq(file_read(path, FILE_LIMIT, &expected, diags), STATUS_OK);
    ck_assert_str_eq(get("north-korea-russia.ledger.txt"), expected.p);
    buf_clear(&expected);
}
END_TEST

START_TEST(what_is_not_supplied_is_said_and_not_invented)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "Title\n\n%s\n", sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert(has_line("author: none-supplied"));
    ck_assert(has_line("date: none-supplied"));
    ck_assert(has_line("source: none-supplied"));
    ck_assert(has_line("copyright: none-supplied"));
    ck_assert(has_line("changes: []"));
    ck_assert_ptr_null(strstr(result.markdown.p, "publisher:"));
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    ck_assert_uint_eq(diags_count(diags, SEVERITY_WARNING), 1);
    ck_assert_ptr_null(result.profile);
    buf_clear(&text);
}
END_TEST

START_TEST(a_profile_may_say_what_genre_its_texts_are)
{
    struct buf text = BUF_INIT;
    const char *profile = "asked.yaml";
    buf_addf(&text, "Title\n\n%s\n", sentence);
    ck_assert_int_eq(file_write(profile, STR("profile: asked\nversion: 1\ngenre: qa\n"), diags),
                     STATUS_OK);
    options = (struct import_options){.profile = profile};
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert(has_line("genre: qa"));
    buf_clear(&text);
}
END_TEST

START_TEST(facts_that_the_user_knows_are_recorded)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "Title\n\n%s\n", sentence);
    options = (struct import_options){.url = "https://example.org/a",
                                      .authors = (const char *[]){"A. Writer: \"B\""},
                                      .n_authors = 1,
                                      .date = "2024-06",
                                      .retrieved = "2024-07-01"};
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert(has_line("author: 'A. Writer: \"B\"'") ||
              has_line("author: \"A. Writer: \\\"B\\\"\""));
    ck_assert(has_line("date: '2024-06'") || has_line("date: \"2024-06\""));
    ck_assert(has_line("source: https://example.org/a"));
    ck_assert(has_line("retrieved: 2024-07-01"));
    buf_clear(&text);
}
END_TEST

START_TEST(a_wrong_option_is_a_usage_error)
{
    options.url = "example.org";
    ck_assert_int_eq(import(STR("x")), STATUS_USAGE);
    options = (struct import_options){.date = "June 18"};
    ck_assert_int_eq(import(STR("x")), STATUS_USAGE);
}
END_TEST

START_TEST(a_license_without_version_is_not_guessed)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "Title\n\n%s\n\nThis article is licensed under Creative Commons BY-ND.\n",
             sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, "3\tthe license is named without its version\n"));
    ck_assert_uint_gt(result.uncertain, 0);
    buf_clear(&text);
}
END_TEST

START_TEST(two_licenses_are_none)
{
    struct buf text = BUF_INIT;
    buf_addf(&text,
             "Title\n\n%s\n\nThis article is licensed under CC BY 4.0.\n"
             "This work is licensed under CC BY-ND 4.0.\n",
             sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    ck_assert_ptr_nonnull(
        strstr(result.ledger.p, "4\ttwo different licenses: CC-BY-4.0 and CC-BY-ND-4.0\n"));
    buf_clear(&text);
}
END_TEST

START_TEST(the_license_of_a_photograph_is_not_that_of_the_text)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "Title\n\nFoto: Somebody (CC BY 2.0)\n\n%s\n", sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
    ck_assert_ptr_nonnull(
        strstr(result.ledger.p, "a license is named, but not as that of the text"));
    buf_clear(&text);
}
END_TEST

START_TEST(an_empty_text_and_one_of_furniture_give_nothing)
{
    ck_assert_int_eq(import(STR("")), STATUS_CONTENT);
    ck_assert_int_eq(import(STR(" \n\n\t\n")), STATUS_CONTENT);
    ck_assert_int_eq(import(STR("Menu\nShare\nLog in\nMenu\n© 2024\n")), STATUS_CONTENT);
    ck_assert_uint_eq(result.markdown.n, 0);
    ck_assert_uint_eq(diags_count(diags, SEVERITY_ERROR), 3);
}
END_TEST

START_TEST(one_line_of_a_megabyte_comes_through)
{
    struct buf text = BUF_INIT;
    while (text.n < 1024 * 1024)
        buf_adds(&text, "word *and* [another] ");
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert_uint_eq(result.units, 1);
    ck_assert_uint_eq(result.left_out_words, 0);
    buf_clear(&text);
}
END_TEST

START_TEST(what_looks_like_markdown_comes_through_word_for_word)
{
    struct buf text = BUF_INIT;
    options.profile = "cfr"; /* takes every line: no scoring */
    buf_addf(&text, "Title\n\n%s\n\n%s\n\n", sentence, sentence);
    for (size_t i = 0; i < LOOK_ALIKES; i++)
        buf_addf(&text, "%s\n\n", look_alikes[i]);
    enum status status = import(buf_str(&text));
    for (size_t i = 0; i < diags_size(diags); i++)
        ck_assert_msg(diags_at(diags, i)->severity < SEVERITY_ERROR, "%s",
                      diags_at(diags, i)->message);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_uint_eq(result.left_out_words, 0);
    buf_clear(&text);
}
END_TEST

START_TEST(each_such_line_comes_through_as_a_heading_and_alone)
{
    options.profile = "cfr";
    for (size_t i = 0; i < LOOK_ALIKES; i++) {
        struct buf text = BUF_INIT;
        buf_addf(&text, "Title\n\n%s\n\n%s\n\n%s\n\n%s\n", sentence, sentence, look_alikes[i],
                 sentence);
        ck_assert_msg(import(buf_str(&text)) == STATUS_OK, "%s", look_alikes[i]);
        buf_reset(&text);
        buf_addf(&text, "%s\n\n%s\n", look_alikes[i], sentence);
        ck_assert_msg(import(buf_str(&text)) == STATUS_OK, "title %s", look_alikes[i]);
        buf_clear(&text);
    }
}
END_TEST

START_TEST(a_text_that_begins_like_front_matter_is_a_text)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "---\ntitle: x\n---\n%s\n", sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert_ptr_nonnull(strstr(body(), sentence));
    buf_clear(&text);
}
END_TEST

START_TEST(both_files_are_written_and_again_without_a_difference)
{
    struct stat before, after;
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert_str_eq(get("a.md"), result.markdown.p);
    ck_assert_str_eq(get("a.ledger.txt"), result.ledger.p);
    ck_assert_int_eq(stat("a.md", &before), 0);
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert_int_eq(stat("a.md", &after), 0);
    ck_assert_int_eq(before.st_ino, after.st_ino);
}
END_TEST

START_TEST(what_import_wrote_is_replaced_when_the_source_changed)
{
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    ck_assert_int_eq(import_put(), STATUS_OK);
    put("a.txt", "Title\n\nAnother sentence of the article, with more than nine words in it.\n");
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert_ptr_nonnull(strstr(get("a.md"), "Another sentence"));
}
END_TEST

START_TEST(markdown_changed_by_hand_is_not_lost)
{
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    ck_assert_int_eq(import_put(), STATUS_OK);
    put("a.md", "---\ntitle: Mine\n---\n\nMy text.\n");
    ck_assert_int_eq(import_put(), STATUS_CONTENT);
    ck_assert_str_eq(get("a.md"), "---\ntitle: Mine\n---\n\nMy text.\n");
    options.force = true;
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert_str_eq(get("a.md"), result.markdown.p);
}
END_TEST

START_TEST(markdown_of_another_source_is_not_lost)
{
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    put("a.html", "<!doctype html><title>Title</title><p>A sentence of another article that has "
                  "more than nine words in it.");
    ck_assert_int_eq(import_put(), STATUS_OK);
    const char *before = get("a.md");
    import_result_clear(&result);
    ck_assert_int_eq(import_file("a.html", NULL, &options, &result, diags), STATUS_CONTENT);
    ck_assert_str_eq(get("a.md"), before);
    import_result_clear(&result);
    options.force = true;
    ck_assert_int_eq(import_file("a.html", NULL, &options, &result, diags), STATUS_OK);
    ck_assert_str_ne(get("a.md"), before);
}
END_TEST

START_TEST(what_options_said_of_a_source_is_not_forgotten)
{
    static const char *const authors[] = {"A. Writer (ed.)", "B. Writer"};
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    options = (struct import_options){.url = "https://example.org/a",
                                      .authors = authors,
                                      .n_authors = 2,
                                      .retrieved = "2024-07-01"};
    ck_assert_int_eq(import_put(), STATUS_OK);
    const char *before = get("a.md");
    options = (struct import_options){0};
    for (size_t i = 0; i < 2; i++) { /* and once more */
        ck_assert_int_eq(import_put(), STATUS_OK);
        ck_assert_str_eq(get("a.md"), before);
    }
    put("a.review.yaml", "source: https://example.org/b\n");
    options.authors = authors + 1;
    options.n_authors = 1;
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert(has_line("author: B. Writer"));
    ck_assert(has_line("source: https://example.org/b"));
    ck_assert(has_line("retrieved: 2024-07-01"));
    put("a.txt", "Title\n\nAnother sentence of the article that has more than nine words in it.\n");
    ck_assert_int_eq(import_put(), STATUS_OK);
    ck_assert_ptr_null(strstr(result.markdown.p, "retrieved"));
}
END_TEST

START_TEST(a_pdf_is_told_from_a_text)
{
    ck_assert_int_eq(import(STR("%PDF-1.4\nA sentence of the article that has many words in it.")),
                     STATUS_IO);
    ck_assert_uint_eq(diags_size(diags), 1);
    ck_assert_str_eq(diags_at(diags, 0)->message,
                     "this is a PDF; convert it first: pdftotext 'a.txt' - | colophon import -");
}
END_TEST

START_TEST(other_formats_are_told_from_a_text_and_what_to_do_is_said)
{
    const struct {
        struct str text;
        const char *says;
    } formats[] = {
        {STR("PK\3\4\0\0\0\0[Content_Types].xml"), "this is a document of Word (DOCX); save it"},
        {STR("PK\3\4\0"
             "mimetypeapplication/vnd.oasis.opendocument.text"),
         "LibreOffice (ODT)"},
        {STR("PK\3\4\0"
             "mimetypeapplication/epub+zip"),
         "this is an EPUB"},
        {STR("PK\3\4\0"
             "a.html"),
         "archive (ZIP)"},
        {STR("{\\rtf1 A sentence.}"), "this is a document in RTF"},
        {STR("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: "
             "multipart/related;\r\n\r\n<html><p>A sentence."),
         "a page saved as one file (MHTML): open it in a browser"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        ck_assert_int_eq(import(formats[i].text), STATUS_IO);
        const char *message = diags_at(diags, diags_size(diags) - 1)->message;
        ck_assert_msg(strstr(message, formats[i].says), "%s", message);
    }
}
END_TEST

START_TEST(a_source_of_the_same_name_elsewhere_is_not_lost)
{
    put("one/a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    put("two/a.txt", "Other\n\nA sentence of another text that has more than nine words in it.\n");
    ck_assert_int_eq(import_file("one/a.txt", "out", &options, &result, diags), STATUS_OK);
    const char *before = get("out/a.md");
    import_result_clear(&result);
    ck_assert_int_eq(import_file("two/a.txt", "out", &options, &result, diags), STATUS_CONTENT);
    ck_assert_str_eq(get("out/a.md"), before);
    ck_assert_str_eq(get("out/a.txt"), get("one/a.txt"));
    options.force = true;
    import_result_clear(&result);
    ck_assert_int_eq(import_file("two/a.txt", "out", &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(get("out/a.txt"), get("two/a.txt"));
    options.force = false; /* a newer version of it */
    put("two/a.txt", "Other\n\nA sentence of it that is another now and has nine words in it.\n");
    import_result_clear(&result);
    ck_assert_int_eq(import_file("two/a.txt", "out", &options, &result, diags), STATUS_OK);
    ck_assert_str_eq(get("out/a.txt"), get("two/a.txt"));
}
END_TEST

START_TEST(when_the_markdown_can_not_be_written_the_ledger_stays_as_it_was)
{
    put("a.txt", "Title\n\nA sentence of the article that has more than nine words in it.\n");
    put("a.ledger.txt", "old");
    options.force = true;
    ck_assert_int_eq(mkdir("a.md", 0777), 0);
    ck_assert_int_eq(import_put(), STATUS_IO);
    ck_assert_str_eq(get("a.ledger.txt"), "old");
    ck_assert(!file_exists("a.md.new"));
    ck_assert_uint_eq(result.markdown.n, 0);
}
END_TEST

START_TEST(a_source_that_is_markdown_is_a_usage_error)
{
    ck_assert_int_eq(import_file("a.md", NULL, &options, &result, diags), STATUS_USAGE);
}
END_TEST

START_TEST(a_page_that_leaves_out_the_tags_of_head_and_body_is_read)
{
    struct buf text = BUF_INIT;
    buf_addf(&text,
             "<!doctype html><title>Title</title><base href='https://example.org/'>"
             "<article><h1>Title</h1><p>%s</p></article>",
             sentence);
    ck_assert_int_eq(import(buf_str(&text)), STATUS_OK);
    ck_assert(strncmp(body(), sentence, strlen(sentence)) == 0);
    buf_clear(&text);
}
END_TEST

START_TEST(a_byline_is_the_author_where_the_page_says_no_other)
{
    const char *head = "<!doctype html><html><head>%s</head><body><article><h1>Title</h1>"
                       "<p class=byline>By Robin First</p><p>June 18, 2014</p><p>%s</p>"
                       "</article></body></html>";
    import(str_of(arena_printf(&arena, head, "", sentence)));
    ck_assert(has_line("author: Robin First"));
    ck_assert(has_line("date: 2014-06-18"));
    import(
        str_of(arena_printf(&arena, head, "<meta name=author content='Sasha Second'>", sentence)));
    ck_assert(has_line("author: Sasha Second"));
    ck_assert_ptr_nonnull(
        strstr(result.ledger.p, "\tthe metadata of the page names another author\n"));
}
END_TEST

START_TEST(dates_in_words_become_iso_dates)
{
    static const char *const dates[][2] = {
        {"June 18, 2014", "2014-06-18"}, {"Sept. 3, 2021", "2021-09-03"},
        {"3 March 2023", "2023-03-03"},  {"Monday, 1st May 2023", "2023-05-01"},
        {"2024-02-29", "2024-02-29"},    {"February 29, 2023", NULL},
        {"Smarch 12, 2014", NULL},       {"June 2014", NULL},
        {"June 18, 20145", NULL},        {"", NULL},
        {"May 99999999999, 2023", NULL},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const char *date = fact_date(&arena, str_of(dates[i][0]));
        ck_assert_msg(date == dates[i][1] || (date && dates[i][1] && !strcmp(date, dates[i][1])),
                      "%s gives %s", dates[i][0], date ? date : "nothing");
    }
}
END_TEST

UNIT_TESTS_WITH("import", set_up, tear_down, the_brief_gives_the_committed_files_to_the_byte,
                what_is_not_supplied_is_said_and_not_invented,
                a_profile_may_say_what_genre_its_texts_are, facts_that_the_user_knows_are_recorded,
                a_wrong_option_is_a_usage_error, a_license_without_version_is_not_guessed,
                two_licenses_are_none, the_license_of_a_photograph_is_not_that_of_the_text,
                an_empty_text_and_one_of_furniture_give_nothing,
                a_byline_is_the_author_where_the_page_says_no_other,
                a_page_that_leaves_out_the_tags_of_head_and_body_is_read,
                one_line_of_a_megabyte_comes_through,
                what_looks_like_markdown_comes_through_word_for_word,
                each_such_line_comes_through_as_a_heading_and_alone,
                a_text_that_begins_like_front_matter_is_a_text,
                both_files_are_written_and_again_without_a_difference,
                what_import_wrote_is_replaced_when_the_source_changed,
                markdown_changed_by_hand_is_not_lost, markdown_of_another_source_is_not_lost,
                what_options_said_of_a_source_is_not_forgotten, a_pdf_is_told_from_a_text,
                other_formats_are_told_from_a_text_and_what_to_do_is_said,
                a_source_of_the_same_name_elsewhere_is_not_lost,
                when_the_markdown_can_not_be_written_the_ledger_stays_as_it_was,
                a_source_that_is_markdown_is_a_usage_error, dates_in_words_become_iso_dates)
