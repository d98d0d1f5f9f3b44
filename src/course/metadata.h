/*
 * Learning Object Metadata (LOM) in a package's manifest: what it is, who made it, the rights, and
 * where it comes from. Only what is known.
 */
#ifndef COLOPHON_COURSE_METADATA_H
#define COLOPHON_COURSE_METADATA_H

#include "base/xml.h"
#include "course/coursepack.h"

/* How LOM is written. */
struct lom_form {
    const char *prefix; /* of its elements, "lomimscc:" */
    const char *string; /* the element around a text, and the attribute for its language */
    const char *language;
    /* As before IEEE 1484.12.3: names in small letters, every word of a vocabulary with its source,
     * addresses as catalog entries, names of persons in a vcard of their own. */
    bool early;
};

/* In a Common Cartridge; and as IMS Meta-Data 1.2.1, which SCORM 1.2 asks for. */
extern const struct lom_form lom_of_cartridge, lom_of_scorm;

/* Of the whole, below the manifest's metadata. */
void metadata_write(const struct coursepack *pack, const struct lom_form *form,
                    struct xml_writer *xml);
/* The rights of one resource of a Common Cartridge (1.2 and newer). */
void metadata_write_resource(const struct coursepack *pack, const struct work *work,
                             struct xml_writer *xml);
/* An address with everything escaped that RFC 3986 does not allow in one. */
char *metadata_address(struct arena *arena, const char *url);

#endif
