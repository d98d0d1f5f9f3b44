/*
 * Slugs: what of a text can stand in an id or in an address.
 */
#ifndef COLOPHON_BASE_SLUG_H
#define COLOPHON_BASE_SLUG_H

#include <stdint.h>

#include "base/text.h"

enum { SLUG_LIMIT = 64 };

/* Adds the text in NFC and case folded; apostrophes are removed, every other run of what is no
 * letter, mark or digit becomes '-', but not at the ends. May add nothing. */
void slug_add(struct buf *out, struct str text);
/* Shortens to the limit: at a hyphen if there is one after `least`, else between two code points.
 */
void slug_cut(struct buf *slug, size_t least);
/* A letter such as an XML name may begin with. */
bool slug_is_letter(uint32_t code_point);

#endif
