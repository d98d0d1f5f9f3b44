#ifndef COLOPHON_VERIFY_FEED_H
#define COLOPHON_VERIFY_FEED_H

#include "verify/proof.h"

/* Verifies an Atom feed or an OPDS 1.2 catalog; false when the file is none. `sure`: it is meant to
 * be one, so that what can't be read is an error. After all pages and books. */
bool feed_check(struct proof *proof, const char *path, bool sure);

#endif
