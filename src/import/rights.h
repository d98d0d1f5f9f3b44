/*
 * Rights: under which license the text is, and the evidence for it.
 *
 * A license is taken only if what speaks of the text (its license sentences, rel=license, the
 * metadata) names one, in full, and agrees. What one of them leaves out another may say: "CC BY-ND",
 * linked to the address of version 4.0, is that. Nothing is guessed: what names no version, what
 * disagrees, and what stands in a credit or anywhere else is uncertain, and is quoted. So is a sentence
 * that takes pictures out of it.
 */
#ifndef COLOPHON_IMPORT_RIGHTS_H
#define COLOPHON_IMPORT_RIGHTS_H

#include "import/page_metadata.h"
#include "import/profile.h"
#include "license/license.h"

/* What speaks of a license, but proves none. */
struct uncertain_license {
    struct str quote; /* as it stands there */
    const char *place;
    const char *why;
};

struct rights {
    struct license license; /* id NULL: none, or not certain */
    struct str notice;      /* the license sentence; p NULL: there is none */
    const char *place;      /* of what names the license: "line 38" */
    struct str no_pictures; /* what says that it is not for pictures; p NULL */
    const char *no_pictures_place;
    struct uncertain_license *uncertain; /* of a license that is not certain */
    size_t n_uncertain;
};

/* Does a text name a license of Creative Commons? */
bool rights_names_license(struct str text);

/* Decides which units are license sentences, beside those that are already. Before all other roles. */
void rights_decide(struct units *units, const struct profile *profile);

/* Gathers what was found, and flags what is uncertain; memory is the arena's of the units.
 * `metadata` is NULL for a text. */
void rights_gather(struct units *units, const struct page_metadata *metadata,
                   const struct profile *profile, struct rights *rights);

#endif
