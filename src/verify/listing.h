#ifndef COLOPHON_VERIFY_LISTING_H
#define COLOPHON_VERIFY_LISTING_H

#include "verify/proof.h"

/* Verifies a JSON file that is a JSON Feed (1.1), an OPDS 2.0 catalog or an oEmbed answer (1.0);
 * false when it is none of these. After all pages and books. */
bool listing_check(struct proof *proof, const char *path, bool sure);

#endif
