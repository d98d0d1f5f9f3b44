/*
 * Paths: what a profile says of the elements of a page, in XPath 1.0.
 *
 * A path that selects blocks gives them, and all in them, a role; one that selects attributes, or
 * elements inside of a line, gives a fact. Those for the body and for what is dropped say where the
 * article is. A path that selects nothing changes nothing: pages of a site differ.
 */
#ifndef COLOPHON_IMPORT_PAGE_PATHS_H
#define COLOPHON_IMPORT_PAGE_PATHS_H

#include "import/page_metadata.h"
#include "import/profile.h"

/* NULL when it is a path; else what is wrong, in the arena. */
const char *page_path_mistake(struct arena *arena, const char *xpath);

/* Follows the paths of a profile. After content_find(); the blocks are to be read anew. `base` is
 * where relative addresses begin; NULL. */
void page_paths_follow(const struct webpage *page, const struct profile *profile, const char *base,
                       struct page_metadata *metadata);

/* Gives the units of those elements their roles. Before all other roles. */
void page_paths_decide(struct units *units);

#endif
