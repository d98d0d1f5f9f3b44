/*
 * Links from work to work. Whether a heading or a note exists that a link names is known only when
 * the other work has been read: so the hashes of all ids are kept, and the links that name one.
 */
#ifndef COLOPHON_CHECK_LINKS_H
#define COLOPHON_CHECK_LINKS_H

#include "markdown/document.h"
#include "model/publication.h"

struct links;

struct links *links_new(const struct publication *publication, struct diags *diags);
void links_free(struct links *links);
/* Thread-safe. Reports links that lead to nothing, and keeps those to a heading or a note. */
void links_add(struct links *links, const struct work *work, const struct document *document);
/* Reports the kept links whose goal does not exist. */
void links_finish(struct links *links);

#endif
