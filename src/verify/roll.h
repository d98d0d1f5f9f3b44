/*
 * The roll of works that a page or a book of several works has: each is listed with its own
 * license, and all alike, so that none gets less credit than the others (Creative Commons 3.0 and
 * older, section 4(c), ask for it; the newer ones are content with it).
 *
 * An entry is the smallest element around a link to a work that names its license, and links to no
 * other work.
 */
#ifndef COLOPHON_VERIFY_ROLL_H
#define COLOPHON_VERIFY_ROLL_H

#include "base/diag.h"
#include "verify/markup.h"

struct roll_work {
    const char *work, *label, *address; /* label and address of its license, both or neither */
    bool listed;                        /* in an entry */
    struct place bare; /* the first link to it that no entry is around; file NULL: none */
};

struct roll_page {
    const char *path; /* from the folder of the page that lists, or in the archive */
    struct roll_work *work;
};

struct roll {
    struct arena arena;
    struct diags *diags;
    struct roll_page *pages; /* where works can be read */
    size_t n_pages, pages_cap;
    bool sorted;
    bool
        full; /* its pages have the notices in full: each entry gives the license's address, too, */
    void (*take)(void *context, const char *work, struct str text, struct place place);
    void *context;     /* and is handed over as text; take may be NULL */
    const char *shape; /* of the first entry: "section h2 a" */
    const char *trail; /* to its link from the body: "body section section h2 a" */
    const char *first; /* the work of that entry */
    const char
        *hidden_by; /* the selector of a style sheet that hides something of the list; NULL */
};

void roll_init(struct roll *roll, struct diags *diags);
void roll_clear(struct roll *roll);
/* A page of a work; its pages are added one after the other. Strings are borrowed. */
void roll_add(struct roll *roll, const char *path, const char *work, const char *label,
              const char *address);
/* Looks at the links of a page at `from` (a path as roll_add() has it), called `file` in messages.
 * `alike`: entries must have one shape. To be called when all is added, for each page of the list.
 * Strings are borrowed. */
void roll_look(struct roll *roll, xmlDoc *doc, const char *from, const char *file, bool alike);
/* The elements from the body to a link. */
const char *roll_trail(struct arena *arena, const xmlNode *link);
/* Whether some work with a license is in no entry of the pages that were looked at. */
bool roll_lacks(const struct roll *roll);
/* When all pages were looked at: says which works are linked, but never in an entry. `complete`: so
 * is one with a license that is not linked at all. */
void roll_finish(const struct roll *roll, const char *file, bool complete);

#endif
