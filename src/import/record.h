/*
 * The record: the facts of the front matter, gathered from the units that were recorded, from the
 * profile and from what the user knows. What nobody supplied is NULL; nothing is invented.
 */
#ifndef COLOPHON_IMPORT_RECORD_H
#define COLOPHON_IMPORT_RECORD_H

#include "import/import.h"
#include "import/page_metadata.h"
#include "import/parts.h"
#include "import/profile.h"
#include "import/read.h"
#include "import/review.h"
#include "import/rights.h"

/* What the record is gathered from, beside the units. */
struct record_input {
    const char *file; /* "-": standard input */
    const struct profile *profile;
    const struct import_options *options;
    const struct read_report *report;
    const struct webpage *page;           /* NULL: it is none */
    const struct page_metadata *metadata; /* of the page */
    const struct review *review;
    struct diags *diags;
};

struct record {
    struct str title, standfirst, series; /* p NULL: not supplied */
    const char **authors;
    size_t n_authors;
    const char *genre, *date, *modified, *publisher, *publisher_url, *language, *source, *retrieved;
    const char *copyright, *holder, *copyright_year; /* the first word for word */
    bool unread_author, unread_date;                 /* a line may have it, but could not be read */
    const struct unit *claim;  /* of a copyright that may not be the text's; NULL */
    struct import_fact *facts; /* where each was found */
    size_t n_facts;
    struct rights rights;
    bool html;      /* the body has tags for what Markdown has no sign for */
    bool text_only; /* the license does not cover pictures */
    const struct review *review;
    struct str *keywords;
    const char **changes; /* phrases for a reader */
    size_t n_keywords, n_changes;
    struct parts parts;
    size_t n_nameless;   /* pictures that are left out, and that have no caption or credit */
    const char *profile; /* NULL: the generic rules */
    size_t profile_version;
    const char *source_file; /* name without folder */
    char source_sha256[SHA256_HEX + 1];
};

/* Flags what is not certain in `units`, whose arena holds the record's memory. */
void record_gather(struct record *record, struct units *units, const struct record_input *input);
/* The step of it for who, when and where. */
void record_gather_facts(struct record *record, struct units *units,
                         const struct record_input *input);

/* The step of it for a copyright that is claimed in passing. */
void record_gather_copyright(struct record *record, struct units *units);

/* The step of it for lines of which no fact could be made. */
void record_gather_unread(struct record *record, struct units *units,
                          const struct profile *profile);

/* Writes the front matter with its two lines "---"; each scalar on one line. */
void record_write(const struct record *record, const struct fidelity *fidelity, struct buf *out);

/* The fields that nobody supplied, in the order of the front matter; `each` gets their names. */
void record_missing(const struct record *record, void (*each)(void *context, const char *field),
                    void *context);

#endif
