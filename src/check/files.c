#include "check/files.h"

#include <string.h>

#include "base/file.h"
#include "check/svg.h"
#include "model/name.h"
#include "model/route.h"
#include "model/table.h"

static struct place place_of(struct arena *arena, const struct publication *publication,
                             const char *path)
{
    return (struct place){path_join(arena, publication->folder, path), 0, 0};
}

/* Some file systems ignore case, and no two files of a book may differ in it alone (EPUB 3.3, section
 * 4.2.3). */
static void check_names(const struct publication *publication, const char *const *paths, size_t n,
                        struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct table known;
    table_init(&known, n);
    for (size_t i = 0; i < n; i++) {
        size_t other = table_enter(&known, name_fold(&arena, paths[i]), i);
        if (other != TABLE_NONE)
            diag_error(diags, place_of(&arena, publication, paths[i]), "route",
                       "it would be the same file as '%s' where case is ignored; rename one of "
                       "them",
                       paths[other]);
    }
    table_clear(&known);
    arena_clear(&arena);
}

static void check_svg(const struct publication *publication, const char *path, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct buf bytes = BUF_INIT;
    if (assets_read(publication, path, &bytes, diags) == STATUS_OK)
        svg_check(place_of(&arena, publication, path).file, buf_str(&bytes), diags);
    buf_clear(&bytes);
    arena_clear(&arena);
}

void files_check(const struct publication *publication, struct assets *assets, struct diags *diags)
{
    const char *const *paths;
    size_t n = assets_list(assets, &paths);
    check_names(publication, paths, n, diags);
    for (size_t i = 0; i < n; i++) {
        const char *type = route_media_type(paths[i]);
        if (type && strcmp(type, "image/svg+xml") == 0)
            check_svg(publication, paths[i], diags);
    }
}
