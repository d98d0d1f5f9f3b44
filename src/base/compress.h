/*
 * Compression of whole texts: for search indexes, and for files that a host serves as they lie
 * there. The same bytes give the same result.
 */
#ifndef COLOPHON_BASE_COMPRESS_H
#define COLOPHON_BASE_COMPRESS_H

#include "base/text.h"

/* Deflated (RFC 1951, no header) and written in base64, for a script to unpack. Adds to `out`. */
void compress_base64(struct str bytes, struct buf *out);
/* A gzip file (RFC 1952) without a name or a time. */
void compress_gzip(struct str bytes, struct buf *out);
/* A brotli file (RFC 7932). */
void compress_brotli(struct str bytes, struct buf *out);

#endif
