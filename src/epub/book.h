/*
 * What is known of the book while it is made: shared by the files of this room.
 */
#ifndef COLOPHON_EPUB_BOOK_H
#define COLOPHON_EPUB_BOOK_H

#include <pthread.h>

#include "base/cache.h"
#include "base/xml.h"
#include "epub/epub.h"
#include "epub/evidence.h"
#include "epub/split.h"
#include "model/assets.h"
#include "model/data.h"

/* Paths in the archive. */
#define BOOK_COVER "text/cover.xhtml"
#define BOOK_TITLE "text/title.xhtml"
#define BOOK_COLOPHON "text/colophon.xhtml"
#define BOOK_LICENSE "text/license.xhtml"
#define BOOK_CREDITS "text/credits.xhtml"
#define BOOK_LEGAL_CODE "text/legal-code.xhtml"
#define BOOK_NAV "nav.xhtml"
#define BOOK_NCX "toc.ncx"

/* The order of the entries in the archive: first what a reading system opens first. */
enum book_rank {
    RANK_MIMETYPE,
    RANK_CONTAINER,
    RANK_PACKAGE,
    RANK_NAVIGATION,
    RANK_STYLE,
    RANK_FRONT,
    RANK_BACK,
    RANK_CHAPTERS
};

/* A heading of a chapter, as the contents show it. */
struct book_heading {
    int level;
    const char *text, *address; /* "text/briefs/slug.xhtml#id" */
};

/* A page of the printed source. */
struct book_source_page {
    const char *label, *address;
    const char
        *name; /* in the list of the book: the label, after the title where several works have
                         such pages */
    const char *lang; /* of the work */
};

struct book_chapter {
    const struct work *work;
    bool left_out;      /* a hidden work of an anthology */
    bool known;         /* what follows is; else the chapter has not been added yet */
    bool waits;         /* to be added again: epub_waits() */
    const char **files; /* "text/briefs/slug.xhtml", and more of them for a long work */
    size_t n_files;
    struct split split;            /* without the body: in which of several files an id lies */
    struct book_heading *headings; /* those that have a text */
    size_t n_headings;
    struct book_source_page *source_pages;
    size_t n_source_pages;
    struct evidence evidence;
};

/* A document of the spine. */
struct book_page {
    const char *id, *path;
};

/* The page of a part, which has its title and what it holds. */
struct book_part {
    const struct outline_node *node;
    const char *path; /* "text/part--1.xhtml" */
};

/* A line of the contents; what follows with a greater depth stands below it. */
struct book_entry {
    const char *title, *address, *lang; /* lang: NULL: that of our words */
    int depth;                          /* from 1 */
};

struct epub {
    const struct publication *publication;
    const struct work *works; /* all of the publication, or the one */
    size_t n_works;
    const struct theme *theme;
    struct archive *archive;
    struct diags *diags;
    pthread_mutex_t lock; /* of the arena */
    struct arena arena;
    struct book_chapter *chapters; /* one a work, in the same order */
    struct cache *covers;          /* borrowed; NULL: none are kept */
    struct assets *assets;         /* to which the works refer */

    /* What the book is about: the one work, or the publication. */
    const struct work *only; /* NULL: an anthology */
    const char *title, *creators, *publisher, *lang, *identifier, *modified;
    bool dated;                 /* modified is a date that somebody gave */
    struct notice_facts notice; /* of the only work */

    /* Known at the end. */
    struct book_page *pages; /* the spine */
    size_t n_pages;
    struct book_entry *entries; /* the contents */
    size_t n_entries;
    struct book_source_page *source_pages; /* in the order of the spine */
    size_t n_source_pages;
    size_t n_paged; /* works that have such pages */
    struct book_part *parts;
    size_t n_parts;
    const struct license **legal_codes; /* the licenses whose texts are in the book */
    size_t n_legal_codes;
    struct {
        struct arena arena; /* its own: it is drawn while chapters are added */
        const char *path, *type, *alt;
    } cover;
    size_t moving;   /* pictures that can move */
    bool adjustable; /* by the reader: how the book looks */
};

/* The language of the words that are ours: that of the publication, or of the theme's texts where it
 * has none in that. */
const char *book_lang(const struct epub *epub);
void book_add_file(struct epub *epub, long rank, const char *path, struct str bytes);
/* Takes the reference of `data`. */
void book_add_page(struct epub *epub, long rank, const char *template, const char *path,
                   json_t *data);
/* The first document of a chapter. */
static inline const char *book_chapter_path(const struct book_chapter *chapter)
{
    return chapter->files[0];
}

/* Renders a work: its documents, headings and evidence: chapter.c. */
void book_add_chapter(struct epub *epub, struct book_chapter *chapter,
                      const struct document *document);
void book_add_waiting(struct epub *epub, const struct book_chapter *chapter,
                      const struct document *document);
/* Lists spine and contents, and the pages of parts: contents.c. */
void book_list(struct epub *epub);
/* Cover, title page, parts, and what stands at the end: matter.c. */
void book_add_matter(struct epub *epub);

/* The package document (EPUB 3.3, section 5). */
void book_write_package(struct epub *epub, struct buf *out);
/* Its metadata on accessibility: accessibility.c. */
void book_write_accessibility(struct epub *epub, struct xml_writer *xml);
/* The navigation document (section 7) and the NCX, which older readers want. */
void book_write_navigation(const struct epub *epub, struct buf *out);
void book_write_ncx(const struct epub *epub, struct buf *out);

/* A text of the theme in the language of the publication. */
const char *book_string(const struct epub *epub, const char *key);
/* The licenses of the texts in the book, each once, in the order of first use; n in *count. The arena's. */
const struct license **book_licenses(struct arena *arena, const struct epub *epub, size_t *count);
/* In the same way those that only parts of texts have, such as pictures: of an anthology, for in the book
 * of one work its notice names them. */
const struct license **book_part_licenses(struct arena *arena, const struct epub *epub,
                                          size_t *count);
/* The line that every page of ours carries, as phrasing content: the short notice of the only work,
 * or what is said of an anthology. */
void book_write_notice(const struct epub *epub, struct buf *out);
/* What is said of the rights in an anthology, as plain text. */
void book_write_rights(const struct epub *epub, struct buf *out);
/* Where the full notice of a chapter stands on the page of credits: "c-briefs.slug" for
 * "text/briefs/slug.xhtml"; a digest where the name is not ASCII. */
char *book_credit_id(struct arena *arena, const struct book_chapter *chapter);
/* The key of the title of the page of legal codes. */
static inline const char *book_legal_title(const struct epub *epub)
{
    return epub->n_legal_codes > 1 ? "legal_codes" : "legal_code";
}
/* Where the legal code of a license stands, "text/legal-code.xhtml#CC-BY-4.0"; NULL if we have none.
 */
char *book_legal_code(struct arena *arena, const struct license *license);

#endif
