#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

static enum status read_all(int fd, const char *path, size_t limit, struct buf *out,
                            struct diags *diags)
{
    struct stat st;
    size_t start = out->n;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && (size_t)st.st_size <= limit)
        buf_grow(out, (size_t)st.st_size + 1);
    for (;;) {
        buf_grow(out, 16 * 1024);
        ssize_t got = read(fd, out->p + out->n, out->cap - out->n - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return diag_errno(diags, "read", path);
        if (got == 0)
            return STATUS_OK;
        out->n += (size_t)got;
        out->p[out->n] = '\0';
        if (out->n - start > limit)
            return diag_fail(diags, STATUS_FAULT, (struct place){path, 0, 0},
                             "file is larger than %zu MiB; split it", limit / (1024 * 1024));
    }
}

enum status file_read(const char *path, size_t limit, struct buf *out, struct diags *diags)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", limit, out, diags);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return diag_errno(diags, "open", path);
    enum status status = read_all(fd, path, limit, out, diags);
    close(fd);
    return status;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

enum status file_make_folders(const char *path, struct diags *diags)
{
    if (!*path || file_is_folder(path))
        return STATUS_OK;
    struct arena arena = ARENA_INIT;
    enum status status = file_make_folders(path_folder(&arena, path), diags);
    if (status == STATUS_OK && mkdir(path, 0777) != 0 && errno != EEXIST)
        status = diag_errno(diags, "make folder", path);
    arena_clear(&arena);
    return status;
}

static bool holds(const char *path, struct str bytes)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size != bytes.n)
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool same = fd >= 0;
    char part[16 * 1024];
    for (size_t at = 0; same && at < bytes.n;) {
        ssize_t got = read(fd, part, sizeof part);
        same = got > 0 && (size_t)got <= bytes.n - at && !memcmp(part, bytes.p + at, (size_t)got);
        at += same ? (size_t)got : 0;
    }
    if (fd >= 0)
        close(fd);
    return same;
}

bool file_write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_sub(bytes, (size_t)put, bytes.n);
    }
    return true;
}

/* A new file beside `path`, as any program makes one: the user's umask says who may read it. Its name
 * goes to *name. */
static int create_beside(struct arena *arena, const char *path, const char **name)
{
    int fd;
    unsigned n = 0;
    do {
        *name = arena_printf(arena, "%s.%ld-%u", path, (long)getpid(), n);
        fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST && ++n < 100);
    return fd;
}

/* Of the file that is replaced, if there is one. */
static bool keep_rights(int fd, const char *path)
{
    struct stat old;
    return stat(path, &old) != 0 || fchmod(fd, old.st_mode & 0777) == 0;
}

enum status file_write(const char *path, struct str bytes, struct diags *diags)
{
    if (holds(path, bytes))
        return STATUS_OK;
    struct arena arena = ARENA_INIT;
    const char *temporary;
    enum status status = file_make_folders(path_folder(&arena, path), diags);
    if (status == STATUS_OK) {
        int fd = create_beside(&arena, path, &temporary);
        if (fd < 0) {
            status = diag_errno(diags, "write", path);
        } else {
            bool written = keep_rights(fd, path) && file_write_all(fd, bytes) && fsync(fd) == 0;
            written = close(fd) == 0 && written;
            if (!written || rename(temporary, path) != 0) {
                status = diag_errno(diags, "write", path);
                unlink(temporary);
            }
        }
    }
    arena_clear(&arena);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum status file_list(struct arena *arena, const char *path, const char *const **names, size_t *n,
                      struct diags *diags)
{
    *names = NULL;
    *n = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return diag_errno(diags, "open folder", path);
    const char **list = NULL;
    size_t count = 0, room = 0;
    /* errno is how readdir() tells an error from the end. */
    for (struct dirent *entry; errno = 0, (entry = readdir(folder));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        if (count == room) {
            room = room ? 2 * room : 32;
            list = mem_realloc(list, room * sizeof *list);
        }
        list[count++] = arena_strdup(arena, entry->d_name);
    }
    enum status status = errno ? diag_errno(diags, "read folder", path) : STATUS_OK;
    closedir(folder);
    const char **sorted = arena_array(arena, count + 1, sizeof *sorted);
    if (count > 0) {
        qsort(list, count, sizeof *list, compare_names);
        memcpy(sorted, list, count * sizeof *list);
    }
    free(list);
    *names = sorted;
    *n = count;
    return status;
}

char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (!*folder || !strcmp(folder, ".") || *name == '/')
        return arena_strdup(arena, name);
    size_t n = strlen(folder), rest = strlen(name) + 1;
    char *path = arena_alloc(arena, n + 1 + rest);
    memcpy(path, folder, n);
    if (folder[n - 1] != '/')
        path[n++] = '/';
    memcpy(path + n, name, rest);
    return path;
}

char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == path)
        return arena_strdup(arena, path[1] ? "/" : "");
    return arena_strndup(arena, path, slash ? (size_t)(slash - path) : 0);
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *path_with_extension(struct arena *arena, const char *path, const char *extension)
{
    const char *dot = strrchr(path_name(path), '.');
    size_t n = dot && dot != path_name(path) ? (size_t)(dot - path) : strlen(path);
    size_t rest = strlen(extension) + 1;
    char *other = arena_alloc(arena, n + rest);
    memcpy(other, path, n);
    memcpy(other + n, extension, rest);
    return other;
}

bool path_has_extension(const char *path, const char *extension)
{
    return str_ends(str_of(path_name(path)), str_of(extension));
}

char *path_normal(struct arena *arena, const char *path)
{
    if (*path == '/')
        return NULL;
    char *out = arena_alloc(arena, strlen(path) + 1);
    size_t n = 0;
    while (*path) {
        size_t part = strcspn(path, "/");
        if (part == 2 && path[0] == '.' && path[1] == '.') {
            if (n == 0)
                return NULL;
            while (n > 0 && out[--n] != '/')
                ;
        } else if (part > 0 && !(part == 1 && path[0] == '.')) {
            if (n > 0)
                out[n++] = '/';
            memcpy(out + n, path, part);
            n += part;
        }
        out[n] = '\0';
        path += part + (path[part] == '/');
    }
    return n > 0 ? out : NULL;
}

/* In UTF-8, those of the second set (U+0080 to U+009F) are two bytes. */
static bool is_control(const char *p)
{
    unsigned char c = (unsigned char)p[0], next = (unsigned char)p[1];
    return c < ' ' || c == 0x7F || (c == 0xC2 && next < 0xA0);
}

bool path_is_text(const char *path)
{
    bool text = utf8_valid(str_of(path), NULL);
    for (; *path && text; path++)
        text = !is_control(path);
    return text;
}

char *path_shown(struct arena *arena, const char *path)
{
    char *shown = arena_strdup(arena, path);
    for (char *p = shown; *p; p++)
        if (is_control(p) || (unsigned char)*p >= 0x80)
            *p = '?';
    return shown;
}

char *path_relative(struct arena *arena, const char *from, const char *to)
{
    size_t common = 0;
    for (size_t i = 0; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            common = i + 1;
    struct buf way = BUF_INIT;
    for (const char *p = from + common; (p = strchr(p, '/')); p++)
        buf_adds(&way, "../");
    buf_adds(&way, to + common);
    char *relative = arena_strndup(arena, way.p, way.n);
    buf_clear(&way);
    return relative;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

char *path_decode(struct arena *arena, struct str escaped)
{
    char *text = arena_alloc(arena, escaped.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < escaped.n; i++) {
        bool escape = escaped.p[i] == '%' && i + 2 < escaped.n &&
                      hex_value(escaped.p[i + 1]) >= 0 && hex_value(escaped.p[i + 2]) >= 0;
        text[n++] = escape ? (char)(16 * hex_value(escaped.p[i + 1]) + hex_value(escaped.p[i + 2]))
                           : escaped.p[i];
        i += escape ? 2 : 0;
    }
    bool is_text = !memchr(text, '\0', n) && utf8_valid((struct str){text, n}, NULL);
    return is_text ? text : NULL;
}
