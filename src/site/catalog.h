/*
 * The catalog for e-readers: OPDS 1.2 (an Atom feed) and OPDS 2.0 (JSON) list the books that can be
 * downloaded, each with its license.
 */
#ifndef COLOPHON_SITE_CATALOG_H
#define COLOPHON_SITE_CATALOG_H

#include "base/sink.h"
#include "model/publication.h"

enum { CATALOG_LIMIT = 100 }; /* books on one page of the catalog; more have `next` links */

/* Writes catalog.xml and catalog.json; nothing without a base-url, or where no book is made. */
void catalog_write(const struct publication *publication, size_t limit, struct sink *sink);

#endif
