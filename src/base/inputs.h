/*
 * What an output is made from, as one digest: folders of files by what the file system says of them
 * (name, kind, size, inode, times), and texts (options, versions).
 *
 * No file is read. A file that changed has another time of change (ctime), which no program can set,
 * unless it changed within one tick of the clock: then inputs_settled() is false, and the digest is
 * not to be remembered.
 *
 *     struct inputs *inputs = inputs_new();
 *     inputs_add_folder(inputs, "content", "output");
 *     inputs_add_text(inputs, "drafts");
 *     inputs_finish(inputs, digest);
 *     inputs_free(inputs);
 */
#ifndef COLOPHON_BASE_INPUTS_H
#define COLOPHON_BASE_INPUTS_H

#include <stdbool.h>

#include "base/digest.h"

struct inputs;

/* To be made before any of the files is read. */
struct inputs *inputs_new(void);
void inputs_free(struct inputs *inputs);

/* All files below the folder, but those below the folder `except` (NULL: none), wherever that is,
 * and what lies in folders named ".git". A link counts as what it leads to. */
void inputs_add_folder(struct inputs *inputs, const char *folder, const char *except);
/* One file; that it is missing counts, too. */
void inputs_add_file(struct inputs *inputs, const char *path);
void inputs_add_text(struct inputs *inputs, const char *text);
void inputs_finish(struct inputs *inputs, char digest[SHA256_HEX + 1]);
/* Whether no file changed so lately that it could change again without being noticed, and all of
 * them could be looked at. */
bool inputs_settled(const struct inputs *inputs);

#endif
