/*
 * Accepting: a person corrected words of a text that was imported, and says why. The record of the
 * words in its front matter is made anew, and the reason goes to `changes`, where every notice
 * tells readers of it.
 *
 * A license that permits no adaptations permits no changed words either, but for those that the
 * publisher of the source changed: then the source beside the Markdown is another than was
 * imported, and an import of it must give just these words.
 */
#ifndef COLOPHON_IMPORT_ACCEPT_H
#define COLOPHON_IMPORT_ACCEPT_H

#include "base/diag.h"
#include "base/words.h"

/* Rewrites three lines of the front matter of a Markdown file, at most: `fidelity`, `changes`, and
 * the digest of the source where that changed. Without a change of words nothing is written, and a
 * note says so. `reason` reads like a change that was made: "a misspelled name". `fidelity` gets the
 * record of the words; it may be NULL. */
enum status accept_words(const char *file, const char *reason, struct fidelity *fidelity,
                         struct diags *diags);

#endif
