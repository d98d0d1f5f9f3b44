/*
 * The key `cover`: a picture of the author's own, for the book.
 *
 *     cover: pictures/cover.jpg
 *     cover: {file: pictures/cover.jpg, alt: A lighthouse in the fog}
 */
#ifndef COLOPHON_MODEL_COVER_H
#define COLOPHON_MODEL_COVER_H

#include "model/fields.h"

struct cover {
    const char *file; /* as written; NULL: none is given */
    const char *alt;  /* NULL: not given */
    struct place place;
};

/* The member is a struct cover. */
void field_cover(const struct reading *reading, const struct yaml_node *value, void *member);

#endif
