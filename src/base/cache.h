/*
 * A cache: what is dear to make and depends on nothing but its key, kept from one build to the
 * next. A file that was damaged is as one that is not there; one that can't be written is made
 * again next time. So nothing here is ever an error, and the outputs don't depend on it.
 */
#ifndef COLOPHON_BASE_CACHE_H
#define COLOPHON_BASE_CACHE_H

#include "base/text.h"

struct cache;

/* The folder is made when the first thing is kept. */
struct cache *cache_new(const char *folder);
/* Appends what was kept under the key (a digest in hex); false when there is nothing. Thread-safe,
 * as cache_put() is. */
bool cache_get(struct cache *cache, const char *key, struct buf *out);
void cache_put(struct cache *cache, const char *key, struct str bytes);
/* Removes what was neither got nor put. */
void cache_sweep(struct cache *cache);
void cache_free(struct cache *cache);

#endif
