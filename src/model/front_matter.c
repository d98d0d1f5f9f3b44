#include "model/front_matter.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/values.h"

static void read_work_date(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    struct work *work = member;
    if (value_is_none(value))
        work->none |= NONE_DATE;
    else
        field_date(reading, value, &work->date);
}

static void read_source(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    if (value_is_none(value))
        work->none |= NONE_SOURCE;
    else
        field_address(reading, value, &work->source);
}

static void read_year(const struct reading *reading, const struct yaml_node *value, void *member)
{
    const char **year = member;
    const char *text = value_text(reading, value, "year");
    if (text && strlen(text) == 4 && value_is_date(text))
        *year = text;
    else if (text)
        diag_error(reading->diags, value->place, "date", "'year' is '%s', but must be a year",
                   text);
}

static void read_notice(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    if (value_is_none(value))
        work->none |= NONE_COPYRIGHT;
    else
        field_text(reading, value, &work->copyright);
}

/* Holder and year are for machines. No notice is made of them: a © line that the source did not
 * give would be invented. */
static void read_copyright(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    static const struct field fields[] = {
        {"notice", read_notice, 0},
        {"holder", field_text, offsetof(struct work, holder)},
        {"year", read_year, offsetof(struct work, copyright_year)},
    };
    struct work *work = member;
    if (value->kind != YAML_MAPPING) {
        read_notice(reading, value, work);
        return;
    }
    fields_read(reading, value, "'copyright'", fields, COUNT(fields), work);
    const struct yaml_node *notice = yaml_get(value, "notice");
    if (!value_is_given(notice) && !(notice && value_is_none(notice)))
        diag_error(reading->diags, value->place, "missing-key",
                   "'copyright' has no 'notice': give it word for word, or as none-supplied");
}

static void read_publisher(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    static const struct field fields[] = {
        {"name", field_text, offsetof(struct work, publisher)},
        {"url", field_address, offsetof(struct work, publisher_url)},
    };
    struct work *work = member;
    if (value->kind == YAML_MAPPING)
        fields_read(reading, value, "'publisher'", fields, COUNT(fields), work);
    else
        field_text(reading, value, &work->publisher);
    if (work->publisher_url && !work->publisher)
        diag_error(reading->diags, value->place, "missing-key", "'publisher' has no 'name'");
}

/* `attribution: withheld-on-request`, or the credit that was asked for. */
static void read_attribution(const struct reading *reading, const struct yaml_node *value,
                             void *member)
{
    static const struct field fields[] = {
        {"name", field_text, offsetof(struct work, attribution)},
        {"url", field_address, offsetof(struct work, attribution_url)},
        {"requested", field_text, offsetof(struct work, attribution_requested)},
    };
    struct work *work = member;
    if (value->kind == YAML_SCALAR && strcmp(value->text, "withheld-on-request") == 0)
        work->withheld = true;
    else if (value->kind == YAML_SCALAR)
        field_text(reading, value, &work->attribution);
    else
        fields_read(reading, value, "'attribution'", fields, COUNT(fields), work);
}

static void read_prior_changes(const struct reading *reading, const struct yaml_node *value,
                               void *member)
{
    struct work *work = member;
    work->prior_changes_given = true;
    if (!value_is_none(value))
        work->prior_changes = value_texts(reading, value, "prior-changes", &work->n_prior_changes);
}

static void read_incidents(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    struct work *work = member;
    work->incidents = incidents_read(reading, value, &work->n_incidents);
}

static void read_work_license(const struct reading *reading, const struct yaml_node *value,
                              void *member)
{
    struct work *work = member;
    field_license(reading, value, &work->license);
    work->license_place = (struct place){work->file, value->place.line, value->place.column};
}

static void read_title(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    field_text(reading, value, &work->title);
    work->title_place = (struct place){work->file, value->place.line, value->place.column};
}

static void read_translation_of(const struct reading *reading, const struct yaml_node *value,
                                void *member)
{
    struct work *work = member;
    field_text(reading, value, &work->translation_of);
    work->translation_place = (struct place){work->file, value->place.line, value->place.column};
}

static void read_word_count(const struct reading *reading, const struct yaml_node *value,
                            void *member)
{
    size_t *words = member;
    const char *text = value_text(reading, value, "words");
    size_t digits = text ? strspn(text, "0123456789") : 0;
    if (text && (text[digits] || digits > 12))
        diag_error(reading->diags, value->place, "value",
                   "'words' is '%s', but must be a whole number", text);
    else if (text)
        *words = (size_t)strtoull(text, NULL, 10);
}

static void read_fidelity(const struct reading *reading, const struct yaml_node *value,
                          void *member)
{
    struct record {
        const char *sha256;
        size_t words;
    } record = {NULL, SIZE_MAX};
    static const struct field fields[] = {
        {"sha256", field_sha256, offsetof(struct record, sha256)},
        {"words", read_word_count, offsetof(struct record, words)},
    };
    struct work *work = member;
    fields_read(reading, value, "'fidelity'", fields, COUNT(fields), &record);
    if (value->kind != YAML_MAPPING)
        return;
    for (size_t i = 0; i < COUNT(fields); i++)
        if (!yaml_get(value, fields[i].key))
            diag_error(reading->diags, value->place, "missing-key", "'fidelity' has no '%s'",
                       fields[i].key);
    if (record.sha256 && record.words != SIZE_MAX) {
        memcpy(work->fidelity.sha256, record.sha256, SHA256_HEX + 1);
        work->fidelity.words = record.words;
    }
}

static void read_html(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const ways[] = {"drop", "sanitize"};
    bool *sanitize = member;
    *sanitize = value_choice(reading, value, "html", ways, COUNT(ways)) == 1;
}

static const struct field fields[] = {
    {"title", read_title, 0},
    {"subtitle", field_text, offsetof(struct work, subtitle)},
    {"standfirst", field_text, offsetof(struct work, standfirst)},
    {"description", field_text, offsetof(struct work, description)},
    {"author", field_authors, 0},
    {"date", read_work_date, 0},
    {"modified", field_date, offsetof(struct work, modified)},
    {"lang", field_language, offsetof(struct work, lang)},
    {"keywords", field_keywords, 0},
    {"series", field_text, offsetof(struct work, series)},
    {"genre", field_text, offsetof(struct work, genre)},
    {"publisher", read_publisher, 0},
    {"source", read_source, 0},
    {"pages-of", field_text, offsetof(struct work, pages_of)},
    {"retrieved", field_date, offsetof(struct work, retrieved)},
    {"license", read_work_license, 0},
    {"copyright", read_copyright, 0},
    {"attribution", read_attribution, 0},
    {"more-permissions", field_address, offsetof(struct work, more_permissions)},
    {"changes", field_changes, 0},
    {"prior-changes", read_prior_changes, 0},
    {"adapted-from", field_original, offsetof(struct work, original)},
    {"use", field_use, offsetof(struct work, use)},
    {"evaluation", field_evaluation, offsetof(struct work, evaluation)},
    {"incidents", read_incidents, 0},
    {"answers", field_answers, offsetof(struct work, answers)},
    {"parts", field_parts, 0},
    {"fidelity", read_fidelity, 0},
    {"cover", field_cover, offsetof(struct work, cover)},
    {"html", read_html, offsetof(struct work, sanitize_html)},
    {"draft", field_bool, offsetof(struct work, draft)},
    {"share-picture", field_bool, offsetof(struct work, share_picture)},
    {"decorative", field_decorative, 0},
    {"aliases", field_aliases, 0},
    {"translation-of", read_translation_of, 0},
    {"import", field_any, 0},
};

static unsigned missing_facts(const struct yaml_node *mapping, struct work *work)
{
    static const struct {
        const char *key;
        enum none_supplied fact;
    } facts[N_NONE_SUPPLIED] = {
        {"author", NONE_AUTHOR},
        {"date", NONE_DATE},
        {"source", NONE_SOURCE},
        {"copyright", NONE_COPYRIGHT},
    };
    unsigned missing = 0;
    for (size_t i = 0; i < COUNT(facts); i++) {
        const struct yaml_node *value = yaml_get(mapping, facts[i].key);
        work->none_places[i] = (struct place){work->file, value ? value->place.line : 1,
                                              value ? value->place.column : 1};
        if (!value_is_given(value) && !(value && value_is_none(value)))
            missing |= facts[i].fact;
    }
    if (!value_is_given(yaml_get(mapping, "license")))
        missing |= NONE_LICENSE;
    return missing;
}

/* CC 4.0, section 3(a)(3): what they asked to have removed is in none of our outputs, because it is
 * not in the work. */
static void withhold(struct work *work)
{
    work->creators = NULL;
    work->n_creators = 0;
    work->publisher = work->publisher_url = work->source = NULL;
    work->copyright = work->holder = work->copyright_year = NULL;
    work->attribution = work->attribution_url = work->attribution_requested = NULL;
    work->license.licensor = work->license.notice = NULL;
    work->license.evidence_url = work->license.evidence_archive = NULL;
}

static void place_record(struct work *work)
{
    struct place *const places[] = {&work->use.place, &work->evaluation.place,
                                    &work->original.place, &work->cover.place};
    for (size_t i = 0; i < COUNT(places); i++)
        places[i]->file = places[i]->line > 0 ? work->file : NULL;
    for (size_t i = 0; i < N_USE_MONEY; i++)
        work->use.money_places[i].file = work->file;
    for (size_t i = 0; i < work->n_incidents; i++)
        work->incidents[i].place.file = work->file;
    for (size_t i = 0; i < work->answers.n; i++)
        work->answers.list[i].place.file = work->file;
}

void front_matter_read(const struct reading *reading, const struct yaml_node *mapping,
                       struct work *work)
{
    fields_read(reading, mapping, "front matter", fields, COUNT(fields), work);
    work->missing = missing_facts(mapping, work);
    place_record(work);
    if (work->withheld)
        withhold(work);
    if ((mapping->kind == YAML_MAPPING || mapping->kind == YAML_NULL) &&
        !value_is_given(yaml_get(mapping, "title")))
        diag_error(reading->diags, (struct place){work->file, 1, 1}, "missing-key",
                   "front matter has no 'title'");
}
