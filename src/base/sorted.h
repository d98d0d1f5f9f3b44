/*
 * Sorted lists: what bsearch() does not do.
 */
#ifndef COLOPHON_BASE_SORTED_H
#define COLOPHON_BASE_SORTED_H

#include <stddef.h>

/* The index of the first of n elements of `size` bytes that does not come before the key; n when all
 * do. compare(key, element) is that of bsearch(); `list` may be NULL when n is 0. */
size_t sorted_first(const void *key, const void *list, size_t n, size_t size,
                    int (*compare)(const void *key, const void *element));

#endif
