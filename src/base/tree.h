/*
 * Trees of files below an open folder: for work on many files that must not depend on the current
 * folder. Paths are relative to the descriptor; functions return false with errno set.
 */
#ifndef COLOPHON_BASE_TREE_H
#define COLOPHON_BASE_TREE_H

#include <stdbool.h>

#include "base/text.h"

/* Calls that find a folder above `path` missing make it and try again. */
bool tree_make_folders(int folder, const char *path); /* those above `path` */
bool tree_write(int folder, const char *path, struct str bytes, long long *mtime);
bool tree_link(int from_folder, const char *from, int to_folder, const char *to);
bool tree_move(int from_folder, const char *from, int to_folder, const char *to);

enum tree_event {
    TREE_FILE,   /* anything but a folder */
    TREE_FOLDER, /* a folder, before what is in it */
    TREE_EMPTY,  /* a folder with nothing in it, in place of TREE_FOLDER */
    TREE_LEAVE,  /* a folder, after what is in it */
};

/* Visits what is below the folder `path` and that folder itself, sorted; links are not followed.
 * Stops when `visit` returns false. */
bool tree_walk(int folder, const char *path,
               bool (*visit)(void *context, const char *path, enum tree_event event),
               void *context);
/* Removes a file, or a folder with all in it; nothing there is fine. */
bool tree_remove(int folder, const char *path);

/* Nanoseconds since 1970. */
struct stat;
long long tree_mtime(const struct stat *st);

#endif
