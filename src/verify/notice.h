/*
 * Looking for a notice in words: the license's name and its address, who made the text, where it
 * comes from. It knows nothing of how our own notices are worded.
 */
#ifndef COLOPHON_VERIFY_NOTICE_H
#define COLOPHON_VERIFY_NOTICE_H

#include "base/memory.h"
#include "verify/slots.h"

struct notice_seen {
    const char *address; /* canonical; NULL: no license's address in these words */
    const char *label;   /* of that license, or of the one that is only named; NULL */
    bool named;          /* the license's name stands there, not only its address */
    const char *other;   /* label of a second, different license; NULL */
};

/* `known` is the address of a license that is none of our table, from the slots; or NULL. */
void notice_look(struct arena *arena, struct str text, const char *known, struct notice_seen *seen);
/* Whether one of the names is in the text; true when there is none to look for. */
bool notice_names(struct arena *arena, struct str text, const struct credit *names);
/* The first of these people who is not in the text, as "Ada Example" or "Example, Ada"; NULL when all
 * are. */
const struct credit *notice_lacks(struct arena *arena, struct str text,
                                  const struct credit *people);
/* Whether one of the addresses is written out; true when there is none to look for. */
bool notice_gives(struct str text, const struct credit *addresses);
/* Whether an address of this license is written out, in whatever of its forms; `license` is canonical. */
bool notice_gives_license(struct arena *arena, struct str text, const char *license);

#endif
