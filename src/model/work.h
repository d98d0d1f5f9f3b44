/*
 * A work: one text with its front matter.
 *
 * Only the front matter is held for all works; a body is read, parsed, rendered and dropped. A fact
 * that was not supplied is NULL. For author, date, source and copyright front matter says so with
 * `none-supplied`; then the flag in `none` is set, so that check can tell "known to be missing"
 * from "forgotten". All strings are the arena's of the publication (or the one given to
 * work_parse).
 */
#ifndef COLOPHON_MODEL_WORK_H
#define COLOPHON_MODEL_WORK_H

#include "base/diag.h"
#include "base/memory.h"
#include "base/words.h"
#include "license/license.h"
#include "model/cover.h"
#include "model/record.h"

struct outline_node;

struct creator {
    const char *name; /* as printed */
    const char *sort; /* "Name, Author"; NULL if not given */
    const char *role; /* MARC relator; "aut" if not given */
};

struct part { /* something inside the source that the license may not cover */
    const char *id, *type, *caption, *credit, *license, *action; /* NULL where not given */
    const char *file; /* of one that is included: its path as the text names it */
    const char *author, *copyright, *source;
    const char *basis;           /* why it may be included: permission, license or exception */
    const char *note, *document; /* what was agreed, and where that is kept */
    bool covered;                /* by the license of the work */
    struct place place;
};

enum none_supplied {
    NONE_AUTHOR = 1,
    NONE_DATE = 2,
    NONE_SOURCE = 4,
    NONE_COPYRIGHT = 8,
    NONE_LICENSE = 16, /* in `missing` alone */
};
enum { N_NONE_SUPPLIED = 4 }; /* those that can be said not to be supplied */

struct work {
    const char *path;  /* of the source in the publication's folder: "briefs/slug.md" */
    const char *file;  /* the same as the user would name it: "content/briefs/slug.md" */
    const char *slug;  /* "slug" */
    const char *page;  /* its page in the site: "briefs/slug.html" */
    const char *embed; /* its embed page in the site: "embed/slug.html" */
    const struct outline_node *node; /* its place in the outline: model/outline.h */
    const char *chapter; /* its file in the EPUB's content folder, ASCII: "briefs/slug.xhtml" */

    /* title: never NULL after publication_read; the slug after the error that it is missing */
    const char *title, *subtitle, *standfirst, *description;
    const char *lang; /* of the work, else of the publication; never NULL after publication_read */
    const char *series, *genre;
    const char *translation_of;      /* a source path of the publication, or an address */
    const struct versions *versions; /* in other languages: model/translations.h; NULL: none */
    const char **decorative;         /* pictures that say nothing, as the text names them */
    size_t n_decorative;
    struct alias *aliases; /* where it was before: model/aliases.h */
    size_t n_aliases;
    const char *date, *modified; /* ISO 8601, as given: a year, a date or a time */
    const char *publisher, *publisher_url;
    const char *source, *retrieved, *copyright; /* source: an address; see work_copied_from() */
    const char
        *pages_of; /* the printed edition whose pages are marked in the text: "urn:isbn:..." */
    const char *holder, *copyright_year;       /* of the copyright */
    const char *attribution, *attribution_url; /* the credit that was asked for */
    const char *attribution_requested;         /* what was asked, in their words */
    bool withheld; /* who made it asked not to be named: no name, address or © line is kept */
    const char *more_permissions; /* an address */
    const char **prior_changes;
    size_t n_prior_changes;
    bool prior_changes_given; /* also when the list is empty */
    struct original original; /* of an adaptation */
    struct use use;
    struct evaluation evaluation;
    struct incident *incidents;
    size_t n_incidents;
    struct answers answers;
    struct creator *creators;
    size_t n_creators;
    const char **keywords;
    size_t n_keywords;
    unsigned none;                             /* of enum none_supplied: said to be not supplied */
    unsigned missing;                          /* of enum none_supplied: the key is not there */
    struct place none_places[N_NONE_SUPPLIED]; /* of the values, in the order of the enum; where the
                                                  key is not there, line 1 */

    struct license_record license;
    const char **changes; /* what was changed, as phrases; see work_facts() */
    size_t n_changes;
    bool excerpted;       /* a change is of the kind excerpted: only a part of the text is here */
    bool adapted;         /* ... of a kind that makes another work of it: translated, shortened */
    bool wording_changed; /* a change is of a kind that alters words: corrected, shortened, ... */
    bool changes_given;   /* also when the list is empty: "none, checked" */
    struct part *parts;
    size_t n_parts;
    struct fidelity fidelity; /* sha256 empty: no record */
    struct cover cover;       /* of its own book */
    bool sanitize_html;       /* html: sanitize */
    bool draft;
    bool share_picture; /* wants one of its own */

    struct place title_place, license_place; /* of the values; where none is given, line 1 */
    struct place translation_place;          /* of translation_of */
    struct place body_place;
    size_t body_offset;       /* bytes from the start of the file to the body */
    size_t body_size;         /* in bytes */
    struct fidelity computed; /* set by the pipeline when the body has been read */
};

/* Reads the front matter of `text` (the whole file). Mistakes become diagnostics; what can be read
 * is filled in. A file without front matter is an error. The routes are not set. Returns false when
 * nothing of use could be read. */
bool work_parse(struct arena *arena, const char *file, struct str text, struct work *work,
                struct diags *diags);

/* Where the embed page of a section lies: "embed/slug/id.html". */
char *work_section_embed(struct arena *arena, const struct work *work, const char *id);

/* Whether the record gives the part a license of its own. */
bool part_is_licensed(const struct part *part);

/* Where this text was published before, word for word or nearly so; NULL. The source of a text that
 * was adapted here (translated, shortened) is that of another text: its original. */
const char *work_copied_from(const struct work *work);
/* Where readers find what this text is, or what it was made from: its source, else that of the
 * original of an adaptation; NULL. */
const char *work_origin(const struct work *work);

/* Feeds the words that stand before the body: title and standfirst. */
void work_words(const struct work *work, struct wordstream *stream);

/* Reads the file again and gives the body (a part of `file_text`). */
enum status work_read_body(const struct work *work, struct buf *file_text, struct str *body,
                           struct diags *diags);

#endif
