#include "base/archive_directory.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum {
    HEADER = 46,
    END_SIZE = 22,
    LONGEST_COMMENT = 65535,
    LARGEST = 64 << 20,
};

static unsigned le16(const char *p)
{
    return (unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static size_t le32(const char *p)
{
    return le16(p) | (size_t)le16(p + 2) << 16;
}

static bool read_at(int fd, off_t offset, size_t n, struct buf *out)
{
    buf_reset(out);
    buf_grow(out, n);
    ssize_t got = pread(fd, out->p, n, offset);
    out->n = got > 0 ? (size_t)got : 0;
    return out->n == n;
}

static bool read_bytes(int fd, struct buf *out)
{
    off_t size = lseek(fd, 0, SEEK_END);
    off_t tail = size < END_SIZE + LONGEST_COMMENT ? size : END_SIZE + LONGEST_COMMENT;
    if (size < END_SIZE || !read_at(fd, size - tail, (size_t)tail, out))
        return false;
    for (size_t i = out->n - END_SIZE + 1; i-- > 0;)
        if (memcmp(out->p + i, "PK\5\6", 4) == 0) {
            size_t n = le32(out->p + i + 12), at = le32(out->p + i + 16);
            return n <= LARGEST && read_at(fd, (off_t)at, n, out);
        }
    return false;
}

static void read_entries(struct archive_directory *directory, struct str rest)
{
    directory->list = arena_array(&directory->arena, rest.n / HEADER + 1, sizeof *directory->list);
    while (rest.n >= HEADER && memcmp(rest.p, "PK\1\2", 4) == 0) {
        size_t name = le16(rest.p + 28);
        struct str bytes = str_sub(rest, HEADER, HEADER + name);
        directory->list[directory->n++] = (struct archive_directory_entry){
            {arena_strndup(&directory->arena, bytes.p, bytes.n), bytes.n},
            le16(rest.p + 6) & 0xFF, /* the other byte is the system */
            le16(rest.p + 8),
            le16(rest.p + 10),
        };
        rest = str_sub(rest, HEADER + name + le16(rest.p + 30) + le16(rest.p + 32), rest.n);
    }
}

bool archive_directory_read(struct archive_directory *directory, const char *path)
{
    *directory = (struct archive_directory){0};
    struct buf bytes = BUF_INIT;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool read = fd >= 0 && read_bytes(fd, &bytes);
    if (read)
        read_entries(directory, buf_str(&bytes));
    if (fd >= 0)
        close(fd);
    buf_clear(&bytes);
    return read;
}

void archive_directory_clear(struct archive_directory *directory)
{
    arena_clear(&directory->arena);
}
