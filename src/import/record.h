/*
 * The record: the facts of the front matter, gathered from the units that were recorded, from the
 * profile and from what the user knows. What nobody supplied is NULL; nothing is invented.
 */
#ifndef COLOPHON_IMPORT_RECORD_H
#define COLOPHON_IMPORT_RECORD_H

#include "import/import.h"
#include "import/profile.h"
#include "import/read.h"
#include "license/license.h"

struct photo {                  /* left out: the license does not cover it */
    struct str caption, credit; /* credit empty: none was given */
};

struct record {
    struct str title, standfirst, series, license_notice, copyright; /* p NULL: not supplied */
    const char *publisher, *language, *author, *date, *modified, *source, *retrieved;
    struct license license; /* id NULL: none, or not certain */
    struct str *keywords;
    struct photo *photos;
    const char **changes; /* phrases for a reader */
    size_t n_keywords, n_photos, n_changes;
    const char *profile; /* NULL: the generic rules */
    size_t profile_version;
    const char *source_file; /* name without folder */
    char source_sha256[SHA256_HEX + 1];
};

/* Flags what is not certain in `units`, whose arena holds the record's memory. */
void record_gather(struct record *record, struct units *units, const struct profile *profile,
                   const struct import_options *options, const struct read_report *report);

/* Writes the front matter with its two lines "---"; each scalar on one line. */
void record_write(const struct record *record, const struct fidelity *fidelity, struct buf *out);

/* The fields that nobody supplied, in the order of the front matter; `each` gets their names. */
void record_missing(const struct record *record, void (*each)(void *context, const char *field),
                    void *context);

/* An English date ("June 18, 2014", "18 June 2014") or an ISO one as YYYY-MM-DD; NULL when it is
 * neither, or no day of the calendar. */
const char *record_date(struct arena *arena, struct str text);

#endif
