#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

#include "model/values.h"

/* What other programs call the things that we have other names for. */
static const char *const other_names[][2] = {
    {"authors", "author"},
    {"creator", "author"},
    {"creators", "author"},
    {"issued", "date"},
    {"published", "date"},
    {"updated", "modified"},
    {"lastmod", "modified"},
    {"language", "lang"},
    {"tags", "keywords"},
    {"subject", "keywords"},
    {"licence", "license"},
    {"rights", "license"},
    {"url", "source"},
    {"summary", "description"},
    {"abstract", "description"},
    {"lede", "standfirst"},
    {"dek", "standfirst"},
    {"baseurl", "base-url"},
    {"base_url", "base-url"},
    {"homepage", "base-url"},
    {"nav", "navigation"},
    {"adaptation-of", "adapted-from"},
    {"based-on", "adapted-from"},
};

static const char *known_name(const char *key, const struct field *fields, size_t n)
{
    const char **names = mem_alloc((n + 1) * sizeof *names);
    const char *name = NULL;
    for (size_t i = 0; i < n; i++)
        names[i] = fields[i].key;
    for (size_t o = 0; o < COUNT(other_names) && !name; o++)
        for (size_t i = 0; i < n && !name && strcmp(key, other_names[o][0]) == 0; i++)
            name = strcmp(names[i], other_names[o][1]) == 0 ? names[i] : NULL;
    if (!name)
        name = diag_nearest(key, names, n);
    free(names);
    return name;
}

static void unknown_key(const struct reading *reading, const struct yaml_node *value,
                        const char *within, const struct field *fields, size_t n)
{
    const char *name = known_name(value->key, fields, n);
    if (name)
        diag_warning(reading->diags, value->key_place, "unknown-key",
                     "unknown key '%s' in %s; did you mean '%s'?", value->key, within, name);
    else
        diag_warning(reading->diags, value->key_place, "unknown-key", "unknown key '%s' in %s",
                     value->key, within);
}

void fields_read(const struct reading *reading, const struct yaml_node *mapping, const char *within,
                 const struct field *fields, size_t n, void *record)
{
    if (mapping->kind != YAML_MAPPING) {
        if (mapping->kind != YAML_NULL)
            diag_error(reading->diags, mapping->place, "wrong-kind",
                       "%s must be a mapping ('key: value' lines)", within);
        return;
    }
    for (const struct yaml_node *value = mapping->first; value; value = value->next) {
        size_t i = 0;
        while (i < n && strcmp(fields[i].key, value->key) != 0)
            i++;
        if (i == n)
            unknown_key(reading, value, within, fields, n);
        else if (value->kind != YAML_NULL)
            fields[i].read(reading, value, (char *)record + fields[i].offset);
    }
}

void value_wrong_kind(const struct reading *reading, const struct yaml_node *value,
                      const char *name, const char *wanted)
{
    static const char *const kinds[] = {"empty", "a text", "a list", "a mapping"};
    diag_error(reading->diags, value->place, "wrong-kind", "'%s' must be %s, not %s", name, wanted,
               kinds[value->kind]);
}

bool value_is_none(const struct yaml_node *value)
{
    return value->kind == YAML_SCALAR && value->plain && strcmp(value->text, "none-supplied") == 0;
}

bool value_is_given(const struct yaml_node *value)
{
    bool empty_text = value && value->kind == YAML_SCALAR && str_trim(str_of(value->text)).n == 0;
    return value && value->kind != YAML_NULL && !empty_text && !value_is_none(value);
}

size_t value_count(const struct yaml_node *value)
{
    size_t n = 0;
    for (const struct yaml_node *item = value->first; item; item = item->next)
        n++;
    return n;
}

/* Block scalars may have several lines; titles and notices go where only one line can be. */
static const char *one_line(struct arena *arena, struct str text)
{
    char *line = arena_strndup(arena, text.p, text.n);
    for (char *p = line; *p; p++)
        if (*p == '\n' || *p == '\r' || *p == '\t')
            *p = ' ';
    return line;
}

const char *value_text(const struct reading *reading, const struct yaml_node *value,
                       const char *name)
{
    if (value->kind != YAML_SCALAR) {
        value_wrong_kind(reading, value, name, "a text");
        return NULL;
    }
    struct str text = str_trim(str_of(value->text));
    unsigned bad = value_bad_character(text);
    if (bad) {
        diag_error(reading->diags, value->place, "character",
                   "'%s' has the control character U+%04X, which no page can hold", name, bad);
        return NULL;
    }
    return text.n > 0 && !value_is_none(value) ? one_line(reading->arena, text) : NULL;
}

size_t value_choice(const struct reading *reading, const struct yaml_node *value, const char *name,
                    const char *const *words, size_t n)
{
    const char *text = value_text(reading, value, name);
    if (!text)
        return n;
    for (size_t i = 0; i < n; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    struct buf list = BUF_INIT;
    for (size_t i = 0; i < n; i++)
        buf_addf(&list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", words[i]);
    diag_error(reading->diags, value->place, "value", "'%s' must be %s, not '%s'", name, list.p,
               text);
    buf_clear(&list);
    return n;
}

const char *value_item_text(const struct reading *reading, const struct yaml_node *item,
                            const char *name)
{
    if (!value_is_none(item))
        return value_text(reading, item, name);
    diag_error(reading->diags, item->place, "value",
               "'none-supplied' stands for all of '%s', not for one item of its list", name);
    return NULL;
}

const char **value_texts(const struct reading *reading, const struct yaml_node *value,
                         const char *name, size_t *n)
{
    const char **texts = arena_array(reading->arena, value_count(value), sizeof *texts);
    *n = 0;
    if (value->kind != YAML_SEQUENCE)
        value_wrong_kind(reading, value, name, "a list");
    else
        for (const struct yaml_node *item = value->first; item; item = item->next)
            if ((texts[*n] = value_item_text(reading, item, name)))
                ++*n;
    return texts;
}

void field_text(const struct reading *reading, const struct yaml_node *value, void *member)
{
    const char **out = member;
    const char *text = value_text(reading, value, value->key);
    if (text)
        *out = text;
}

/* Reads a text that must pass a test; `shape` says what is expected. */
static void read_shaped(const struct reading *reading, const struct yaml_node *value, void *member,
                        bool (*is_right)(const char *), const char *rule, const char *shape)
{
    const char **out = member;
    const char *text = value_text(reading, value, value->key);
    if (text && is_right(text))
        *out = text;
    else if (text)
        diag_error(reading->diags, value->place, rule, "'%s' is '%s', but must be %s", value->key,
                   text, shape);
}

void field_date(const struct reading *reading, const struct yaml_node *value, void *member)
{
    read_shaped(reading, value, member, value_is_date, "date",
                "a date like 2024, 2024-03, 2024-03-09 or 2024-03-09T14:30:00Z");
}

void field_language(const struct reading *reading, const struct yaml_node *value, void *member)
{
    read_shaped(reading, value, member, value_is_language, "language",
                "a language tag like en, de or pt-BR");
}

void field_address(const struct reading *reading, const struct yaml_node *value, void *member)
{
    read_shaped(reading, value, member, value_is_address, "address",
                "an absolute address like https://example.org/page");
}

static bool is_sha256(const char *text)
{
    return value_is_hex(text, 64);
}

void field_sha256(const struct reading *reading, const struct yaml_node *value, void *member)
{
    read_shaped(reading, value, member, is_sha256, "value",
                "a SHA-256 digest in 64 lower-case hexadecimal digits");
}

void field_bool(const struct reading *reading, const struct yaml_node *value, void *member)
{
    if (!yaml_bool(value, member))
        diag_error(reading->diags, value->place, "wrong-kind", "'%s' must be true or false",
                   value->key);
}

void field_any(const struct reading *reading, const struct yaml_node *value, void *member)
{
    (void)reading, (void)value, (void)member;
}
