/*
 * Translations: works that are one text in several languages. `translation-of` names the original
 * by its path in the publication, or by its address elsewhere; a translation of a translation is
 * one of its original.
 */
#ifndef COLOPHON_MODEL_TRANSLATIONS_H
#define COLOPHON_MODEL_TRANSLATIONS_H

#include "model/publication.h"

struct versions {
    const struct work *original; /* NULL: it is not in the publication */
    const struct work **works;   /* all, with the original, in reading order; not the hidden ones */
    size_t n;
};

/* What the language calls itself: "Deutsch" of "de-AT"; the tag where we don't know it. */
const char *language_name(const char *lang);

/* For model/publication.c: gives works with translations their versions. Reports an original that
 * does not exist, works that are translations of each other, and two versions in one language. */
void translations_build(struct publication *publication, struct diags *diags);

#endif
