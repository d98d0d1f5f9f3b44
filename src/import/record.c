#include "import/record.h"

#include <string.h>

#include "import/left_out.h"
#include "import/marks.h"
#include "import/pictures.h"

enum { PARTS_RECORDED = 500 }; /* front matter can't be of any size */

static const struct unit *first_of(const struct units *units, enum role role)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == role)
            return &units->at[i];
    return NULL;
}

static struct str text_of(const struct units *units, enum role role)
{
    const struct unit *unit = first_of(units, role);
    return unit ? unit->text : (struct str){NULL, 0};
}

static size_t count(const struct units *units, enum role role)
{
    size_t n = 0;
    for (size_t i = 0; i < units->n; i++)
        n += units->at[i].role == role;
    return n;
}

static void gather_keywords(struct record *record, struct units *units)
{
    record->keywords =
        arena_array(units->arena, count(units, ROLE_TOPIC), sizeof *record->keywords);
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_TOPIC)
            record->keywords[record->n_keywords++] = units->at[i].text;
}

/* Pictures of which nothing is said but where they are. */
static bool is_nameless(const struct found_part *part)
{
    return strcmp(part->type, "image") == 0 && !part->caption.p && !part->credit.p && !part->file;
}

static void forget(struct units *units, const struct found_part *part)
{
    for (size_t i = 0; i < part->n_captions; i++)
        unit_decide(&units->at[part->captions[i]], ROLE_LEFT_OUT, "there are too many pictures");
}

/* What is recorded stays; of nameless pictures it is only said how many there were. */
static void gather_parts(struct record *record, struct units *units,
                         const struct record_input *input)
{
    const struct import_options *options = input->options;
    struct parts *parts = &record->parts;
    size_t n = 0;
    parts_gather(input->page, units, input->profile, parts);
    parts_judge(&record->rights, input->profile, units->arena, parts);
    if (options->images && !options->in_memory && strcmp(input->file, "-") != 0)
        pictures_take(input->file, units, parts, input->diags);
    for (size_t i = 0; i < parts->n; i++)
        if (is_nameless(&parts->at[i]))
            record->n_nameless++;
        else if (n < PARTS_RECORDED)
            parts->at[n++] = parts->at[i];
        else
            forget(units, &parts->at[i]);
    parts->n = n;
}

static void gather_changes(struct record *record, const struct units *units,
                           const struct read_report *report)
{
    enum { MOST = 4 };
    struct left_out left_out = left_out_count(units);
    record->changes = arena_array(units->arena, MOST, sizeof *record->changes);
    if (left_out.furniture > 0)
        record->changes[record->n_changes++] = "site navigation and promotional elements left out";
    if (left_out.passages > 0)
        record->changes[record->n_changes++] =
            arena_printf(units->arena, "%zu passage%s left out, listed in the ledger",
                         left_out.passages, left_out.passages == 1 ? "" : "s");
    if (record->n_nameless > 0)
        record->changes[record->n_changes++] =
            arena_printf(units->arena, "%zu picture%s without a caption left out",
                         record->n_nameless, record->n_nameless == 1 ? "" : "s");
    if (report->removed > 0)
        record->changes[record->n_changes++] = "control characters left out";
}

/* A person who read the page knows better; what was uncertain stays quoted. */
static void take_license(struct record *record, struct arena *arena, const char *answer)
{
    if (answer && license_from_id(arena, answer, &record->rights.license) == LICENSE_FOUND)
        record->rights.place = by_a_person;
}

void record_gather(struct record *record, struct units *units, const struct record_input *input)
{
    const struct profile *profile = input->profile;
    *record = (struct record){
        .title = text_of(units, ROLE_TITLE),
        .standfirst = text_of(units, ROLE_STANDFIRST),
        .series = text_of(units, ROLE_SERIES),
        .genre = profile->genre,
        .profile = profile_is_generic(profile) ? NULL : profile->name,
        .profile_version = profile->version,
        .text_only = profile->text_only,
        .review = input->review,
    };
    record_gather_facts(record, units, input);
    record_gather_unread(record, units, profile);
    record_gather_copyright(record, units);
    gather_keywords(record, units);
    rights_gather(units, input->metadata, profile, &record->rights);
    record->text_only |= record->rights.no_pictures.p != NULL;
    take_license(record, units->arena, review_fact(input->review, "license"));
    gather_parts(record, units, input);
    gather_changes(record, units, input->report);
    left_out_doubt(units);
    record->html = marks_need_html(units);
    marks_doubt(units);
    if (!record->title.p)
        units_flag(units, UNIT_NONE, "no title was found");
}
