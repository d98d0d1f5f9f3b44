/*
 * Evidence: what a rendered body holds that is of concern to those who can't read it with their
 * eyes. What a book says of its accessibility is computed of this, and of nothing else.
 */
#ifndef COLOPHON_EPUB_EVIDENCE_H
#define COLOPHON_EPUB_EVIDENCE_H

#include "base/text.h"

struct evidence {
    size_t images, undescribed; /* of the images, those with an empty alternative text */
    size_t tables, notes, headings;
    size_t roles;  /* roles of DPUB-ARIA */
    size_t rubies; /* pronunciations set beside characters */
};

/* Adds what a body of ours (well-formed, no quotes in its text) holds. */
void evidence_add(struct evidence *evidence, struct str body);
void evidence_sum(struct evidence *sum, const struct evidence *one);
/* Whether the reader can change how the book looks: its style sheets neither place things nor
 * insist on anything. */
bool evidence_is_adjustable(struct str css);
/* Whether a picture can move or flash, by its bytes. */
bool evidence_moves(struct str picture);

#endif
