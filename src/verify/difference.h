/*
 * The differences between two word streams, as a reader wants to have them told.
 */
#ifndef COLOPHON_VERIFY_DIFFERENCE_H
#define COLOPHON_VERIFY_DIFFERENCE_H

#include "verify/changes.h"

/* What is compared: both are words joined by one space. */
struct comparison {
    struct str found, source;
    const char *source_file;
    /* The offsets at which the blocks of `found` start; the source may have more between blocks,
     * and what is missing there is no difference. NULL: nothing may be missing. */
    const size_t *blocks;
    size_t n_blocks;
    bool more; /* `found` may have words between those of the source */
};

/* Calls tell(context, what) for each difference, at most `most` times, in the order of what was
 * found, with phrases such as
 *     word 412 is 'Moscow' where 'a.md' has 'Moskow': found "… troops in Moscow on Monday to …", the
 *     source has "… troops in Moskow on Monday to …"
 * with five words on both sides. The result is the number of differences. */
size_t difference_tell(const struct comparison *comparison, size_t most,
                       void (*tell)(void *context, const char *what), void *context);

#endif
