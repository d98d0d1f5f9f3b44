/*
 * The signs of a line that stand in its own text.
 */
#ifndef COLOPHON_IMPORT_SIGNS_TEXT_H
#define COLOPHON_IMPORT_SIGNS_TEXT_H

#include "import/signs.h"

void signs_of_text(const struct unit *unit, signed char *at);

#endif
