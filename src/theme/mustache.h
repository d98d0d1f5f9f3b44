/*
 * Mustache templates over jansson values: the whole specification (interpolation, sections,
 * inverted sections, comments, partials, delimiters) with inheritance (parents and blocks) and
 * dynamic names. Compiled once, rendered by any number of threads at once.
 *
 * {{name}} is escaped for XML; {{{name}}} and {{&name}} are not. A name that has no value renders
 * as nothing. Where the specification leaves it open, the empty text is false in a section, and 0
 * is not. Lambdas are not supported: a theme has no code.
 */
#ifndef COLOPHON_THEME_MUSTACHE_H
#define COLOPHON_THEME_MUSTACHE_H

#include <jansson.h>

#include "base/diag.h"

struct mustache;

/* `file` is for diagnostics (with line and column). NULL after an error. The template keeps its own
 * copy of `text`. */
struct mustache *mustache_compile(const char *file, struct str text, struct diags *diags);
void mustache_free(struct mustache *template);

/* Finds partials and parents by name; NULL when there is none. */
struct mustache_partials {
    const struct mustache *(*find)(void *context, const char *name);
    void *context;
};

/* Adds to `out`. A partial that is not found renders as nothing, as the specification wants; a
 * recursion deeper than 256 is a STATUS_FAULT. */
enum status mustache_render(const struct mustache *template, json_t *data,
                            const struct mustache_partials *partials, struct buf *out,
                            struct diags *diags);

/* Calls visit for every static partial and parent name, so that a theme can be checked. */
void mustache_names(const struct mustache *template,
                    void (*visit)(void *context, const char *name, struct place place),
                    void *context);
/* The same for every name that is looked up in the data: "work.title"; "." is left out. */
void mustache_values(const struct mustache *template,
                     void (*visit)(void *context, const char *name, struct place place),
                     void *context);

/* The same for every block that is filled, with the template in which it is to be: {{$title}} in
 * {{<frame}}. Not for dynamic parents. */
void mustache_fillings(const struct mustache *template,
                       void (*visit)(void *context, const char *parent, const char *block,
                                     struct place place),
                       void *context);
/* The same for every block that can be filled: {{$title}} outside of parents, and within what is
 * filled in for them. */
void mustache_blocks(const struct mustache *template,
                     void (*visit)(void *context, const char *name, struct place place),
                     void *context);

#endif
