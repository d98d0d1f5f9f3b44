/*
 * Which theme is meant by a folder: its own, or that of the publication in it.
 */
#ifndef COLOPHON_THEME_FOLDER_H
#define COLOPHON_THEME_FOLDER_H

#include "base/diag.h"
#include "base/memory.h"

/* Checks the theme (theme/theme_check.h) and returns its name, in the arena; NULL, with a
 * diagnostic, when the folder has none. */
const char *theme_folder_check(const char *folder, struct arena *arena, struct diags *diags);

#endif
