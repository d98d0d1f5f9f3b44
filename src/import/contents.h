/*
 * Contents: lists of the headings of a text, which stand above it, beside it or behind it, and the
 * headings that they list. A list is a run of short lines whose letters stand elsewhere in the same
 * order, but apart from each other: else it is a menu that stands there twice.
 */
#ifndef COLOPHON_IMPORT_CONTENTS_H
#define COLOPHON_IMPORT_CONTENTS_H

#include "import/signs.h"

/* Sets SIGN_CONTENTS and SIGN_IN_CONTENTS of n lines. */
void contents_find(const struct units *units, struct line_signs *lines, size_t n);

#endif
