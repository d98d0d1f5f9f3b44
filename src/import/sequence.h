/*
 * Sequence: which lines of a text are the article, and which of those are headings.
 *
 * A text is read as a sequence of lines that are each in one state: before the article, heading,
 * paragraph, inside of the article but not of it, behind it. What is seen of a line (signs.h) speaks
 * for and against each state, and so does the state of the line before; the sequence of states that
 * has the best sum is taken (a linear-chain conditional random field, decoded by Viterbi's method:
 * Lafferty, McCallum and Pereira, "Conditional Random Fields", 2001).
 */
#ifndef COLOPHON_IMPORT_SEQUENCE_H
#define COLOPHON_IMPORT_SEQUENCE_H

#include "import/signs.h"

enum state { STATE_BEFORE, STATE_HEADING, STATE_PARAGRAPH, STATE_INSIDE, STATE_BEHIND, N_STATES };

/* Finds the best states of n lines: `states` has room for them. In a `clean` text, one without any
 * furniture that a rule knows, nothing inside of the article is left out. */
void sequence_find(const struct line_signs *lines, size_t n, bool clean, enum state *states);

#endif
