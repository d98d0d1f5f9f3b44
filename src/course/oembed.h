/*
 * oEmbed 1.0 as static files: embed/SLUG.json beside the embed page, found by the link in the head
 * of the work's page. A file can't answer maxwidth and maxheight, so the width is a small one. The
 * HTML is one frame and nothing else: WordPress hides a frame that stands behind a quotation. The
 * notice is in the framed page, and in fields of the answer.
 */
#ifndef COLOPHON_COURSE_OEMBED_H
#define COLOPHON_COURSE_OEMBED_H

#include "base/sink.h"
#include "model/publication.h"

/* Writes nothing without a base-url: addresses have to be absolute. */
void oembed_add(const struct publication *publication, struct sink *sink, const struct work *work);

#endif
