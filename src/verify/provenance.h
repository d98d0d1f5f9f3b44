/*
 * provenance.json: what the builder says it wrote, held against what lies there.
 */
#ifndef COLOPHON_VERIFY_PROVENANCE_H
#define COLOPHON_VERIFY_PROVENANCE_H

#include "verify/proof.h"

/* Compares size and digest of every file that it names, beside it and below. */
void provenance_check_files(struct proof *proof, const char *file);
/* When all pages are read: every work that the one in folders[mine] names must have been met, with
 * the same record. `folders` are all that have a provenance.json. */
void provenance_check_works(struct proof *proof, const char *const *folders, size_t n, size_t mine);

#endif
