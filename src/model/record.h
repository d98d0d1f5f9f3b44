/*
 * The parts of the record of licenses that works and publications have in common: how the copy is
 * used, what went wrong, how well it can be read, and answers to the rules of check.
 */
#ifndef COLOPHON_MODEL_RECORD_H
#define COLOPHON_MODEL_RECORD_H

#include "base/diag.h"
#include "license/license.h"
#include "model/fields.h"

/* Ways in which money may come in; each as it is described ("12 EUR"), NULL where there is none. */
enum use_money {
    USE_PRICE,
    USE_PAYWALL,
    USE_ADS,
    USE_AFFILIATE,
    USE_SPONSOR,
    USE_COURSE_FEE, /* of a course that the text is part of: not of the text itself */
    N_USE_MONEY
};
extern const char *const use_money_keys[N_USE_MONEY];

struct use {
    struct place place; /* file NULL: nothing is said of it */
    enum { USE_NOT_SAID, USE_NONCOMMERCIAL, USE_COMMERCIAL } kind;
    const char *basis; /* why it is not commercial, in words */
    const char *money[N_USE_MONEY];
    struct place money_places[N_USE_MONEY];
};

/* A breach of a license: found out on a day, mended on another. */
struct incident {
    const char *what, *discovered, *cured; /* cured NULL: not yet */
    struct place place;
};

/* Somebody looked at how accessible it is. */
struct evaluation {
    const char *by, *date, *standard;
    struct place place; /* file NULL: none */
};

/* The work that an adaptation is made from. */
struct original {
    const char *title, *author, *source;
    struct license license; /* id NULL: not said */
    struct place place;     /* file NULL: none given */
};

/* "This rule is wrong here, because ...": rule by rule. */
struct answer {
    const char *rule, *reason;
    struct place place;
};

struct answers {
    struct answer *list;
    size_t n;
};

/* Readers for tables of fields. The places have no file: see place_in(). */
void field_use(const struct reading *reading, const struct yaml_node *value, void *member);
void field_evaluation(const struct reading *reading, const struct yaml_node *value, void *member);
void field_original(const struct reading *reading, const struct yaml_node *value, void *member);
void field_answers(const struct reading *reading, const struct yaml_node *value, void *member);
/* The list and its length. */
struct incident *incidents_read(const struct reading *reading, const struct yaml_node *value,
                                size_t *n);

#endif
