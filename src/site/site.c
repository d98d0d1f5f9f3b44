#include "site/site.h"

#include <stdlib.h>

#include "base/pool.h"
#include "model/data.h"
#include "model/outline.h"
#include "model/readings.h"
#include "model/route.h"
#include "site/catalog.h"
#include "site/feeds.h"
#include "site/headers.h"
#include "site/lists.h"
#include "site/moved.h"
#include "site/search.h"
#include "site/share.h"
#include "site/sitemap.h"

struct site {
    const struct publication *publication;
    const struct theme *theme;
    struct sink *sink;
    struct diags *diags;
    struct entries *entries; /* NULL without a base-url */
    struct sitemap *sitemap;
    struct search *search;
    struct cache *shares; /* pictures drawn in earlier builds; NULL: none are kept */
    bool outlined;        /* the theme shows the outline on every page */
};

struct site *site_new(const struct publication *publication, const struct theme *theme,
                      struct sink *sink, struct diags *diags)
{
    struct site *site = mem_alloc(sizeof *site);
    *site = (struct site){.publication = publication, .theme = theme, .sink = sink, .diags = diags};
    if (publication->base_url)
        site->entries = entries_new(publication, theme);
    site->sitemap = sitemap_new(publication, SITEMAP_LIMIT);
    site->search = search_new(publication, sink);
    site->outlined = theme_uses(theme, "outline");
    return site;
}

void site_keep(struct site *site, const char *folder)
{
    site->shares = cache_new(folder);
}

void site_free(struct site *site)
{
    if (!site)
        return;
    entries_free(site->entries);
    sitemap_free(site->sitemap);
    search_free(site->search);
    cache_free(site->shares);
    free(site);
}

/* Writes a page that is not for search engines. Takes the reference of `data`. */
static void write_unlisted(struct site *site, const char *template, const char *path, json_t *data)
{
    struct buf page = BUF_INIT;
    if (site->outlined)
        data_add_outline(data, site->publication);
    if (theme_render(site->theme, template, data, &page, site->diags) == STATUS_OK)
        sink_put(site->sink, path, "text/html", buf_str(&page));
    buf_clear(&page);
    json_decref(data);
}

/* The same for a page that was changed at `modified`, an ISO date or NULL. */
static void write_page(struct site *site, const char *template, const char *path, json_t *data,
                       const char *modified)
{
    write_unlisted(site, template, path, data);
    sitemap_add(site->sitemap, path, modified);
}

struct list_writing {
    struct site *site;
    const struct list_page *pages;
};

static void write_list_page(void *context, unsigned thread, size_t item)
{
    (void)thread;
    const struct list_writing *writing = context;
    const struct list_page *page = &writing->pages[item];
    const struct publication *publication = writing->site->publication;
    write_page(writing->site, page->template, page->path,
               list_page_data(publication, writing->site->theme, page), publication->modified);
}

/* One page at a time and thread is held: together they are larger than all works. */
void site_write_lists(struct site *site, unsigned threads)
{
    struct lists *lists = lists_new(site->publication);
    struct list_writing writing = {.site = site};
    size_t n = lists_pages(lists, &writing.pages);
    pool_run(threads, n, write_list_page, &writing);
    lists_free(lists);
}

static void write_redirects(struct site *site)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct redirect *redirects = aliases_redirects(&arena, site->publication, &n);
    for (size_t i = 0; i < n; i++)
        write_unlisted(site, "moved", redirects[i].page,
                       moved_data(site->publication, &redirects[i]));
    arena_clear(&arena);
}

/* The page for addresses where none is, and the headers, which allow its style. */
static void write_not_found(struct site *site)
{
    struct buf page = BUF_INIT;
    json_t *data = site_not_found_data(site->publication);
    if (theme_render(site->theme, "404", data, &page, site->diags) == STATUS_OK) {
        sink_put(site->sink, "404.html", "text/html", buf_str(&page));
        headers_write(site->publication, buf_str(&page),
                      site->publication->outputs & OUTPUT_DOWNLOADS
                          ? theme_file(site->theme, THEME_DOWNLOAD_STYLE)
                          : STR(""),
                      site->sink);
    }
    json_decref(data);
    buf_clear(&page);
}

void site_add(struct site *site, const struct work *work, const struct document *document)
{
    write_unlisted(site, "page", work->page,
                   site_page_data(site->publication, site->theme, work, document));
    if (!work->node->hidden)
        sitemap_add(site->sitemap, work->page, work->modified ? work->modified : work->date);
    if (site->entries)
        entries_add(site->entries, work, document);
    search_add(site->search, work, document);
}

static void write_assets(struct site *site, struct assets *assets)
{
    const char *const *paths;
    size_t n = assets_list(assets, &paths);
    struct buf bytes = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        const char *type = route_media_type(paths[i]);
        buf_reset(&bytes);
        if (assets_read(site->publication, paths[i], &bytes, site->diags) == STATUS_OK)
            sink_put(site->sink, paths[i], type ? type : "application/octet-stream",
                     buf_str(&bytes));
    }
    buf_clear(&bytes);
}

void site_finish(struct site *site, struct assets *assets)
{
    const struct publication *publication = site->publication;
    write_redirects(site);
    if (publication->readings)
        write_page(site, "readings", READINGS_PAGE, site_readings_data(publication),
                   publication->modified);
    write_unlisted(site, "search", "search.html", site_search_data(publication));
    search_finish(site->search);
    write_not_found(site);
    const struct theme_file *files;
    size_t n = theme_files(site->theme, "assets", &files);
    for (size_t i = 0; i < n; i++)
        sink_put(site->sink, files[i].path, route_media_type(files[i].path), files[i].bytes);
    write_assets(site, assets);
    if (site->entries)
        feeds_write(publication, site->entries, site->sink);
    catalog_write(publication, CATALOG_LIMIT, site->sink);
    shares_write(publication, site->shares, site->sink, site->diags);
    if (site->shares)
        cache_sweep(site->shares);
    sitemap_write(site->sitemap, site->sink);
}
