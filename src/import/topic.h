/*
 * Topic: which words the paragraphs of an article share, so that a line can be asked how much it
 * speaks of the same. Short words count for nothing: they are in every text.
 */
#ifndef COLOPHON_IMPORT_TOPIC_H
#define COLOPHON_IMPORT_TOPIC_H

#include <stdint.h>

#include "import/unit.h"

struct topic {
    struct word_use {
        uint64_t word; /* digest of it, in lower case */
        size_t unit;
    } * at; /* sorted; each word once for each unit */
    size_t n;
};

/* The words of the paragraphs in from..to-1, as many as matter. The memory is the arena's. */
struct topic topic_read(struct arena *arena, const struct units *units, size_t from, size_t to);

/* Of SIGN_FULL words of a unit, how many are in at least so many other paragraphs. */
int topic_share(const struct topic *topic, const struct units *units, size_t unit, size_t others);

/* Of SIGN_FULL words of a text, how many are in one of others. */
int topic_shared(struct str text, const struct str *others, size_t n);

#endif
