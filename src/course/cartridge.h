/*
 * A Common Cartridge (1EdTech): the publication as a course package that Moodle, Canvas, Blackboard
 * and others import. Version 1.1 unless the publication asks for 1.3: Moodle reads nothing newer.
 *
 *     struct cartridge *cartridge = cartridge_new(publication, theme, output, diags);
 *     cartridge_add(cartridge, work, document);      once a work, from any thread
 *     cartridge_finish(cartridge);                   when all works have been added
 *     cartridge_free(cartridge);
 *
 * Parts are modules, works their items; identifiers are the same in every build, so that a second
 * import can be recognized. The manifest carries the rights too, but no platform shows them: what
 * counts stands in the pages and in the titles of the items.
 */
#ifndef COLOPHON_COURSE_CARTRIDGE_H
#define COLOPHON_COURSE_CARTRIDGE_H

#include "base/output.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

struct cartridge;

/* Everything is borrowed. It goes to site/downloads/NAME.imscc, with a link NAME.imscc at the top of
 * the output. NULL after a diagnostic. */
struct cartridge *cartridge_new(const struct publication *publication, const struct theme *theme,
                                struct output *output, struct diags *diags);
void cartridge_add(struct cartridge *cartridge, const struct work *work,
                   const struct document *document);
void cartridge_finish(struct cartridge *cartridge);
void cartridge_free(struct cartridge *cartridge);

#endif
