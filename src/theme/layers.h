/*
 * The folders that a theme is made of, and what is in them. For theme/theme.c alone.
 *
 * The layers of a theme are the publication's overrides, the theme, the theme that it extends, and
 * so on: the first layer that has a file gives it.
 */
#ifndef COLOPHON_THEME_LAYERS_H
#define COLOPHON_THEME_LAYERS_H

#include "base/memory.h"
#include "base/yaml.h"
#include "theme/theme.h"

enum { LAYER_LIMIT = 16 };

struct layer {
    const char *name;   /* of the theme; NULL: the publication's overrides */
    const char *folder; /* "content/theme"; of a built-in theme "themes/default" */
    bool built_in;
    const struct yaml_node *options; /* as it gives them: theme/options.h; NULL */
};

struct layers {
    struct arena *arena;
    struct diags *diags;
    const struct theme_search *search;
    struct layer list[LAYER_LIMIT];
    size_t n;
    struct layer publication; /* gives values to options, and files for them */
};

/* A file of the theme, by its path in the theme's folder. */
struct layer_file {
    const char *path;
    const struct layer *layer;
    struct str bytes;
};

/* Finds the overrides, the theme and what it extends; reads every theme.yaml. Reports mistakes. */
void layers_find(struct layers *layers, const char *name, struct place place);
/* Reads a file of a layer; `path` begins with the layer's folder. Reports when it can't be read. */
bool layers_read_file(struct layers *layers, const struct layer *layer, const char *path,
                      struct str *bytes);

/* Reads all files but theme.yaml, as they are overridden, sorted by path; those below "strings/" as
 * they are in every layer, the first layer first. The caller frees the list, the rest is the
 * arena's. */
struct layer_file *layers_read(struct layers *layers, size_t *n);

#endif
