/*
 * What the two parts of the sanitizer share: tags in lines (sanitize.c) and blocks of HTML
 * (sanitize_blocks.c).
 */
#ifndef COLOPHON_MARKDOWN_SANITIZE_H
#define COLOPHON_MARKDOWN_SANITIZE_H

#include "markdown/html.h"

struct sanitizer {
    struct document *document;
    struct diags *diags;
    void *told; /* elements whose change was told: once in a document is enough */
};

/* Warns of what becomes of an element. */
void sanitize_tell(struct sanitizer *sanitizer, struct place place, const char *element,
                   enum html_change change);
/* The raw HTML of a node; "" with an error if it can't be read in time. */
struct str sanitize_source(const struct sanitizer *sanitizer, cmark_node *node);
/* Makes the blocks of HTML among the children of a node safe. */
void sanitize_blocks(struct sanitizer *sanitizer, cmark_node *parent);

#endif
