/*
 * Digests: SHA-256, and the name-based UUID of RFC 9562, section 5.5. Text forms are lower-case
 * hex.
 */
#ifndef COLOPHON_BASE_DIGEST_H
#define COLOPHON_BASE_DIGEST_H

#include "base/text.h"

enum { SHA256_HEX = 64, SHA1_HEX = 40, UUID_TEXT = 36 };

void digest_sha256(struct str bytes, char hex[SHA256_HEX + 1]);
void digest_sha1(struct str bytes, char hex[SHA1_HEX + 1]);
/* The SHA-256 in base64, as a Content-Security-Policy names a style. */
void digest_sha256_base64(struct str bytes, struct buf *out);
/* Any bytes in base64 (RFC 4648, section 4). Adds to `out`. */
void digest_base64(struct str bytes, struct buf *out);
/* UUIDv5 in the URL namespace. */
void digest_uuid_of_url(struct str url, char uuid[UUID_TEXT + 1]);

/* A digest of bytes that come in pieces. */
struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *sha256, struct str bytes);
/* Writes the digest of all that was added; the object is as new afterwards. */
void sha256_finish(struct sha256 *sha256, char hex[SHA256_HEX + 1]);
void sha256_free(struct sha256 *sha256);

#endif
