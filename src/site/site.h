/*
 * The website: one page a work at the path of its source, the pages that list works (site/lists.h),
 * a 404 page, the theme's assets and the files that works refer to.
 *
 *     struct site *site = site_new(publication, theme, sink, diags);
 *     site_add(site, work, document);        once a work, from any thread
 *     site_write_lists(site, threads);       when all works have been added
 *     site_finish(site, assets);
 *     site_free(site);
 */
#ifndef COLOPHON_SITE_SITE_H
#define COLOPHON_SITE_SITE_H

#include "base/sink.h"
#include "markdown/document.h"
#include "model/assets.h"
#include "theme/theme.h"

struct site;

/* Everything is borrowed and must outlive the site; paths in the sink are relative to the site's
 * top. */
struct site *site_new(const struct publication *publication, const struct theme *theme,
                      struct sink *sink, struct diags *diags);
/* Keeps what is dear to draw in a folder from one build to the next. */
void site_keep(struct site *site, const char *folder);
void site_free(struct site *site);
void site_add(struct site *site, const struct work *work, const struct document *document);
/* When all works have been added: the pages that list them, on up to `threads` threads (0: one a
 * processor); then all the rest. */
void site_write_lists(struct site *site, unsigned threads);
void site_finish(struct site *site, struct assets *assets);

/* The data that the templates get: for the page of a work, a page that lists works, that of the
 * search and the page that says that there is none. Each is a new reference. */
json_t *site_page_data(const struct publication *publication, const struct theme *theme,
                       const struct work *work, const struct document *document);
/* NULL when `page` lists nothing; else the name of its template, too. */
json_t *site_list_data(const struct publication *publication, const struct theme *theme,
                       const char *page, const char **template);
/* NULL when `page` is no redirect. */
json_t *site_moved_data(const struct publication *publication, const char *page);
json_t *site_search_data(const struct publication *publication);
/* NULL without a reading list. */
json_t *site_readings_data(const struct publication *publication);
json_t *site_not_found_data(const struct publication *publication);

#endif
