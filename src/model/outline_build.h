/*
 * Making the outline of the navigation and of the folders. For model/publication.c alone.
 */
#ifndef COLOPHON_MODEL_OUTLINE_BUILD_H
#define COLOPHON_MODEL_OUTLINE_BUILD_H

#include "model/navigation.h"
#include "model/publication.h"

struct outline_sources {
    const char *const *paths; /* of all sources, published or not, sorted */
    size_t n_paths;
    struct work *works; /* those that are published, sorted by path, with their pages */
    size_t n_works;
};

/* Makes the outline and puts the works into its order. Reports what the navigation names wrongly.
 * Titles and languages of works need not be set yet. */
struct outline_node *outline_build(const struct publication *publication,
                                   const struct navigation_item *navigation,
                                   const struct outline_sources *sources, struct arena *arena,
                                   struct diags *diags);

#endif
