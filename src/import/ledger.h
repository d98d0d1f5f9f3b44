/*
 * The ledger: what was done with each unit of the input and why, for a person to read.
 *
 * A summary, then what to look at, then one row a unit: number, role, why, text, with tabs between.
 */
#ifndef COLOPHON_IMPORT_LEDGER_H
#define COLOPHON_IMPORT_LEDGER_H

#include "import/record.h"

/* Words of the units with this fate. */
size_t ledger_words(const struct units *units, enum fate fate);

/* `markdown` is the file that goes with it: its digest tells later whether it was edited. */
void ledger_write(const struct units *units, const struct record *record, struct str markdown,
                  struct buf *out);

/* The same as JSON, without the digest of the Markdown: {source, title, profile, facts, missing, words, answers, doubts,
 * units}. */
void ledger_write_json(const struct units *units, const struct record *record, struct buf *out);

/* The digest of the Markdown that an earlier ledger went with; empty when there is none in it. */
struct str ledger_markdown_digest(struct str ledger);
/* The name of the source of an earlier ledger, or LEDGER_UNNAMED; empty when there is none in it. */
struct str ledger_source_name(struct str ledger);
#define LEDGER_UNNAMED "standard input"
/* ... and its digest. */
struct str ledger_source_digest(struct str ledger);

#endif
