/*
 * The journal of a commit: what is to be done to an output whose new files lie in `.next/`.
 *
 * From the moment the journal is written and synced the new state counts: every step can be done
 * again, so that an interrupted commit is completed by the next command. Without a journal,
 * `.next/` is an unfinished build and is thrown away.
 *
 * A *swap* puts a whole top-level folder in place at once. It is done while `.next/FOLDER` is still
 * the folder with the recorded inode; afterwards the old folder lies there. Where the file system
 * can't exchange folders, the files are moved one by one like all others.
 */
#ifndef COLOPHON_BASE_OUTPUT_JOURNAL_H
#define COLOPHON_BASE_OUTPUT_JOURNAL_H

#include "base/diag.h"
#include "base/memory.h"

#define NEXT_FOLDER ".next"
#define JOURNAL_PATH ".colophon/journal.json"

struct journal_swap {
    const char *folder;
    unsigned long long inode;
};

struct journal {
    struct journal_swap *swaps;
    const char **installs, **removes; /* paths, sorted; those in swapped folders too */
    size_t n_swaps, n_installs, n_removes;
};

/* In all of these `folder` is the open output folder and `name` what messages call it. */

/* Also says so in *found. Memory is the arena's. */
enum status journal_read(struct arena *arena, int folder, const char *name, bool *found,
                         struct journal *journal, struct diags *diags);
/* Syncs the new files, then writes the journal. */
enum status journal_write(const struct journal *journal, int folder, const char *name,
                          struct diags *diags);
/* Does what the journal says, and removes `.next/` and the journal. */
enum status journal_apply(const struct journal *journal, int folder, const char *name,
                          struct diags *diags);

#endif
