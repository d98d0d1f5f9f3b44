/*
 * Breadcrumbs: the way from the publication to a page, through the parts it is in.
 */
#ifndef COLOPHON_SITE_CRUMBS_H
#define COLOPHON_SITE_CRUMBS_H

#include <jansson.h>

#include "license/marks.h"
#include "model/publication.h"

/* `breadcrumbs`: {way: [{title, href, lang}, ...]} for readers: the publication and the parts around a node
 * of the outline, without the node; nothing for what is in no part and for hidden works. `path` is
 * the page on which they stand. */
void crumbs_add(json_t *root, const struct publication *publication,
                const struct outline_node *node, const char *path);
/* The same for machines, with the node itself, where the publication has a base-url; else *n is 0.
 */
const struct mark_crumb *crumbs_marks(struct arena *arena, const struct publication *publication,
                                      const struct outline_node *node, size_t *n);

#endif
