/*
 * A document as a list of blocks of plain text: for rules that look for sentences in it.
 */
#ifndef COLOPHON_MARKDOWN_BLOCKS_H
#define COLOPHON_MARKDOWN_BLOCKS_H

#include "markdown/document.h"

struct block {
    struct str text; /* white space collapsed; valid during the visit */
    int line;
    bool quote;   /* stands in a block quote */
    bool caption; /* of a figure */
};

/* Visits paragraphs, headings, cells and captions in document order, then notes where they were
 * written. Code and raw HTML are left out. */
void document_each_block(const struct document *document,
                         void (*visit)(void *context, const struct block *block), void *context);

#endif
