/*
 * A look at the tags of HTML before it is parsed.
 */
#ifndef COLOPHON_BASE_TAGS_H
#define COLOPHON_BASE_TAGS_H

#include "base/text.h"

enum { ATTRIBUTES_LIMIT = 512 };

/* The line of the first tag with more attributes than the limit; 0: there is none. The parser's time
 * grows with the square of their number. */
int tags_crowded_line(struct str page);

#endif
