#include "model/route.h"

#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "base/file.h"
#include "model/measures.h"
#include "model/outline.h"

static const struct media_type {
    const char *extension, *type;
    bool picture;
} media_types[] = {
    {".png", "image/png", true},        {".jpg", "image/jpeg", true},
    {".jpeg", "image/jpeg", true},      {".gif", "image/gif", true},
    {".svg", "image/svg+xml", true},    {".webp", "image/webp", true},
    {".pdf", "application/pdf", false}, {".txt", "text/plain", false},
    {".csv", "text/csv", false},        {".json", "application/json", false},
    {".css", "text/css", false},        {".js", "text/javascript", false},
    {".html", "text/html", false},      {".xhtml", "application/xhtml+xml", false},
    {".zip", "application/zip", false}, {".epub", "application/epub+zip", false},
    {".mp3", "audio/mpeg", false},      {".mp4", "video/mp4", false},
};

static const struct media_type *find_media_type(const char *path)
{
    const char *dot = strrchr(path_name(path), '.');
    for (size_t i = 0; dot && i < sizeof media_types / sizeof *media_types; i++)
        if (strcasecmp(dot, media_types[i].extension) == 0)
            return &media_types[i];
    return NULL;
}

const char *route_media_type(const char *path)
{
    const struct media_type *found = find_media_type(path);
    return found ? found->type : NULL;
}

bool route_is_picture(const char *path)
{
    const struct media_type *found = find_media_type(path);
    return found && found->picture;
}

static bool is_plain_name(const char *path)
{
    return path[strspn(
               path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-")] == '\0';
}

char *route_chapter(struct arena *arena, const struct work *work)
{
    return arena_printf(arena, "text/%s", work->chapter);
}

char *route_book_asset(struct arena *arena, const char *path)
{
    if (is_plain_name(path))
        return arena_printf(arena, "assets/%s", path);
    char sha1[SHA1_HEX + 1];
    const char *dot = strrchr(path_name(path), '.');
    digest_sha1(str_of(path), sha1);
    return arena_printf(arena, "assets/w-%.8s%s", sha1, dot && is_plain_name(dot) ? dot : "");
}

void route_init(struct route *route, const struct publication *publication, const struct work *work,
                const char *from, bool book)
{
    *route = (struct route){ARENA_INIT, publication, work, from, book, NULL, NULL, NULL};
}

void route_clear(struct route *route)
{
    arena_clear(&route->arena);
}

/* Percent-encodes what may not stand in the path of an address (RFC 3986, pchar and '/'). */
const char *route_escape(struct arena *arena, const char *path)
{
    struct buf out = BUF_INIT;
    buf_add_escaped(&out, path, "-._~/!$&'()*+,;=@");
    char *encoded = arena_strndup(arena, out.p, out.n);
    buf_clear(&out);
    return encoded;
}

const char *route_file(struct route *route, const char *path, const char *fragment)
{
    const char *relative = path_relative(&route->arena, route->from, path);
    return arena_printf(&route->arena, "%s%s", route_escape(&route->arena, relative), fragment);
}

static const char *to_file(struct route *route, const char *path, const char *url)
{
    const char *fragment = strchr(url, '#');
    return route_file(route, path, fragment ? fragment : "");
}

/* To a file that only the site has; NULL where that has no address. */
static const char *in_site(struct route *route, const char *path, const char *url)
{
    const char *fragment = strchr(url, '#'), *base = route->publication->base_url;
    return base ? arena_printf(&route->arena, "%s%s%s", base, route_escape(&route->arena, path),
                               fragment ? fragment : "")
                : NULL;
}

/* A book shows pictures. A link to a file leads to the site: no document of a book may lead to one that
 * is none (EPUB 3.3, section 3.3). */
static const char *to_asset(struct route *route, const char *path, const char *url, bool image)
{
    if (!route->book)
        return to_file(route, path, url);
    if (!image)
        return in_site(route, path, url);
    return route_is_picture(path) ? to_file(route, route_book_asset(&route->arena, path), url)
                                  : NULL;
}

/* To a work that is not in the book. Its ids are those of its page in the site; of the place where it
 * was published first we know none. */
static const char *out_of_book(struct route *route, const struct work *work, const char *url)
{
    return work->source ? work->source : in_site(route, work->page, url);
}

static bool is_left_out(const struct route *route, const struct work *work)
{
    if (!route->book)
        return false;
    return route->only ? work != route->only : work->node->hidden;
}

/* To a work that is in the book. The parts of a long work see to the links within it: epub/split.h. */
static const char *to_chapter(struct route *route, const struct link_target *target,
                              const char *url)
{
    if (target->fragment && target->work == route->work)
        return strchr(url, '#');
    if (target->fragment && route->find)
        return to_file(route, route->find(route->find_context, target->work, target->fragment),
                       url);
    return to_file(route, route_chapter(&route->arena, target->work), url);
}

const char *route_address(void *context, const char *url, bool image)
{
    struct route *route = context;
    struct link_target target =
        publication_link(&route->arena, route->publication, route->work, url);
    switch (target.kind) {
    case LINK_EXTERNAL:
        return image ? NULL : url; /* no output asks another host for anything */
    case LINK_FRAGMENT:
        return url;
    case LINK_WORK:
        if (is_left_out(route, target.work))
            return out_of_book(route, target.work, url);
        return route->book ? to_chapter(route, &target, url)
                           : to_file(route, target.work->page, url);
    case LINK_ASSET:
        return to_asset(route, target.path, url, image);
    case LINK_BROKEN:
        return NULL;
    }
    return NULL;
}

bool route_measure(void *context, const char *url, int *width, int *height)
{
    struct route *route = context;
    struct link_target target =
        publication_link(&route->arena, route->publication, route->work, url);
    return target.kind == LINK_ASSET &&
           measures_find(route->publication, target.path, width, height);
}
