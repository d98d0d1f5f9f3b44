/*
 * Likelihood: how likely the right states of the lines of texts are under some weights, and in which
 * direction the weights should be changed for them to be more so (forward and backward sums:
 * Rabiner, "A Tutorial on Hidden Markov Models", 1989, section III).
 *
 * A wrong state is given credit for its cost (Gimpel and Smith, "Softmax-Margin CRFs", 2010). The
 * squares of the weights count against them. The three states that are not the article share a
 * weight for each sign; by what they differ from it counts more.
 */
#ifndef COLOPHON_TESTS_BENCH_LIKELIHOOD_H
#define COLOPHON_TESTS_BENCH_LIKELIHOOD_H

#include "gold.h"

#define PRIOR 2.0       /* what the square of a weight counts */
#define PRIOR_APART 4.0 /* times as much: of what states outside the article differ by */
#define PRIOR_ANY 0.1   /* of the sign of every line */
#define PRIOR_MOVES 0.3

/* The numbers that are looked for, in natural logarithms: the weights, what the states outside share,
 * and the moves. */
enum {
    FIRST_SHARED = N_SIGNS * N_STATES,
    FIRST_MOVE = FIRST_SHARED + N_SIGNS,
    N_NUMBERS = FIRST_MOVE + N_STATES * N_STATES,
};

/* A sign that a line has. */
struct seen {
    enum sign sign;
    double much;
};

/* The lines of one text. */
struct sample {
    size_t page; /* index */
    double counts;
    size_t n;
    const struct gold_line *lines;
    const struct seen *seen; /* of all lines */
    const size_t *first;     /* of each line, and behind the last */
};

struct fitting {
    const struct sample *samples;
    size_t n;
    size_t fold, folds; /* pages of this fold are not looked at; `folds` 0: all are */
    size_t longest;     /* lines of a sample */
};

typedef double by_state[N_STATES];

/* The sums of one pass over a sample. */
struct pass {
    by_state *here, *before, *behind;
    double *scale;
    double chance[N_STATES][N_STATES]; /* of a move; 0: there is none */
};

static inline bool is_apart(enum state state)
{
    return state != STATE_HEADING && state != STATE_PARAGRAPH;
}

static inline double number_sign(const double *x, enum sign sign, enum state state)
{
    return x[sign * N_STATES + state] + (is_apart(state) ? x[FIRST_SHARED + sign] : 0);
}

static inline void even(by_state at, double *scale)
{
    double sum = 0;
    for (enum state state = 0; state < N_STATES; state++)
        sum += at[state];
    for (enum state state = 0; state < N_STATES; state++)
        at[state] /= sum;
    *scale = log(sum);
}

/* What each line is worth in each state by itself: between 0 and 1, the logarithm of the rest in
 * `scale`. */
static inline void weigh_lines(const struct sample *sample, const by_state *sums, bool right,
                               struct pass *pass)
{
    for (size_t i = 0; i < sample->n; i++) {
        const struct gold_line *line = &sample->lines[i];
        unsigned may = right ? line->may & line->right : line->may;
        double most = -HUGE_VAL, sum[N_STATES];
        for (enum state state = 0; state < N_STATES; state++) {
            sum[state] = sums[i][state] + (right ? 0 : line->cost[state]);
            if (may >> state & 1 && sum[state] > most)
                most = sum[state];
        }
        for (enum state state = 0; state < N_STATES; state++)
            pass->here[i][state] = may >> state & 1 ? exp(sum[state] - most) : 0;
        pass->scale[i] = most;
    }
}

/* The logarithm of the sum over all sequences; HUGE_VAL when it can't be told. */
static inline double sum_sequences(const struct sample *sample, struct pass *pass)
{
    double all = 0, scale;
    for (size_t i = 0; i < sample->n; i++) {
        for (enum state state = 0; state < N_STATES; state++) {
            double from = i == 0 ? sequence_may_begin(state) : 0;
            for (enum state last = 0; i > 0 && last < N_STATES; last++)
                from += pass->before[i - 1][last] * pass->chance[last][state];
            pass->before[i][state] = from * pass->here[i][state];
        }
        even(pass->before[i], &scale);
        all += scale + pass->scale[i];
    }
    for (size_t i = sample->n; i-- > 0;) {
        for (enum state state = 0; state < N_STATES; state++) {
            double to = i + 1 == sample->n;
            for (enum state next = 0; i + 1 < sample->n && next < N_STATES; next++)
                to +=
                    pass->chance[state][next] * pass->here[i + 1][next] * pass->behind[i + 1][next];
            pass->behind[i][state] = to;
        }
        even(pass->behind[i], &scale);
    }
    return isfinite(all) ? all : HUGE_VAL;
}

/* Adds `times` how often each state and move is expected. */
static inline void add_expected(const struct sample *sample, const struct pass *pass, double times,
                                by_state *states, by_state *moves)
{
    double ignored;
    for (size_t i = 0; i < sample->n; i++) {
        double is[N_STATES], move[N_STATES][N_STATES], all = 0;
        for (enum state state = 0; state < N_STATES; state++)
            is[state] = pass->before[i][state] * pass->behind[i][state];
        even(is, &ignored);
        for (enum state state = 0; state < N_STATES; state++)
            states[i][state] += times * is[state];
        for (enum state last = 0; i > 0 && last < N_STATES; last++)
            for (enum state state = 0; state < N_STATES; state++)
                all += move[last][state] = pass->before[i - 1][last] * pass->chance[last][state] *
                                           pass->here[i][state] * pass->behind[i][state];
        for (enum state last = 0; i > 0 && last < N_STATES; last++)
            for (enum state state = 0; state < N_STATES; state++)
                moves[last][state] += times * move[last][state] / all;
    }
}

static inline void sum_signs(const struct sample *sample, by_state *weights, by_state *sums)
{
    for (size_t i = 0; i < sample->n; i++) {
        memset(sums[i], 0, sizeof sums[i]);
        for (size_t k = sample->first[i]; k < sample->first[i + 1]; k++)
            for (enum state state = 0; state < N_STATES; state++)
                sums[i][state] += weights[sample->seen[k].sign][state] * sample->seen[k].much;
    }
}

/* How much less likely the right states are than all; `slope` gets more. */
static inline double unlikelihood(const struct sample *sample, by_state *weights, by_state *memory,
                                  double *scale, const double *x, double *slope)
{
    by_state *sums = memory, *expected = memory + sample->n, moves[N_STATES] = {{0}};
    struct pass pass = {
        expected + sample->n, expected + 2 * sample->n, expected + 3 * sample->n, scale, {{0}}};
    double value = 0;
    for (enum state last = 0; last < N_STATES; last++)
        for (enum state state = 0; state < N_STATES; state++)
            if (sequence_may_follow(last, state))
                pass.chance[last][state] = exp(x[FIRST_MOVE + last * N_STATES + state]);
    sum_signs(sample, weights, sums);
    memset(expected, 0, sample->n * sizeof *expected);
    for (int right = 0; right < 2; right++) {
        weigh_lines(sample, (const by_state *)sums, right, &pass);
        value += (right ? -1 : 1) * sum_sequences(sample, &pass);
        add_expected(sample, &pass, right ? -1 : 1, expected, moves);
    }
    for (size_t i = 0; i < sample->n; i++)
        for (size_t k = sample->first[i]; k < sample->first[i + 1]; k++)
            for (enum state state = 0; state < N_STATES; state++)
                slope[sample->seen[k].sign * N_STATES + state] +=
                    sample->counts * expected[i][state] * sample->seen[k].much;
    for (size_t i = 0; i < N_STATES * N_STATES; i++)
        slope[FIRST_MOVE + i] += sample->counts * moves[i / N_STATES][i % N_STATES];
    return sample->counts * value;
}

static inline double prior_of(size_t number)
{
    if (number >= FIRST_MOVE)
        return PRIOR * PRIOR_MOVES;
    bool shared = number >= FIRST_SHARED;
    size_t sign = shared ? number - FIRST_SHARED : number / N_STATES;
    return PRIOR * (sign == SIGN_ANY ? PRIOR_ANY : 1) *
           (!shared && is_apart((enum state)(number % N_STATES)) ? PRIOR_APART : 1);
}

/* An lbfgs_function of struct fitting. */
static inline double fitting_value(void *context, const double *x, double *slope)
{
    const struct fitting *fitting = context;
    by_state *weights = mem_alloc(N_SIGNS * sizeof *weights);
    by_state *memory = mem_alloc(5 * fitting->longest * sizeof *memory);
    double *scale = mem_alloc(fitting->longest * sizeof *scale), value = 0;
    for (enum sign sign = 0; sign < N_SIGNS; sign++)
        for (enum state state = 0; state < N_STATES; state++)
            weights[sign][state] = number_sign(x, sign, state);
    memset(slope, 0, N_NUMBERS * sizeof *slope);
    for (size_t i = 0; i < fitting->n; i++)
        if (fitting->folds == 0 || fitting->samples[i].page % fitting->folds != fitting->fold)
            value += unlikelihood(&fitting->samples[i], weights, memory, scale, x, slope);
    for (enum sign sign = 0; sign < N_SIGNS; sign++)
        for (enum state state = 0; state < N_STATES; state++)
            if (is_apart(state))
                slope[FIRST_SHARED + sign] += slope[sign * N_STATES + state];
    for (size_t i = 0; i < N_NUMBERS; i++) {
        value += prior_of(i) * x[i] * x[i] / 2;
        slope[i] += prior_of(i) * x[i];
    }
    free(weights);
    free(memory);
    free(scale);
    return isfinite(value) ? value : HUGE_VAL;
}

#endif
