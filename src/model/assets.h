/*
 * The files of a publication that its works refer to (pictures, handouts). Only these are
 * published: what lies beside the works unmentioned, sources of imports above all, stays where it
 * is.
 */
#ifndef COLOPHON_MODEL_ASSETS_H
#define COLOPHON_MODEL_ASSETS_H

#include "base/diag.h"
#include "model/publication.h"

struct assets;

struct assets *assets_new(void);
void assets_free(struct assets *assets);
/* Thread-safe; a path that is known already is not added again. */
void assets_add(struct assets *assets, const char *path);
/* The paths, sorted. Not while others add. */
size_t assets_list(struct assets *assets, const char *const **paths);
/* Reads one file of the publication. */
enum status assets_read(const struct publication *publication, const char *path, struct buf *bytes,
                        struct diags *diags);

#endif
