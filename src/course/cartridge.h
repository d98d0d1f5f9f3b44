/*
 * A Common Cartridge (1EdTech): the publication as a course package that Moodle, Canvas, Blackboard
 * and others import. Version 1.1 unless the publication asks for 1.3: Moodle reads nothing newer.
 *
 * Parts are modules, works their items, each with the original as a web link beside it; identifiers
 * are the same in every build, so that a second import can be recognized. The manifest carries the
 * rights too, but no platform shows them: what counts stands in the pages and in the titles of the
 * items.
 */
#ifndef COLOPHON_COURSE_CARTRIDGE_H
#define COLOPHON_COURSE_CARTRIDGE_H

#include "course/coursepack.h"

/* site/downloads/NAME.imscc, with a link NAME.imscc at the top of the output. */
extern const struct coursepack_kind cartridge_kind;

#endif
