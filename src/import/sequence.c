#include "import/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "import/sequence_weights.h"

enum { WORST = -1000000 * SIGN_FULL }; /* a sum that cannot be the best */

/* A point of a list, or a part of a sentence: what begins with a small letter and has some words. */
static bool goes_on(const struct line_signs *line)
{
    bool few = line->at[SIGN_WORDS_1] || line->at[SIGN_WORDS_3];
    bool again = line->at[SIGN_CAME_BEFORE] || line->at[SIGN_COMES_AGAIN];
    return line->at[SIGN_BEGINS_LOWER] && !few && !again && !line->at[SIGN_FRAGMENT];
}

/* A sentence or a paragraph, as units have it. */
static bool is_prose(const struct line_signs *line)
{
    bool ends = line->at[SIGN_ENDS_PERIOD] || line->at[SIGN_ENDS_EXCLAMATION] ||
                line->at[SIGN_ENDS_QUESTION] || line->at[SIGN_ENDS_COLON];
    return line->at[SIGN_WORDS_39] || line->at[SIGN_WORDS_MORE] ||
           (ends && (line->at[SIGN_WORDS_13] || line->at[SIGN_WORDS_19]));
}

/* Something else than a heading that a list names, or a line of a menu. */
static bool is_statement(const struct line_signs *line)
{
    bool ends = line->at[SIGN_ENDS_PERIOD] || line->at[SIGN_ENDS_EXCLAMATION];
    return line->at[SIGN_WORDS_39] || line->at[SIGN_WORDS_MORE] ||
           (ends && !line->at[SIGN_WORDS_1] && !line->at[SIGN_WORDS_3]);
}

bool sequence_may_follow(enum state before, enum state state)
{
    switch (before) {
    case STATE_BEFORE:
        return state <= STATE_PARAGRAPH;
    case STATE_BEHIND:
        return state == STATE_BEHIND;
    default:
        return state != STATE_BEFORE;
    }
}

bool sequence_may_begin(enum state state)
{
    return state <= STATE_PARAGRAPH;
}

/* The best stretch of prose begins in the article and ends in it, whatever else is seen. Where no
 * furniture is known, so does all prose. Where people set paragraphs apart they do so with headings. */
bool sequence_may_be(const struct line_signs *line, enum state state, enum freedom freedom)
{
    bool above = line->at[SIGN_ABOVE_STRETCH], in = line->at[SIGN_IN_STRETCH];
    bool plain = freedom == FREEDOM_AROUND || freedom == FREEDOM_NONE;
    bool text = freedom == FREEDOM_LINES && is_statement(line);
    switch (state) {
    case STATE_HEADING:
        return !(plain && line->at[SIGN_NO_GAP]);
    case STATE_BEFORE:
        return freedom != FREEDOM_NONE && !text && !line->at[SIGN_CORE_BEGUN] &&
               (freedom != FREEDOM_AROUND || (line->at[SIGN_ABOVE_PROSE] && !is_prose(line)));
    case STATE_INSIDE:
        return (freedom == FREEDOM_ALL || (freedom == FREEDOM_LINES && !text && !is_prose(line))) &&
               !goes_on(line);
    case STATE_BEHIND:
        return freedom != FREEDOM_NONE && !text && !above && !in &&
               (freedom != FREEDOM_AROUND || line->at[SIGN_ALL_PASSED]);
    default:
        return true;
    }
}

static long worth(const struct line_signs *line, enum state state, enum freedom freedom,
                  const struct sequence_weights *weights)
{
    long sum = 0;
    for (enum sign sign = 0; sign < N_SIGNS; sign++)
        sum += (long)weights->signs[sign][state] * line->at[sign];
    return sequence_may_be(line, state, freedom) ? sum : WORST;
}

static enum state best_of(const long *sums)
{
    enum state best = STATE_BEFORE;
    for (enum state state = 0; state < N_STATES; state++)
        if (sums[state] > sums[best])
            best = state;
    return best;
}

/* Only differences count: the best sum is made 0, so that no length of a text is too much. */
static void level(long *sums)
{
    long best = sums[best_of(sums)];
    for (enum state state = 0; state < N_STATES; state++)
        sums[state] = sums[state] - best > WORST ? sums[state] - best : WORST;
}

static long move(const struct sequence_weights *weights, enum state before, enum state state)
{
    return sequence_may_follow(before, state) ? (long)weights->moves[before][state] * SIGN_FULL
                                              : WORST;
}

/* The best state of the line before for one that is in `state`; *sum gets its sum with the move. */
static enum state best_before(const long *sums, enum state state,
                              const struct sequence_weights *weights, long *sum)
{
    enum state best = STATE_BEFORE;
    for (enum state before = 0; before < N_STATES; before++) {
        long with = sums[before] + move(weights, before, state);
        if (before == 0 || with > *sum) {
            best = before;
            *sum = with;
        }
    }
    return best;
}

void sequence_find(const struct line_signs *lines, size_t n, enum freedom freedom,
                   const struct sequence_weights *weights, enum state *states)
{
    if (n == 0)
        return;
    if (!weights)
        weights = &fitted;
    unsigned char(*from)[N_STATES] = mem_alloc(n * sizeof *from);
    long sums[N_STATES], next[N_STATES];
    for (enum state state = 0; state < N_STATES; state++)
        sums[state] = sequence_may_begin(state) ? worth(&lines[0], state, freedom, weights) : WORST;
    for (size_t i = 1; i < n; i++) {
        for (enum state state = 0; state < N_STATES; state++) {
            from[i][state] = (unsigned char)best_before(sums, state, weights, &next[state]);
            next[state] += worth(&lines[i], state, freedom, weights);
        }
        memcpy(sums, next, sizeof sums);
        level(sums);
    }
    sums[STATE_HEADING] += WORST; /* of nothing */
    states[n - 1] = best_of(sums);
    for (size_t i = n - 1; i > 0; i--)
        states[i - 1] = from[i][states[i]];
    free(from);
}
