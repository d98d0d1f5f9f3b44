/*
 * A look at the tags of a text before it is parsed.
 */
#ifndef COLOPHON_VERIFY_TAGS_H
#define COLOPHON_VERIFY_TAGS_H

#include "base/text.h"

enum { TAGS_MOST_ATTRIBUTES = 1000 };

/* Whether some tag has more attributes than TAGS_MOST_ATTRIBUTES. libxml2 compares each with all
 * before it, so that a page of 1 MB could keep it busy for minutes. Works on UTF-8, and on UTF-16
 * too, because bytes that are zero are passed over. */
bool tags_too_wide(struct str text, bool html);

#endif
