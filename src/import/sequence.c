#include "import/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "import/sequence_weights.h"

enum { WORST = NEVER * SIGN_FULL }; /* a sum that cannot be the best */

/* A point of a list, or a part of a sentence: what begins with a small letter and has some words. */
static bool goes_on(const struct line_signs *line)
{
    bool few = line->at[SIGN_WORDS_1] || line->at[SIGN_WORDS_3];
    bool again = line->at[SIGN_CAME_BEFORE] || line->at[SIGN_COMES_AGAIN];
    return line->at[SIGN_BEGINS_LOWER] && !few && !again && !line->at[SIGN_FRAGMENT];
}

/* The best stretch of prose begins in the article and ends in it, whatever else is seen. */
static bool may_be(const struct line_signs *line, enum state state, enum freedom freedom)
{
    bool above = line->at[SIGN_ABOVE_STRETCH], in = line->at[SIGN_IN_STRETCH];
    switch (state) {
    case STATE_BEFORE:
        return freedom != FREEDOM_NONE && !line->at[SIGN_CORE_BEGUN];
    case STATE_INSIDE:
        return freedom == FREEDOM_ALL && !goes_on(line);
    case STATE_BEHIND:
        return freedom != FREEDOM_NONE && !above && !in;
    default:
        return true;
    }
}

static long worth(const struct line_signs *line, enum state state, enum freedom freedom)
{
    long sum = 0;
    for (enum sign sign = 0; sign < N_SIGNS; sign++)
        sum += (long)sign_weights[sign][state] * line->at[sign];
    return may_be(line, state, freedom) ? sum : WORST;
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

/* The best state of the line before for one that is in `state`; *sum gets its sum with the move. */
static enum state best_before(const long *sums, enum state state, long *sum)
{
    enum state best = STATE_BEFORE;
    for (enum state before = 0; before < N_STATES; before++) {
        long with = sums[before] + (long)move_weights[before][state] * SIGN_FULL;
        if (before == 0 || with > *sum) {
            best = before;
            *sum = with;
        }
    }
    return best;
}

void sequence_find(const struct line_signs *lines, size_t n, enum freedom freedom,
                   enum state *states)
{
    if (n == 0)
        return;
    unsigned char(*from)[N_STATES] = mem_alloc(n * sizeof *from);
    long sums[N_STATES], next[N_STATES];
    for (enum state state = 0; state < N_STATES; state++)
        sums[state] = worth(&lines[0], state, freedom) + (state > STATE_PARAGRAPH ? WORST : 0);
    for (size_t i = 1; i < n; i++) {
        for (enum state state = 0; state < N_STATES; state++) {
            from[i][state] = (unsigned char)best_before(sums, state, &next[state]);
            next[state] += worth(&lines[i], state, freedom);
        }
        memcpy(sums, next, sizeof sums);
        level(sums);
    }
    states[n - 1] = best_of(sums);
    for (size_t i = n - 1; i > 0; i--)
        states[i - 1] = from[i][states[i]];
    free(from);
}
