/*
 * Marks that change what words say, and that Markdown has no sign for: what is raised, lowered,
 * deleted or inserted, and formulas. The body keeps all but formulas as HTML; a title has no place
 * for any.
 */
#ifndef COLOPHON_IMPORT_MARKS_H
#define COLOPHON_IMPORT_MARKS_H

#include "import/unit.h"

/* Does a unit of the body need HTML? */
bool marks_need_html(const struct units *units);

/* A doubt for each kept unit whose words come out without such marks. */
void marks_doubt(struct units *units);

#endif
