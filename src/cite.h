/*
 * One work as others credit or cite it: for `colophon cite`.
 */
#ifndef COLOPHON_CITE_H
#define COLOPHON_CITE_H

#include "model/publication.h"

/* Adds the attribution of a work, or a file for reference managers, to `out`; see colophon_cite().
 * `path` is that of its source, in the publication or as the user names it. */
enum status cite_work(const struct publication *publication, const char *path, const char *format,
                      const char *excerpt, struct buf *out, struct diags *diags);

#endif
