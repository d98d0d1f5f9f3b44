#include "model/data.h"
#include "model/readings.h"

/* A list also when it is empty: templates would else find the note around it. */
static void set_note(json_t *object, const struct note *note)
{
    json_t *paragraphs = json_array();
    for (size_t i = 0; i < note->n; i++)
        json_array_append_new(paragraphs, json_string(note->paragraphs[i]));
    json_object_set_new(object, "note", paragraphs);
}

/* A card without what is only known when the text has been read. */
static json_t *assignment_data(const struct publication *publication,
                               const struct assignment *assignment)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts facts;
    work_facts(&arena, publication, assignment->work, NULL, NULL, &facts);
    json_t *card = data_card(publication, assignment->work, &facts), *data = json_object();
    static const char *const keys[] = {"path",   "title",      "lang",        "rtl",
                                       "byline", "byline_who", "byline_date", "license"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (json_object_get(card, keys[i]))
            json_object_set(data, keys[i], json_object_get(card, keys[i]));
    data_set_link(data, "href", assignment->work->page);
    set_note(data, &assignment->note);
    json_decref(card);
    arena_clear(&arena);
    return data;
}

static json_t *session_data(const struct publication *publication, const struct session *session)
{
    json_t *data = json_object(), *works = json_array();
    for (size_t i = 0; i < session->n_assignments; i++)
        json_array_append_new(works, assignment_data(publication, &session->assignments[i]));
    data_set(data, "title", session->title);
    data_set(data, "date", session->date);
    set_note(data, &session->note);
    json_object_set_new(data, "works", works);
    return data;
}

json_t *readings_data(const struct publication *publication)
{
    const struct readings *readings = publication->readings;
    json_t *data = json_object(), *sessions = json_array();
    for (size_t i = 0; i < readings->n_sessions; i++)
        json_array_append_new(sessions, session_data(publication, &readings->sessions[i]));
    data_set(data, "title", readings->title);
    data_set(data, "href", READINGS_PAGE);
    data_set(data, "lang", readings->lang);
    json_object_set_new(data, "rtl", json_boolean(lang_is_rtl(readings->lang)));
    json_object_set_new(data, "has_notes", json_boolean(readings->has_notes));
    data_set(data, "notes_author", readings->author);
    json_t *license = data_license(&readings->license.license);
    if (license)
        json_object_set_new(data, "notes_license", license);
    set_note(data, &readings->note);
    json_object_set_new(data, "sessions", sessions);
    return data;
}
