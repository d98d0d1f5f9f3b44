/*
 * The pages that list works: the index and one for each part, in reading order; one for each
 * keyword, author and series, and one that names these; the licenses of all works. A list with more
 * than LIST_LENGTH entries goes on in further pages: keywords/maps.html, keywords/maps/2.html, ...
 *
 *     struct lists *lists = lists_new(publication);
 *     size_t n = lists_pages(lists, &pages);
 *     json_t *data = list_page_data(publication, &pages[i]);
 *     lists_free(lists);
 *
 * Their data: {list: {...}, contents: {...}, groups: [{parts: [...], works: [...]}], names: [...],
 * works: [...], pages: {...}, breadcrumbs: {...}}, as far as the list has them. Every `href` in it
 * leads from this page. `level` is that of the heading, 2 to 6.
 */
#ifndef COLOPHON_SITE_LISTS_H
#define COLOPHON_SITE_LISTS_H

#include <jansson.h>

#include "model/publication.h"
#include "theme/theme.h"

struct list_page {
    const char *path;     /* in the site */
    const char *template; /* "index", "list", "names", "license" */
    const struct list *list;
    size_t number; /* from 1 */
};

struct lists;

/* The publication is borrowed. */
struct lists *lists_new(const struct publication *publication);
void lists_free(struct lists *lists);
/* All pages, list by list. */
size_t lists_pages(const struct lists *lists, const struct list_page **pages);
/* A new reference. Thread-safe. The theme has the names of the pages of all keywords, authors and series. */
json_t *list_page_data(const struct publication *publication, const struct theme *theme,
                       const struct list_page *page);
/* Adds to the data of the page of a work what it lists as the page of a part ("notes/index.md"):
 * list, groups and pages. Nothing for another work. */
void list_add_part(json_t *root, const struct publication *publication, const struct work *work);

#endif
