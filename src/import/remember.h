/*
 * What options of an earlier import said of the same source (--url, --author, --date, --retrieved):
 * it need not be said again. The ledger has these facts, with the option behind each:
 *
 *     facts:
 *       source: https://example.org/a (--url)
 */
#ifndef COLOPHON_IMPORT_REMEMBER_H
#define COLOPHON_IMPORT_REMEMBER_H

#include "import/import.h"
#include "import/review.h"

/* Fills in what neither the options of this run nor an answer says, with a note for each. `ledger`
 * is that of the earlier import; it may be empty. Memory is the arena's. */
void remember_options(struct arena *arena, struct str ledger, const struct review *review,
                      const char *file, struct import_options *options, struct diags *diags);

#endif
