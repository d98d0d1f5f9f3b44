/*
 * The style sheets of a page, as far as they hide what a reader has to see: in a book, on a site, in
 * the page itself.
 */
#ifndef COLOPHON_VERIFY_HIDING_H
#define COLOPHON_VERIFY_HIDING_H

#include "base/css.h"
#include "verify/proof.h"

/* Where style sheets are read; false: there is none of this name. */
struct hiding_source {
    bool (*read)(void *context, const char *path, struct buf *out);
    void *context;
    const char *prefix; /* tells apart equal paths: "book.epub!"; "" */
    const char *from;   /* the path of the page, from which links lead */
};

/* A style sheet that was read: each is read once. For hiding.c alone. */
struct hiding_sheet {
    const char *key;
    const struct str *list, *imports;
    size_t n, n_imports;
    struct hiding_sheet *next;
};

struct hiding {
    struct arena arena;
    const struct str *list; /* of all rules that hide something */
    size_t n;
    const struct hiding_sheet **sheets; /* that they are from */
    size_t n_sheets;
    bool whole; /* they count on all of a page, not only for what has to do with its works */
};

/* Thread-safe. Clear with hiding_clear(). */
void hiding_read(struct hiding *hiding, struct proof *proof, const struct hiding_source *source,
                 xmlDoc *doc);
void hiding_clear(struct hiding *hiding);
/* The selector by which the element is hidden, or its own style; NULL: by none. */
const struct str *hiding_rule(const struct hiding *hiding, const xmlNode *element);
/* Takes all that they hide out of the tree; what the first of it was hidden by, or NULL. */
const struct str *hiding_prune(const struct hiding *hiding, xmlDoc *doc);

#endif
