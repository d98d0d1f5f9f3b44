/*
 * A proof in progress: what all parts of verify work on together, from several threads.
 */
#ifndef COLOPHON_VERIFY_PROOF_H
#define COLOPHON_VERIFY_PROOF_H

#include <pthread.h>

#include "verify/page.h"
#include "verify/report.h"
#include "verify/source.h"

/* A work as it was met in a file; of one in several parts, also its words, until all are there. */
struct sighting {
    const char *group; /* the archive, or "": parts are joined within one */
    const char *work, *file;
    int line;
    bool excerpt;
    unsigned part, parts;
    struct fidelity record;
    const char *license, *label; /* that the judge found; NULL */
    const char *source;          /* where its page says it comes from; NULL */
    const char *canonical;       /* that its page gives; NULL */
    const char *holder;          /* of the rights, as its page says; NULL */
    const char *credit;          /* the first name that its page credits; NULL */
    size_t row;
    struct buf words; /* parts > 1 */
    size_t *blocks, n_blocks;
};

struct hiding_sheet;

struct proof {
    const struct verify_options *options;
    struct verify_report *report;
    struct diags *diags;
    struct sources *sources;
    pthread_mutex_t lock; /* over all that follows, and the report */
    struct arena arena;
    struct sighting *sightings;
    size_t n_sightings, cap, n_sorted;
    struct hiding_sheet *sheets; /* style sheets that were read: hiding.h */
    const char **collections;    /* names of books of several works */
    size_t n_collections;
    const char **missing; /* files that a provenance.json lists, and that are not there */
    size_t n_missing;
    bool unmarked; /* some text was read that marks no work */
    bool marked;   /* some page or book below the path marks its works */
    bool ours;     /* some page says that Colophon made it */
    bool single;   /* one file was given: the only source is meant for it */
};

void proof_init(struct proof *proof, const struct verify_options *options,
                struct verify_report *report, struct diags *diags);
void proof_clear(struct proof *proof);

/* Copies the row into the report; the result is its number. */
size_t proof_add_row(struct proof *proof, const struct verify_row *row);
void proof_add_survival(struct proof *proof, const struct verify_survival *survival);
void proof_count_file(struct proof *proof);
/* A page was read that says that Colophon made it. */
void proof_read_ours(struct proof *proof);
/* A text was read that marks no work. */
void proof_read_unmarked(struct proof *proof);

/* Remembers a work that was met. */
void proof_meet(struct proof *proof, const char *group, const struct page *page,
                const struct page_work *work, size_t row);
/* A book of several works, or under several licenses, was read: no license is that of the book. */
void proof_note_collection(struct proof *proof, const char *path);
/* Whether an address leads to such a book, by its name. */
bool proof_is_collection(const struct proof *proof, const char *address);
/* It was said that this file is missing. */
void proof_note_missing(struct proof *proof, const char *path);
bool proof_is_missing(const struct proof *proof, const char *path);

/* Sorts what was met, so that it can be found. */
void proof_sort(struct proof *proof);
/* When all files are read: joins the works in several parts and checks their words. */
void proof_join_parts(struct proof *proof);
/* The first sighting of a work that was sorted; those of one work follow each other. Some other when
 * it was met nowhere. Good until the next one is met. */
size_t proof_first(const struct proof *proof, const char *work);

/* Compares the words with their record; says where they differ. */
enum verdict proof_words(struct proof *proof, struct place place, const char *work,
                         const struct fidelity *record, const struct fidelity *found);

#endif
