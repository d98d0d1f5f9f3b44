#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/output_memory.h"
#include "base/output_plan.h"
#include "base/tree.h"
#include "base/utf8.h"

enum { PIECE = 64 * 1024 };

struct output {
    struct sink sink;
    char *name; /* of the folder, as the caller knows it */
    int folder, next;
    const char *made;            /* the topmost folder that had to be made, or NULL */
    bool was_ours;               /* with records of ours in it */
    struct timespec time_before; /* of the folder */
    bool committed;
    pthread_t settling;
    int settled; /* the folder, as the thread that settles has it; -1: there is none */
    struct record old;
    struct diags *diags;
    pthread_mutex_t lock; /* for all below */
    struct arena arena;
    struct output_file *files;
    size_t n, room;
    bool sorted;
    enum status status; /* the worst of all puts */
};

/* ---- The list of files ---- */

static enum status fail(struct output *output, enum status status)
{
    pthread_mutex_lock(&output->lock);
    if (status > output->status)
        output->status = status;
    pthread_mutex_unlock(&output->lock);
    return status;
}

static const char *shown(struct output *output, const char *path)
{
    pthread_mutex_lock(&output->lock);
    const char *text = *path ? path_join(&output->arena, output->name, path) : output->name;
    pthread_mutex_unlock(&output->lock);
    return text;
}

/* Reports the first of such errors: a full disk fails ten thousand files for one reason. */
static void fail_errno(struct output *output, const char *doing, const char *path)
{
    int error = errno;
    const char *text = shown(output, path);
    pthread_mutex_lock(&output->lock);
    bool first = output->status < STATUS_IO;
    if (first)
        output->status = STATUS_IO;
    pthread_mutex_unlock(&output->lock);
    errno = error;
    if (first)
        diag_errno(output->diags, doing, text);
}

static void add(struct output *output, struct output_file file)
{
    pthread_mutex_lock(&output->lock);
    if (output->n == output->room) {
        output->room = output->room ? 2 * output->room : 256;
        output->files = mem_realloc(output->files, output->room * sizeof *output->files);
    }
    file.facts.path = arena_strdup(&output->arena, file.facts.path);
    if (file.facts.sha256)
        file.facts.sha256 = arena_strdup(&output->arena, file.facts.sha256);
    if (file.link)
        file.link = arena_strdup(&output->arena, file.link);
    output->files[output->n++] = file;
    output->sorted = false;
    pthread_mutex_unlock(&output->lock);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct output_file *)a)->facts.path,
                  ((const struct output_file *)b)->facts.path);
}

static void sort(struct output *output)
{
    if (!output->sorted && output->n > 1)
        qsort(output->files, output->n, sizeof *output->files, by_path);
    output->sorted = true;
}

/* In the sorted list. */
static struct output_file *find(struct output *output, const char *path)
{
    struct output_file wanted = {.facts.path = path};
    sort(output);
    if (output->n == 0)
        return NULL;
    return bsearch(&wanted, output->files, output->n, sizeof wanted, by_path);
}

/* A path that we write: normal, UTF-8, and not among our own records. */
static bool accept(struct output *output, const char *path)
{
    struct arena arena = ARENA_INIT;
    const char *normal = path_normal(&arena, path);
    bool good = normal && strcmp(normal, path) == 0 && utf8_valid(str_of(path), NULL) &&
                strcmp(path, NEXT_FOLDER) != 0 && strcmp(path, OWN_FOLDER) != 0 &&
                !str_starts(str_of(path), STR(NEXT_FOLDER "/")) &&
                !str_starts(str_of(path), STR(OWN_FOLDER "/"));
    if (!good)
        fail(output, diag_fail(output->diags, STATUS_FAULT, (struct place){output->name, 0, 0},
                               "'%s' is not a path that can be written", path));
    arena_clear(&arena);
    return good;
}

/* ---- Comparing and staging ---- */

/* The open folder `.next/`; made when the first file needs it. -1 after an error. */
static int next_folder(struct output *output)
{
    pthread_mutex_lock(&output->lock);
    if (output->next < 0 && (mkdirat(output->folder, NEXT_FOLDER, 0777) == 0 || errno == EEXIST))
        output->next = openat(output->folder, NEXT_FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int next = output->next;
    pthread_mutex_unlock(&output->lock);
    if (next < 0)
        fail_errno(output, "write in folder", "");
    return next;
}

static bool read_whole(int fd, char *piece, size_t n)
{
    for (size_t at = 0; at < n;) {
        ssize_t got = read(fd, piece + at, n - at);
        if (got <= 0)
            return false;
        at += (size_t)got;
    }
    return true;
}

static bool holds(int fd, struct str bytes)
{
    char piece[PIECE];
    for (size_t n; bytes.n > 0; bytes = str_sub(bytes, n, bytes.n)) {
        n = bytes.n < sizeof piece ? bytes.n : sizeof piece;
        if (!read_whole(fd, piece, n) || memcmp(piece, bytes.p, n) != 0)
            return false;
    }
    return true;
}

/* Opens what lies in the place of a new file, if it is one of the same size; else -1. */
static int open_old(struct output *output, struct output_file *file)
{
    struct stat st;
    int fd =
        openat(output->folder, file->facts.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    file->occupied = fd >= 0 || errno != ENOENT;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
        (size_t)st.st_size == file->facts.size) {
        file->facts.mtime = tree_mtime(&st);
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

/* The digest of an unchanged file, if the record can be believed to be about this state of it. */
static const char *known_digest(const struct output *output, const struct record_file *file)
{
    const struct record_file *old = record_find(&output->old, file->path);
    return old && old->size == file->size && old->mtime == file->mtime ? old->sha256 : NULL;
}

static void put(struct sink *sink, const char *path, const char *media_type, struct str bytes)
{
    (void)media_type; /* a folder has no place for it */
    struct output *output = (struct output *)sink;
    char digest[SHA256_HEX + 1];
    struct output_file file = {.facts = {.path = path, .size = bytes.n}};
    if (!accept(output, path))
        return;
    int old = open_old(output, &file);
    file.changed = old < 0 || !holds(old, bytes);
    if (old >= 0)
        close(old);
    file.facts.sha256 = file.changed ? NULL : known_digest(output, &file.facts);
    if (!file.facts.sha256) {
        digest_sha256(bytes, digest);
        file.facts.sha256 = digest;
    }
    int next = file.changed ? next_folder(output) : -1;
    /* EEXIST: put twice, which output_commit() reports */
    if (next >= 0 && !tree_write(next, path, bytes, &file.facts.mtime) && errno != EEXIST)
        fail_errno(output, "write", path);
    add(output, file);
}

bool output_begin(struct output *output)
{
    return next_folder(output) >= 0;
}

struct sink *output_sink(struct output *output)
{
    return &output->sink;
}

const char *output_stage(struct output *output, const char *path)
{
    if (accept(output, path)) {
        int next = next_folder(output);
        if (next >= 0 && !tree_make_folders(next, path))
            fail_errno(output, "make a folder for", path);
        add(output, (struct output_file){.facts.path = path, .unfinished = true});
    }
    pthread_mutex_lock(&output->lock);
    const char *staged = arena_printf(&output->arena, "%s/%s/%s", output->name, NEXT_FOLDER, path);
    pthread_mutex_unlock(&output->lock);
    return staged;
}

/* Reads a staged file: its digest, and whether `old` (or -1) has the same bytes. */
static bool read_staged(int fd, int old, size_t size, char digest[SHA256_HEX + 1], bool *same)
{
    char piece[PIECE], other[PIECE];
    struct sha256 *sha256 = sha256_new();
    bool good = true;
    *same = old >= 0;
    for (size_t left = size; good && left > 0;) {
        size_t n = left < sizeof piece ? left : sizeof piece;
        good = read_whole(fd, piece, n);
        *same = *same && good && read_whole(old, other, n) && memcmp(piece, other, n) == 0;
        sha256_add(sha256, (struct str){piece, good ? n : 0});
        left -= n;
    }
    sha256_finish(sha256, digest);
    sha256_free(sha256);
    return good;
}

static bool compare_staged(struct output *output, struct output_file *file,
                           char digest[SHA256_HEX + 1])
{
    struct stat st;
    bool same = false;
    int fd = openat(output->next, file->facts.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = fstat(fd, &st) == 0;
    if (good) {
        file->facts.size = (size_t)st.st_size;
        int old = open_old(output, file);
        good = read_staged(fd, old, file->facts.size, digest, &same);
        if (old >= 0)
            close(old);
    }
    close(fd);
    file->changed = !same;
    if (file->changed)
        file->facts.mtime = tree_mtime(&st);
    else
        good = good && unlinkat(output->next, file->facts.path, 0) == 0;
    return good;
}

void output_staged(struct output *output, const char *path)
{
    char digest[SHA256_HEX + 1];
    struct output_file file = {.facts = {.path = path, .sha256 = digest}};
    if (!compare_staged(output, &file, digest)) {
        fail_errno(output, "read", path);
        return;
    }
    pthread_mutex_lock(&output->lock);
    for (size_t i = output->n; i-- > 0;)
        if (output->files[i].unfinished && strcmp(output->files[i].facts.path, path) == 0) {
            file.facts.path = output->files[i].facts.path;
            file.facts.sha256 = arena_strdup(&output->arena, digest);
            output->files[i] = file;
            break;
        }
    pthread_mutex_unlock(&output->lock);
}

void output_link(struct output *output, const char *to, const char *path)
{
    if (accept(output, path))
        add(output, (struct output_file){.facts.path = path, .link = to});
}

void output_keep(struct output *output, bool (*is_kept)(void *context, const char *path),
                 void *context)
{
    struct stat st;
    for (size_t i = 0; i < output->old.n; i++) {
        const struct record_file *file = &output->old.files[i];
        if (is_kept(context, file->path) &&
            fstatat(output->folder, file->path, &st, AT_SYMLINK_NOFOLLOW) == 0)
            add(output, (struct output_file){.facts = *file});
    }
}

const char *output_previous(struct output *output, const char *path)
{
    struct output_file file = {.facts = {.path = path}};
    const struct record_file *old = record_find(&output->old, path);
    file.facts.size = old ? old->size : 0;
    int fd = old ? open_old(output, &file) : -1;
    if (fd >= 0)
        close(fd);
    return fd >= 0 && file.facts.mtime == old->mtime ? shown(output, path) : NULL;
}

const char *output_private(struct output *output, const char *name)
{
    pthread_mutex_lock(&output->lock);
    const char *path = arena_printf(&output->arena, "%s/" OWN_FOLDER "/%s", output->name, name);
    pthread_mutex_unlock(&output->lock);
    return path;
}

/* Gives links the facts of the files that they lead to. */
static void resolve_links(struct output *output)
{
    sort(output);
    for (size_t i = 0; i < output->n; i++) {
        struct output_file *file = &output->files[i];
        const struct output_file *to = file->link ? find(output, file->link) : NULL;
        if (to && !to->link) {
            file->facts.size = to->facts.size;
            file->facts.sha256 = to->facts.sha256;
            file->facts.mtime = to->facts.mtime;
        }
    }
}

void output_each(struct output *output,
                 void (*visit)(void *context, const char *path, size_t size, const char *sha256),
                 void *context)
{
    resolve_links(output);
    for (size_t i = 0; i < output->n; i++) {
        const struct record_file *file = &output->files[i].facts;
        if (file->sha256)
            visit(context, file->path, file->size, file->sha256);
    }
}

/* ---- Committing ---- */

static enum status check_list(struct output *output)
{
    enum status status = output->status;
    for (size_t i = 0; i < output->n; i++) {
        const struct output_file *file = &output->files[i];
        const char *fault = NULL;
        if (file->unfinished)
            fault = "was begun and not finished";
        if (i > 0 && strcmp(file[-1].facts.path, file->facts.path) == 0)
            fault = "is written twice; two sources have the same path";
        if (fault)
            status =
                diag_fail(output->diags, STATUS_FAULT,
                          (struct place){shown(output, file->facts.path), 0, 0}, "file %s", fault);
    }
    return status;
}

static enum status write_record(struct output *output, struct record *record)
{
    struct buf text = BUF_INIT;
    long long mtime;
    record_format(record, &text);
    const char *path = NEXT_FOLDER "/" RECORD_PATH;
    enum status status = STATUS_OK;
    if (!tree_write(output->folder, path, buf_str(&text), &mtime))
        status = diag_errno(output->diags, "write", shown(output, path));
    buf_clear(&text);
    return status;
}

static enum status commit(struct output *output, struct journal *journal)
{
    struct record record = {arena_array(&output->arena, output->n, sizeof *record.files), output->n,
                            ""};
    for (size_t i = 0; i < output->n; i++)
        record.files[i] = output->files[i].facts;
    if (journal->n_installs + journal->n_removes == 0 && record_equal(&record, &output->old))
        return STATUS_OK;
    enum status status = write_record(output, &record);
    if (status == STATUS_OK)
        status = journal_write(journal, output->folder, output->name, output->diags);
    if (status != STATUS_OK)
        return status;
    output->committed = true;
    output->old = record;
    return journal_apply(journal, output->folder, output->name, output->diags);
}

static void *settle(void *folder)
{
    syncfs(*(int *)folder);
    return NULL;
}

/* The folder is opened once more: what goes wrong is told once to each descriptor, so that the commit
 * hears of it, too. */
void output_settle(struct output *output)
{
    if (output->next < 0)
        return;
    output->settled = openat(output->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output->settled >= 0 &&
        pthread_create(&output->settling, NULL, settle, &output->settled) != 0) {
        close(output->settled);
        output->settled = -1;
    }
}

static void wait_until_settled(struct output *output)
{
    if (output->settled < 0)
        return;
    pthread_join(output->settling, NULL);
    close(output->settled);
    output->settled = -1;
}

enum status output_commit(struct output *output, struct output_stats *stats)
{
    *stats = (struct output_stats){0};
    wait_until_settled(output);
    resolve_links(output);
    enum status status = check_list(output);
    if (status != STATUS_OK)
        return status;
    struct plan plan = {
        .folder = output->folder,
        .name = output->name,
        .files = output->files,
        .n = output->n,
        .old = &output->old,
        .arena = &output->arena,
        .diags = output->diags,
    };
    status = plan_make(&plan);
    if (status == STATUS_OK)
        status = commit(output, &plan.journal);
    if (status == STATUS_OK)
        *stats = (struct output_stats){
            .written = plan.journal.n_installs,
            .unchanged = output->n - plan.journal.n_installs,
            .removed = plan.journal.n_removes,
        };
    return status;
}

/* ---- Remembering ---- */

static bool lies_as_recorded(const struct output *output, const struct record_file *file)
{
    struct stat st;
    return fstatat(output->folder, file->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(st.st_mode) && (size_t)st.st_size == file->size &&
           tree_mtime(&st) == file->mtime;
}

bool output_recalls(struct output *output, const char *inputs, struct buf *notes,
                    struct output_stats *stats)
{
    const struct record *old = &output->old;
    if (!memory_read(shown(output, OUTPUT_MEMORY), inputs, old->sha256, notes))
        return false;
    for (size_t i = 0; i < old->n; i++)
        if (!lies_as_recorded(output, &old->files[i]))
            return false;
    *stats = (struct output_stats){.unchanged = old->n};
    return true;
}

enum status output_remember(struct output *output, const char *inputs, struct str notes)
{
    return memory_write(shown(output, OUTPUT_MEMORY), inputs, output->old.sha256, notes,
                        output->diags);
}

/* ---- Opening and closing ---- */

static enum status lock_folder(struct output *output)
{
    if (flock(output->folder, LOCK_EX | LOCK_NB) == 0)
        return STATUS_OK;
    if (errno == EWOULDBLOCK)
        return diag_fail(output->diags, STATUS_IO, (struct place){output->name, 0, 0},
                         "another build is writing here; wait until it has finished");
    return diag_errno(output->diags, "lock", output->name);
}

/* Completes or undoes what an interrupted command left. */
static enum status recover(struct output *output)
{
    bool found = false;
    struct journal journal = {0};
    enum status status =
        journal_read(&output->arena, output->folder, output->name, &found, &journal, output->diags);
    if (status == STATUS_OK && found)
        return journal_apply(&journal, output->folder, output->name, output->diags);
    if (status == STATUS_OK && !tree_remove(output->folder, NEXT_FOLDER))
        return diag_errno(output->diags, "remove", shown(output, NEXT_FOLDER));
    return status;
}

static const char *topmost_missing(struct arena *arena, const char *folder)
{
    const char *missing = NULL;
    for (; *folder && !file_exists(folder); folder = path_folder(arena, folder))
        missing = folder;
    return missing ? arena_strdup(arena, missing) : NULL;
}

struct output *output_open(const char *folder, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const char *made = topmost_missing(&arena, folder);
    int fd = -1;
    if (file_make_folders(folder, diags) == STATUS_OK) {
        fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0)
            diag_errno(diags, "open folder", folder);
    }
    if (fd < 0) {
        arena_clear(&arena);
        return NULL;
    }
    struct output *output = mem_alloc(sizeof *output);
    pthread_mutex_init(&output->lock, NULL);
    output->sink.put = put;
    output->name = mem_strdup(folder);
    output->arena = arena;
    output->made = made;
    output->folder = fd;
    output->next = output->settled = -1;
    output->diags = diags;
    output->committed = true; /* nothing to throw away yet */
    struct stat st;
    if (lock_folder(output) != STATUS_OK || recover(output) != STATUS_OK ||
        record_read(&output->arena, shown(output, RECORD_PATH), &output->old, diags) != STATUS_OK) {
        output_free(output);
        return NULL;
    }
    if (fstat(fd, &st) == 0)
        output->time_before = st.st_mtim;
    output->was_ours = faccessat(fd, OWN_FOLDER, F_OK, 0) == 0;
    output->committed = false;
    return output;
}

/* Removes what we made in the folder; false when it is not there. */
static bool take_away(struct output *output, const char *path)
{
    return faccessat(output->folder, path, F_OK, 0) == 0 && tree_remove(output->folder, path);
}

/* A staged file that did not differ leaves no trace, not even a time; a first build that failed
 * leaves no folder. */
static void leave_as_it_was(struct output *output)
{
    const struct timespec times[] = {{.tv_nsec = UTIME_OMIT}, output->time_before};
    bool changed = take_away(output, NEXT_FOLDER);
    if (!output->was_ours)
        changed = take_away(output, OWN_FOLDER) || changed;
    if (changed)
        futimens(output->folder, times);
    for (const char *path = output->name;
         output->made && rmdir(path) == 0 && strcmp(path, output->made) != 0;)
        path = path_folder(&output->arena, path);
}

void output_free(struct output *output)
{
    if (!output)
        return;
    wait_until_settled(output);
    if (output->next >= 0)
        close(output->next);
    if (!output->committed)
        leave_as_it_was(output);
    close(output->folder);
    pthread_mutex_destroy(&output->lock);
    arena_clear(&output->arena);
    free(output->files);
    free(output->name);
    free(output);
}
