#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

long long tree_mtime(const struct stat *st)
{
    return st->st_mtim.tv_sec * 1000000000LL + st->st_mtim.tv_nsec;
}

bool tree_make_folders(int folder, const char *path)
{
    char *above = mem_strdup(path);
    bool made = true;
    for (char *slash = above; made && (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        made = mkdirat(folder, above, 0777) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(above);
    return made;
}

/* Whether the last call failed for want of folders above `path`, which are there now. */
static bool mended(int folder, const char *path)
{
    return errno == ENOENT && strchr(path, '/') && tree_make_folders(folder, path);
}

bool tree_write(int folder, const char *path, struct str bytes, long long *mtime)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int fd = openat(folder, path, flags, 0666);
    if (fd < 0 && mended(folder, path))
        fd = openat(folder, path, flags, 0666);
    if (fd < 0)
        return false;
    struct stat st;
    bool written = file_write_all(fd, bytes) && fstat(fd, &st) == 0;
    if (written)
        *mtime = tree_mtime(&st);
    int error = errno;
    bool closed = close(fd) == 0;
    if (!written)
        errno = error;
    return written && closed;
}

bool tree_link(int from_folder, const char *from, int to_folder, const char *to)
{
    return linkat(from_folder, from, to_folder, to, 0) == 0 ||
           (mended(to_folder, to) && linkat(from_folder, from, to_folder, to, 0) == 0);
}

bool tree_move(int from_folder, const char *from, int to_folder, const char *to)
{
    return renameat(from_folder, from, to_folder, to) == 0 ||
           (mended(to_folder, to) && renameat(from_folder, from, to_folder, to) == 0);
}

struct name {
    const char *text;
    bool folder;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static bool is_folder(int folder, const struct dirent *entry)
{
    struct stat st;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

/* The names in a folder, sorted. The caller frees *names. */
static bool list(struct arena *arena, int folder, const char *path, struct name **names, size_t *n)
{
    int fd = openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return false;
    }
    size_t room = 0;
    for (struct dirent *entry; errno = 0, (entry = readdir(dir));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        if (*n == room) {
            room = room ? 2 * room : 64;
            *names = mem_realloc(*names, room * sizeof **names);
        }
        (*names)[*n].text = arena_strdup(arena, entry->d_name);
        (*names)[(*n)++].folder = is_folder(fd, entry);
    }
    int error = errno;
    closedir(dir);
    errno = error;
    if (*n > 1)
        qsort(*names, *n, sizeof **names, by_text);
    return error == 0;
}

bool tree_walk(int folder, const char *path,
               bool (*visit)(void *context, const char *path, enum tree_event event), void *context)
{
    struct arena arena = ARENA_INIT;
    struct name *names = NULL;
    size_t n = 0;
    bool good = list(&arena, folder, path, &names, &n) &&
                visit(context, path, n > 0 ? TREE_FOLDER : TREE_EMPTY);
    for (size_t i = 0; good && i < n; i++) {
        const char *inside = path_join(&arena, path, names[i].text);
        good = names[i].folder ? tree_walk(folder, inside, visit, context)
                               : visit(context, inside, TREE_FILE);
    }
    good = good && visit(context, path, TREE_LEAVE);
    int error = errno;
    free(names);
    arena_clear(&arena);
    errno = error;
    return good;
}

static bool remove_one(void *context, const char *path, enum tree_event event)
{
    int folder = *(const int *)context;
    if (event == TREE_FILE)
        return unlinkat(folder, path, 0) == 0;
    return event != TREE_LEAVE || unlinkat(folder, path, AT_REMOVEDIR) == 0;
}

bool tree_remove(int folder, const char *path)
{
    if (unlinkat(folder, path, 0) == 0 || errno == ENOENT)
        return true;
    return errno == EISDIR && tree_walk(folder, path, remove_one, &folder);
}
