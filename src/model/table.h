/*
 * A hash table from text to a number, for a number of entries known from the start.
 */
#ifndef COLOPHON_MODEL_TABLE_H
#define COLOPHON_MODEL_TABLE_H

#include <stddef.h>

#define TABLE_NONE ((size_t)-1)

struct table_slot {
    const char *key; /* borrowed; NULL: free */
    size_t value;
};

struct table {
    struct table_slot *slots;
    size_t room; /* a power of two */
};

/* An empty table with room for n entries. */
void table_init(struct table *table, size_t n);
void table_clear(struct table *table);
/* The value of a key; TABLE_NONE when it is not there. */
size_t table_find(const struct table *table, const char *key);
/* Enters a key that is new; returns TABLE_NONE, or the value of the entry that was there. */
size_t table_enter(struct table *table, const char *key, size_t value);

#endif
