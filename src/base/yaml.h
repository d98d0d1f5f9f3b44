/*
 * YAML 1.2, read with libfyaml into a small tree with the place of every node, and written.
 *
 * Scalars are text; `plain` says that a scalar stood without quotes, so that `none`, `true` or
 * `2024-01-15` can be told from "none". Mistakes of syntax are diagnostics with file, line and
 * column. Anchors and aliases, tags, several documents, NUL characters and duplicate keys are
 * refused: front matter needs none of them.
 */
#ifndef COLOPHON_BASE_YAML_H
#define COLOPHON_BASE_YAML_H

#include "base/diag.h"
#include "base/memory.h"

enum yaml_kind { YAML_NULL, YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    struct place place; /* of the value */
    const char *text;   /* SCALAR: NUL-terminated UTF-8; else "" */
    bool plain;         /* SCALAR without quotes, not a block scalar */
    const char *key;    /* in a mapping: the key; else NULL */
    struct place key_place;
    struct yaml_node *first; /* SEQUENCE, MAPPING: the children, in order */
    struct yaml_node *next;
};

/* Parses one document. `file` and `first_line` give the places: front matter begins at line 2 of
 * its file. An empty document is a YAML_NULL. NULL after an error of syntax. All memory is the
 * arena's. */
const struct yaml_node *yaml_parse(struct arena *arena, const char *file, int first_line,
                                   struct str text, struct diags *diags);
/* The value of a key; NULL when the node is no mapping or has no such key. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);
/* A copy of a node with all below it, without its neighbours, that needs nothing but `arena`. */
struct yaml_node *yaml_copy(struct arena *arena, const struct yaml_node *node);
/* true for a plain true/yes, false for a plain false/no, in *value; returns whether it was one. */
bool yaml_bool(const struct yaml_node *node, bool *value);

/* Adds a scalar on one line: plain where YAML reads it back as the same text, else in quotes. Good
 * in block and in flow context. */
void yaml_add_scalar(struct buf *out, struct str text);

#endif
