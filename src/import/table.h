/*
 * Tables of a page. A table of data has cells of few words in rows and columns; another arranges the
 * page, and what stands in it are blocks like all others.
 */
#ifndef COLOPHON_IMPORT_TABLE_H
#define COLOPHON_IMPORT_TABLE_H

#include "import/webpage.h"

enum { COLUMNS_LIMIT = 64 };

bool table_is_data(const struct webpage *page, xmlNode *table);

/* Where in a table of data a walk is. */
struct table_walk {
    const xmlNode *table, *cell; /* NULL: outside of one */
    size_t number;               /* of the table in the page */
    size_t row, column;          /* of the cell */
    size_t next, rows;
    size_t spanned[COLUMNS_LIMIT]; /* for how many more rows a cell from above is in the way */
};

void table_begin(struct table_walk *walk, const xmlNode *table, size_t number);
/* The walk enters or leaves a node in the table, or leaves the table. */
void table_step(struct table_walk *walk, const struct webpage *page, const xmlNode *node,
                bool entering);

#endif
