#include "model/readings.h"

#include <stddef.h>
#include <string.h>

#include "base/file.h"
#include "model/fields.h"
#include "model/values.h"

/* A session or an assignment before it is known what its works are. */
struct listing {
    const char *work, *title, *date;
    struct note note;
    const struct yaml_node *works;
};

static void keep_node(const struct reading *reading, const struct yaml_node *value, void *member)
{
    (void)reading;
    const struct yaml_node **node = member;
    *node = value;
}

/* Paragraphs are separated by empty lines. */
static void read_note(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct note *note = member;
    struct str rest = str_of(value->text), line;
    struct buf paragraph = BUF_INIT;
    if (!value_text(reading, value, value->key))
        return;
    note->paragraphs = arena_array(reading->arena, rest.n / 2 + 1, sizeof *note->paragraphs);
    for (bool more = true; more;) {
        more = str_next_line(&rest, &line);
        line = more ? str_trim(line) : STR("");
        if (line.n > 0)
            buf_addf(&paragraph, "%s%.*s", paragraph.n > 0 ? " " : "", (int)line.n, line.p);
        else if (paragraph.n > 0)
            note->paragraphs[note->n++] = arena_strndup(reading->arena, paragraph.p, paragraph.n);
        if (line.n == 0)
            buf_reset(&paragraph);
    }
    buf_clear(&paragraph);
}

static const struct work *find_work(const struct publication *publication, const char *path,
                                    struct place place, struct diags *diags)
{
    const struct work *work = publication_find(publication, path);
    if (!work)
        diag_error(diags, place, "reading-work",
                   "there is no text '%s'; name it by its path in the publication's folder", path);
    return work;
}

static bool read_assignment(const struct reading *reading, const struct publication *publication,
                            const struct yaml_node *value, struct assignment *assignment)
{
    static const struct field fields[] = {
        {"work", field_text, offsetof(struct listing, work)},
        {"note", read_note, offsetof(struct listing, note)},
    };
    struct listing listing = {0};
    if (value->kind == YAML_MAPPING)
        fields_read(reading, value, "'works'", fields, COUNT(fields), &listing);
    else
        listing.work = value_text(reading, value, "works");
    if (value->kind == YAML_MAPPING && !listing.work)
        diag_error(reading->diags, value->place, "missing-key", "a reading has no 'work'");
    if (!listing.work)
        return false;
    assignment->note = listing.note;
    assignment->work = find_work(publication, listing.work, value->place, reading->diags);
    return assignment->work != NULL;
}

static bool read_session(const struct reading *reading, const struct publication *publication,
                         const struct yaml_node *value, struct session *session)
{
    static const struct field fields[] = {
        {"title", field_text, offsetof(struct listing, title)},
        {"date", field_date, offsetof(struct listing, date)},
        {"note", read_note, offsetof(struct listing, note)},
        {"works", keep_node, offsetof(struct listing, works)},
    };
    struct listing listing = {0};
    fields_read(reading, value, "a session", fields, COUNT(fields), &listing);
    if (value->kind == YAML_MAPPING && !listing.title)
        diag_error(reading->diags, value->place, "missing-key", "a session has no 'title'");
    if (listing.works && listing.works->kind != YAML_SEQUENCE)
        value_wrong_kind(reading, listing.works, "works", "a list");
    *session = (struct session){.title = listing.title, .date = listing.date, .note = listing.note};
    if (!listing.title || !listing.works)
        return listing.title != NULL;
    session->assignments =
        arena_array(reading->arena, value_count(listing.works), sizeof *session->assignments);
    for (const struct yaml_node *item = listing.works->first; item; item = item->next)
        session->n_assignments += read_assignment(reading, publication, item,
                                                  &session->assignments[session->n_assignments]);
    return true;
}

/* The settings of the list, before its sessions are read. */
struct settings {
    struct readings readings;
    const struct yaml_node *sessions;
};

static bool has_notes(const struct readings *readings)
{
    bool found = readings->note.n > 0;
    for (size_t i = 0; i < readings->n_sessions; i++) {
        const struct session *session = &readings->sessions[i];
        found = found || session->note.n > 0;
        for (size_t k = 0; k < session->n_assignments; k++)
            found = found || session->assignments[k].note.n > 0;
    }
    return found;
}

/* Whose the notes are, and on which terms, has to be known where they are read. */
static void check_notes(const struct readings *readings, const char *file, struct diags *diags)
{
    const struct place top = {file, 1, 1};
    if (readings->has_notes && !readings->author)
        diag_error(diags, top, "missing-key",
                   "there are notes but no 'author': say who wrote them");
    if (readings->has_notes && !readings->license.license.id)
        diag_error(diags, top, "missing-key",
                   "there are notes but no 'license': say what others may do with them, as in "
                   "'license: CC-BY-4.0'");
}

static const struct readings *read_list(const struct reading *reading,
                                        struct publication *publication, const char *file,
                                        const struct yaml_node *root)
{
    static const struct field fields[] = {
        {"title", field_text, offsetof(struct settings, readings.title)},
        {"lang", field_language, offsetof(struct settings, readings.lang)},
        {"author", field_text, offsetof(struct settings, readings.author)},
        {"license", field_license, offsetof(struct settings, readings.license)},
        {"note", read_note, offsetof(struct settings, readings.note)},
        {"sessions", keep_node, offsetof(struct settings, sessions)},
    };
    struct settings settings = {.readings = {.lang = publication->lang}};
    fields_read(reading, root, "readings.yaml", fields, COUNT(fields), &settings);
    if (!settings.sessions || settings.sessions->kind != YAML_SEQUENCE) {
        diag_error(reading->diags, (struct place){file, 1, 1}, "missing-key",
                   "readings.yaml has no list 'sessions'");
        return NULL;
    }
    struct readings *readings = arena_alloc(reading->arena, sizeof *readings);
    *readings = settings.readings;
    readings->sessions =
        arena_array(reading->arena, value_count(settings.sessions), sizeof *readings->sessions);
    for (const struct yaml_node *item = settings.sessions->first; item; item = item->next)
        readings->n_sessions +=
            read_session(reading, publication, item, &readings->sessions[readings->n_sessions]);
    readings->has_notes = has_notes(readings);
    check_notes(readings, file, reading->diags);
    return readings;
}

const struct readings *readings_read(struct publication *publication, struct diags *diags)
{
    struct arena scratch = ARENA_INIT;
    struct buf text = BUF_INIT;
    const struct readings *readings = NULL;
    const struct yaml_node *root = NULL;
    const struct reading reading = {&publication->arena, diags};
    const char *file = path_join(&publication->arena, publication->folder, "readings.yaml");
    if (file_exists(file) && file_read(file, FILE_LIMIT, &text, diags) == STATUS_OK)
        root = yaml_parse(&scratch, file, 1, buf_str(&text), diags);
    if (root)
        readings = read_list(&reading, publication, file, root);
    buf_clear(&text);
    arena_clear(&scratch);
    return readings;
}
