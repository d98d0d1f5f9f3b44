#include "site/site.h"

#include <stdlib.h>

#include "model/data.h"
#include "model/route.h"

struct site {
    const struct publication *publication;
    const struct theme *theme;
    struct sink *sink;
    struct diags *diags;
};

struct site *site_new(const struct publication *publication, const struct theme *theme,
                      struct sink *sink, struct diags *diags)
{
    struct site *site = mem_alloc(sizeof *site);
    *site = (struct site){publication, theme, sink, diags};
    return site;
}

void site_free(struct site *site)
{
    free(site);
}

/* Takes the reference of `data`. */
static void write_page(struct site *site, const char *template, const char *path, json_t *data)
{
    struct buf page = BUF_INIT;
    if (theme_render(site->theme, template, data, &page, site->diags) == STATUS_OK)
        sink_put(site->sink, path, "text/html", buf_str(&page));
    buf_clear(&page);
    json_decref(data);
}

void site_add(struct site *site, const struct work *work, const struct document *document)
{
    write_page(site, "page", work->page, site_page_data(site->publication, work, document));
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
    write_page(site, "index", "index.html", site_index_data(publication));
    write_page(site, "license", "license.html", site_license_data(publication));
    write_page(site, "404", "404.html", site_not_found_data(publication));
    const struct theme_file *files;
    size_t n = theme_files(site->theme, "assets", &files);
    for (size_t i = 0; i < n; i++)
        sink_put(site->sink, files[i].path, route_media_type(files[i].path), files[i].bytes);
    write_assets(site, assets);
}
