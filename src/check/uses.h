/*
 * What may be done with a publication as a whole: each use, and the works that stand in its way.
 */
#ifndef COLOPHON_CHECK_USES_H
#define COLOPHON_CHECK_USES_H

#include "license/terms.h"
#include "model/publication.h"

struct work_uses {
    const struct work *work;
    struct license_terms terms;
    enum license_answer combine; /* whether it lets the others and itself become one new work */
};

/* One a work, in reading order; the arena's. */
struct work_uses *uses_of(struct arena *arena, const struct publication *publication);

#endif
