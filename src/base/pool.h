/*
 * A pool of threads for one loop: the items 0..n-1 are taken by whichever thread is free.
 */
#ifndef COLOPHON_BASE_POOL_H
#define COLOPHON_BASE_POOL_H

#include <stddef.h>

/* The number of processors this process may use. */
unsigned pool_processors(void);

/* Calls work(context, thread, item) once an item, on up to `threads` threads (0: one a processor).
 * `thread` counts from 0 and is the index of the calling thread. Returns when all are done. With
 * one thread, everything runs in the caller's. */
void pool_run(unsigned threads, size_t n, void (*work)(void *context, unsigned thread, size_t item),
              void *context);

#endif
