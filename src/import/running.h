/*
 * Running heads: what printed pages repeat at their edge, as it comes into a text that was made of
 * them: "A Journal 12 (2021) 3        45". The number of the page stands at one end of the line, far
 * from the rest of it, and counts up from page to page.
 */
#ifndef COLOPHON_IMPORT_RUNNING_H
#define COLOPHON_IMPORT_RUNNING_H

#include "import/unit.h"

/* The number that such a line has; -1: it is none. `line` as it stands in the text. */
int running_page(struct str line);

/* Leaves running heads out: units with pages (unit.page) that follow each other, far enough apart for
 * pages. Before any other unit has a role. */
void running_decide(struct units *units);
/* The first unit that is none; 0 when all are. */
size_t running_skip(const struct units *units);

#endif
