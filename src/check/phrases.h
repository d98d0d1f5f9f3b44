/*
 * Phrases as rules look for them in running text: whole words, in any case.
 */
#ifndef COLOPHON_CHECK_PHRASES_H
#define COLOPHON_CHECK_PHRASES_H

#include "base/text.h"

/* Whether `text` holds `phrase` as whole words. */
bool has_phrase(struct str text, const char *phrase);
/* The first of these that it holds; NULL. */
const char *phrase_in(struct str text, const char *const *phrases, size_t n);
#define PHRASE_IN(text, list) phrase_in(text, list, sizeof(list) / sizeof *(list))

struct credit_found {
    const char *phrase; /* of a list that lives forever */
    size_t at, end;     /* where it stands */
};

/* The next credit at or after `from`: "photo by", "Name/Reuters", "reprinted with permission".
 * Phrases that prose uses too count in a line of its own (`short_line`) and in brackets only. */
bool credit_next(struct str text, bool short_line, size_t from, struct credit_found *found);
/* Where a copyright line begins: "©", "(c) 2025", "Copyright 2025"; text.n when it has none. */
size_t copyright_sign(struct str text);
/* The next term at or after *at that forbids copying or sharing, such as "may not be copied"; NULL.
 * White space counts for none or more. *at becomes its place. */
const char *forbidding_term(struct str text, size_t *at);
/* Whether the text at `at`, without its white space, begins with `wanted`, in any case. */
bool begins_without_space(struct str text, size_t at, const char *wanted);

#endif
