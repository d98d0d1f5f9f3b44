/*
 * Strangers' words in our messages: on one line, not too long, and without characters that a
 * terminal would obey.
 */
#ifndef COLOPHON_VERIFY_QUOTE_H
#define COLOPHON_VERIFY_QUOTE_H

#include "base/memory.h"
#include "base/text.h"

/* A copy with control characters and bad bytes as U+FFFD, cut with an ellipsis when very long. */
char *quote(struct arena *arena, struct str text);
char *quote_name(struct arena *arena, const char *name); /* never cut */

#endif
