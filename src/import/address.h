/*
 * Addresses in a page: made absolute, and only those that are safe to follow.
 */
#ifndef COLOPHON_IMPORT_ADDRESS_H
#define COLOPHON_IMPORT_ADDRESS_H

#include "base/memory.h"
#include "base/text.h"

/* An http, https, mailto or tel address, in the arena; NULL: there is none (javascript:, data:, or
 * a relative one without a base). White space and what may not stand in an address is escaped. */
const char *address_absolute(struct arena *arena, const char *base, const char *address);

#endif
