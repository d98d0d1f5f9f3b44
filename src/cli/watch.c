#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/serve.h"

enum { QUIET = 12 /* milliseconds */, ROUNDS = 20, DEPTH = 64 };

static const unsigned interesting = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                    IN_MOVED_TO | IN_DELETE_SELF | IN_ATTRIB | IN_ONLYDIR;

struct watch {
    int inotify;
    struct stat except; /* st_ino 0: nothing is left out */
    char **folders;     /* by watch descriptor */
    int n_folders;
};

static bool is_of_editors(const char *name)
{
    size_t n = strlen(name);
    return n == 0 || name[0] == '.' || name[n - 1] == '~';
}

static bool remember(struct watch *watch, int descriptor, const char *path)
{
    if (descriptor >= watch->n_folders) {
        int n = 2 * descriptor + 16;
        char **folders = realloc(watch->folders, (size_t)n * sizeof *folders);
        if (!folders)
            return false;
        memset(folders + watch->n_folders, 0, (size_t)(n - watch->n_folders) * sizeof *folders);
        watch->folders = folders;
        watch->n_folders = n;
    }
    char *copy = strdup(path);
    if (!copy)
        return false;
    free(watch->folders[descriptor]);
    watch->folders[descriptor] = copy;
    return true;
}

/* A folder that went meanwhile is no error. */
static bool is_gone(void)
{
    return errno == ENOENT || errno == ENOTDIR;
}

/* A folder with all folders below it. */
static bool add_folder(struct watch *watch, const char *path, int depth)
{
    struct stat st;
    if (depth > DEPTH || stat(path, &st) != 0 || !S_ISDIR(st.st_mode) ||
        (st.st_ino == watch->except.st_ino && st.st_dev == watch->except.st_dev))
        return true;
    int descriptor = inotify_add_watch(watch->inotify, path, interesting);
    if (descriptor < 0 || !remember(watch, descriptor, path))
        return descriptor < 0 && is_gone();
    DIR *dir = opendir(path);
    if (!dir)
        return is_gone();
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(dir));) {
        char below[4096];
        if (entry->d_type == DT_REG || is_of_editors(entry->d_name))
            continue;
        int n = snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        good = n < 0 || (size_t)n >= sizeof below || add_folder(watch, below, depth + 1);
    }
    closedir(dir);
    return good;
}

struct watch *watch_new(const char *const *folders, size_t n, const char *except)
{
    struct watch *watch = calloc(1, sizeof *watch);
    if (!watch)
        return NULL;
    if (!except || stat(except, &watch->except) != 0)
        watch->except = (struct stat){0};
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    bool good = watch->inotify >= 0;
    for (size_t i = 0; good && i < n; i++)
        good = add_folder(watch, folders[i], 0);
    if (good)
        return watch;
    int error = errno;
    watch_free(watch);
    errno = error;
    return NULL;
}

void watch_free(struct watch *watch)
{
    if (!watch)
        return;
    for (int i = 0; i < watch->n_folders; i++)
        free(watch->folders[i]);
    free(watch->folders);
    if (watch->inotify >= 0)
        close(watch->inotify);
    free(watch);
}

int watch_descriptor(const struct watch *watch)
{
    return watch->inotify;
}

static bool is_text(const char *name)
{
    size_t n = strlen(name);
    return n > 3 && strcmp(name + n - 3, ".md") == 0;
}

static enum watch_change take_event(struct watch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW)
        return WATCH_FILES;
    bool known = event->wd >= 0 && event->wd < watch->n_folders && watch->folders[event->wd];
    if (!known || event->len == 0 || is_of_editors(event->name))
        return WATCH_NOTHING;
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s", watch->folders[event->wd], event->name);
    if (event->mask & IN_ISDIR && event->mask & (IN_CREATE | IN_MOVED_TO) && n > 0 &&
        (size_t)n < sizeof path)
        add_folder(watch, path, 0);
    return is_text(event->name) ? WATCH_TEXTS : WATCH_FILES;
}

static enum watch_change take_all(struct watch *watch)
{
    _Alignas(struct inotify_event) char room[16 * 1024];
    enum watch_change found = WATCH_NOTHING;
    for (ssize_t n; (n = read(watch->inotify, room, sizeof room)) > 0;)
        for (const char *at = room; at < room + n;) {
            const struct inotify_event *event = (const void *)at;
            enum watch_change change = take_event(watch, event);
            found = change > found ? change : found;
            at += sizeof *event + event->len;
        }
    return found;
}

enum watch_change watch_take(struct watch *watch)
{
    struct pollfd wait = {.fd = watch->inotify, .events = POLLIN};
    enum watch_change found = take_all(watch);
    for (int round = 0; round < ROUNDS && poll(&wait, 1, QUIET) > 0; round++) {
        enum watch_change change = take_all(watch);
        found = change > found ? change : found;
    }
    return found;
}
