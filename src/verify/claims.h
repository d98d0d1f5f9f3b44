/*
 * Everything in a page that says which license a work is under, to be compared.
 */
#ifndef COLOPHON_VERIFY_CLAIMS_H
#define COLOPHON_VERIFY_CLAIMS_H

#include "verify/proof.h"

enum { MOST_CLAIMS = 64, MOST_LICENSES = 64 };

struct claim {
    const char *what; /* "the notice at the head", "DC.rights" */
    const char *address, *label;
    int line;
};

struct claims {
    struct claim list[MOST_CLAIMS];
    size_t n;
    const char *address, *label; /* what they agree on; NULL when there is none */
};

/* `address` NULL adds nothing. More than MOST_CLAIMS are not looked at. */
void claims_add(struct claims *claims, const char *what, const char *address, const char *label,
                int line);
void claims_add_slots(struct claims *claims, const struct slots *slots);
/* Sets what most agree on (of equals, the first added), or `right` if it is given, and reports who
 * doesn't; right->what begins the phrase: "the source's front matter has". */
void claims_settle(struct claims *claims, const char *file, const struct claim *right,
                   struct diags *diags);
/* Whether something of this name was added and agrees. */
enum verdict claims_verdict(const struct claims *claims, const char *what);

const char *slot_name(enum slot_kind kind);

#endif
