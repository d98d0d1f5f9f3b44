#include "model/record.h"

#include <stddef.h>
#include <string.h>

const char *const use_money_keys[N_USE_MONEY] = {
    "price", "paywall", "ads", "affiliate", "sponsor", "course-fee",
};

/* `price: no` and `ads: none` say that there is no money in it; anything else describes it. */
static void read_money(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const nothing[] = {"no", "false", "none", "0", "free"};
    struct use *use = member;
    size_t i = 0;
    while (i < N_USE_MONEY && strcmp(use_money_keys[i], value->key) != 0)
        i++;
    const char *text = value_text(reading, value, value->key);
    for (size_t k = 0; text && k < COUNT(nothing); k++)
        if (strcmp(text, nothing[k]) == 0)
            text = NULL;
    use->money[i] = text;
    use->money_places[i] = value->place;
}

static void read_noncommercial(const struct reading *reading, const struct yaml_node *value,
                               void *member)
{
    struct use *use = member;
    bool noncommercial = false;
    field_bool(reading, value, &noncommercial);
    use->kind = noncommercial ? USE_NONCOMMERCIAL : USE_COMMERCIAL;
}

void field_use(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const struct field fields[] = {
        {"noncommercial", read_noncommercial, 0},
        {"basis", field_text, offsetof(struct use, basis)},
        {"price", read_money, 0},
        {"paywall", read_money, 0},
        {"ads", read_money, 0},
        {"affiliate", read_money, 0},
        {"sponsor", read_money, 0},
        {"course-fee", read_money, 0},
    };
    struct use *use = member;
    fields_read(reading, value, "'use'", fields, COUNT(fields), use);
    use->place = value->place;
}

/* Reports each key that must be there and is not. */
static void require(const struct reading *reading, const struct yaml_node *mapping,
                    const char *within, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < n && mapping->kind == YAML_MAPPING; i++)
        if (!value_is_given(yaml_get(mapping, keys[i])))
            diag_error(reading->diags, mapping->place, "missing-key", "%s has no '%s'", within,
                       keys[i]);
}

/* EPUB Accessibility 1.1, section 4.3: a claim has one who makes it, and says of what. */
void field_evaluation(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const struct field fields[] = {
        {"by", field_text, offsetof(struct evaluation, by)},
        {"date", field_date, offsetof(struct evaluation, date)},
        {"standard", field_text, offsetof(struct evaluation, standard)},
    };
    static const char *const required[] = {"by", "date", "standard"};
    struct evaluation *evaluation = member;
    fields_read(reading, value, "'evaluation'", fields, COUNT(fields), evaluation);
    require(reading, value, "'evaluation'", required, COUNT(required));
    if (evaluation->by && evaluation->date && evaluation->standard)
        evaluation->place = value->place;
    else
        *evaluation = (struct evaluation){0};
}

static void read_original_license(const struct reading *reading, const struct yaml_node *value,
                                  void *member)
{
    struct license_record record = {0};
    struct license *license = member;
    field_license(reading, value, &record);
    *license = record.license;
}

void field_original(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const struct field fields[] = {
        {"title", field_text, offsetof(struct original, title)},
        {"author", field_text, offsetof(struct original, author)},
        {"source", field_address, offsetof(struct original, source)},
        {"license", read_original_license, offsetof(struct original, license)},
    };
    static const char *const required[] = {"title", "license"};
    struct original *original = member;
    if (value->kind != YAML_MAPPING) {
        value_wrong_kind(reading, value, "adapted-from",
                         "a mapping with 'title', 'license', and 'author' and 'source' as far as "
                         "they are known");
        return;
    }
    fields_read(reading, value, "'adapted-from'", fields, COUNT(fields), original);
    require(reading, value, "'adapted-from'", required, COUNT(required));
    original->place = value->place;
}

struct incident *incidents_read(const struct reading *reading, const struct yaml_node *value,
                                size_t *n)
{
    static const struct field fields[] = {
        {"what", field_text, offsetof(struct incident, what)},
        {"discovered", field_date, offsetof(struct incident, discovered)},
        {"cured", field_date, offsetof(struct incident, cured)},
    };
    static const char *const required[] = {"what", "discovered"};
    struct incident *incidents = arena_array(reading->arena, value_count(value), sizeof *incidents);
    *n = 0;
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "incidents", "a list");
        return incidents;
    }
    for (const struct yaml_node *item = value->first; item; item = item->next) {
        struct incident *incident = &incidents[*n];
        fields_read(reading, item, "'incidents'", fields, COUNT(fields), incident);
        require(reading, item, "an incident", required, COUNT(required));
        incident->place = item->place;
        *n += incident->what && incident->discovered;
    }
    return incidents;
}

void field_answers(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct answers *answers = member;
    answers->list = arena_array(reading->arena, value_count(value), sizeof *answers->list);
    if (value->kind != YAML_MAPPING) {
        value_wrong_kind(reading, value, "answers", "a mapping ('rule: reason' lines)");
        return;
    }
    for (const struct yaml_node *item = value->first; item; item = item->next) {
        if (!value_is_given(item)) {
            diag_error(reading->diags, item->key_place, "missing-key",
                       "the answer to '%s' has no reason; say why the rule is wrong here",
                       item->key);
            continue;
        }
        const char *reason = value_text(reading, item, item->key);
        if (reason)
            answers->list[answers->n++] =
                (struct answer){arena_strdup(reading->arena, item->key), reason, item->key_place};
    }
}
