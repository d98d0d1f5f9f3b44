/*
 * What a license permits and asks for, and which licenses go together: Creative Commons' own charts
 * (its FAQ: adaptations, the adapter's license, collections), and the clauses that differ between
 * versions.
 */
#ifndef COLOPHON_LICENSE_TERMS_H
#define COLOPHON_LICENSE_TERMS_H

#include "license/license.h"

enum license_answer {
    ANSWER_YES,
    ANSWER_NO,
    ANSWER_DISCOURAGED, /* permitted, but it makes things hard for others */
    ANSWER_UNKNOWN,     /* a license of one's own that doesn't say, or none */
};

struct license_terms {
    enum license_answer share, sell, adapt; /* sell: any commercial use; adapt: share adaptations */
    bool attribution;                       /* is asked for; not by public domain */
    bool share_alike;
    bool title_required; /* 3.0 and older: the title, if it was supplied */
    bool in_every_copy;  /* 3.0 and older: the license or its address, with every copy */
    int cure_days;       /* in which a breach can be mended: 30 in 4.0, 0 before */
};

/* `license` with id NULL permits nothing that is known. */
struct license_terms license_terms(const struct license *license);

/* Whether one's own adaptation of a work under `original` may be licensed under `mine`. */
enum license_answer license_adapter(const struct license *original, const struct license *mine);
/* Whether works under both may be made into one new work. */
enum license_answer license_remix(const struct license *a, const struct license *b);
/* Whether adaptations of a work under the share-alike license `original` may be under `mine`: the
 * same license (elements), of this or a later version, or one that Creative Commons calls
 * compatible with it (section 1(c) of BY-SA 4.0). */
bool license_shares_alike(const struct license *original, const struct license *mine);

#endif
