/*
 * Share pictures: what networks show beside a link. One for the publication, and one for each work
 * that says `share-picture: yes`.
 */
#ifndef COLOPHON_SITE_SHARE_H
#define COLOPHON_SITE_SHARE_H

#include "base/cache.h"
#include "base/sink.h"
#include "model/publication.h"

/* Nothing without a base-url: networks take absolute addresses alone. The cache, of pictures drawn
 * in earlier builds, may be NULL. */
void shares_write(const struct publication *publication, struct cache *cache, struct sink *sink,
                  struct diags *diags);

#endif
