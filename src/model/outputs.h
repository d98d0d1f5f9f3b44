/*
 * The outputs by name, as publication.yaml and the command line call them, and which files are
 * theirs.
 */
#ifndef COLOPHON_MODEL_OUTPUTS_H
#define COLOPHON_MODEL_OUTPUTS_H

#include "base/diag.h"

enum output_kind {
    OUTPUT_SITE = 1,
    OUTPUT_EPUB = 2,
    OUTPUT_EMBED = 4,
    OUTPUT_CARTRIDGE = 8,
    OUTPUT_DOWNLOADS = 16,
    OUTPUT_SCORM = 32,
};

/* Which books are made of a publication: the values of the key `epub`. */
enum book_kind { BOOKS_OF_WORKS = 1, BOOK_OF_ALL = 2 };

/* The names, *n of them; the kind of each is outputs_kind(its index). */
const char *const *outputs_names(size_t *n);
unsigned outputs_kind(size_t i);
/* Those that are made of a publication that doesn't say. */
unsigned outputs_usual(void);
/* The output that a file belongs to, by its path in the output folder; 0: to none of them. */
unsigned outputs_owner(const char *path);

/* The kinds in a list of names, "site,epub"; 0 after a diagnostic. `option` names it there. */
unsigned outputs_parse(const char *list, const char *option, struct diags *diags);

/* The words for books, "works", "publication" and "all"; and the enum book_kind of each. */
const char *const *books_names(size_t *n);
unsigned books_kind(size_t i);
/* The same for a word of the command line; 0 after a diagnostic. */
unsigned books_parse(const char *word, const char *option, struct diags *diags);

#endif
