#include "model/walk.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

struct walk {
    struct arena *arena; /* of the paths */
    struct arena scratch;
    const char *folder, *real;
    const char **paths;
    size_t n, room;
    struct diags *diags;
};

bool walk_is_inside(const char *real, const char *file)
{
    char resolved[PATH_MAX];
    size_t n = strlen(real);
    return realpath(file, resolved) && strncmp(resolved, real, n) == 0 &&
           (resolved[n] == '/' || (n > 0 && real[n - 1] == '/'));
}

static void add(struct walk *walk, const char *path)
{
    if (walk->n == walk->room) {
        walk->room = walk->room ? 2 * walk->room : 64;
        walk->paths = mem_realloc(walk->paths, walk->room * sizeof *walk->paths);
    }
    walk->paths[walk->n++] = arena_strdup(walk->arena, path);
}

/* Names become addresses and lines of messages. */
static bool is_good_name(struct walk *walk, const char *path, const char *name)
{
    if (path_is_text(name))
        return true;
    diag_error(walk->diags, (struct place){path_join(&walk->scratch, walk->folder, path), 0, 0},
               "file-name", "the name '%s' in this folder is not UTF-8 or has control characters",
               path_shown(&walk->scratch, name));
    return false;
}

/* Looks at what a link leads to; false when it is not to be followed. */
static bool follow(struct walk *walk, const char *file, struct stat *st)
{
    bool known = stat(file, st) == 0;
    bool folder = known && S_ISDIR(st->st_mode);
    if (!folder && !path_has_extension(file, ".md"))
        return false;
    if (known && !folder && walk_is_inside(walk->real, file))
        return true;
    diag_warning(walk->diags, (struct place){file, 0, 0}, "symbolic-link",
                 "symbolic link is not followed: it leads %s",
                 !known   ? "to nothing"
                 : folder ? "to a folder"
                          : "out of the publication");
    return false;
}

static void walk_folder(struct walk *walk, const char *path);

static void visit(struct walk *walk, const char *path)
{
    if (strcmp(path, "theme") == 0 || strcmp(path, "themes") == 0)
        return;
    const char *file = path_join(&walk->scratch, walk->folder, path);
    struct stat st;
    if (lstat(file, &st) != 0) {
        diag_errno(walk->diags, "open", file);
        return;
    }
    if (S_ISLNK(st.st_mode) && !follow(walk, file, &st))
        return;
    if (S_ISDIR(st.st_mode)) {
        if (!file_exists(path_join(&walk->scratch, file, "publication.yaml")) &&
            !file_exists(path_join(&walk->scratch, file, ".colophon")))
            walk_folder(walk, path);
    } else if (S_ISREG(st.st_mode) && path_has_extension(path, ".md")) {
        add(walk, path);
    }
}

static void walk_folder(struct walk *walk, const char *path)
{
    const char *const *names;
    size_t n;
    const char *folder = *path ? path_join(&walk->scratch, walk->folder, path) : walk->folder;
    if (file_list(&walk->scratch, folder, &names, &n, walk->diags) != STATUS_OK)
        return;
    for (size_t i = 0; i < n; i++)
        if (names[i][0] != '.' && names[i][0] != '_' && is_good_name(walk, path, names[i]))
            visit(walk, path_join(&walk->scratch, path, names[i]));
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **walk_works(struct arena *arena, const char *folder, const char *real, size_t *n,
                        struct diags *diags)
{
    struct walk walk = {.arena = arena, .folder = folder, .real = real, .diags = diags};
    walk_folder(&walk, "");
    const char **paths = arena_array(arena, walk.n, sizeof *paths);
    if (walk.n > 0) {
        qsort(walk.paths, walk.n, sizeof *walk.paths, compare);
        memcpy(paths, walk.paths, walk.n * sizeof *paths);
    }
    *n = walk.n;
    free(walk.paths);
    arena_clear(&walk.scratch);
    return paths;
}
