/*
 * Files and paths. Paths are UTF-8 with '/' between their parts.
 */
#ifndef COLOPHON_BASE_FILE_H
#define COLOPHON_BASE_FILE_H

#include "base/diag.h"
#include "base/memory.h"
#include "base/text.h"

enum { FILE_LIMIT = 64 * 1024 * 1024 }; /* bytes that one text may have */

/* Reads a whole file into `out` (appending); "-" is standard input. At most `limit` bytes: a longer
 * file is a STATUS_FAULT. Errors go to `diags`. */
enum status file_read(const char *path, size_t limit, struct buf *out, struct diags *diags);
/* Writes beside the file, syncs, and renames over it; a file with the same bytes is left alone.
 * Makes the folders above it. A new file has the rights that the umask leaves, another keeps its own. */
enum status file_write(const char *path, struct str bytes, struct diags *diags);
/* Writes all of the bytes; false with errno set when that fails. */
bool file_write_all(int fd, struct str bytes);
/* Makes a folder and those above it; an existing one is fine. */
enum status file_make_folders(const char *path, struct diags *diags);
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* The names in a folder, sorted bytewise, without "." and "..". */
enum status file_list(struct arena *arena, const char *path, const char *const **names, size_t *n,
                      struct diags *diags);

/* "a/b" and "c" give "a/b/c"; an empty or "." folder gives "c"; an absolute name stays. */
char *path_join(struct arena *arena, const char *folder, const char *name);
char *path_folder(struct arena *arena, const char *path); /* "a/b" of "a/b/c"; "" of "c" */
const char *path_name(const char *path);                  /* "c.md" of "a/b/c.md" */
/* With the extension of the last part replaced: ("a/b.md", ".html") gives "a/b.html". */
char *path_with_extension(struct arena *arena, const char *path, const char *extension);
bool path_has_extension(const char *path, const char *extension);
/* Resolves "." and ".."; NULL when it would leave the top, is absolute, or is empty. */
char *path_normal(struct arena *arena, const char *path);
/* The path in an address, with its percent escapes decoded; a '%' that begins none stays. NULL when
 * no text comes out (a NUL, or no UTF-8). */
char *path_decode(struct arena *arena, struct str escaped);
/* Whether a path can stand in messages and addresses: UTF-8 without control characters. */
bool path_is_text(const char *path);
/* The same with a '?' for each byte that is no ASCII, and for each control character. */
char *path_shown(struct arena *arena, const char *path);
/* The way from the file `from` to the file `to`, both relative to one top:
 * ("a/b.html", "c/d.html") gives "../c/d.html". */
char *path_relative(struct arena *arena, const char *from, const char *to);

#endif
