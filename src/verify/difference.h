/*
 * The first difference between two word streams, as a reader wants to have it told.
 */
#ifndef COLOPHON_VERIFY_DIFFERENCE_H
#define COLOPHON_VERIFY_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Both are words joined by one space. Adds to `out` a phrase such as
 *     word 412 is 'Moscow' where 'a.md' has 'Moskow': found "… troops in Moscow on Monday to …", the
 *     source has "… troops in Moskow on Monday to …"
 * with five words on both sides. False when the streams are equal. */
bool difference_tell(struct str found, struct str source, const char *source_file, struct buf *out);
/* Whether every block of `words` occurs in `source`, in order; else tells of the first that
 * doesn't. `blocks` are the offsets at which blocks start. */
bool difference_blocks(struct str words, const size_t *blocks, size_t n_blocks, struct str source,
                       const char *source_file, struct buf *out);
/* Whether all words of `source` are in `found`, in order, where `found` may have others between
 * runs of them; else tells of the first that is missing. */
bool difference_search(struct str found, struct str source, const char *source_file,
                       struct buf *out);

#endif
