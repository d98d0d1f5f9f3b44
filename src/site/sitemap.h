/*
 * The sitemap: every page that search engines shall know, with the date of its last change
 * (sitemaps.org, protocol 0.9), and robots.txt, which says where it is.
 *
 *     struct sitemap *sitemap = sitemap_new(publication, 50000);
 *     sitemap_add(sitemap, "index.html", modified);     once a page, from any thread
 *     sitemap_write(sitemap, sink);
 *     sitemap_free(sitemap);
 */
#ifndef COLOPHON_SITE_SITEMAP_H
#define COLOPHON_SITE_SITEMAP_H

#include "base/sink.h"
#include "model/publication.h"

enum { SITEMAP_LIMIT = 50000 }; /* pages in one file */

struct sitemap;

struct sitemap *sitemap_new(const struct publication *publication, size_t limit);
void sitemap_free(struct sitemap *sitemap);
/* `modified` is an ISO date or time, or NULL. */
void sitemap_add(struct sitemap *sitemap, const char *page, const char *modified);
/* Writes sitemap.xml, where the publication has a base-url; with more than `limit` pages that is an
 * index of sitemap-1.xml and so on. Writes robots.txt always. */
void sitemap_write(struct sitemap *sitemap, struct sink *sink);

#endif
