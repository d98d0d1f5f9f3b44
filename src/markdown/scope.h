/*
 * What a rendering covers: the whole document, or a section with the notes that it refers to.
 */
#ifndef COLOPHON_MARKDOWN_SCOPE_H
#define COLOPHON_MARKDOWN_SCOPE_H

#include "markdown/section.h"
#include "markdown/tree.h"

struct scope {
    const struct document *document;
    const struct section *section; /* NULL: the whole document */
    bool **marks; /* of each note that is in it, by number - 1: which of its references are; NULL
                     for one that is not. NULL: all */
    struct arena arena;
};

void scope_init(struct scope *scope, const struct document *document,
                const struct section *section);
void scope_clear(struct scope *scope);

/* The blocks of the body one after the other; start with NULL. Where the text of a note was written
 * is none. */
cmark_node *scope_next_block(const struct scope *scope, cmark_node *block);
bool scope_has_note(const struct scope *scope, const struct note *note);
bool scope_has_mark(const struct scope *scope, const struct note *note, size_t mark);

#endif
