#include "base/cache.h"

#include <fcntl.h>
#include <pthread.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"

struct cache {
    pthread_mutex_t lock;
    struct arena arena;
    const char *folder;
    void *used; /* of tsearch: keys */
};

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

struct cache *cache_new(const char *folder)
{
    struct cache *cache = mem_alloc(sizeof *cache);
    pthread_mutex_init(&cache->lock, NULL);
    cache->folder = arena_strdup(&cache->arena, folder);
    return cache;
}

static void keep(void *key)
{
    (void)key; /* it is the arena's */
}

void cache_free(struct cache *cache)
{
    if (!cache)
        return;
    tdestroy(cache->used, keep);
    pthread_mutex_destroy(&cache->lock);
    arena_clear(&cache->arena);
    free(cache);
}

/* Notes that the key is in use; the path of its file. */
static const char *use(struct cache *cache, const char *key)
{
    pthread_mutex_lock(&cache->lock);
    if (!tfind(key, &cache->used, compare))
        tsearch(arena_strdup(&cache->arena, key), &cache->used, compare);
    const char *path = path_join(&cache->arena, cache->folder, key);
    pthread_mutex_unlock(&cache->lock);
    return path;
}

/* A file is the digest of what is kept, a line end, and that. */
bool cache_get(struct cache *cache, const char *key, struct buf *out)
{
    const char *path = use(cache, key);
    struct diags *unheard = diags_new();
    struct buf file = BUF_INIT;
    char digest[SHA256_HEX + 1];
    bool found = access(path, R_OK) == 0 &&
                 file_read(path, FILE_LIMIT, &file, unheard) == STATUS_OK && file.n > SHA256_HEX;
    struct str bytes = str_sub(buf_str(&file), SHA256_HEX + 1, file.n);
    if (found) {
        digest_sha256(bytes, digest);
        found = memcmp(digest, file.p, SHA256_HEX) == 0;
    }
    if (found)
        buf_add_str(out, bytes);
    buf_clear(&file);
    diags_free(unheard);
    return found;
}

static bool write_file(const char *path, const char *digest, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = file_write_all(fd, (struct str){digest, SHA256_HEX}) &&
                   file_write_all(fd, STR("\n")) && file_write_all(fd, bytes);
    return close(fd) == 0 && written;
}

/* Not synced: after a crash of the machine the digest tells. */
void cache_put(struct cache *cache, const char *key, struct str bytes)
{
    const char *path = use(cache, key);
    struct diags *unheard = diags_new();
    char digest[SHA256_HEX + 1];
    digest_sha256(bytes, digest);
    unlink(path);
    if (file_make_folders(cache->folder, unheard) == STATUS_OK && !write_file(path, digest, bytes))
        unlink(path);
    diags_free(unheard);
}

void cache_sweep(struct cache *cache)
{
    struct arena arena = ARENA_INIT;
    struct diags *unheard = diags_new();
    const char *const *names;
    size_t n = 0;
    if (file_is_folder(cache->folder) &&
        file_list(&arena, cache->folder, &names, &n, unheard) == STATUS_OK)
        for (size_t i = 0; i < n; i++)
            if (!tfind(names[i], &cache->used, compare))
                unlink(path_join(&arena, cache->folder, names[i]));
    diags_free(unheard);
    arena_clear(&arena);
}
