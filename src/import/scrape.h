/*
 * From a scraped text to units: its lines, or its paragraphs where the lines were cut at a width.
 */
#ifndef COLOPHON_IMPORT_SCRAPE_H
#define COLOPHON_IMPORT_SCRAPE_H

#include "import/unit.h"

enum { UNITS_LIMIT = 1000000 };

/* `text` is what read_source() gives. Fills `units`, whose memory is the arena's; `text` is not
 * needed afterwards. False when there are more lines than UNITS_LIMIT; then there are no units. */
bool scrape_text(struct arena *arena, struct str text, struct units *units);

#endif
