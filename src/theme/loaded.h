/*
 * A theme as it is held in memory. For theme/theme.c and theme/theme_*.c alone.
 */
#ifndef COLOPHON_THEME_LOADED_H
#define COLOPHON_THEME_LOADED_H

#include "theme/layers.h"

struct template
{
    const char *name;
    const char *file;
    bool built_in;
    struct mustache *compiled;
};

struct renamed {
    const char *from, *to;
};

struct theme {
    struct arena arena;
    struct renamed *renamed; /* assets that are published under another name */
    size_t renamed_count;
    const char *name;
    struct template *templates; /* sorted by name */
    size_t template_count;
    struct theme_file *files; /* all but the templates, sorted by path */
    size_t file_count;
    json_t *options;
    json_t *properties;        /* the same as rules of CSS */
    const char **option_names; /* of all that are declared */
    size_t option_count;
    json_t *languages; /* the texts of each: theme/strings.h */
};

/* A compiled template; NULL when there is none. */
const struct mustache *theme_template(const struct theme *theme, const char *name);
/* "epub/page" of "templates/epub/page.mustache"; NULL of another file. */
const char *theme_template_name(struct arena *arena, const char *path);
/* Reports templates, texts and options that templates name and that are not there. */
void theme_check_names(struct theme *theme, struct diags *diags);
/* Reports blocks that templates fill and that are not there. Not those of built-in templates: a
 * theme's own layout may leave out what it has no use for. */
void theme_check_blocks(struct theme *theme, struct diags *diags);

#endif
