/*
 * From a page to units: every block that holds text is one. A block is what stands on lines of its
 * own: text between two such borders, whatever elements made them. A cell of a table of data is one
 * unit; a table that is only there to arrange the page is no table.
 */
#ifndef COLOPHON_IMPORT_BLOCKS_H
#define COLOPHON_IMPORT_BLOCKS_H

#include "import/layout.h"
#include "import/webpage.h"

/* The first units are the page's title and its own name for itself (og:title), then those of the
 * text in document order. False when there are more than UNITS_LIMIT. */
bool blocks_read(const struct webpage *page, struct units *units);

#endif
