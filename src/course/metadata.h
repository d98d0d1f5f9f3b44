/*
 * Learning Object Metadata (IEEE LOM) in a cartridge's manifest: what it is, who made it, the
 * rights, and where it comes from. Only what is known.
 */
#ifndef COLOPHON_COURSE_METADATA_H
#define COLOPHON_COURSE_METADATA_H

#include "base/xml.h"
#include "course/coursepack.h"

/* Of the whole, below the manifest's metadata. */
void metadata_write(const struct coursepack *pack, struct xml_writer *xml);
/* The rights of one resource (1.2 and newer). */
void metadata_write_resource(const struct coursepack *pack, const struct work *work,
                             struct xml_writer *xml);
/* An address with everything escaped that RFC 3986 does not allow in one. */
char *metadata_address(struct arena *arena, const char *url);

#endif
