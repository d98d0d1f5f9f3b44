/*
 * What happened to a text, word by word: words added, missing, changed, moved.
 *
 * Words that occur once in both texts are anchors (patience); between them the shortest way from one
 * to the other is looked for (Myers), within a bound: what differs beyond it is one change. Of runs
 * that were taken out at one place and put in at another it is said that they moved.
 */
#ifndef COLOPHON_VERIFY_CHANGES_H
#define COLOPHON_VERIFY_CHANGES_H

#include <stdbool.h>

#include "base/text.h"

struct word_list {
    struct str *at;
    size_t n;
};

enum change_kind { CHANGE_ADDED, CHANGE_MISSING, CHANGE_CHANGED, CHANGE_MOVED };

/* Words at .. at + n of what was found, source_at .. source_at + source_n of the source. Of words
 * added, source_at is where they would stand; of words missing, `at` is. */
struct change {
    enum change_kind kind;
    size_t at, n, source_at, source_n;
};

struct changes {
    struct change *list; /* in the order of what was found */
    size_t n, cap;
};

/* The words of a text; the list is freed with free(list.at). */
struct word_list word_list_of(struct str text);
/* Every difference. `changes` is freed with free(changes->list). */
void changes_find(const struct word_list *found, const struct word_list *source,
                  struct changes *changes);

#endif
