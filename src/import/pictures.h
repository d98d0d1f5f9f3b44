/*
 * Pictures of a saved page: taken from the files that a browser put beside it, if they may be shown:
 * the license of the text covers them, or their credit names one of their own.
 */
#ifndef COLOPHON_IMPORT_PICTURES_H
#define COLOPHON_IMPORT_PICTURES_H

#include "import/import.h"
#include "import/parts.h"

/* Gives names beside the Markdown to the parts that can be taken, and makes figures of their
 * captions. `page` is the file of the page. One that may be shown but can not be taken
 * is a warning and a doubt. */
void pictures_take(const char *page, struct units *units, struct parts *parts, struct diags *diags);

/* What is to be copied, in the arena. */
struct import_picture *pictures_list(struct arena *arena, const char *page,
                                     const struct parts *parts, size_t *n);

/* Copies them into the folder. A file that is there and is another is replaced only with `force`. */
enum status pictures_copy(const char *folder, const struct import_picture *pictures, size_t n,
                          bool force, struct diags *diags);

#endif
