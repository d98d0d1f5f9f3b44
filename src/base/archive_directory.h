/*
 * The directory of an archive as it stands in the file: what libzip doesn't show of it (ZIP's
 * APPNOTE, 4.3.12), and what other readers trip over.
 */
#ifndef COLOPHON_BASE_ARCHIVE_DIRECTORY_H
#define COLOPHON_BASE_ARCHIVE_DIRECTORY_H

#include "base/memory.h"
#include "base/text.h"

struct archive_directory_entry {
    struct str name;  /* its bytes */
    unsigned version; /* needed to extract: 20 is 2.0 */
    unsigned flags, method;
};

struct archive_directory {
    struct arena arena;
    struct archive_directory_entry *list;
    size_t n;
};

enum {
    ARCHIVE_DIRECTORY_EFFORT = 3 << 1, /* flags: how much was spent on packing it */
    ARCHIVE_DIRECTORY_UTF8 = 1 << 11,  /* a flag: the name is UTF-8 */
};

/* False when there is none that can be read (a damaged archive, which archive_open() refuses, or
 * one in the 64-bit form). Clear in any case. */
bool archive_directory_read(struct archive_directory *directory, const char *path);
void archive_directory_clear(struct archive_directory *directory);

#endif
