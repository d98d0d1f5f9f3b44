/*
 * Files that are built into the program: themes, import profiles and legal codes, so that the
 * installed binary needs nothing beside it. The Makefile makes the table with base/embed.sh.
 */
#ifndef COLOPHON_BASE_EMBEDDED_H
#define COLOPHON_BASE_EMBEDDED_H

#include "base/text.h"

struct embedded_file {
    /* "themes/default/theme.yaml", "profiles/cfr.yaml", "legalcode/CC-BY-4.0.txt" */
    const char *path;
    const char *bytes;
    size_t size;
};

/* Sorted by path; the last has path NULL. */
extern const struct embedded_file embedded_files[];

/* NULL when there is none of that path. */
const struct embedded_file *embedded_find(const char *path);

#endif
