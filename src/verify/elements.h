/*
 * What the elements of HTML do to words: which ones separate them, which ones nobody sees.
 */
#ifndef COLOPHON_VERIFY_ELEMENTS_H
#define COLOPHON_VERIFY_ELEMENTS_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/text.h"

/* Blocks, cells and br: their start and end separate words. */
bool element_separates(const xmlNode *element);
/* Never shown, by what it is (script, template), by `hidden`, or by an inline style. */
bool element_hidden(const xmlNode *element);
/* Shown but not read out: aria-hidden. Words there count; a notice there doesn't. */
bool element_aria_hidden(const xmlNode *element);
/* Whether what stands in a node is seen and read out. */
bool element_seen(const xmlNode *node);
/* The words that are seen and read out of an element, with line ends where it separates them. */
void element_add_text(struct buf *text, xmlNode *top);
/* A link to a note or back, as writers of books make them: to a place, and without a letter ("1",
 * "[2]", an arrow). It is none of the words of a text. */
bool element_note_mark(xmlNode *element);
bool element_has_letter(struct str text);

#endif
