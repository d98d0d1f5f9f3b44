/*
 * Listings: the works that have a keyword, an author or a series in common, each with a page of its
 * own.
 *
 * Names that differ only in case or in the form of their accents are one; it is shown as the first
 * work in reading order has it. The address is made of the name and stays when works come and go:
 * "keywords/food-and-farming.html". Of several names with one slug ("C", "C++"), the one that says
 * no more than the slug has it, else the first in the order of their bytes; the others get a digest
 * of the name, "keywords/c-b2efbc.html". Hidden works are in no listing, and a person who is not
 * its author (a translator, an editor) is not listed for a work.
 */
#ifndef COLOPHON_MODEL_LISTINGS_H
#define COLOPHON_MODEL_LISTINGS_H

#include "model/publication.h"

enum listing_kind { LISTING_KEYWORDS, LISTING_AUTHORS, LISTING_SERIES, N_LISTING_KINDS };

struct listing {
    const char *name, *lang; /* lang: of the work that the name is from */
    const char *page;        /* in the site */
    const struct work **works;
    size_t n_works; /* in reading order; at least one */
    const char *folded;
};

enum { LIST_LENGTH = 100 }; /* entries of one page */
/* The page of that number of a list with more of them: "keywords/maps.html", "keywords/maps/2.html". */
const char *listing_page(struct arena *arena, const char *first, size_t number);
/* "keywords/index.html": the page of all listings of a kind. */
const char *listing_overview(enum listing_kind kind);
/* All of a kind, in the order of their folded names. */
size_t listings_of(const struct publication *publication, enum listing_kind kind,
                   const struct listing **listings);
/* The one with that name; NULL if there is none. */
const struct listing *listing_find(const struct publication *publication, enum listing_kind kind,
                                   const char *name);

/* For model/publication.c: when the works are in reading order; and before the arena goes. */
void listings_build(struct publication *publication);
void listings_clear(struct publication *publication);

#endif
