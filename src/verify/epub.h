#ifndef COLOPHON_VERIFY_EPUB_H
#define COLOPHON_VERIFY_EPUB_H

#include "verify/proof.h"

/* Verifies an EPUB, of ours or anybody's: archive, package, navigation, notices, words. */
void epub_check(struct proof *proof, const char *path);

#endif
