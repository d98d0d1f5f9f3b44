/*
 * L-BFGS: finds where a smooth function of many numbers is least (Nocedal and Wright, "Numerical
 * Optimization", 2006, algorithm 7.5), with steps that are halved until they are good enough.
 */
#ifndef COLOPHON_TESTS_BENCH_LBFGS_H
#define COLOPHON_TESTS_BENCH_LBFGS_H

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { LBFGS_MEMORY = 16, LBFGS_HALVINGS = 30 };

/* The value at x; `slope` gets what it changes by in each number. */
typedef double lbfgs_function(void *context, const double *x, double *slope);

struct lbfgs {
    size_t n;
    double *x, *slope, *next, *next_slope, *way;
    double *steps, *turns; /* of the last iterations: how x and how the slope changed */
    double scale[LBFGS_MEMORY];
    size_t kept;
};

static inline double lbfgs_dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static inline void lbfgs_add(double *to, double times, const double *more, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += times * more[i];
}

/* The direction in which to look for the next x. */
static inline void lbfgs_way(struct lbfgs *s)
{
    double share[LBFGS_MEMORY];
    size_t n = s->n, from = s->kept > LBFGS_MEMORY ? s->kept - LBFGS_MEMORY : 0;
    for (size_t i = 0; i < n; i++)
        s->way[i] = -s->slope[i];
    for (size_t k = s->kept; k-- > from;) {
        size_t at = k % LBFGS_MEMORY;
        share[at] = lbfgs_dot(s->steps + at * n, s->way, n) / s->scale[at];
        lbfgs_add(s->way, -share[at], s->turns + at * n, n);
    }
    if (s->kept > 0) {
        size_t at = (s->kept - 1) % LBFGS_MEMORY;
        const double *turn = s->turns + at * n;
        double first = s->scale[at] / lbfgs_dot(turn, turn, n);
        for (size_t i = 0; i < n; i++)
            s->way[i] *= first;
    }
    for (size_t k = from; k < s->kept; k++) {
        size_t at = k % LBFGS_MEMORY;
        double back = lbfgs_dot(s->turns + at * n, s->way, n) / s->scale[at];
        lbfgs_add(s->way, share[at] - back, s->steps + at * n, n);
    }
}

static inline void lbfgs_remember(struct lbfgs *s)
{
    size_t at = s->kept % LBFGS_MEMORY, n = s->n;
    double *step = s->steps + at * n, *turn = s->turns + at * n;
    for (size_t i = 0; i < n; i++) {
        step[i] = s->next[i] - s->x[i];
        turn[i] = s->next_slope[i] - s->slope[i];
    }
    s->scale[at] = lbfgs_dot(step, turn, n);
    if (s->scale[at] > 1e-10) /* else it says nothing of how the function bends */
        s->kept++;
    memcpy(s->x, s->next, n * sizeof *s->x);
    memcpy(s->slope, s->next_slope, n * sizeof *s->slope);
}

/* A step along the way after which the value is less. False when there is none. */
static inline bool lbfgs_step(struct lbfgs *s, double *value, lbfgs_function *function,
                              void *context)
{
    double down = lbfgs_dot(s->slope, s->way, s->n), length = 1;
    if (s->kept == 0)
        length = 1 / (1 + sqrt(lbfgs_dot(s->way, s->way, s->n)));
    for (int tries = 0; tries < LBFGS_HALVINGS; tries++, length /= 2) {
        memcpy(s->next, s->x, s->n * sizeof *s->x);
        lbfgs_add(s->next, length, s->way, s->n);
        double with = function(context, s->next, s->next_slope);
        if (with <= *value + 1e-4 * length * down) {
            *value = with;
            return true;
        }
    }
    return false;
}

/* Goes on from x, at most so many steps, until a step is worth less than `enough` of the value.
 * Returns the value. */
static inline double lbfgs_minimize(size_t n, double *x, int steps, double enough,
                                    lbfgs_function *function, void *context)
{
    size_t many = 5 + 2 * LBFGS_MEMORY;
    double *memory = mem_alloc(many * n * sizeof *memory), *at = memory;
    struct lbfgs s = {.n = n};
    double **const parts[] = {&s.x, &s.slope, &s.next, &s.next_slope, &s.way};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++, at += n)
        *parts[i] = at;
    s.steps = at;
    s.turns = at + LBFGS_MEMORY * n;
    memcpy(s.x, x, n * sizeof *x);
    double value = function(context, s.x, s.slope), before;
    do {
        before = value;
        lbfgs_way(&s);
        if (!lbfgs_step(&s, &value, function, context))
            break;
        lbfgs_remember(&s);
    } while (--steps > 0 && before - value > enough * fabs(value));
    memcpy(x, s.x, n * sizeof *x);
    free(memory);
    return value;
}

#endif
