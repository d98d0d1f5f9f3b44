#include <stddef.h>
#include <string.h>

#include "model/creators.h"
#include "model/front_matter.h"

/* Reads the items of a list into an array of records of `size` bytes, by one function an item. */
static void *read_list(const struct reading *reading, const struct yaml_node *list, size_t size,
                       bool (*read_item)(const struct reading *, const struct yaml_node *, void *),
                       size_t *n)
{
    char *records = arena_array(reading->arena, value_count(list), size);
    *n = 0;
    for (const struct yaml_node *item = list->first; item; item = item->next)
        *n += read_item(reading, item, records + *n * size);
    return records;
}

static void read_role(const struct reading *reading, const struct yaml_node *value, void *member)
{
    const char **out = member;
    const char *text = value_text(reading, value, "role");
    const char *role = text ? creator_role(text) : NULL;
    if (role)
        *out = role;
    else if (text)
        diag_error(reading->diags, value->place, "value",
                   "'role' is '%s', but must be %s, or a MARC relator code like trl", text,
                   creator_role_words);
}

static bool read_creator(const struct reading *reading, const struct yaml_node *value, void *record)
{
    static const struct field fields[] = {
        {"name", field_text, offsetof(struct creator, name)},
        {"sort", field_text, offsetof(struct creator, sort)},
        {"role", read_role, offsetof(struct creator, role)},
    };
    struct creator *creator = record;
    *creator = (struct creator){.role = "aut"};
    if (value->kind == YAML_SCALAR)
        creator->name = value_item_text(reading, value, "author");
    else
        fields_read(reading, value, "'author'", fields, COUNT(fields), creator);
    if (value->kind == YAML_MAPPING && !creator->name)
        diag_error(reading->diags, value->place, "missing-key", "'author' has no 'name'");
    return creator->name != NULL;
}

void field_authors(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    if (value_is_none(value)) {
        work->none |= NONE_AUTHOR;
    } else if (value->kind == YAML_SEQUENCE) {
        work->creators =
            read_list(reading, value, sizeof *work->creators, read_creator, &work->n_creators);
    } else {
        work->creators = arena_alloc(reading->arena, sizeof *work->creators);
        work->n_creators = read_creator(reading, value, work->creators);
    }
}

void field_keywords(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    if (value->kind == YAML_SEQUENCE) {
        work->keywords = value_texts(reading, value, "keywords", &work->n_keywords);
    } else if (value->kind == YAML_SCALAR && strchr(value->text, ',')) {
        diag_error(reading->diags, value->place, "wrong-kind",
                   "'keywords' must be a list: put '[' and ']' around the words");
    } else {
        work->keywords = arena_alloc(reading->arena, sizeof *work->keywords);
        work->keywords[0] = value_text(reading, value, "keywords");
        work->n_keywords = work->keywords[0] != NULL;
    }
}

void field_decorative(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    work->decorative = value_texts(reading, value, "decorative", &work->n_decorative);
}

/* One change, before it is a phrase. */
struct change {
    size_t kind;
    const char *what, *by, *date;
};

/* Those that leave the words of the text alone come first. */
static const char *const change_kinds[] = {"omitted",   "converted", "marked",    "added",
                                           "corrected", "changed",   "moved",     "replaced",
                                           "shortened", "excerpted", "translated"};
enum { CHANGE_OMITTED = 0, CHANGE_OF_WORDS = 3, CHANGE_OF_ADAPTATION = 5, CHANGE_EXCERPTED = 9 };

static void read_change_kind(const struct reading *reading, const struct yaml_node *value,
                             void *member)
{
    size_t *kind = member;
    *kind = value_choice(reading, value, "kind", change_kinds, COUNT(change_kinds));
}

/* { kind: omitted, what: photograph } is "photograph left out", with "by NAME" and the date. */
static const char *change_phrase(const struct reading *reading, const struct change *change)
{
    return arena_printf(reading->arena, "%s %s%s%s%s%s", change->what,
                        change->kind == CHANGE_OMITTED ? "left out" : change_kinds[change->kind],
                        change->by ? " by " : "", change->by ? change->by : "",
                        change->date ? " on " : "", change->date ? change->date : "");
}

/* The phrase of one change, or NULL after a mistake; sets wording_changed. */
static const char *read_change(const struct reading *reading, const struct yaml_node *value,
                               struct work *work)
{
    static const struct field fields[] = {
        {"kind", read_change_kind, offsetof(struct change, kind)},
        {"what", field_text, offsetof(struct change, what)},
        {"by", field_text, offsetof(struct change, by)},
        {"date", field_date, offsetof(struct change, date)},
    };
    if (value->kind != YAML_MAPPING)
        return value_item_text(reading, value, "changes");
    struct change change = {.kind = COUNT(change_kinds)};
    fields_read(reading, value, "'changes'", fields, COUNT(fields), &change);
    if (!value_is_given(yaml_get(value, "kind")))
        diag_error(reading->diags, value->place, "missing-key", "a change has no 'kind'");
    if (!value_is_given(yaml_get(value, "what")))
        diag_error(reading->diags, value->place, "missing-key", "a change does not say 'what'");
    if (change.kind == CHANGE_EXCERPTED)
        work->excerpted = true;
    else if (change.kind >= CHANGE_OF_WORDS && change.kind < COUNT(change_kinds))
        work->wording_changed = true;
    if (change.kind >= CHANGE_OF_ADAPTATION && change.kind < COUNT(change_kinds) &&
        change.kind != CHANGE_EXCERPTED)
        work->adapted = true;
    return change.what && change.kind < COUNT(change_kinds) ? change_phrase(reading, &change)
                                                            : NULL;
}

void field_changes(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    work->changes_given = true;
    work->changes = arena_array(reading->arena, value_count(value), sizeof *work->changes);
    if (value->kind != YAML_SEQUENCE)
        value_wrong_kind(reading, value, "changes", "a list");
    else
        for (const struct yaml_node *item = value->first; item; item = item->next)
            if ((work->changes[work->n_changes] = read_change(reading, item, work)))
                work->n_changes++;
}

static void read_action(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const actions[] = {"omit", "link", "include"};
    const char **action = member;
    size_t i = value_choice(reading, value, "action", actions, COUNT(actions));
    if (i < COUNT(actions))
        *action = actions[i];
}

static void read_basis(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const bases[] = {"permission", "license", "exception"};
    const char **basis = member;
    size_t i = value_choice(reading, value, "basis", bases, COUNT(bases));
    if (i < COUNT(bases))
        *basis = bases[i];
}

static bool read_part(const struct reading *reading, const struct yaml_node *value, void *record)
{
    static const struct field fields[] = {
        {"id", field_text, offsetof(struct part, id)},
        {"type", field_text, offsetof(struct part, type)},
        {"caption", field_text, offsetof(struct part, caption)},
        {"credit", field_text, offsetof(struct part, credit)},
        {"license", field_part_license, offsetof(struct part, license)},
        {"covered", field_bool, offsetof(struct part, covered)},
        {"file", field_text, offsetof(struct part, file)},
        {"author", field_text, offsetof(struct part, author)},
        {"copyright", field_text, offsetof(struct part, copyright)},
        {"source", field_address, offsetof(struct part, source)},
        {"action", read_action, offsetof(struct part, action)},
        {"basis", read_basis, offsetof(struct part, basis)},
        {"note", field_text, offsetof(struct part, note)},
        {"document", field_text, offsetof(struct part, document)},
    };
    struct part *part = record;
    fields_read(reading, value, "'parts'", fields, COUNT(fields), part);
    part->place = value->place;
    return value->kind == YAML_MAPPING;
}

void field_parts(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "parts", "a list");
        return;
    }
    work->parts = read_list(reading, value, sizeof *work->parts, read_part, &work->n_parts);
    for (size_t i = 0; i < work->n_parts; i++)
        work->parts[i].place.file = work->file;
}
