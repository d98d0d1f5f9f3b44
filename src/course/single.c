#include "course/single.h"

#include "base/digest.h"
#include "model/assets.h"
#include "model/data.h"
#include "model/route.h"

static const char format[] = "web page";

struct single {
    struct route route; /* as in a book of this work alone */
    struct diags *diags;
    struct buf picture; /* the address of the last one */
};

static const char *picture_address(struct single *single, const char *path)
{
    struct buf bytes = BUF_INIT;
    buf_reset(&single->picture);
    if (assets_read(single->route.publication, path, &bytes, single->diags) == STATUS_OK) {
        buf_addf(&single->picture, "data:%s;base64,", route_media_type(path));
        digest_base64(buf_str(&bytes), &single->picture);
    }
    buf_clear(&bytes);
    return single->picture.n > 0 ? single->picture.p : NULL;
}

static const char *single_address(void *context, const char *url, bool image)
{
    struct single *single = context;
    struct route *route = &single->route;
    struct link_target target =
        publication_link(&route->arena, route->publication, route->work, url);
    if (target.kind == LINK_ASSET && image)
        return route_is_picture(target.path) ? picture_address(single, target.path) : NULL;
    if (target.kind == LINK_WORK && target.work == route->work)
        return target.fragment ? arena_printf(&route->arena, "#%s", target.fragment) : NULL;
    return route_address(route, url, image);
}

static void add_body(json_t *data, const struct publication *publication, const struct theme *theme,
                     const struct work *work, const struct document *document, const char *path,
                     struct diags *diags)
{
    struct buf body = BUF_INIT;
    struct single single = {.diags = diags, .picture = BUF_INIT};
    route_init(&single.route, publication, work, path, true);
    single.route.only = work;
    struct xhtml_options options = {
        .resolve = single_address,
        .context = &single,
        .notes_label = theme_string(theme, work->lang, "notes"),
        .notes_lang = theme_other_language(theme, work->lang),
    };
    document_write_xhtml(document, &options, &body);
    data_set_buf(data, "body", &body);
    buf_clear(&single.picture);
    buf_clear(&body);
    route_clear(&single.route);
}

void single_write(const struct publication *publication, const struct theme *theme,
                  const struct work *work, const struct document *document, const char *path,
                  struct buf *out, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct str style = theme_file(theme, THEME_DOWNLOAD_STYLE);
    struct data_page page = {path, work->title, work->lang, "download", NULL};
    work_facts(&arena, publication, work, format, NULL, &notice);
    json_t *root = data_root(publication, &page);
    json_t *data = data_work(publication, work, &notice);
    data_add_marks(data, publication, work, &notice, NULL);
    add_body(data, publication, theme, work, document, path, diags);
    json_object_set_new(root, "work", data);
    json_object_set_new(root, "style", json_stringn(style.p, style.n));
    theme_render(theme, "download", root, out, diags);
    json_decref(root);
    arena_clear(&arena);
}
