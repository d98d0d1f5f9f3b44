#include "base/output_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output_record.h"
#include "base/tree.h"

enum { JOURNAL_LIMIT = 512 << 20 };

static const char **read_paths(struct arena *arena, const json_t *list, size_t *n)
{
    *n = json_array_size(list);
    const char **paths = arena_array(arena, *n, sizeof *paths);
    for (size_t i = 0; i < *n; i++) {
        const char *path = json_string_value(json_array_get(list, i));
        paths[i] = path ? path_normal(arena, path) : NULL;
        if (!paths[i])
            return NULL;
    }
    return paths;
}

static bool parse(struct arena *arena, const json_t *json, struct journal *journal)
{
    const json_t *swaps = json_object_get(json, "swap");
    const json_t *installs = json_object_get(json, "install");
    const json_t *removes = json_object_get(json, "remove");
    if (!json_is_array(swaps) || !json_is_array(installs) || !json_is_array(removes))
        return false;
    journal->n_swaps = json_array_size(swaps);
    journal->swaps = arena_array(arena, journal->n_swaps, sizeof *journal->swaps);
    for (size_t i = 0; i < journal->n_swaps; i++) {
        const json_t *swap = json_array_get(swaps, i);
        const char *folder = json_string_value(json_array_get(swap, 0));
        if (!folder || strchr(folder, '/') || !path_normal(arena, folder))
            return false;
        journal->swaps[i].folder = arena_strdup(arena, folder);
        journal->swaps[i].inode = (unsigned long long)json_integer_value(json_array_get(swap, 1));
    }
    journal->installs = read_paths(arena, installs, &journal->n_installs);
    journal->removes = read_paths(arena, removes, &journal->n_removes);
    return journal->installs && journal->removes;
}

enum status journal_read(struct arena *arena, int folder, const char *name, bool *found,
                         struct journal *journal, struct diags *diags)
{
    *found = faccessat(folder, JOURNAL_PATH, F_OK, 0) == 0;
    if (!*found)
        return STATUS_OK;
    const char *path = path_join(arena, name, JOURNAL_PATH);
    struct buf text = BUF_INIT;
    enum status status = file_read(path, JOURNAL_LIMIT, &text, diags);
    if (status == STATUS_OK) {
        json_t *json = json_loadb(text.p, text.n, 0, NULL);
        if (!parse(arena, json, journal))
            status =
                diag_fail(diags, STATUS_IO, (struct place){path, 0, 0},
                          "journal of an interrupted build is damaged; remove the whole output "
                          "folder and build again");
        json_decref(json);
    }
    buf_clear(&text);
    return status;
}

static json_t *path_list(const char *const *paths, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(paths[i]));
    return list;
}

static char *format(const struct journal *journal)
{
    json_t *swaps = json_array();
    for (size_t i = 0; i < journal->n_swaps; i++)
        json_array_append_new(swaps, json_pack("[sI]", journal->swaps[i].folder,
                                               (json_int_t)journal->swaps[i].inode));
    json_t *json = json_pack("{sososo}", "swap", swaps, "install",
                             path_list(journal->installs, journal->n_installs), "remove",
                             path_list(journal->removes, journal->n_removes));
    char *text = json ? json_dumps(json, JSON_INDENT(1)) : NULL;
    json_decref(json);
    return text;
}

/* Syncs a file or folder. */
static bool sync_path(int folder, const char *path)
{
    int fd = openat(folder, path, O_RDONLY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return synced;
}

enum status journal_write(const struct journal *journal, int folder, const char *name,
                          struct diags *diags)
{
    long long mtime;
    char *text = format(journal);
    if (!text)
        return diag_fail(diags, STATUS_FAULT, (struct place){name, 0, 0},
                         "can't write a journal of the changes");
    /* One sync for all new files: thousands of single ones would take longer than the build. */
    bool written = syncfs(folder) == 0 &&
                   tree_write(folder, NEXT_FOLDER "/.journal", str_of(text), &mtime) &&
                   sync_path(folder, NEXT_FOLDER "/.journal") &&
                   tree_move(folder, NEXT_FOLDER "/.journal", folder, JOURNAL_PATH) &&
                   sync_path(folder, ".colophon") && sync_path(folder, ".");
    free(text);
    if (written)
        return STATUS_OK;
    enum status status = diag_errno(diags, "write the journal of", name);
    unlinkat(folder, JOURNAL_PATH, 0); /* one that may not be safe must not be followed */
    return status;
}

/* ---- Doing it ---- */

struct work {
    struct arena arena;
    const struct journal *journal;
    bool *swapped; /* of each swap: the new folder is in place */
    int folder;
    const char *failed; /* the path that an error is about */
};

static const char *in_next(struct work *work, const char *path)
{
    return path_join(&work->arena, NEXT_FOLDER, path);
}

static bool is_inode(int folder, const char *path, unsigned long long inode)
{
    struct stat st;
    return fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_ino == inode;
}

static bool swap(struct work *work, size_t i)
{
    const struct journal_swap *wanted = &work->journal->swaps[i];
    const char *next = in_next(work, wanted->folder);
    work->swapped[i] = true;
    if (!is_inode(work->folder, next, wanted->inode) ||
        renameat2(work->folder, next, work->folder, wanted->folder, RENAME_EXCHANGE) == 0 ||
        (errno == ENOENT && renameat(work->folder, next, work->folder, wanted->folder) == 0))
        return true;
    work->swapped[i] = false;
    work->failed = wanted->folder;
    return errno == EINVAL || errno == ENOSYS || errno == EXDEV || errno == EOPNOTSUPP;
}

static bool is_swapped(const struct work *work, const char *path)
{
    const char *slash = strchr(path, '/');
    for (size_t i = 0; slash && i < work->journal->n_swaps; i++) {
        const char *folder = work->journal->swaps[i].folder;
        if (str_eq(str_of(folder), (struct str){path, (size_t)(slash - path)}))
            return work->swapped[i];
    }
    return false;
}

/* Removes a file and the folders that it leaves empty. That it is gone, or that a folder took its
 * place, is from an earlier run of the same journal. */
static bool remove_file(struct work *work, const char *path)
{
    work->failed = path;
    if (unlinkat(work->folder, path, 0) != 0)
        return errno == ENOENT || errno == ENOTDIR || errno == EISDIR;
    char *above = path_folder(&work->arena, path);
    while (*above && unlinkat(work->folder, above, AT_REMOVEDIR) == 0)
        above = path_folder(&work->arena, above);
    return true;
}

static bool install_file(struct work *work, const char *path)
{
    const char *next = in_next(work, path);
    work->failed = path;
    if (faccessat(work->folder, next, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || errno == ENOTDIR; /* was done */
    return tree_move(work->folder, next, work->folder, path);
}

static int compare_path(const void *path, const void *listed)
{
    return strcmp(path, *(const char *const *)listed);
}

/* Clears `.next/` after the swaps. What others put into the old folder while we built, and what is
 * neither in the new one nor on our list, moves back. */
static bool clear_one(void *context, const char *next, enum tree_event event)
{
    struct work *work = context;
    const struct journal *journal = work->journal;
    if (event == TREE_LEAVE)
        return unlinkat(work->folder, next, AT_REMOVEDIR) == 0;
    if (event != TREE_FILE)
        return true;
    const char *path = next + strlen(NEXT_FOLDER "/");
    bool ours = faccessat(work->folder, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
                (journal->n_removes > 0 && bsearch(path, journal->removes, journal->n_removes,
                                                   sizeof *journal->removes, compare_path));
    bool cleared = ours ? unlinkat(work->folder, next, 0) == 0
                        : tree_move(work->folder, next, work->folder, path);
    if (!cleared)
        work->failed = arena_strdup(&work->arena, path);
    return cleared;
}

static bool clear_next(struct work *work)
{
    work->failed = NEXT_FOLDER;
    return tree_walk(work->folder, NEXT_FOLDER, clear_one, work) || errno == ENOENT;
}

static bool apply(struct work *work)
{
    const struct journal *journal = work->journal;
    bool good = true;
    for (size_t i = 0; good && i < journal->n_swaps; i++)
        good = swap(work, i);
    for (size_t i = 0; good && i < journal->n_removes; i++)
        good = is_swapped(work, journal->removes[i]) || remove_file(work, journal->removes[i]);
    for (size_t i = 0; good && i < journal->n_installs; i++)
        good = is_swapped(work, journal->installs[i]) || install_file(work, journal->installs[i]);
    if (!good || !install_file(work, RECORD_PATH) || !clear_next(work))
        return false;
    work->failed = JOURNAL_PATH;
    return unlinkat(work->folder, JOURNAL_PATH, 0) == 0;
}

enum status journal_apply(const struct journal *journal, int folder, const char *name,
                          struct diags *diags)
{
    struct work work = {.journal = journal, .folder = folder};
    work.swapped = arena_array(&work.arena, journal->n_swaps, sizeof *work.swapped);
    enum status status = STATUS_OK;
    if (!apply(&work))
        status = diag_errno(diags, "put in place", path_join(&work.arena, name, work.failed));
    arena_clear(&work.arena);
    return status;
}
