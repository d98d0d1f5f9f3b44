/*
 * Hints: what the names that authors of pages give to their elements (class, id, role) say about
 * them. A hint is never proof: content.c weighs it against the prose in the element.
 */
#ifndef COLOPHON_IMPORT_HINTS_H
#define COLOPHON_IMPORT_HINTS_H

#include "import/webpage.h"

enum hint {
    HINT_NONE,
    HINT_SMALL,     /* "author": furniture if there is little in it */
    HINT_FURNITURE, /* "related-posts", "sidebar" */
    HINT_LARGE,     /* "comments": however much is in it */
    HINT_DIALOG,    /* opens above the page: a title in it is not the page's */
};

/* Why a post of another site, pasted into the page as a quotation with its code, is left out. */
extern const char hint_embed[];

/* `why` gets a text for the ledger when it is furniture or hidden. */
enum hint hint_of(const struct webpage *page, xmlNode *node, const char **why);
/* Why a line that is nothing but this link is no text; NULL: it may be one. */
const char *hint_of_link(struct arena *arena, const xmlNode *link);
/* Does the link lead to a page about an author? */
bool hint_is_author(struct arena *arena, const xmlNode *link);
/* Does it stand below a picture? */
bool hint_is_caption(const struct webpage *page, const xmlNode *node);

#endif
