/*
 * Roles of the units of a page: what its elements and its place say, then the rules of the profile.
 */
#ifndef COLOPHON_IMPORT_PAGE_ROLES_H
#define COLOPHON_IMPORT_PAGE_ROLES_H

#include "import/blocks.h"
#include "import/content.h"
#include "import/page_metadata.h"
#include "import/profile.h"

/* Decides every unit. */
void page_roles_assign(const struct content *content, const struct page_metadata *metadata,
                       struct units *units, const struct profile *profile);
/* Decides which unit is the title, and its repeats. */
void page_title_decide(struct units *units);
/* Leaves out what stands at the end about the author whom the page names. */
void page_author_decide(struct units *units, const struct page_metadata *metadata);

#endif
