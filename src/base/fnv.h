/*
 * FNV-1a of 64 bits: a quick digest for tables, and for telling words apart. It proves nothing: for
 * that there is base/digest.h.
 */
#ifndef COLOPHON_BASE_FNV_H
#define COLOPHON_BASE_FNV_H

#include <stdint.h>

#include "base/text.h"

#define FNV_START 14695981039346656037u /* the digest of nothing */

/* The digest with one more unit, a byte or a whole character. */
static inline uint64_t fnv_add(uint64_t digest, uint32_t unit)
{
    return (digest ^ unit) * 1099511628211u;
}

/* Of bytes. */
uint64_t fnv_of(struct str bytes);

#endif
