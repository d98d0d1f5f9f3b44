/*
 * Reading a YAML mapping into a struct by a table, one line a key:
 *
 *     static const struct field fields[] = {
 *         {"title", field_text, offsetof(struct work, title)},
 *         ...
 *     };
 *     fields_read(&reading, mapping, "front matter", fields, COUNT(fields), work);
 *
 * A reader gets the value and the member to fill. It reports a value of the wrong kind or shape and
 * leaves the member alone. An empty value (`date:`) is as if the key were not there. Strings are
 * copied into the arena, so that the YAML tree can be dropped.
 */
#ifndef COLOPHON_MODEL_FIELDS_H
#define COLOPHON_MODEL_FIELDS_H

#include "base/diag.h"
#include "base/memory.h"
#include "base/yaml.h"
#include "license/license.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct reading {
    struct arena *arena;
    struct diags *diags;
};

struct field {
    const char *key;
    void (*read)(const struct reading *reading, const struct yaml_node *value, void *member);
    size_t offset; /* of the member in the record */
};

/* Reads every key of the mapping. An unknown key is a warning with the nearest known one. `within`
 * says what the mapping is, for messages. A node that is no mapping is an error. */
void fields_read(const struct reading *reading, const struct yaml_node *mapping, const char *within,
                 const struct field *fields, size_t n, void *record);

/* Readers. The member is a const char * unless said otherwise. */
void field_text(const struct reading *reading, const struct yaml_node *value, void *member);
void field_date(const struct reading *reading, const struct yaml_node *value, void *member);
void field_language(const struct reading *reading, const struct yaml_node *value, void *member);
void field_address(const struct reading *reading, const struct yaml_node *value, void *member);
void field_sha256(const struct reading *reading, const struct yaml_node *value, void *member);
/* bool */
void field_bool(const struct reading *reading, const struct yaml_node *value, void *member);
/* Takes any value and keeps nothing: keys that other programs, or later outputs, read. */
void field_any(const struct reading *reading, const struct yaml_node *value, void *member);
/* struct license_record: an SPDX id, or a mapping. */
void field_license(const struct reading *reading, const struct yaml_node *value, void *member);

/* An SPDX id, or none, or unknown. */
void field_part_license(const struct reading *reading, const struct yaml_node *value, void *member);

/* The bare word none-supplied: the author looked, and there is none. */
bool value_is_none(const struct yaml_node *value);
/* Whether there is a value: not NULL, empty, white space or none-supplied. */
bool value_is_given(const struct yaml_node *value);
/* A scalar as text, trimmed and on one line, in the arena; NULL when it is empty, none-supplied, or
 * wrong (which is reported). `name` is the key for messages. */
const char *value_text(const struct reading *reading, const struct yaml_node *value,
                       const char *name);
/* One of n words, as its index; n after a mistake, which is reported. */
size_t value_choice(const struct reading *reading, const struct yaml_node *value, const char *name,
                    const char *const *words, size_t n);
/* The same for an item of a list, where none-supplied is a mistake. */
const char *value_item_text(const struct reading *reading, const struct yaml_node *item,
                            const char *name);
/* The items of a sequence of texts; *n is their number. Wrong ones are reported and left out. */
const char **value_texts(const struct reading *reading, const struct yaml_node *value,
                         const char *name, size_t *n);
/* "'KEY' must be WANTED, not a list [wrong-kind]" */
void value_wrong_kind(const struct reading *reading, const struct yaml_node *value,
                      const char *name, const char *wanted);
size_t value_count(const struct yaml_node *value);

#endif
