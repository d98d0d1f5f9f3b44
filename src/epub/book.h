/*
 * What is known of the book while it is made: shared by the files of this room.
 */
#ifndef COLOPHON_EPUB_BOOK_H
#define COLOPHON_EPUB_BOOK_H

#include <pthread.h>

#include "epub/epub.h"

/* Paths relative to EPUB/, where the package document lies. */
#define BOOK_COVER "text/cover.xhtml"
#define BOOK_TITLE "text/title.xhtml"
#define BOOK_LICENSE "text/license.xhtml"
#define BOOK_NAV "nav.xhtml"
#define BOOK_NCX "toc.ncx"
#define BOOK_COVER_IMAGE "images/cover.png"

struct book_chapter {
    const struct work *work;
    const char *path;         /* "text/briefs/slug.xhtml" */
    struct heading *headings; /* those that have a text; copies of the arena */
    size_t n_headings;
    struct document_features features;
};

struct epub {
    const struct publication *publication;
    const struct work *works; /* in the book: all of the publication, or one */
    size_t n_works;
    const struct theme *theme;
    struct archive *archive;
    struct diags *diags;
    pthread_mutex_t lock; /* of the arena */
    struct arena arena;
    struct book_chapter *chapters; /* one a work, in the same order */
    struct assets *assets;         /* to which the works refer */

    /* What the book is about: the one work, or the publication. */
    const struct work *only; /* NULL: an anthology */
    const char *title, *creators, *publisher, *lang, *identifier, *modified;
    struct notice_facts notice; /* of the only work */
};

/* The package document (EPUB 3.3, section 5). */
void book_write_package(const struct epub *epub, struct buf *out);
/* The navigation document (section 7) and the NCX, which older readers want. */
void book_write_navigation(const struct epub *epub, struct buf *out);
void book_write_ncx(const struct epub *epub, struct buf *out);

/* The licenses in the book, each once, in the order of first use; n in *count. The arena's. */
const struct license **book_licenses(struct arena *arena, const struct epub *epub, size_t *count);
/* The line that every page of ours carries, as phrasing content: the short notice of the only work,
 * or what is said of an anthology. */
void book_write_notice(const struct epub *epub, struct buf *out);
/* What is said of the rights in an anthology, as plain text. */
void book_write_rights(const struct epub *epub, struct buf *out);
/* The name of a license's legal code in the archive, "LICENSE-CC-BY-4.0.txt"; NULL if we have none.
 */
char *book_legal_code(struct arena *arena, const struct license *license);

#endif
