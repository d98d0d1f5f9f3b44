#include "base/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/archive_directory.h"
#include "base/archive_previous.h"
#include "base/memory.h"

/* Of libdeflate, by effort. */
#define LEVEL_WELL 8
#define LEVEL_FAST 4
#define LEVEL_BEST 12
static const int levels[] = {LEVEL_WELL, LEVEL_FAST, LEVEL_BEST};
/* As a ZIP notes it with each entry: normal, fast, maximum (APPNOTE 4.4.4). */
static const unsigned short effort_flags[] = {0, 1 << 2, 1 << 1};

/* 1980-01-01T00:00:00 in the format of DOS, the earliest that a ZIP can say. */
enum { FIXED_DATE = 1 << 5 | 1, FIXED_TIME = 0 };

struct item {
    const char *path;
    long rank;
    uint64_t offset; /* in the spool file */
    size_t size, packed_size;
    uint32_t crc;
    bool deflated;
};

/* A compressor and its room, used by one thread at a time. */
struct packer {
    struct packer *next;
    struct libdeflate_compressor *compressor;
    struct buf packed;
};

struct archive {
    pthread_mutex_t lock; /* for all below */
    struct arena arena;
    struct item *items;
    size_t n, room;
    struct packer *idle;
    enum archive_effort effort;
    uint64_t spooled;
    enum status status;
    int spool;
    struct previous *previous; /* or NULL */
    struct diags *diags;
};

struct archive *archive_new(const char *spool, struct diags *diags)
{
    int fd = open(spool, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        diag_errno(diags, "make temporary file", spool);
        return NULL;
    }
    unlink(spool); /* so that not even a killed process leaves it behind */
    struct archive *archive = mem_alloc(sizeof *archive);
    pthread_mutex_init(&archive->lock, NULL);
    archive->spool = fd;
    archive->diags = diags;
    return archive;
}

void archive_free(struct archive *archive)
{
    if (!archive)
        return;
    while (archive->idle) {
        struct packer *packer = archive->idle;
        archive->idle = packer->next;
        libdeflate_free_compressor(packer->compressor);
        buf_clear(&packer->packed);
        free(packer);
    }
    close(archive->spool);
    previous_close(archive->previous);
    free(archive->items);
    arena_clear(&archive->arena);
    pthread_mutex_destroy(&archive->lock);
    free(archive);
}

void archive_reuse(struct archive *archive, const char *path)
{
    archive->previous = previous_open(path, effort_flags[archive->effort]);
}

void archive_spend(struct archive *archive, enum archive_effort effort)
{
    archive->effort = effort;
}

#define TEXT_OF(number) #number
#define LEVEL_TEXT(number) TEXT_OF(number)

const char *archive_packing(void)
{
    return "libdeflate " LIBDEFLATE_VERSION_STRING
           " levels " LEVEL_TEXT(LEVEL_WELL) " " LEVEL_TEXT(LEVEL_FAST) " " LEVEL_TEXT(LEVEL_BEST);
}

static struct packer *take_packer(struct archive *archive)
{
    pthread_mutex_lock(&archive->lock);
    struct packer *packer = archive->idle;
    if (packer)
        archive->idle = packer->next;
    pthread_mutex_unlock(&archive->lock);
    if (packer)
        return packer;
    packer = mem_alloc(sizeof *packer);
    buf_init(&packer->packed);
    packer->compressor = libdeflate_alloc_compressor(levels[archive->effort]);
    return packer;
}

static void give_back(struct archive *archive, struct packer *packer)
{
    pthread_mutex_lock(&archive->lock);
    packer->next = archive->idle;
    archive->idle = packer;
    pthread_mutex_unlock(&archive->lock);
}

/* The packed bytes, in the packer's room; `bytes` themselves when packing doesn't make them fewer.
 */
static struct str pack(struct packer *packer, struct previous *previous, const char *path,
                       struct str bytes, uint32_t crc)
{
    if (bytes.n < 2 || !packer->compressor)
        return bytes;
    buf_reset(&packer->packed);
    if (previous && previous_packed(previous, path, bytes, crc, &packer->packed))
        return buf_str(&packer->packed);
    buf_grow(&packer->packed, bytes.n);
    size_t n = libdeflate_deflate_compress(packer->compressor, bytes.p, bytes.n, packer->packed.p,
                                           bytes.n - 1);
    return n > 0 ? (struct str){packer->packed.p, n} : bytes;
}

/* Adds the item to the list and gives it its place in the spool file. */
static uint64_t enlist(struct archive *archive, struct item item)
{
    pthread_mutex_lock(&archive->lock);
    if (archive->n == archive->room) {
        archive->room = archive->room ? 2 * archive->room : 64;
        archive->items = mem_realloc(archive->items, archive->room * sizeof *archive->items);
    }
    item.path = arena_strdup(&archive->arena, item.path);
    item.offset = archive->spooled;
    archive->spooled += item.packed_size;
    archive->items[archive->n++] = item;
    pthread_mutex_unlock(&archive->lock);
    return item.offset;
}

static bool write_at(int fd, struct str bytes, uint64_t offset)
{
    while (bytes.n > 0) {
        ssize_t put = pwrite(fd, bytes.p, bytes.n, (off_t)offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_sub(bytes, (size_t)put, bytes.n);
        offset += (size_t)put;
    }
    return true;
}

/* Reports the first of such errors: the others have the same cause. */
static void fail_errno(struct archive *archive, const char *path)
{
    int error = errno;
    pthread_mutex_lock(&archive->lock);
    bool first = archive->status == STATUS_OK;
    archive->status = STATUS_IO;
    pthread_mutex_unlock(&archive->lock);
    errno = error;
    if (first)
        diag_errno(archive->diags, "write temporary copy of", path);
}

void archive_add(struct archive *archive, long rank, const char *path, struct str bytes,
                 bool stored)
{
    struct packer *packer = take_packer(archive);
    uint32_t crc = libdeflate_crc32(0, bytes.p, bytes.n);
    struct str packed = stored ? bytes : pack(packer, archive->previous, path, bytes, crc);
    uint64_t offset = enlist(archive, (struct item){
                                          .path = path,
                                          .rank = rank,
                                          .size = bytes.n,
                                          .packed_size = packed.n,
                                          .crc = crc,
                                          .deflated = packed.n < bytes.n,
                                      });
    if (!write_at(archive->spool, packed, offset))
        fail_errno(archive, path);
    give_back(archive, packer);
}

static int by_rank_and_path(const void *va, const void *vb)
{
    const struct item *a = va, *b = vb;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return strcmp(a->path, b->path);
}

/* What libzip reads an item from. Size, checksum and method in its stat keep libzip from packing.
 */
struct source {
    const struct archive *archive;
    const struct item *item;
    size_t at;
    zip_error_t error;
};

static zip_int64_t source_stat(const struct item *item, zip_stat_t *st)
{
    zip_stat_init(st);
    st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    st->size = item->size;
    st->comp_size = item->packed_size;
    st->crc = item->crc;
    st->comp_method = item->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    return sizeof *st;
}

static zip_int64_t source_attributes(const struct source *source, zip_file_attributes_t *found)
{
    zip_file_attributes_init(found);
    found->valid = ZIP_FILE_ATTRIBUTES_GENERAL_PURPOSE_BIT_FLAGS;
    found->general_purpose_bit_mask = ARCHIVE_DIRECTORY_EFFORT;
    if (source->item->deflated)
        found->general_purpose_bit_flags = effort_flags[source->archive->effort];
    return sizeof *found;
}

static zip_int64_t source_read(struct source *source, void *data, size_t n)
{
    size_t left = source->item->packed_size - source->at;
    ssize_t got = pread(source->archive->spool, data, n < left ? n : left,
                        (off_t)(source->item->offset + source->at));
    if (got < 0) {
        zip_error_set(&source->error, ZIP_ER_READ, errno);
        return -1;
    }
    source->at += (size_t)got;
    return got;
}

static zip_int64_t source_call(void *context, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    struct source *source = context;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        source->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return source_read(source, data, n);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: /* the sources are the arena's */
        return 0;
    case ZIP_SOURCE_STAT:
        return source_stat(source->item, data);
    case ZIP_SOURCE_GET_FILE_ATTRIBUTES:
        return source_attributes(source, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&source->error, data, n);
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE |
               ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_GET_FILE_ATTRIBUTES);
    default:
        zip_error_set(&source->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

static bool add_item(struct archive *archive, zip_t *zip, const struct item *item)
{
    struct source *source = arena_alloc(&archive->arena, sizeof *source);
    source->archive = archive;
    source->item = item;
    zip_error_init(&source->error);
    zip_source_t *handle = zip_source_function(zip, source_call, source);
    if (!handle)
        return false;
    zip_int64_t index = zip_file_add(zip, item->path, handle, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(handle);
        return false;
    }
    zip_uint64_t i = (zip_uint64_t)index;
    return zip_file_set_dostime(zip, i, FIXED_TIME, FIXED_DATE, 0) == 0 &&
           (item->deflated || zip_set_file_compression(zip, i, ZIP_CM_STORE, 0) == 0);
}

static bool add_items(struct archive *archive, zip_t *zip, const char *path)
{
    for (size_t i = 0; i < archive->n; i++) {
        if (add_item(archive, zip, &archive->items[i]))
            continue;
        zip_error_t *error = zip_get_error(zip);
        if (zip_error_code_zip(error) == ZIP_ER_EXISTS)
            diag_fail(archive->diags, STATUS_FAULT, (struct place){path, 0, 0},
                      "two files of the archive have the path '%s'", archive->items[i].path);
        else
            diag_fail(archive->diags, STATUS_FAULT, (struct place){path, 0, 0},
                      "can't add '%s' to the archive: %s", archive->items[i].path,
                      zip_error_strerror(error));
        return false;
    }
    return true;
}

/* The system's reason says more than libzip's, which may be "Seek error" for a full disk. */
static enum status report_unwritten(struct archive *archive, zip_t *zip, const char *path)
{
    zip_error_t *error = zip_get_error(zip);
    if (zip_error_system_type(error) == ZIP_ET_SYS) {
        errno = zip_error_code_system(error);
        return diag_errno(archive->diags, "write", path);
    }
    return diag_fail(archive->diags, STATUS_FAULT, (struct place){path, 0, 0},
                     "can't write the archive: %s", zip_error_strerror(error));
}

static enum status sync_file(const char *path, struct diags *diags)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    enum status status = synced ? STATUS_OK : diag_errno(diags, "write", path);
    if (fd >= 0)
        close(fd);
    return status;
}

enum status archive_write(struct archive *archive, const char *path)
{
    if (archive->status != STATUS_OK)
        return archive->status;
    struct place place = {path, 0, 0};
    if (archive->n == 0)
        return diag_fail(archive->diags, STATUS_FAULT, place, "archive would have no entries");
    qsort(archive->items, archive->n, sizeof *archive->items, by_rank_and_path);
    int code = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip)
        return diag_errno(archive->diags, "write", path);
    if (!add_items(archive, zip, path)) {
        zip_discard(zip);
        return STATUS_FAULT;
    }
    if (zip_close(zip) != 0) {
        enum status status = report_unwritten(archive, zip, path);
        zip_discard(zip);
        return status;
    }
    return sync_file(path, archive->diags);
}
