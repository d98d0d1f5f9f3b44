/*
 * What an EPUB says of itself: metadata, license, accessibility, spine. Anybody's EPUB: it is read
 * as verify reads, safely, and nothing of it is believed or judged.
 */
#ifndef COLOPHON_VERIFY_INFO_H
#define COLOPHON_VERIFY_INFO_H

#include <jansson.h>

#include "base/diag.h"

/* {file, version, files, bytes, metadata: [{name, value, refined: {...}}], license: {...},
 * accessibility: {...}, spine: [{path, media_type, bytes}]}. NULL after a diagnostic. */
json_t *info_read(const char *path, struct diags *diags);
/* The same for a person. Adds to `out`. */
void info_format(const json_t *info, struct buf *out);

#endif
