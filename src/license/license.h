/*
 * Licenses: what each is called, where its text is, and what it permits.
 *
 * Known are all Creative Commons licenses (versions 1.0 to 4.0, their ports and IGO forms), CC0 and
 * the Public Domain Mark; anything else is a free form that its publisher describes
 * (`LicenseRef-...` with name and URL). Ids are SPDX's; a port that SPDX doesn't list has an id of
 * the same form, `LicenseRef-CC-BY-3.0-ES`. A version is never lost and never invented: "CC
 * BY-NC-ND" without one is not a license but a question to the author.
 */
#ifndef COLOPHON_LICENSE_LICENSE_H
#define COLOPHON_LICENSE_LICENSE_H

#include "base/memory.h"
#include "base/text.h"

enum license_permits { PERMITS_SHARE = 1, PERMITS_ADAPT = 2, PERMITS_SELL = 4 };

struct license {
    const char *id;      /* "CC-BY-NC-ND-4.0", "CC-BY-3.0-DE", "CC0-1.0", "LicenseRef-..." */
    const char *label;   /* "CC BY-NC-ND 4.0": how it is called in one line */
    const char *name;    /* "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0
                              International", without the word License */
    const char *url;     /* canonical: https, trailing slash, no deed or legalcode; NULL if none */
    const char *version; /* "4.0"; NULL for a free form */
    const char *port;    /* "IGO", "DE", ...; NULL for the unported and international ones */
    bool public_domain;  /* CC0 or the mark: no conditions */
    bool noncommercial, noderivatives, sharealike;
    const char *legal_code; /* embedded file "legalcode/CC-BY-4.0.txt"; NULL if we have none */
    unsigned permits; /* of enum license_permits: of a free form, as its publisher says; 0: not
                               said */
};

enum license_match {
    LICENSE_FOUND,
    LICENSE_UNKNOWN,    /* not one we know */
    LICENSE_NO_VERSION, /* a Creative Commons license, but which version? */
    LICENSE_NONE,       /* the text speaks of no license */
};

/* All strings of *out are the arena's. *out is complete only after LICENSE_FOUND. */

/* An SPDX id: "CC-BY-4.0". Case does not matter, the result has SPDX's spelling. */
enum license_match license_from_id(struct arena *arena, const char *id, struct license *out);
/* Any form of address: http or https, www, deed.xx, legalcode.xx, query and fragment. */
enum license_match license_from_url(struct arena *arena, const char *url, struct license *out);
/* The license that a sentence names in words, by label or by address ("... licensed under Creative
 * Commons Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0) License").
 * Two different licenses in one sentence are LICENSE_UNKNOWN. */
enum license_match license_from_text(struct arena *arena, struct str text, struct license *out);

/* The nearest known id to a mistyped one, or NULL. */
const char *license_nearest_id(struct arena *arena, const char *id);

/* What front matter records of a license (license: in the dictionary of publication.yaml). */
struct license_record {
    struct license license; /* license.id NULL: none given */
    const char *notice;     /* the license sentence as found, verbatim; NULL if none */
    bool no_notice;         /* 'notice: none-supplied': it was looked for */
    const char *licensor;   /* who licenses; NULL: not said */
    const char *disclaimer; /* as found; NULL if none */
    const char *applies_to; /* "text", "all", "frame", or ids of parts; NULL: not said */
    const char *evidence_url, *evidence_retrieved, *evidence_sha256, *evidence_archive;
};

#endif
