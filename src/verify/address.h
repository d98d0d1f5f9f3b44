/*
 * Addresses written out in a text: "https://creativecommons.org/licenses/by/4.0/".
 */
#ifndef COLOPHON_VERIFY_ADDRESS_H
#define COLOPHON_VERIFY_ADDRESS_H

#include "base/memory.h"
#include "base/text.h"

/* Cuts the next address off *rest, without the punctuation that follows it in a sentence. */
bool address_next(struct str *rest, struct str *address);
/* The first one that is a license we know; NULL when there is none. As written. */
const char *address_of_license(struct arena *arena, struct str text);
/* Whether this very address is written out in the text, as a whole. */
bool address_in(struct str text, const char *address);

#endif
