/*
 * One work as a feed or a catalog lists it, and what it must say of its license there.
 */
#ifndef COLOPHON_VERIFY_ENTRY_H
#define COLOPHON_VERIFY_ENTRY_H

#include "verify/claims.h"
#include "verify/proof.h"

struct entry {
    const char *file;
    int line;
    const char *title;   /* "" when it has none */
    const char *license; /* address in the slot for machines; NULL */
    const char *rights;  /* the words about rights; NULL */
    const char *via;     /* where the work comes from; NULL */
    const char *urls[8]; /* addresses of the work here, to know it by */
    size_t n_urls;
    const char *content;                 /* the text as HTML; NULL when only a summary is given */
    bool rights_in_words;                /* this kind of feed has a place for them */
    const char *license_slot, *via_slot; /* how these are called: "link rel=license" */
    struct arena *arena;
};

void entry_add_url(struct entry *entry, const char *url);
/* To be called when all pages and books below the path are read. */
void entry_judge(struct proof *proof, const struct entry *entry);

#endif
