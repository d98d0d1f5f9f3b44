/*
 * The archive that the last build wrote: what it holds of an entry that has not changed need not be
 * packed again.
 *
 * An entry is taken for unchanged when what it unpacks to is, byte for byte, what is to be packed;
 * unpacking is ten times as fast as packing. The caller knows that the archive is ours, packed by
 * the same library: so the result is the same as if it were packed again.
 */
#ifndef COLOPHON_BASE_ARCHIVE_PREVIOUS_H
#define COLOPHON_BASE_ARCHIVE_PREVIOUS_H

#include <stdint.h>

#include "base/text.h"

struct previous;

/* NULL when there is no such archive, none that can be read, or one whose entries don't have these of
 * the flags ARCHIVE_DIRECTORY_EFFORT. */
struct previous *previous_open(const char *path, unsigned effort);
/* Appends the packed bytes of an entry that holds `bytes`; false when there is none. Thread-safe. */
bool previous_packed(struct previous *previous, const char *path, struct str bytes, uint32_t crc,
                     struct buf *packed);
void previous_close(struct previous *previous);

#endif
