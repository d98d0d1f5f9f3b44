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

/* What may be left out: anything but the first and the last of the best stretch of prose; of that only
 * lines that are no sentences, as in a text of few lines; only what stands before and behind, as in a
 * text without any furniture that a rule knows; nothing. */
enum freedom { FREEDOM_ALL, FREEDOM_LINES, FREEDOM_AROUND, FREEDOM_NONE };

/* In hundredths of a natural logarithm of odds. */
struct sequence_weights {
    int signs[N_SIGNS][N_STATES];  /* what each sign says for or against each state */
    int moves[N_STATES][N_STATES]; /* each state, of the row, for or against the next */
};

/* There is no way back from behind the article, and what is before it ends with the first line of
 * it. */
bool sequence_may_follow(enum state before, enum state state);
bool sequence_may_begin(enum state state); /* may the first line be in it? */
/* Whether the stretch of which signs tell lets a line be in a state. */
bool sequence_may_be(const struct line_signs *line, enum state state, enum freedom freedom);

/* Finds the best states of n lines: `states` has room for them. `weights` NULL: those that were
 * fitted. */
void sequence_find(const struct line_signs *lines, size_t n, enum freedom freedom,
                   const struct sequence_weights *weights, enum state *states);

#endif
