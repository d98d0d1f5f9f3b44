/*
 * `_headers`: what static hosts (Netlify, Cloudflare Pages and their kin) shall send with the files.
 *
 * A strict Content-Security-Policy, types that hosts don't know, and for pages and downloads the
 * license and the source as Link headers: a book has no other mark that the web can see.
 */
#ifndef COLOPHON_SITE_HEADERS_H
#define COLOPHON_SITE_HEADERS_H

#include "base/sink.h"
#include "model/publication.h"

/* `not_found` is the page 404.html, whose own style the policy allows by its digest; `download` is the
 * style of works as one file, or empty. */
void headers_write(const struct publication *publication, struct str not_found, struct str download,
                   struct sink *sink);

#endif
