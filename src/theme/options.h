/*
 * The options of a theme: what a publication may set without writing a template. A theme declares
 * them in theme.yaml, with a type; it, a theme that extends it, and the publication give values:
 *
 *     options:
 *       paper: {type: color, default: {light: "#fcfaf6", dark: "#181613"}}
 *       accent: {type: color, default: "#7d2a1c", on: [paper], contrast: 4.5}
 *       measure: {type: length, default: 36rem}
 *       text-font: {type: font, default: old-style}
 *       text-size: {type: choice, values: {normal: 100%, large: 112%}, default: normal}
 *       logo: {type: file}
 *       sidebar: {type: boolean, default: yes}
 *       motto: {type: text}
 *     options:                                   in a theme that extends it
 *       accent: "#1f5f8b"
 *     theme-options: {measure: 40rem}            in publication.yaml
 *
 * Templates get {{theme.NAME}}; of a file they get its path, width and height. Style sheets get
 * custom properties, var(--NAME), of what has a form in CSS: a color has one for light and one for
 * dark. A color that is `on` others is kept readable: where its contrast is too low (WCAG 2.2,
 * 1.4.3), it is mixed with black or white, with a warning where somebody chose it. A color that is
 * given for light alone is made readable in dark.
 *
 * For theme/theme.c and its neighbours alone.
 */
#ifndef COLOPHON_THEME_OPTIONS_H
#define COLOPHON_THEME_OPTIONS_H

#include "base/yaml.h"
#include "theme/color.h"
#include "theme/layers.h"

enum option_type {
    OPTION_TEXT,
    OPTION_BOOLEAN,
    OPTION_COLOR,
    OPTION_LENGTH,
    OPTION_FONT,
    OPTION_CHOICE,
    OPTION_FILE,
    N_OPTION_TYPES
};

enum { OPTION_LIMIT = 128, ON_LIMIT = 8 };

struct option {
    const char *name;
    enum option_type type;
    const struct layer *declared;   /* by this theme */
    const struct yaml_node *values; /* CHOICE: a list of names, or a mapping to values of CSS */
    size_t on[ON_LIMIT], n_on;      /* COLOR: the options it is to be readable on */
    double contrast;                /* ... and how well */

    /* Its value. */
    const struct layer *given; /* by this theme or publication; NULL: it has none */
    struct place place;
    const char *text;       /* for templates */
    const char *css;        /* for its custom property; NULL: it has none */
    bool truth;             /* BOOLEAN */
    struct color colors[2]; /* COLOR: in light and in dark */
    bool dark;              /* the latter was given, too */
    struct str bytes;       /* FILE */
    const char *file;       /* FILE, as it lies there */
    const char *path;       /* FILE, as it is published: "assets/logo.1a2b3c4d.svg" */
    int width, height;      /* FILE: of a picture; else 0 */
};

struct options {
    struct layers *layers; /* in whose arena everything is */
    struct option list[OPTION_LIMIT];
    size_t n;
};

/* Reads what all layers say, from the last, and what the publication says. Reports mistakes. */
void options_read(struct options *options, struct layers *layers);
/* For templates: an object by name. */
json_t *options_data(const struct options *options);
/* Adds the custom properties as rules of CSS; nothing when there are none. */
void options_css(const struct options *options, struct buf *out);

/* For options.c alone: gives an option the value of a node, in theme/option_values.c. Reports a
 * mistake and leaves the option as it is. */
void option_set(struct options *options, struct option *option, const struct layer *layer,
                const struct yaml_node *value);

#endif
