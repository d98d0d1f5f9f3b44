/*
 * What a publication keeps for itself.
 */
#ifndef COLOPHON_MODEL_INDEX_H
#define COLOPHON_MODEL_INDEX_H

#include "model/navigation.h"
#include "model/table.h"

struct listings { /* of one kind: model/listings.h */
    struct listing *list;
    size_t n;
    struct table by_name; /* by folded name */
};

struct publication_index {
    struct table works;   /* by source path */
    const char *real;     /* the publication's folder as realpath() gives it */
    struct arena *arenas; /* of the threads that read the works */
    unsigned n_arenas;
    struct listings *listings;          /* of each kind */
    struct navigation_item *navigation; /* the first; NULL if there is none */
    struct measures *measures;          /* model/measures.h */
};

#endif
