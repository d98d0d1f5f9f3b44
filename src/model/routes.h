/*
 * Routes: where each work goes in the site and in the EPUB.
 */
#ifndef COLOPHON_MODEL_ROUTES_H
#define COLOPHON_MODEL_ROUTES_H

#include "model/work.h"

/* Sets slug, page, embed and chapter of works that are sorted by path, from their path and file.
 * Pages that would be the same file, or one of ours, are errors. */
void routes_set(struct arena *arena, struct work *works, size_t n, struct diags *diags);

#endif
