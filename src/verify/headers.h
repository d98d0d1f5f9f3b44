/*
 * `_headers`: what hosts are told to send with files. A file that is no page has no other mark on
 * the web than its Link headers (RFC 8288).
 */
#ifndef COLOPHON_VERIFY_HEADERS_H
#define COLOPHON_VERIFY_HEADERS_H

#include "verify/folder.h"
#include "verify/proof.h"

/* Compares the license and canonical links of the file with the works that were met, and asks for a
 * license for each book and course package of a single work beside it. The proof is sorted. */
void headers_check(struct proof *proof, const struct found_files *files, const char *file);

#endif
