/*
 * The questions of `colophon import --review`: what is uncertain, in its context, on a terminal.
 */
#ifndef COLOPHON_CLI_REVIEW_H
#define COLOPHON_CLI_REVIEW_H

#include "colophon.h"

/* Answers in the order in which they were given; what they hold lives until review_free(). */
struct review {
    struct colophon_import_answer *answers;
    size_t n;
    bool stopped; /* the person wants no more questions, of other files neither */
};

/* Asks for all that is uncertain or missing in `result`, which must have its details. Questions go
 * to stderr, answers come from stdin. */
struct review review_ask(const struct colophon_import_result *result);
void review_free(struct review *review);

#endif
