/*
 * The vocabulary of a publication: every word once, and the works that have it.
 *
 *     struct vocabulary *vocabulary = vocabulary_new(n_works);
 *     vocabulary_add(vocabulary, work, entries, n);     once a work, from any thread
 *     vocabulary_sort(vocabulary);                      when all have been added
 *     vocabulary_word(vocabulary, i, &postings) ...     for i below vocabulary_size()
 */
#ifndef COLOPHON_SITE_SEARCH_VOCABULARY_H
#define COLOPHON_SITE_SEARCH_VOCABULARY_H

#include <stdint.h>

#include "base/text.h"

struct vocabulary;

/* A word of a work; `prominent`: in its title, its authors or keywords. */
struct vocabulary_entry {
    struct str word;
    bool prominent;
};

/* The works that have a word, in order: the index of each, twice, and 1 more where the word is
 * prominent. */
struct postings {
    const uint32_t *list;
    size_t n;
};

struct vocabulary *vocabulary_new(size_t n_works);
void vocabulary_free(struct vocabulary *vocabulary);
/* `entries` names each word once. */
void vocabulary_add(struct vocabulary *vocabulary, size_t work,
                    const struct vocabulary_entry *entries, size_t n);
/* Sorts the words bytewise, which is by code point. Nothing may be added afterwards. */
void vocabulary_sort(struct vocabulary *vocabulary);
size_t vocabulary_size(const struct vocabulary *vocabulary);
struct str vocabulary_word(const struct vocabulary *vocabulary, size_t i,
                           struct postings *postings);

#endif
