#include "import/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

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

/* What the caption has beyond the alternative text before it, or the credit's own pattern. */
static struct photo photo_from(const struct units *units, size_t i, const struct profile *profile)
{
    struct str text = units->at[i].text;
    struct pattern_match match;
    if (i > 0 && units->at[i - 1].role == ROLE_ALT) {
        struct str alt = units->at[i - 1].text;
        return (struct photo){alt, utf8_trim(str_sub(text, alt.n, text.n))};
    }
    if (rules_match(&profile->credit, text, &match) && match.group[1].p) {
        size_t before = (size_t)(match.group[1].p - text.p);
        return (struct photo){utf8_trim(str_sub(text, 0, before)), match.group[1]};
    }
    return (struct photo){text, {NULL, 0}};
}

static void gather_photos(struct record *record, struct units *units, const struct profile *profile)
{
    record->photos = arena_array(units->arena, count(units, ROLE_CAPTION), sizeof *record->photos);
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_CAPTION)
            record->photos[record->n_photos++] = photo_from(units, i, profile);
}

static void gather_changes(struct record *record, const struct units *units,
                           const struct read_report *report)
{
    enum { MOST = 2 };
    record->changes = arena_array(units->arena, MOST, sizeof *record->changes);
    if (count(units, ROLE_LEFT_OUT) > 0)
        record->changes[record->n_changes++] = "site navigation and promotional elements left out";
    if (report->removed > 0)
        record->changes[record->n_changes++] = "control characters left out";
}

void record_gather(struct record *record, struct units *units, const struct record_input *input)
{
    const struct profile *profile = input->profile;
    *record = (struct record){
        .title = text_of(units, ROLE_TITLE),
        .standfirst = text_of(units, ROLE_STANDFIRST),
        .series = text_of(units, ROLE_SERIES),
        .profile = profile_is_generic(profile) ? NULL : profile->name,
        .profile_version = profile->version,
    };
    record_gather_facts(record, units, input);
    gather_keywords(record, units);
    gather_photos(record, units, profile);
    rights_gather(units, input->metadata, &record->rights);
    gather_changes(record, units, input->report);
    if (!record->title.p)
        units_flag(units, UNIT_NONE, "no title was found");
}
