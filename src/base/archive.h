/*
 * ZIP archives, written and read with libzip.
 *
 * Writing: entries may come from several threads and in any order; each is deflated by its caller
 * and spooled to a temporary file, so memory does not grow with the archive. The order in the file
 * is by `rank`, then by path; times are fixed (1980-01-01T00:00:00): same entries, same bytes.
 *
 * Reading is for strangers' files: bounded in number, size, ratio and depth. What is wrong with an
 * archive is a STATUS_CONTENT diagnostic that names the file.
 */
#ifndef COLOPHON_BASE_ARCHIVE_H
#define COLOPHON_BASE_ARCHIVE_H

#include "base/diag.h"
#include "base/text.h"

struct archive;

/* `spool` is a path for the temporary file, which has that name for a moment only. NULL on error.
 */
struct archive *archive_new(const char *spool, struct diags *diags);
/* How much time is spent on packing: the fast way takes less than half of that of the middle one, to
 * about 3 % more bytes; the best four times as long, to 3 % fewer. */
enum archive_effort { ARCHIVE_WELL, ARCHIVE_FAST, ARCHIVE_BEST };
/* Else it is ARCHIVE_WELL. To be called before anything is added. */
void archive_spend(struct archive *archive, enum archive_effort effort);
/* Entries that the archive at `path` holds already are not packed again, if it was written with the
 * same effort, by archive_write() of a program with the same archive_packing(). To be called before
 * anything is added; no such file is fine. */
void archive_reuse(struct archive *archive, const char *path);
/* By what, and how, entries are packed. */
const char *archive_packing(void);
/* Thread-safe. `stored` keeps the bytes as they are (an EPUB's mimetype); else deflate, where it
 * makes the entry smaller. Two entries of one path are an error. */
void archive_add(struct archive *archive, long rank, const char *path, struct str bytes,
                 bool stored);
/* Writes the file whole and synced. */
enum status archive_write(struct archive *archive, const char *path);
void archive_free(struct archive *archive);

struct archive_reader;

struct archive_entry {
    const char *path;
    size_t size, packed_size;
    bool stored, encrypted, folder;
};

/* Opens and checks the directory: refuses (with one clear diagnostic each) what is not a ZIP, is
 * truncated, encrypted, names a path twice or one outside itself, or passes a limit. Such findings
 * that leave the rest readable don't return NULL. */
struct archive_reader *archive_open(const char *path, struct diags *diags);
size_t archive_size(const struct archive_reader *reader);
const struct archive_entry *archive_entry_at(const struct archive_reader *reader, size_t i);
/* The index of a path; archive_size() when it is not there. */
size_t archive_find(const struct archive_reader *reader, const char *path);
/* Unpacks one entry, checking its CRC. */
enum status archive_read(struct archive_reader *reader, size_t i, struct buf *out);
void archive_close(struct archive_reader *reader);

#endif
