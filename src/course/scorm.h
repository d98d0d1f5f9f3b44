/*
 * A SCORM 1.2 package (ADL), for platforms that take no Common Cartridge. Texts are assets: there is
 * nothing to track or to score, so nothing in the package calls the platform, and no script runs.
 *
 * A package of several texts begins with a page of contents, because some platforms show only the
 * first item, in a frame without a list of the others.
 */
#ifndef COLOPHON_COURSE_SCORM_H
#define COLOPHON_COURSE_SCORM_H

#include "course/coursepack.h"

/* site/downloads/NAME-scorm.zip, with a link NAME-scorm.zip at the top of the output. */
extern const struct coursepack_kind scorm_kind;

#endif
