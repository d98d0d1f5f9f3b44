/*
 * Names as they are compared: those that differ in case, or in the form of their accents, are one.
 */
#ifndef COLOPHON_MODEL_NAME_H
#define COLOPHON_MODEL_NAME_H

#include "base/memory.h"

/* The name case folded and in NFC; a name that is no UTF-8 as it is. */
char *name_fold(struct arena *arena, const char *name);

#endif
