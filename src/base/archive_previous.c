#include "base/archive_previous.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/archive_directory.h"
#include "base/memory.h"

struct previous {
    pthread_mutex_t lock; /* of the archive */
    zip_t *zip;
};

static bool was_packed_with(const char *path, unsigned effort)
{
    struct archive_directory directory;
    bool same = archive_directory_read(&directory, path);
    for (size_t i = 0; i < directory.n; i++)
        same = same && (directory.list[i].method != ZIP_CM_DEFLATE ||
                        (directory.list[i].flags & ARCHIVE_DIRECTORY_EFFORT) == effort);
    archive_directory_clear(&directory);
    return same;
}

struct previous *previous_open(const char *path, unsigned effort)
{
    zip_t *zip = was_packed_with(path, effort) ? zip_open(path, ZIP_RDONLY, NULL) : NULL;
    if (!zip)
        return NULL;
    struct previous *previous = mem_alloc(sizeof *previous);
    pthread_mutex_init(&previous->lock, NULL);
    previous->zip = zip;
    return previous;
}

void previous_close(struct previous *previous)
{
    if (!previous)
        return;
    zip_discard(previous->zip);
    pthread_mutex_destroy(&previous->lock);
    free(previous);
}

/* The packed bytes, if size and checksum are the same. */
static bool read_packed(struct previous *previous, const char *path, struct str bytes, uint32_t crc,
                        struct buf *packed)
{
    zip_stat_t st;
    zip_stat_init(&st);
    zip_file_t *file = NULL;
    if (zip_stat(previous->zip, path, 0, &st) == 0 && st.size == bytes.n && st.crc == crc &&
        st.comp_method == ZIP_CM_DEFLATE && st.comp_size < bytes.n)
        file = zip_fopen_index(previous->zip, st.index, ZIP_FL_COMPRESSED);
    if (!file)
        return false;
    buf_grow(packed, st.comp_size);
    zip_int64_t got = zip_fread(file, packed->p + packed->n, st.comp_size);
    zip_fclose(file);
    if (got < 0 || (zip_uint64_t)got != st.comp_size)
        return false;
    packed->n += st.comp_size;
    packed->p[packed->n] = '\0';
    return true;
}

static bool holds(struct str packed, struct str bytes)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    char *unpacked = mem_alloc(bytes.n);
    bool same = decompressor &&
                libdeflate_deflate_decompress(decompressor, packed.p, packed.n, unpacked, bytes.n,
                                              NULL) == LIBDEFLATE_SUCCESS &&
                memcmp(unpacked, bytes.p, bytes.n) == 0;
    libdeflate_free_decompressor(decompressor);
    free(unpacked);
    return same;
}

bool previous_packed(struct previous *previous, const char *path, struct str bytes, uint32_t crc,
                     struct buf *packed)
{
    size_t before = packed->n;
    pthread_mutex_lock(&previous->lock);
    bool found = read_packed(previous, path, bytes, crc, packed);
    pthread_mutex_unlock(&previous->lock);
    found = found && holds(str_sub(buf_str(packed), before, packed->n), bytes);
    if (!found)
        buf_cut(packed, before);
    return found;
}
