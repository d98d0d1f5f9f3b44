#include <check.h>
#include <string.h>

#include "model/readings.h"
#include "unit/publication.h"

/* A publication of a.md and b.md with this reading list. */
static void expect_of_readings(const char *readings, const char *messages)
{
    write_work("c/a.md", "license: CC-BY-4.0\nauthor: Ada\n");
    write_work("c/b.md", "lang: ar\n");
    put("c/readings.yaml", readings);
    expect_of_settings("", messages);
}

START_TEST(a_publication_without_the_file_has_no_list)
{
    write_work("c/a.md", "");
    expect_of_settings("", "");
    ck_assert_ptr_null(publication->readings);
    ck_assert_ptr_null(publication->readings_data);
}
END_TEST

START_TEST(sessions_name_works_with_notes_or_without)
{
    expect_of_readings("author: T\nlicense: CC-BY-SA-4.0\nsessions:\n"
                       "  - title: One\n    date: 2026-10-05\n    works:\n"
                       "      - b.md\n      - work: a.md\n        note: Why?\n"
                       "  - title: Two\n",
                       "");
    const struct readings *readings = publication->readings;
    ck_assert_uint_eq(readings->n_sessions, 2);
    ck_assert(readings->has_notes);
    ck_assert_str_eq(readings->lang, "en");
    const struct session *one = &readings->sessions[0];
    ck_assert_uint_eq(one->n_assignments, 2);
    ck_assert_str_eq(one->assignments[0].work->path, "b.md");
    ck_assert_uint_eq(one->assignments[0].note.n, 0);
    ck_assert_str_eq(one->assignments[1].note.paragraphs[0], "Why?");
    ck_assert_uint_eq(readings->sessions[1].n_assignments, 0);
}
END_TEST

START_TEST(an_empty_line_in_a_note_begins_a_paragraph)
{
    expect_of_readings("author: T\nlicense: CC0-1.0\nnote: |\n  One\n  line.\n\n\n  Two.\n\n"
                       "sessions: []\n",
                       "");
    const struct note *note = &publication->readings->note;
    ck_assert_uint_eq(note->n, 2);
    ck_assert_str_eq(note->paragraphs[0], "One line.");
    ck_assert_str_eq(note->paragraphs[1], "Two.");
}
END_TEST

START_TEST(without_notes_neither_author_nor_license_is_asked_for)
{
    expect_of_readings("sessions:\n  - title: One\n    works: [a.md]\n", "");
    ck_assert(!publication->readings->has_notes);
    expect_of_readings("sessions:\n  - title: One\n    note: Read.\n",
                       "c/readings.yaml:1:1: error: there are notes but no 'author': say who wrote "
                       "them [missing-key]\n"
                       "c/readings.yaml:1:1: error: there are notes but no 'license': say what "
                       "others may do with them, as in 'license: CC-BY-4.0' [missing-key]\n");
}
END_TEST

START_TEST(a_list_without_sessions_is_a_mistake)
{
    expect_of_readings("author: T\n", "c/readings.yaml:1:1: error: readings.yaml has no list "
                                      "'sessions' [missing-key]\n");
    ck_assert_ptr_null(publication->readings);
}
END_TEST

/* A template that asks for a note or a license where there is none may not find another's. */
START_TEST(templates_find_no_note_of_something_else)
{
    expect_of_readings("author: T\nlicense: CC0-1.0\nnote: For all.\nsessions:\n"
                       "  - title: One\n    works: [b.md]\n",
                       "");
    const json_t *data = publication->readings_data;
    const json_t *session = json_array_get(json_object_get(data, "sessions"), 0);
    const json_t *work = json_array_get(json_object_get(session, "works"), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(session, "note")), 0);
    ck_assert(json_is_array(json_object_get(work, "note")));
    ck_assert_ptr_null(json_object_get(data, "license"));
    ck_assert_str_eq(json_string_value(json_object_get(work, "href")), "b.html");
    ck_assert(json_is_true(json_object_get(work, "rtl")));
    ck_assert_str_eq(
        json_string_value(json_object_get(json_object_get(data, "notes_license"), "id")),
        "CC0-1.0");
}
END_TEST

UNIT_TESTS_WITH("readings", set_up, tear_down, a_publication_without_the_file_has_no_list,
                sessions_name_works_with_notes_or_without,
                an_empty_line_in_a_note_begins_a_paragraph,
                without_notes_neither_author_nor_license_is_asked_for,
                a_list_without_sessions_is_a_mistake, templates_find_no_note_of_something_else)
