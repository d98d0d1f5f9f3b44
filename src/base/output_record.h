/*
 * The record of an output: every file that we wrote, in `.colophon/files.json`.
 *
 * It is a JSON array with one line a file, sorted by path: ["site/a.html", 1234,
 * 1700000000000000000, "<sha256>"], that is path, size, time of change in nanoseconds, digest. A
 * line is parsed at a time, so that a record of 100,000 files never stands in memory as a tree.
 */
#ifndef COLOPHON_BASE_OUTPUT_RECORD_H
#define COLOPHON_BASE_OUTPUT_RECORD_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/memory.h"

#define OWN_FOLDER ".colophon"
#define RECORD_PATH OWN_FOLDER "/files.json"

struct record_file {
    const char *path, *sha256;
    size_t size;
    long long mtime;
};

struct record {
    struct record_file *files; /* sorted by path */
    size_t n;
    char sha256[SHA256_HEX + 1]; /* of the file; of a record that was read or formatted */
};

/* `file` is the record's path. A missing one is an empty record. Memory is the arena's. */
enum status record_read(struct arena *arena, const char *file, struct record *record,
                        struct diags *diags);
/* NULL when the path is not recorded. */
const struct record_file *record_find(const struct record *record, const char *path);
bool record_equal(const struct record *a, const struct record *b);
void record_format(struct record *record, struct buf *out);

#endif
