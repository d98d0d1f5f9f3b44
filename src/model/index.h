/*
 * What a publication keeps for itself.
 */
#ifndef COLOPHON_MODEL_INDEX_H
#define COLOPHON_MODEL_INDEX_H

#include "model/navigation.h"
#include "model/table.h"

struct publication_index {
    struct table works;   /* by source path */
    const char *real;     /* the publication's folder as realpath() gives it */
    struct arena *arenas; /* of the threads that read the works */
    unsigned n_arenas;
    struct navigation_item *navigation; /* the first; NULL if there is none */
};

#endif
