/*
 * Finding the works in a publication's folder.
 */
#ifndef COLOPHON_MODEL_WALK_H
#define COLOPHON_MODEL_WALK_H

#include "base/diag.h"
#include "base/memory.h"

/* The source paths of all *.md files below the folder, sorted bytewise. Left out are names that
 * begin with '.' or '_', folders with their own publication.yaml, outputs, `theme` and `themes` at the top,
 * and, with a warning, symbolic links to folders and to files outside. `real` is realpath(folder).
 */
const char **walk_works(struct arena *arena, const char *folder, const char *real, size_t *n,
                        struct diags *diags);
/* Whether a file lies in the folder after all symbolic links are followed. */
bool walk_is_inside(const char *real, const char *file);

#endif
