/*
 * The keys of front matter.
 */
#ifndef COLOPHON_MODEL_FRONT_MATTER_H
#define COLOPHON_MODEL_FRONT_MATTER_H

#include "model/fields.h"
#include "model/work.h"

/* Cuts a file into the YAML between its delimiters and the body after them; *body_line is the line
 * on which the body begins. The first line is `---`, the last `---` or `...`; a byte order mark
 * before it and white space after it are allowed. */
enum front_matter_cut { FRONT_MATTER_FOUND, FRONT_MATTER_NONE, FRONT_MATTER_UNCLOSED };
enum front_matter_cut front_matter_cut(struct str text, struct str *yaml, struct str *body,
                                       int *body_line);

/* Fills the work from the mapping. Mistakes are reported, what can be read is filled in. */
void front_matter_read(const struct reading *reading, const struct yaml_node *mapping,
                       struct work *work);

/* Readers of the keys that hold lists; the member is the struct work. */
void field_authors(const struct reading *reading, const struct yaml_node *value, void *member);
void field_keywords(const struct reading *reading, const struct yaml_node *value, void *member);
void field_decorative(const struct reading *reading, const struct yaml_node *value, void *member);
void field_aliases(const struct reading *reading, const struct yaml_node *value, void *member);
void field_changes(const struct reading *reading, const struct yaml_node *value, void *member);
void field_parts(const struct reading *reading, const struct yaml_node *value, void *member);

#endif
