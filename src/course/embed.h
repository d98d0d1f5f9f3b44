/*
 * Embeds: for every work, and for every section of it, a page that is made to stand in a frame of
 * somebody else's page. It has no navigation; the notice stands at its top and at its foot, because
 * the frame may be all that a reader ever sees. A section is unaltered and marked as an excerpt.
 * A small script tells the page around how high the text is; without it the frame scrolls.
 *
 * embed/index.html is where a teacher picks a work or a section, sees it as it will appear, and
 * copies the snippet.
 */
#ifndef COLOPHON_COURSE_EMBED_H
#define COLOPHON_COURSE_EMBED_H

#include "base/sink.h"
#include "markdown/section.h"
#include "model/publication.h"
#include "theme/theme.h"

struct embed;

/* Everything is borrowed; paths in the sink are relative to the site's top. */
struct embed *embed_new(const struct publication *publication, const struct theme *theme,
                        struct sink *sink, struct diags *diags);
void embed_free(struct embed *embed);
/* Writes the pages of one work; from any thread. */
void embed_add(struct embed *embed, const struct work *work, const struct document *document);
/* Writes the page to pick one. */
void embed_finish(struct embed *embed);

/* The data that the template gets; a new reference. `section` NULL: the whole work. */
json_t *embed_page_data(const struct publication *publication, const struct theme *theme,
                        const struct work *work, const struct document *document,
                        const struct section *section);
json_t *embed_picker_data(const struct publication *publication);

#endif
