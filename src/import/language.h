/*
 * Language: what the words of a text say about the language that they are in.
 */
#ifndef COLOPHON_IMPORT_LANGUAGE_H
#define COLOPHON_IMPORT_LANGUAGE_H

#include "import/unit.h"

/* A tag like "es" for what the units of the body are written in; NULL: it is not clear. */
const char *language_of(const struct units *units);

#endif
