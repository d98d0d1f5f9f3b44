/*
 * An EPUB under verify: its parts, each checked by a file of its own.
 */
#ifndef COLOPHON_VERIFY_BOOK_H
#define COLOPHON_VERIFY_BOOK_H

#include "base/archive.h"
#include "license/license.h"
#include "verify/claims.h"
#include "verify/hiding.h"
#include "verify/package.h"
#include "verify/proof.h"
#include "verify/toc.h"

/* The ids of a document, sorted. */
struct places {
    struct arena arena;
    const char *path;
    const char **ids;
    size_t n;
    struct places *next;
};

/* A link to a place in a document: its id must be there. */
struct want {
    const char *path, *fragment;
    const char *file; /* where the link stands */
    int line;
};

struct book {
    struct proof *proof;
    const char *path; /* "output/reader.epub" */
    struct archive_reader *archive;
    pthread_mutex_t lock; /* over the archive, and what the chapters find */
    struct arena arena;
    struct package package;
    struct want *wants;
    size_t n_wants, wants_cap;
    struct places *places;
    size_t n_places;
    struct foot *feet;        /* notices of chapters: agreement.c */
    const char *license_page; /* that the landmarks lead to; NULL */
    bool license_page_in_toc;
    size_t n_works;                       /* marked with data-work */
    struct diags *if_marked;              /* what is wrong if it marks some; else a note */
    struct claim licenses[MOST_LICENSES]; /* of the works, each once */
    size_t n_licenses;
    struct license legal_codes[MOST_LICENSES]; /* whose texts are in it */
    size_t n_legal_codes;
    struct toc nav, ncx;
    bool *named;         /* a meta of the package each: visible words name whom it names */
    enum verdict source; /* of a book that marks no works */
};

/* "book.epub!EPUB/a.xhtml", as a place and in the report. */
const char *book_file(struct book *book, const char *member);
/* Unpacks a member; false when it is missing (which is the caller's to say) or damaged. Safe from
 * several threads. */
bool book_read(struct book *book, const char *member, struct buf *out);
/* A document of the book as a tree; NULL when there is none, or it can't be read. Safe from several
 * threads. */
xmlDoc *book_document(struct book *book, const struct package_item *item, const char *file,
                      struct diags *diags);
/* What the style sheets of a document hide; clear with hiding_clear(). Safe from several threads. */
void book_hiding(struct book *book, struct hiding *hiding, xmlDoc *doc, const char *path);
/* An error in a book that marks its works; in a stranger's, who never promised it, a warning. */
void book_finding(struct book *book, struct place place, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Says that a document seems to be a work, but marks none. Safe from several threads. */
void book_unmarked(struct book *book, const char *path);

/* links.c: a link to a place in a document; the places that a document has; whether all links lead
 * to one, when every document was read. The first two are safe from several threads. */
void book_want(struct book *book, const char *from, const char *path, const char *fragment,
               int line);
void book_take_ids(struct book *book, const char *path, xmlDoc *doc);
void links_check(struct book *book);
void links_clear(struct book *book);

/* names.c: the names of the files, and how the archive has them. */
void names_check(struct book *book);
/* document.c: one XHTML document, as far as readers break on it. Safe from several threads. */
void document_check(struct book *book, const struct package_item *item, const char *file,
                    xmlDoc *doc);
/* scripts.c: says where an element, its attributes or an address in them run a script. The result:
 * whether one of the first two does, which the manifest has to announce. Safe from several threads. */
bool scripts_look(struct book *book, const char *file, const xmlNode *node);
/* css.c: the addresses in a style sheet, which begins at a line of `file` and lies at `from`; those of
 * all style sheets of the manifest. The first is safe from several threads. */
void css_check(struct book *book, const char *from, const char *file, int line, struct str css);
void css_check_files(struct book *book);
/* packaging.c: the package document as such. */
void packaging_check(struct book *book);
/* container.c: mimetype, container, encryption; the path of the package document, or NULL. */
const char *container_check(struct book *book);
/* contents.c: the navigation document and the NCX; fills wants and the page of licenses. When the
 * chapters are read: their order, and that both have the same entries. */
void contents_check(struct book *book);
void contents_compare(struct book *book);
/* chapters.c: every document of the spine. */
void chapters_check(struct book *book);
/* credits.c: the works on the pages of licenses and credits; `without_works` has one a document of
 * the spine. */
void credits_check(struct book *book, const bool *without_works);
/* agreement.c: keeps the notices that works of a document end with (safe from several threads); when all
 * are known, compares the notice in full that an entry of the credits has, and what the package says
 * of an only work. */
void agreement_take(struct book *book, const struct page *page);
void agreement_check_entry(struct book *book, const char *work, struct str text,
                           struct place place);
void agreement_check_package(struct book *book);
/* license_page.c: the page of licenses of a book of several works, at this path. */
void license_page_check(struct book *book, xmlDoc *doc, const char *path,
                        const bool *without_works);
/* legal_code.c: the texts of licenses in a document; when all are read, that none is missing. The
 * first is safe from several threads. */
void legal_codes_look(struct book *book, const char *file, xmlDoc *doc);
void legal_codes_check(struct book *book);
/* metadata.c: the package's own words: license, identifier, date, accessibility. */
enum verdict metadata_check(struct book *book);
/* manifest.c: every file is listed, every listed file is there. */
void manifest_check(struct book *book);

#endif
