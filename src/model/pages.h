/*
 * Where each work goes: its page, its embed page, its chapter in the book.
 */
#ifndef COLOPHON_MODEL_PAGES_H
#define COLOPHON_MODEL_PAGES_H

#include "model/table.h"
#include "model/work.h"

/* Sets slug, page, embed and chapter of works that are sorted by path, from their path and file.
 * Pages that would be the same file, or one of ours, are errors. */
void pages_set(struct arena *arena, struct work *works, size_t n, struct diags *diags);

/* The page of ours that a page would be, or the folder that it would be in; NULL if neither. */
const char *pages_ours(const char *page);

/* A page that would have to be a folder, too, for this one to be in it, as "a.html" for
 * "a.html/b.html": its value in the table, which is by folded names; or TABLE_NONE. */
size_t pages_in_the_way(struct arena *scratch, const struct table *pages, const char *page);

#endif
