#include "model/assets.h"

#include <pthread.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

struct assets {
    pthread_mutex_t lock;
    struct arena arena;
    void *tree; /* of tsearch: the paths */
    const char **list;
    size_t n;
};

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

struct assets *assets_new(void)
{
    struct assets *assets = mem_alloc(sizeof *assets);
    pthread_mutex_init(&assets->lock, NULL);
    return assets;
}

static void keep(void *path)
{
    (void)path; /* it is the arena's */
}

void assets_free(struct assets *assets)
{
    if (!assets)
        return;
    tdestroy(assets->tree, keep);
    pthread_mutex_destroy(&assets->lock);
    arena_clear(&assets->arena);
    free(assets->list);
    free(assets);
}

void assets_add(struct assets *assets, const char *path)
{
    pthread_mutex_lock(&assets->lock);
    if (!tfind(path, &assets->tree, compare)) {
        tsearch(arena_strdup(&assets->arena, path), &assets->tree, compare);
        assets->n++;
    }
    pthread_mutex_unlock(&assets->lock);
}

static void collect(const void *node, VISIT visit, void *closure)
{
    const char ***next = closure;
    if (visit == postorder || visit == leaf)
        *(*next)++ = *(const char *const *)node;
}

size_t assets_list(struct assets *assets, const char *const **paths)
{
    assets->list = mem_realloc(assets->list, (assets->n + 1) * sizeof *assets->list);
    const char **next = assets->list;
    twalk_r(assets->tree, collect, &next);
    *paths = assets->list;
    return assets->n;
}

enum status assets_read(const struct publication *publication, const char *path, struct buf *bytes,
                        struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    enum status status =
        file_read(path_join(&arena, publication->folder, path), FILE_LIMIT, bytes, diags);
    arena_clear(&arena);
    return status;
}
