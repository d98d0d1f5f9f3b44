/*
 * Pages of a site that list its works: the contents, and the page of licenses.
 */
#ifndef COLOPHON_VERIFY_LIST_PAGE_H
#define COLOPHON_VERIFY_LIST_PAGE_H

#include "verify/folder.h"
#include "verify/proof.h"

/* Checks such a page, by its name (index.*, license.*), and those of `files` in which its list goes
 * on, each the rel=next of the one before; others are passed over. A work belongs to the nearest
 * page of licenses above it. The proof is sorted. Thread-safe. */
void list_page_check(const struct proof *proof, const struct found_files *files, const char *file,
                     xmlDoc *doc);

#endif
