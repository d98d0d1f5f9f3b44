/*
 * Embeds: for every work a page that is made to stand in a frame of somebody else's page. It has no
 * script and no navigation; the notice stands at its top and at its foot, because the frame may be
 * all that a reader ever sees.
 */
#ifndef COLOPHON_COURSE_EMBED_H
#define COLOPHON_COURSE_EMBED_H

#include "base/sink.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

struct embed;

/* Everything is borrowed; paths in the sink are relative to the site's top. */
struct embed *embed_new(const struct publication *publication, const struct theme *theme,
                        struct sink *sink, struct diags *diags);
void embed_free(struct embed *embed);
/* Writes the page of one work; from any thread. */
void embed_add(struct embed *embed, const struct work *work, const struct document *document);

/* The data that the template gets; a new reference. */
json_t *embed_page_data(const struct publication *publication, const struct work *work,
                        const struct document *document);

#endif
