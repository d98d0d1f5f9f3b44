#include "site/moved.h"

#include <string.h>

#include "base/file.h"
#include "model/data.h"
#include "model/route.h"
#include "site/site.h"

static json_t *place_data(const struct publication *publication, const char *page,
                          const struct redirect_target *target)
{
    struct arena arena = ARENA_INIT;
    const struct work *work = target->work;
    const char *fragment = "";
    if (target->alias->to)
        fragment = arena_printf(&arena, "#%s", route_escape(&arena, target->alias->to));
    const char *relative = route_escape(&arena, path_relative(&arena, page, work->page));
    const char *href = arena_printf(&arena, "%s%s", relative, fragment);
    json_t *place = json_object();
    data_set(place, "id", target->alias->fragment);
    data_set(place, "title", work->title);
    data_set(place, "lang", work->lang);
    json_object_set_new(place, "rtl", json_boolean(lang_is_rtl(work->lang)));
    data_set(place, "href", href);
    data_set(place, "address",
             publication->base_url ? publication_address(&arena, publication, work->page)
                                   : relative);
    arena_clear(&arena);
    return place;
}

json_t *moved_data(const struct publication *publication, const struct redirect *redirect)
{
    struct data_page page = {redirect->page, publication->title, publication->lang, "moved", NULL};
    json_t *root = data_root(publication, &page), *moved = json_object();
    if (redirect->n == 1) {
        json_object_set_new(moved, "one",
                            place_data(publication, redirect->page, redirect->targets));
    } else {
        json_t *places = json_array();
        for (size_t i = 0; i < redirect->n; i++)
            json_array_append_new(places,
                                  place_data(publication, redirect->page, &redirect->targets[i]));
        json_object_set_new(moved, "several", places);
    }
    json_object_set_new(root, "moved", moved);
    return root;
}

json_t *site_moved_data(const struct publication *publication, const char *page)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct redirect *redirects = aliases_redirects(&arena, publication, &n);
    json_t *data = NULL;
    for (size_t i = 0; i < n && !data; i++)
        if (strcmp(redirects[i].page, page) == 0)
            data = moved_data(publication, &redirects[i]);
    arena_clear(&arena);
    return data;
}
