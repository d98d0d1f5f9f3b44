/*
 * A look at the tags of a text before it is parsed.
 */
#ifndef COLOPHON_BASE_TAGS_H
#define COLOPHON_BASE_TAGS_H

#include "base/text.h"

enum { ATTRIBUTES_LIMIT = 512 };

/* The line of the first tag with more attributes than the limit; 0: there is none. libxml2 compares
 * each with all before it, so that a page of 1 MB could keep it busy for minutes. `html`: as HTML,
 * else as XML. Works on UTF-8, and on UTF-16 too, because bytes that are zero are passed over. */
int tags_crowded_line(struct str text, bool html);

#endif
