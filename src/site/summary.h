/*
 * What search engines show below the title of a page where nobody has described it: words that are on it.
 */
#ifndef COLOPHON_SITE_SUMMARY_H
#define COLOPHON_SITE_SUMMARY_H

#include <jansson.h>

#include "base/memory.h"
#include "markdown/document.h"

enum { SUMMARY_LENGTH = 160 /* code points at most; engines show no more */ };

/* The beginning of a text, cut between words as far as it has spaces; "…" tells that it was cut. NULL
 * for a text without words. */
const char *summary_of_text(struct arena *arena, struct str text);
const char *summary_of_document(struct arena *arena, const struct document *document);
/* Adds the titles of the objects in a list to `out`, "One; Two", as many as a summary may need. */
void summary_add_titles(const json_t *list, struct buf *out);

#endif
