/*
 * The sizes of the pictures of a publication. A text is written for its page, for frames and for
 * sections: each picture is read once for all of them.
 */
#ifndef COLOPHON_MODEL_MEASURES_H
#define COLOPHON_MODEL_MEASURES_H

#include "model/publication.h"

struct measures;

struct measures *measures_new(void);
void measures_free(struct measures *measures);

/* The size in pixels of the picture at `path` in the publication's folder. False when it can't be
 * read, or is no picture; whoever publishes the file says so. Thread-safe. */
bool measures_find(const struct publication *publication, const char *path, int *width,
                   int *height);

#endif
