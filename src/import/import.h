/*
 * Import: from a text as it was found to Markdown that can be trusted.
 *
 * Every unit of the input (a line of a text) gets exactly one role. The Markdown is built from the
 * units that are kept, and is checked word for word against them before anything is written. The
 * ledger says what was done with each unit and why.
 */
#ifndef COLOPHON_IMPORT_IMPORT_H
#define COLOPHON_IMPORT_IMPORT_H

#include "base/diag.h"
#include "base/words.h"

struct import_options {
    const char *profile; /* name of a built-in profile, or a .yaml file; NULL: found by the text */
    const char *url;     /* where the text was found; NULL */
    const char *author, *date, *retrieved; /* facts the user knows; NULL */
    bool force; /* replace Markdown that was changed by hand, or is not import's */
};

struct import_result {
    struct buf markdown; /* front matter and body */
    struct buf ledger;
    struct fidelity fidelity;
    char *profile; /* which was used; NULL: none. Lives as long as the result. */
    /* kept in the work; recorded in the front matter; left out: together the words of the input */
    size_t units, kept_words, recorded_words, left_out_words;
    size_t uncertain; /* things for a person to look at: the ledger lists them */
};

/* Imports `text` in memory; `file` is for diagnostics. Returns STATUS_CONTENT when the verbatim
 * check fails or nothing was found to keep: then there is no result to write. */
enum status import_text(const char *file, struct str text, const struct import_options *options,
                        struct import_result *result, struct diags *diags);
void import_result_clear(struct import_result *result);

/* Imports a file and writes slug.md and slug.ledger.txt into `folder` (NULL: beside the file), both
 * or none. Markdown that was changed since an import wrote it is not replaced, unless `force` is
 * set. */
enum status import_file(const char *path, const char *folder, const struct import_options *options,
                        struct import_result *result, struct diags *diags);

#endif
