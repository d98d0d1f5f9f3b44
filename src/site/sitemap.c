#include "site/sitemap.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"

static const char schema[] = "http://www.sitemaps.org/schemas/sitemap/0.9";

struct listed {
    const char *page, *modified;
};

struct sitemap {
    const struct publication *publication;
    size_t limit;
    pthread_mutex_t lock;
    struct arena arena;
    struct listed *pages;
    size_t n, room;
};

struct sitemap *sitemap_new(const struct publication *publication, size_t limit)
{
    struct sitemap *sitemap = mem_alloc(sizeof *sitemap);
    sitemap->publication = publication;
    sitemap->limit = limit;
    pthread_mutex_init(&sitemap->lock, NULL);
    return sitemap;
}

void sitemap_free(struct sitemap *sitemap)
{
    if (!sitemap)
        return;
    pthread_mutex_destroy(&sitemap->lock);
    arena_clear(&sitemap->arena);
    free(sitemap->pages);
    free(sitemap);
}

void sitemap_add(struct sitemap *sitemap, const char *page, const char *modified)
{
    pthread_mutex_lock(&sitemap->lock);
    if (sitemap->n == sitemap->room) {
        sitemap->room = sitemap->room ? 2 * sitemap->room : 256;
        sitemap->pages = mem_realloc(sitemap->pages, sitemap->room * sizeof *sitemap->pages);
    }
    sitemap->pages[sitemap->n++] =
        (struct listed){arena_strdup(&sitemap->arena, page),
                        modified ? arena_strdup(&sitemap->arena, modified) : NULL};
    pthread_mutex_unlock(&sitemap->lock);
}

static int by_page(const void *a, const void *b)
{
    return strcmp(((const struct listed *)a)->page, ((const struct listed *)b)->page);
}

static void add_address(struct xml_writer *xml, const struct sitemap *sitemap, const char *element,
                        const struct listed *listed)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, element, NULL);
    xml_element(xml, "loc", publication_address(&arena, sitemap->publication, listed->page), NULL);
    if (listed->modified)
        xml_element(xml, "lastmod", listed->modified, NULL);
    xml_close(xml);
    arena_clear(&arena);
}

/* A list of addresses is a sitemap, or an index of sitemaps. */
static void write_list(const struct sitemap *sitemap, bool index, const struct listed *list,
                       size_t n, const char *path, struct sink *sink)
{
    struct buf out = BUF_INIT;
    struct xml_writer *xml = xml_writer_new(&out);
    xml_open(xml, index ? "sitemapindex" : "urlset", "xmlns", schema, NULL);
    for (size_t i = 0; i < n; i++)
        add_address(xml, sitemap, index ? "sitemap" : "url", &list[i]);
    xml_finish(xml);
    sink_put(sink, path, "application/xml", buf_str(&out));
    buf_clear(&out);
}

static void write_sitemaps(struct sitemap *sitemap, struct sink *sink)
{
    size_t files = (sitemap->n + sitemap->limit - 1) / sitemap->limit;
    if (files <= 1) {
        write_list(sitemap, false, sitemap->pages, sitemap->n, "sitemap.xml", sink);
        return;
    }
    struct listed *index = arena_array(&sitemap->arena, files, sizeof *index);
    for (size_t i = 0; i < files; i++) {
        size_t first = i * sitemap->limit, left = sitemap->n - first;
        index[i].page = arena_printf(&sitemap->arena, "sitemap-%zu.xml", i + 1);
        write_list(sitemap, false, sitemap->pages + first,
                   left < sitemap->limit ? left : sitemap->limit, index[i].page, sink);
    }
    write_list(sitemap, true, index, files, "sitemap.xml", sink);
}

static void write_robots(const struct sitemap *sitemap, struct sink *sink)
{
    struct buf out = BUF_INIT;
    buf_adds(&out, "User-agent: *\nAllow: /\n");
    if (sitemap->publication->base_url)
        buf_addf(&out, "Sitemap: %ssitemap.xml\n", sitemap->publication->base_url);
    sink_put(sink, "robots.txt", "text/plain", buf_str(&out));
    buf_clear(&out);
}

void sitemap_write(struct sitemap *sitemap, struct sink *sink)
{
    if (sitemap->n > 1)
        qsort(sitemap->pages, sitemap->n, sizeof *sitemap->pages, by_page);
    if (sitemap->publication->base_url)
        write_sitemaps(sitemap, sink);
    write_robots(sitemap, sink);
}
