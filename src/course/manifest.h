/*
 * The manifest of a Common Cartridge (1.1 or 1.3) and the web links in it.
 */
#ifndef COLOPHON_COURSE_MANIFEST_H
#define COLOPHON_COURSE_MANIFEST_H

#include "course/coursepack.h"

/* imsmanifest.xml, when all works have been added. */
void manifest_write(const struct coursepack *pack, struct buf *out);

/* Whether the original of a work is an address that a platform takes. */
bool manifest_has_link(const struct lesson *lesson);
char *manifest_link_path(struct arena *arena, const struct coursepack *pack,
                         const struct lesson *lesson);
void manifest_write_link(const struct coursepack *pack, const struct lesson *lesson,
                         struct buf *out);

#endif
