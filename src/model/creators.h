/*
 * Who had which part in a work. Front matter names roles by the MARC codes for relators
 * (https://id.loc.gov/vocabulary/relators), of which there are hundreds, or by a word; what formats can
 * say are these few kinds.
 */
#ifndef COLOPHON_MODEL_CREATORS_H
#define COLOPHON_MODEL_CREATORS_H

#include "model/work.h"

/* In the order in which a byline names them. */
enum creator_kind {
    CREATOR_AUTHOR,
    CREATOR_TRANSLATOR,
    CREATOR_EDITOR,
    CREATOR_ILLUSTRATOR,
    CREATOR_CONTRIBUTOR, /* any other role */
    N_CREATOR_KINDS
};

/* The MARC code for a role as front matter gives it, "trl" or "translator"; NULL when it is neither a
 * code nor a word we know. The words are those of creator_role_words. */
const char *creator_role(const char *text);
extern const char creator_role_words[];

/* "author", "translator" ...: as CSL and the catalogs of Readium call them. */
extern const char *const creator_kind_names[N_CREATOR_KINDS];

enum creator_kind creator_kind(const struct creator *creator);
/* Those of one kind, in the order of the record; *n of them, the arena's. */
const struct creator **creators_of(struct arena *arena, const struct work *work,
                                   enum creator_kind kind, size_t *n);

#endif
