/*
 * The words of a theme, in each language it speaks: strings/<language>.yaml, one line a text. The
 * language is a tag, in upper or lower case: de, zh-hant, pt-BR.
 *
 *     direction: rtl                     only where it is not ltr
 *     contents: Contents
 *     published_by: Published by {}.
 *
 * Templates get them as {{ui.contents}}; a text with `{}` in it, where something of the data goes,
 * comes in two halves: {{ui.published_by.before}}{{publication.publisher}}{{ui.published_by.after}}.
 * A theme that extends another adds to its texts or says them in other words. What a language does
 * not say is said in English. For theme/theme.c alone.
 */
#ifndef COLOPHON_THEME_STRINGS_H
#define COLOPHON_THEME_STRINGS_H

#include <jansson.h>

#include "base/diag.h"
#include "base/memory.h"

/* The tag, in lower case: "pt-br" of "strings/pt-BR.yaml"; NULL of another path. */
const char *strings_language(struct arena *arena, const char *path);
/* Adds what a file says to `languages`, over what is there. */
void strings_add(json_t *languages, const char *language, const char *file, struct str text,
                 struct diags *diags);
/* Warns of a text that English, which the others are taken from, doesn't have. */
void strings_report_unknown(const json_t *english, const char *key, struct place place,
                            struct diags *diags);
/* Gives every language what it lacks, and its name and direction: `lang` and `dir`. */
void strings_finish(json_t *languages);
/* The texts for the first of two language tags that there are texts for, else those in English;
 * NULL when there are none at all. Borrowed. */
json_t *strings_for(const json_t *languages, const char *first, const char *second);

#endif
