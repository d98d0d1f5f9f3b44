/*
 * A work as one HTML file: nothing beside it is needed, so that it can be mailed, kept and opened
 * without a network. The style is the theme's download/page.css, pictures are data: addresses
 * (RFC 2397). Links within the text stay; those to other texts lead to where they were published,
 * else to their page in the site, if that has an address.
 */
#ifndef COLOPHON_COURSE_SINGLE_H
#define COLOPHON_COURSE_SINGLE_H

#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

/* `path` is where it will lie in the site. Nothing is added after a diagnostic. */
void single_write(const struct publication *publication, const struct theme *theme,
                  const struct work *work, const struct document *document, const char *path,
                  struct buf *out, struct diags *diags);

#endif
