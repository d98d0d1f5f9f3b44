#ifndef COLOPHON_VERIFY_DOWNLOAD_H
#define COLOPHON_VERIFY_DOWNLOAD_H

#include "verify/proof.h"

/* Verifies a work as plain text or Markdown (.txt, .md), or its citation (.ris, .bib,
 * .csl.json): the notice goes with it. After all pages and books: in a folder, only what is named
 * like a work there is one. */
void download_check(struct proof *proof, const char *path);

#endif
