/*
 * What was left out, as those need it who read the notice of a work or review its import: furniture
 * of a page, passages of a text, or nothing but words that are said elsewhere.
 */
#ifndef COLOPHON_IMPORT_LEFT_OUT_H
#define COLOPHON_IMPORT_LEFT_OUT_H

#include "import/unit.h"

struct left_out {
    size_t furniture, passages; /* units */
};

/* Does nothing speak against it but that it does not stand where the text does? */
bool left_out_for_its_place(const struct unit *unit);

/* After the last unit has its role. */
struct left_out left_out_count(const struct units *units);

/* A doubt where less than half of the words of a text, or of the article's place in a page, came
 * through; one for each paragraph that was left out of that place in a page, and one for each run of
 * rows of a table that was left out of a text. */
void left_out_doubt(struct units *units);

#endif
