/*
 * A theme looked at as its author wants it to be: what would only be seen on a page, or not at all.
 *
 * Loading a theme (theme/theme.h) finds what is wrong with its settings, options, templates and
 * texts. Here are added: templates of works without the notice, blocks that nobody shows, style
 * sheets that ask other hosts or name what is not there, files that nothing uses, texts of one
 * language alone.
 */
#ifndef COLOPHON_THEME_THEME_CHECK_H
#define COLOPHON_THEME_THEME_CHECK_H

#include "theme/theme.h"

/* Loads the theme and reports all of it. */
void theme_check(const char *name, const struct theme_search *search, struct place place,
                 struct diags *diags);
/* Reports templates that show a work without its notice, in words and for machines, or without its
 * text: they are rendered with data that can be found again. */
void theme_check_notices(const struct theme *theme, struct diags *diags);
/* Reports what style sheets of the theme ask of other hosts: a build must not publish that. */
void theme_check_sheets(const struct theme *theme, struct diags *diags);
/* Reports what a style sheet asks for that is not in the theme. `has` says whether a file is, by
 * its path in the theme; `known` are the n custom properties that there are. */
struct sheet_check {
    const char *file; /* for messages */
    const char *path; /* in the theme: "assets/site.css" */
    bool (*has)(void *context, const char *path);
    void *context;
    const char *const *known;
    size_t n_known;
    bool outside_only; /* only what is on other hosts; then `has` and `known` are not asked */
    struct arena *arena;
    struct diags *diags;
};
void sheet_check(const struct sheet_check *check, struct str text);
/* Calls `found` for every custom property that a style sheet gives a value. */
void sheet_properties(struct str text, void (*found)(void *context, struct str name),
                      void *context);

#endif
