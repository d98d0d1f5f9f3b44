/*
 * One list, before it is cut into pages. For site/lists.c and site/list_data.c.
 */
#ifndef COLOPHON_SITE_LIST_H
#define COLOPHON_SITE_LIST_H

#include "model/listings.h"
#include "model/outline.h"

enum list_kind { LIST_OUTLINE, LIST_LICENSES, LIST_WORKS, LIST_NAMES };

struct list {
    enum list_kind kind;
    const char *page;                /* its first page */
    const struct outline_node *node; /* LIST_OUTLINE: the publication, or a part */
    enum listing_kind of;            /* LIST_WORKS, LIST_NAMES */
    const struct listing *listing;   /* LIST_WORKS */
    size_t n;                        /* entries */
};

/* The list of what is in a part, or in the publication. */
struct list list_of_outline(const struct outline_node *node);
/* At least one. */
size_t list_count_pages(const struct list *list);
/* "keywords/maps.html", "keywords/maps/2.html" */
const char *list_page_path(struct arena *arena, const struct list *list, size_t number);

#endif
