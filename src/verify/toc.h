/*
 * A table of contents as a list of entries: that of the navigation document, and that of the NCX.
 */
#ifndef COLOPHON_VERIFY_TOC_H
#define COLOPHON_VERIFY_TOC_H

#include "verify/markup.h"

struct book;

struct toc_entry {
    const char *label;
    const char *path, *fragment; /* in the archive; "" when it leads to no file, or to no place */
    int line;
};

struct toc {
    struct toc_entry *entries;
    size_t n, cap;
    const char *file; /* for messages; NULL: there is no such table */
};

/* Adds the entry of a link at `node` in `member`. Strings are the book's. */
void toc_add(struct toc *toc, struct book *book, const char *member, const char *label,
             const char *href, int line);
void toc_clear(struct toc *toc);
/* EPUB 3.3, 7.4.2: the entries follow the spine. */
void toc_check_order(struct book *book, const struct toc *toc);
/* The NCX is for readers that don't know the navigation document: it has the same entries, or, where
 * there are more than 1,000, those that lead to documents as a whole. */
void toc_compare(struct book *book, const struct toc *nav, const struct toc *ncx);

/* The content model of a nav element with an epub:type (EPUB 3.3, 7.3): a heading perhaps, then one
 * list; each item a link or a span, then perhaps a list. No label is empty. */
void toc_check_structure(struct book *book, const char *file, xmlNode *nav);

#endif
