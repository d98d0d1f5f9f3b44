#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "model/fields.h"

/* The mapping form of `license`, before its parts are weighed against each other. */
struct description {
    struct license_record record;
    const char *id, *url, *name;
    unsigned permits;
    bool sharealike;
    const struct yaml_node *permits_value;
    const struct yaml_node *id_value, *url_value, *name_value;
};

static void read_id(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct description *description = member;
    description->id = value_text(reading, value, "id");
    description->id_value = value;
}

static void read_url(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct description *description = member;
    field_address(reading, value, &description->url);
    description->url_value = value;
}

static void read_name(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct description *description = member;
    field_text(reading, value, &description->name);
    description->name_value = value;
}

static void read_notice(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct license_record *record = member;
    record->no_notice = value_is_none(value);
    if (!record->no_notice)
        field_text(reading, value, &record->notice);
}

static void read_evidence(const struct reading *reading, const struct yaml_node *value,
                          void *member)
{
    static const struct field fields[] = {
        {"url", field_address, offsetof(struct license_record, evidence_url)},
        {"retrieved", field_date, offsetof(struct license_record, evidence_retrieved)},
        {"sha256", field_sha256, offsetof(struct license_record, evidence_sha256)},
        {"archive", field_address, offsetof(struct license_record, evidence_archive)},
        {"place", field_any, 0}, /* where in the source, for a person who looks it up */
    };
    fields_read(reading, value, "'evidence'", fields, COUNT(fields), member);
}

/* Of a license of one's own: [share, adapt, sell]. What is not named is not permitted. */
static void read_permits(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const names[] = {"share", "adapt", "sell"};
    struct description *description = member;
    description->permits_value = value;
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "permits", "a list");
        return;
    }
    for (const struct yaml_node *item = value->first; item; item = item->next) {
        size_t i = value_choice(reading, item, "permits", names, COUNT(names));
        description->permits |= i < COUNT(names) ? 1u << i : 0;
    }
}

static void read_requires(const struct reading *reading, const struct yaml_node *value,
                          void *member)
{
    static const char *const names[] = {"attribution", "notice", "share-alike"};
    bool *sharealike = member;
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "requires", "a list");
        return;
    }
    for (const struct yaml_node *item = value->first; item; item = item->next)
        *sharealike |= value_choice(reading, item, "requires", names, COUNT(names)) == 2;
}

#define RECORD(member) offsetof(struct description, record.member)

static const struct field fields[] = {
    {"id", read_id, 0},
    {"url", read_url, 0},
    {"name", read_name, 0},
    {"licensor", field_text, RECORD(licensor)},
    {"applies-to", field_text, RECORD(applies_to)},
    {"permits", read_permits, 0},
    {"requires", read_requires, offsetof(struct description, sharealike)},
    {"notice", read_notice, offsetof(struct description, record)},
    {"disclaimer", field_text, RECORD(disclaimer)},
    {"evidence", read_evidence, offsetof(struct description, record)},
};

/* What people write for a license that is none, or is called otherwise. */
static const char *hint_for(const char *text)
{
    static const struct {
        const char *text, *hint;
    } hints[] = {
        {"public domain", "write 'CC-PDM-1.0' for what is free of copyright everywhere, 'CC0-1.0' "
                          "for what its author "
                          "dedicated to the public domain"},
        {"PDM", "did you mean 'CC-PDM-1.0'?"},
        {"PDM-1.0", "did you mean 'CC-PDM-1.0'?"},
        {"all rights reserved",
         "that is the lack of one; say by whose permission the text is published, as in '{name: By "
         "permission of the author}'"},
    };
    for (size_t i = 0; i < COUNT(hints); i++)
        if (strcasecmp(text, hints[i].text) == 0)
            return hints[i].hint;
    return NULL;
}

/* `other`: what to do about a license that is none of Creative Commons. */
static void bad_id(const struct reading *reading, struct place place, const char *id,
                   enum license_match match, const char *other)
{
    struct arena scratch = ARENA_INIT;
    const char *nearest = license_nearest_id(&scratch, id), *hint = hint_for(id);
    struct license by_url;
    if (license_from_url(&scratch, id, &by_url) == LICENSE_FOUND)
        diag_error(reading->diags, place, "license",
                   "license is given by its address; write its id '%s'", by_url.id);
    else if (hint)
        diag_error(reading->diags, place, "license", "'%s' is not a license id; %s", id, hint);
    else if (match == LICENSE_NO_VERSION)
        diag_error(reading->diags, place, "license",
                   "license '%s' has no version; write for example '%s-4.0', if it is 4.0", id, id);
    else if (nearest)
        diag_error(reading->diags, place, "license", "'%s' is not a license id; did you mean '%s'?",
                   id, nearest);
    else
        diag_error(reading->diags, place, "license",
                   "'%s' is not a license id that we know; write one like 'CC-BY-4.0', or %s", id,
                   other);
    arena_clear(&scratch);
}

/* A license that only its publisher knows: what it permits is not for us to say. */
static struct license free_form(const struct description *from, const char *id)
{
    return (struct license){
        .id = id,
        .label = from->name,
        .name = from->name,
        .url = from->url,
        .permits = from->permits,
        .noncommercial = from->permits && !(from->permits & PERMITS_SELL),
        .noderivatives = from->permits && !(from->permits & PERMITS_ADAPT),
        .sharealike = from->sharealike,
    };
}

/* Of letters, digits, '.' and '-' (SPDX 2.3, section 10.1). */
static const char reference_letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";

static void read_free_form(const struct reading *reading, const struct description *from,
                           struct license *license)
{
    const char *reference = from->id + strlen("LicenseRef-");
    struct license known;
    if (!*reference || reference[strspn(reference, reference_letters)] != '\0')
        diag_error(
            reading->diags, from->id_value->place, "license",
            "'%s' is not a license id: 'LicenseRef-' is followed by letters, digits, '.' and "
            "'-'",
            from->id);
    else if (!from->name)
        diag_error(reading->diags, from->id_value->place, "license", "license '%s' needs a 'name'",
                   from->id);
    else if (from->url && license_from_url(reading->arena, from->url, &known) == LICENSE_FOUND)
        diag_error(reading->diags, from->id_value->place, "license",
                   "license '%s' has the address of %s; write that for its id", from->id, known.id);
    else
        *license = free_form(from, from->id);
}

/* "Open Government Licence v3.0" has the id LicenseRef-Open-Government-Licence-v3.0; a name in other
 * letters one that is made of its digest. */
static const char *reference_of(struct arena *arena, const char *name)
{
    struct buf id = BUF_INIT;
    const char *whole = name;
    bool joined = true, any = false;
    for (; *name; name++) {
        bool good = strchr(reference_letters, *name) && *name != '-';
        if (good || !joined)
            buf_addc(&id, good ? *name : '-');
        joined = !good;
        any = any || good;
    }
    if (joined && any)
        buf_cut(&id, id.n - 1);
    char sha1[SHA1_HEX + 1];
    digest_sha1(str_of(whole), sha1);
    const char *reference = any ? arena_printf(arena, "LicenseRef-%s", id.p)
                                : arena_printf(arena, "LicenseRef-%.8s", sha1);
    buf_clear(&id);
    return reference;
}

static bool is_free_form(const char *id)
{
    return str_starts(str_of(id), STR("LicenseRef-"));
}

static void check_url(const struct reading *reading, const struct description *from,
                      const struct license *license)
{
    if (strcmp(from->url, license->url) == 0)
        return;
    struct arena scratch = ARENA_INIT;
    struct license by_url;
    bool found = license_from_url(&scratch, from->url, &by_url) == LICENSE_FOUND;
    if (found && strcmp(by_url.id, license->id) != 0)
        diag_error(reading->diags, from->url_value->place, "license",
                   "license id and address disagree: '%s' is the address of %s, not of %s",
                   from->url, by_url.id, license->id);
    else if (!found)
        diag_error(reading->diags, from->url_value->place, "license",
                   "'%s' is not the address of %s, which is '%s'", from->url, license->id,
                   license->url);
    arena_clear(&scratch);
}

static void identify_by_id(const struct reading *reading, const struct description *from,
                           struct license *license)
{
    struct license found;
    enum license_match match = license_from_id(reading->arena, from->id, &found);
    if (match == LICENSE_FOUND) {
        *license = found;
        if (from->permits_value)
            diag_error(reading->diags, from->permits_value->place, "license",
                       "what %s permits is known, and not for the record to say; take 'permits' "
                       "out",
                       found.id);
        if (from->url)
            check_url(reading, from, license);
    } else if (is_free_form(from->id)) {
        read_free_form(reading, from, license);
    } else {
        bad_id(reading, from->id_value->place, from->id, match,
               arena_printf(reading->arena,
                            "record another license by its name: {name: '%s', url: "
                            "'https://...'}",
                            from->id));
    }
}

/* A name is that of a license we know, or makes a free form of its own. */
static void identify_by_name(const struct reading *reading, const struct description *from,
                             struct license *license)
{
    struct license found;
    enum license_match match = license_from_text(reading->arena, str_of(from->name), &found);
    const char *hint = hint_for(from->name);
    if (hint)
        diag_error(reading->diags, from->name_value->place, "license",
                   "'%s' is not the name of a license; %s", from->name, hint);
    else if (match == LICENSE_FOUND && !from->url)
        *license = found;
    else if (match == LICENSE_NO_VERSION)
        diag_error(reading->diags, from->name_value->place, "license",
                   "license '%s' has no version; write for example 'id: CC-BY-4.0', if it is that",
                   from->name);
    else
        *license = free_form(from, reference_of(reading->arena, from->name));
}

static void identify(const struct reading *reading, const struct description *from,
                     struct license *license)
{
    struct license found;
    if (from->id)
        identify_by_id(reading, from, license);
    else if (from->url && license_from_url(reading->arena, from->url, &found) == LICENSE_FOUND)
        *license = found;
    else if (from->name)
        identify_by_name(reading, from, license);
    else if (from->url)
        diag_error(reading->diags, from->url_value->place, "license",
                   "'%s' is not the address of a license we know; give its 'name', too", from->url);
}

void field_part_license(const struct reading *reading, const struct yaml_node *value, void *member)
{
    const char **out = member;
    const char *id = value_text(reading, value, "license");
    struct license found;
    enum license_match match = LICENSE_FOUND;
    if (id && strcmp(id, "none") && strcmp(id, "unknown") && !is_free_form(id)) {
        match = license_from_id(reading->arena, id, &found);
        if (match == LICENSE_FOUND)
            id = found.id;
        else
            bad_id(reading, value->place, id, match,
                   "for another license 'LicenseRef-' and a name");
    }
    if (id && match == LICENSE_FOUND)
        *out = id;
}

void field_license(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct license_record *record = member;
    struct description description = {0};
    if (value->kind == YAML_SCALAR)
        read_id(reading, value, &description);
    else if (value->kind == YAML_MAPPING)
        fields_read(reading, value, "'license'", fields, COUNT(fields), &description);
    else
        value_wrong_kind(reading, value, "license", "an id or a mapping");
    identify(reading, &description, &description.record.license);
    *record = description.record;
    if (description.record.license.id == NULL)
        record->license = (struct license){0};
}
