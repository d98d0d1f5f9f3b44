/*
 * A scaffold: the files of a new publication that builds at once, with front matter that explains
 * itself, and what GitHub and GitLab need to publish it; and those of a new theme.
 */
#ifndef COLOPHON_SCAFFOLD_SCAFFOLD_H
#define COLOPHON_SCAFFOLD_SCAFFOLD_H

#include "base/diag.h"

struct scaffold_options {
    const char *name;    /* NULL: made of the folder's name */
    const char *title;   /* NULL: the folder's name */
    const char *lang;    /* NULL: "en" */
    const char *license; /* an SPDX id; must be given: nobody else can choose it */
    const char *author, *publisher, *description, *base_url; /* NULL: not given */
};

/* Calls `made` for every file, by its path, when all have been written. Nothing that exists is
 * replaced: then there is an error for each such file, and none is written. */
enum status scaffold_make(const char *folder, const struct scaffold_options *options,
                          void (*made)(void *context, const char *path), void *context,
                          struct diags *diags);

/* The same for a theme in the publication of the folder `content`: it lies in themes/NAME/. */
enum status scaffold_theme(const char *content, const char *name,
                           void (*made)(void *context, const char *path), void *context,
                           struct diags *diags);

#endif
