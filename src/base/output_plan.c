#include "base/output_plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/tree.h"

/* More changes in one top-level folder, and it is swapped whole. */
enum { FEW_CHANGES = 64 };

static int compare_file(const void *path, const void *file)
{
    return strcmp(path, ((const struct output_file *)file)->facts.path);
}

struct output_file *plan_find(const struct plan *plan, const char *path)
{
    if (plan->n == 0)
        return NULL;
    return bsearch(path, plan->files, plan->n, sizeof *plan->files, compare_file);
}

static const char *shown(struct plan *plan, const char *path)
{
    return path_join(plan->arena, plan->name, path);
}

static const char *in_next(struct plan *plan, const char *path)
{
    return path_join(plan->arena, NEXT_FOLDER, path);
}

/* ---- What is removed ---- */

static int compare_path(const void *path, const void *listed)
{
    return strcmp(path, *(const char *const *)listed);
}

static bool is_removed(const struct plan *plan, const char *path)
{
    const struct journal *journal = &plan->journal;
    return journal->n_removes > 0 && bsearch(path, journal->removes, journal->n_removes,
                                             sizeof *journal->removes, compare_path);
}

/* Whether a recorded file is still what we wrote: only then it is ours to remove. */
static bool is_still_ours(struct plan *plan, const struct record_file *file)
{
    char digest[SHA256_HEX + 1] = "";
    char piece[16 * 1024];
    struct stat st;
    int fd = openat(plan->folder, file->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == file->size) {
        struct sha256 *sha256 = sha256_new();
        for (ssize_t got; (got = read(fd, piece, sizeof piece)) > 0;)
            sha256_add(sha256, (struct str){piece, (size_t)got});
        sha256_finish(sha256, digest);
        sha256_free(sha256);
    }
    close(fd);
    return strcmp(digest, file->sha256) == 0;
}

static bool lies_there(const struct plan *plan, const char *path)
{
    return faccessat(plan->folder, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void list_removes(struct plan *plan)
{
    struct journal *journal = &plan->journal;
    journal->removes = arena_array(plan->arena, plan->old->n, sizeof *journal->removes);
    for (size_t i = 0; i < plan->old->n; i++) {
        const struct record_file *file = &plan->old->files[i];
        if (plan_find(plan, file->path))
            continue;
        if (is_still_ours(plan, file))
            journal->removes[journal->n_removes++] = file->path;
        else if (lies_there(plan, file->path))
            diag_note(plan->diags, (struct place){shown(plan, file->path), 0, 0},
                      "file is kept although it is no longer published: it was changed after it "
                      "was written here");
    }
}

/* ---- What is put in place ---- */

static bool same_file(const struct plan *plan, const char *a, const char *b)
{
    struct stat x, y;
    return fstatat(plan->folder, a, &x, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstatat(plan->folder, b, &y, AT_SYMLINK_NOFOLLOW) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

static enum status make_link(struct plan *plan, struct output_file *file)
{
    const struct output_file *to = plan_find(plan, file->link);
    if (!to || to->link)
        return diag_fail(plan->diags, STATUS_FAULT,
                         (struct place){shown(plan, file->facts.path), 0, 0},
                         "is to be a link to '%s', which is not a file of this output", file->link);
    if (!to->changed && same_file(plan, to->facts.path, file->facts.path))
        return STATUS_OK;
    const char *from = to->changed ? in_next(plan, to->facts.path) : to->facts.path;
    if (!tree_link(plan->folder, from, plan->folder, in_next(plan, file->facts.path)))
        return diag_errno(plan->diags, "make a link to", shown(plan, to->facts.path));
    file->changed = true;
    file->occupied = true;
    return STATUS_OK;
}

static enum status list_installs(struct plan *plan)
{
    struct journal *journal = &plan->journal;
    enum status status = STATUS_OK;
    journal->installs = arena_array(plan->arena, plan->n, sizeof *journal->installs);
    for (size_t i = 0; i < plan->n; i++) {
        struct output_file *file = &plan->files[i];
        enum status linked = file->link ? make_link(plan, file) : STATUS_OK;
        if (linked > status)
            status = linked;
        if (file->changed)
            journal->installs[journal->n_installs++] = file->facts.path;
    }
    return status;
}

/* ---- What is in the way ---- */

static enum status in_the_way(struct plan *plan, const char *path, const char *what)
{
    return diag_fail(plan->diags, STATUS_IO, (struct place){shown(plan, path), 0, 0},
                     "%s is in the way of a file that is to be written; move it elsewhere", what);
}

static bool is_being_removed(void *context, const char *path, enum tree_event event)
{
    return event != TREE_EMPTY && (event != TREE_FILE || is_removed(context, path));
}

/* Of the folders above `path`, one is a file. */
static enum status check_above(struct plan *plan, const char *path)
{
    struct stat st;
    for (const char *above = path_folder(plan->arena, path); *above;
         above = path_folder(plan->arena, above)) {
        if (fstatat(plan->folder, above, &st, 0) != 0 || S_ISDIR(st.st_mode))
            continue;
        return is_removed(plan, above) ? STATUS_OK : in_the_way(plan, above, "this file");
    }
    return STATUS_OK;
}

/* What lies in a new file's place must be ours. */
static enum status check_place(struct plan *plan, const char *path)
{
    struct stat st;
    if (fstatat(plan->folder, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOTDIR ? check_above(plan, path) : STATUS_OK;
    if (S_ISDIR(st.st_mode))
        return tree_walk(plan->folder, path, is_being_removed, plan)
                   ? STATUS_OK
                   : in_the_way(plan, path, "this folder, which holds what others put there,");
    if (!record_find(plan->old, path))
        return in_the_way(plan, path, "this file, which was not written by colophon,");
    return STATUS_OK;
}

static enum status check_places(struct plan *plan)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < plan->n; i++) {
        const struct output_file *file = &plan->files[i];
        enum status checked =
            file->changed && file->occupied ? check_place(plan, file->facts.path) : STATUS_OK;
        if (checked > status)
            status = checked;
    }
    return status;
}

/* ---- What is swapped whole ---- */

/* Gives the new folder what stays of the old one: our unchanged files, and all that others put
 * there. */
static bool keep(void *context, const char *path, enum tree_event event)
{
    struct plan *plan = context;
    const char *next = in_next(plan, path);
    struct stat old, new;
    const struct output_file *file = event == TREE_FILE ? plan_find(plan, path) : NULL;
    switch (event) {
    case TREE_FILE:
        return (file && file->changed) || is_removed(plan, path) ||
               tree_link(plan->folder, path, plan->folder, next);
    case TREE_EMPTY:
        return tree_make_folders(plan->folder, next) &&
               (mkdirat(plan->folder, next, 0777) == 0 || errno == EEXIST);
    case TREE_LEAVE:
        return fstatat(plan->folder, next, &new, AT_SYMLINK_NOFOLLOW) != 0 ||
               (fstatat(plan->folder, path, &old, AT_SYMLINK_NOFOLLOW) == 0 &&
                (old.st_mode == new.st_mode ||
                 fchmodat(plan->folder, next, old.st_mode & 07777, 0) == 0));
    case TREE_FOLDER:
        break;
    }
    return true;
}

static size_t count_below(const char *const *paths, size_t n, struct str top)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += str_starts(str_of(paths[i]), top) && paths[i][top.n] == '/';
    return count;
}

/* Whether the top-level folder is swapped; if so, prepares it. What can't be linked (another
 * owner's file, a full count of links) is no error: the files are put in place one by one then. */
static bool prepare_swap(struct plan *plan, const char *top)
{
    const struct journal *journal = &plan->journal;
    struct str name = str_of(top);
    struct stat st;
    if (fstatat(plan->folder, top, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT;
    return S_ISDIR(st.st_mode) &&
           count_below(journal->installs, journal->n_installs, name) +
                   count_below(journal->removes, journal->n_removes, name) >
               FEW_CHANGES &&
           tree_walk(plan->folder, top, keep, plan);
}

/* A link to another disk, say: nothing can be moved there at once. */
static bool is_elsewhere(const struct plan *plan, const char *top)
{
    struct stat here, there;
    return fstat(plan->folder, &here) == 0 && fstatat(plan->folder, top, &there, 0) == 0 &&
           here.st_dev != there.st_dev;
}

static enum status list_swaps(struct plan *plan)
{
    struct journal *journal = &plan->journal;
    struct str last = STR("");
    journal->swaps = arena_array(plan->arena, journal->n_installs, sizeof *journal->swaps);
    for (size_t i = 0; i < journal->n_installs; i++) {
        struct stat st;
        struct str path = str_of(journal->installs[i]);
        struct str top = str_sub(path, 0, str_find_char(path, '/', 0));
        if (top.n == path.n || str_eq(top, last))
            continue;
        last = top;
        const char *name = arena_strndup(plan->arena, top.p, top.n);
        if (is_elsewhere(plan, name))
            return diag_fail(plan->diags, STATUS_IO, (struct place){shown(plan, name), 0, 0},
                             "folder is on another file system than '%s', so that files can't be "
                             "put in place at once; link the whole output folder instead",
                             plan->name);
        if (prepare_swap(plan, name) &&
            fstatat(plan->folder, in_next(plan, name), &st, AT_SYMLINK_NOFOLLOW) == 0)
            journal->swaps[journal->n_swaps++] = (struct journal_swap){name, st.st_ino};
    }
    return STATUS_OK;
}

enum status plan_make(struct plan *plan)
{
    enum status status = list_installs(plan);
    list_removes(plan);
    if (status == STATUS_OK)
        status = check_places(plan);
    return status == STATUS_OK ? list_swaps(plan) : status;
}
