#include "model/measures.h"

#include <pthread.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/picture.h"
#include "model/assets.h"
#include "model/index.h"

struct measure {
    const char *path;
    int width, height; /* 0: it is no picture */
};

struct measures {
    pthread_mutex_t lock;
    struct arena arena;
    void *tree; /* of tsearch */
};

static int compare(const void *va, const void *vb)
{
    const struct measure *a = va, *b = vb;
    return strcmp(a->path, b->path);
}

struct measures *measures_new(void)
{
    struct measures *measures = mem_alloc(sizeof *measures);
    pthread_mutex_init(&measures->lock, NULL);
    return measures;
}

static void keep(void *measure)
{
    (void)measure; /* it is the arena's */
}

void measures_free(struct measures *measures)
{
    if (!measures)
        return;
    tdestroy(measures->tree, keep);
    pthread_mutex_destroy(&measures->lock);
    arena_clear(&measures->arena);
    free(measures);
}

static struct measure measure(const struct publication *publication, const char *path)
{
    struct measure found = {.path = path};
    struct diags *unheard = diags_new();
    struct buf bytes = BUF_INIT;
    if (assets_read(publication, path, &bytes, unheard) != STATUS_OK ||
        !picture_size(buf_str(&bytes), &found.width, &found.height))
        found.width = found.height = 0;
    buf_clear(&bytes);
    diags_free(unheard);
    return found;
}

static bool recall(struct measures *measures, struct measure *wanted)
{
    pthread_mutex_lock(&measures->lock);
    struct measure *const *known = tfind(wanted, &measures->tree, compare);
    if (known)
        *wanted = **known;
    pthread_mutex_unlock(&measures->lock);
    return known;
}

static void remember(struct measures *measures, const struct measure *found)
{
    pthread_mutex_lock(&measures->lock);
    if (!tfind(found, &measures->tree, compare)) {
        struct measure *copy = arena_alloc(&measures->arena, sizeof *copy);
        *copy = *found;
        copy->path = arena_strdup(&measures->arena, found->path);
        tsearch(copy, &measures->tree, compare);
    }
    pthread_mutex_unlock(&measures->lock);
}

bool measures_find(const struct publication *publication, const char *path, int *width, int *height)
{
    struct measures *measures = publication->index->measures;
    struct measure wanted = {.path = path};
    if (!recall(measures, &wanted)) { /* two threads may both read it: that does no harm */
        wanted = measure(publication, path);
        remember(measures, &wanted);
    }
    *width = wanted.width;
    *height = wanted.height;
    return wanted.width > 0;
}
