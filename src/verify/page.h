/*
 * One page as a reader meets it: the works in it with their words, the words around them, and the
 * license in the slots for machines.
 *
 * A work is an element with data-work; what is the publisher's inside it carries data-apparatus.
 * The *head* of a work is what a reader sees before its first word, and the apparatus near its
 * start (after the title, say); the *foot* is the apparatus after its last word. What stands in an
 * element with data-parts tells of parts with licenses of their own, and is neither. Between the words
 * of the body (behind a title and a standfirst, or behind the notice at the head) apparatus may only
 * lead somewhere: words of its own would be read as the author's, and are an error.
 */
#ifndef COLOPHON_VERIFY_PAGE_H
#define COLOPHON_VERIFY_PAGE_H

#include "base/diag.h"
#include "base/words.h"
#include "verify/markup.h"
#include "verify/slots.h"

struct page_picture { /* <img> that is a file */
    const char *src;  /* its path, decoded; "" when it is none */
    const char *alt;  /* NULL: it has none */
    int line;
    const struct page_picture *next;
};

struct page_work {
    const char *path;       /* data-work */
    bool excerpt;           /* data-excerpt: some of the work's words */
    unsigned part, parts;   /* data-part="2/3"; 1 and 1 when it is whole */
    struct fidelity record; /* data-words, data-sha256; sha256 empty when there is none */
    struct fidelity found;
    struct buf words; /* joined by one space */
    size_t *blocks;   /* where blocks start in `words` */
    size_t n_blocks, blocks_cap;
    struct buf head, foot;               /* visible text, as it stands */
    const struct page_picture *pictures; /* among its words, the last one first */
    int line;
    const char *license; /* address of the license that the judge found; NULL */
    const char *label;
    struct page_work *next;
};

struct hiding;

struct page {
    struct arena arena;
    const char *file;
    struct page_work *works; /* in document order */
    size_t n_works;
    struct buf ours; /* visible text that is no work's: of a page without works, all of it but the
                        marks of notes */
    struct buf all;  /* all visible text but these; what is only not read out, too */
    struct slots slots;
    const char
        *hidden_by; /* the selector of a style sheet that hides what is ours in a work; NULL */
    const char
        *license; /* address that what the page travels in gives for it (a feed's entry); NULL */
};

/* Reads a tree, which stays as it is. `file` is borrowed. Clear with page_clear(). */
void page_read_tree(struct page *page, xmlDoc *doc, const char *file, struct diags *diags);
/* The same for a page with style sheets, which may hide what is ours in a work; they may be NULL. */
void page_read_styled(struct page *page, xmlDoc *doc, const struct hiding *hiding, const char *file,
                      struct diags *diags);
void page_clear(struct page *page);

#endif
