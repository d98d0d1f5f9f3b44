/*
 * Patterns: PCRE2 in UTF-8, with limits on matching so that no pattern runs away.
 */
#ifndef COLOPHON_BASE_PATTERN_H
#define COLOPHON_BASE_PATTERN_H

#include "base/diag.h"

enum { PATTERN_GROUPS = 10 };

struct pattern;

struct pattern_match {
    struct str
        group[PATTERN_GROUPS]; /* 0 is the whole match; p is NULL for one that took no part */
};

/* `place` is where the pattern stands, for the message. NULL after an error. */
struct pattern *pattern_new(const char *text, struct place place, struct diags *diags);
void pattern_free(struct pattern *pattern);
/* Safe from several threads at once. `match` may be NULL. Passing a limit counts as no match. */
bool pattern_match(const struct pattern *pattern, struct str subject, struct pattern_match *match);

#endif
