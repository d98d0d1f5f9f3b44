/*
 * The plan of a commit: what of an output's new state is to be put in place, and what of the old
 * one to be removed. Made when all new files lie in `.next/`; nothing outside that folder changes.
 */
#ifndef COLOPHON_BASE_OUTPUT_PLAN_H
#define COLOPHON_BASE_OUTPUT_PLAN_H

#include "base/output_journal.h"
#include "base/output_record.h"

/* A file of the new state. */
struct output_file {
    struct record_file facts;
    const char *link; /* the path of which it is a hard link, or NULL */
    bool changed;     /* lies in `.next/` */
    bool occupied;    /* something lies in its place in the output */
    bool unfinished;  /* staged, and not said to be finished */
};

struct plan {
    int folder;       /* the output, open */
    const char *name; /* what messages call it */
    struct output_file *files;
    size_t n; /* sorted by path, links resolved */
    const struct record *old;
    struct arena *arena;
    struct diags *diags;
    struct journal journal; /* the result */
};

/* NULL when there is none of that path. */
struct output_file *plan_find(const struct plan *plan, const char *path);
/* Links, compares with the old state, refuses to touch what others wrote, and decides which folders
 * are swapped whole; for these `.next/` gets all that stays. */
enum status plan_make(struct plan *plan);

#endif
