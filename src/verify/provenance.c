#include "verify/provenance.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/file.h"
#include "base/pool.h"
#include "verify/quote.h"

enum { PROVENANCE_LIMIT = 512 * 1024 * 1024 };

struct listed_files {
    struct proof *proof;
    const char *folder;
    json_t *files;
};

static json_t *read_json(const char *file, struct diags *diags)
{
    struct buf text = BUF_INIT;
    json_t *root = NULL;
    if (file_read(file, PROVENANCE_LIMIT, &text, diags) == STATUS_OK) {
        json_error_t error;
        root = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &error);
        if (!root) {
            struct arena arena = ARENA_INIT;
            diag_error(diags, (struct place){file, error.line, error.column}, "provenance",
                       "can't be read as JSON: %s", quote(&arena, str_of(error.text)));
            arena_clear(&arena);
        }
    }
    buf_clear(&text);
    return root;
}

/* The digest of a file of any size; false with errno. */
static bool digest_file(const char *path, char hex[SHA256_HEX + 1], size_t *size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct sha256 *sha256 = sha256_new();
    enum { PIECE = 64 * 1024 };
    char *piece = mem_alloc(PIECE);
    ssize_t got;
    *size = 0;
    while ((got = read(fd, piece, PIECE)) > 0 || (got < 0 && errno == EINTR)) {
        if (got < 0)
            continue;
        sha256_add(sha256, (struct str){piece, (size_t)got});
        *size += (size_t)got;
    }
    int error = errno;
    sha256_finish(sha256, hex);
    sha256_free(sha256);
    free(piece);
    close(fd);
    errno = error;
    return got == 0;
}

static void say_missing(struct proof *proof, struct place place, const char *path)
{
    diag_error(proof->diags, place, "file-missing",
               "file is missing: it is listed in provenance.json");
    proof_note_missing(proof, path);
}

static void check_file(void *context, unsigned thread, size_t item)
{
    (void)thread;
    struct listed_files *listed = context;
    struct diags *diags = listed->proof->diags;
    json_t *entry = json_array_get(listed->files, item);
    const char *recorded = json_string_value(json_object_get(entry, "sha256"));
    const char *name = json_string_value(json_object_get(entry, "path"));
    struct arena arena = ARENA_INIT;
    char hex[SHA256_HEX + 1];
    size_t size;
    const char *normal = name ? path_normal(&arena, name) : NULL;
    const char *path = normal ? path_join(&arena, listed->folder, normal) : NULL;
    struct place place = {path ? quote_name(&arena, path) : NULL, 0, 0};
    if (!path || !recorded)
        diag_error(diags, place, "provenance",
                   "entry %zu of 'files' in provenance.json has no good path and sha256", item + 1);
    else if (!file_exists(path))
        say_missing(listed->proof, place, path);
    else if (!digest_file(path, hex, &size))
        diag_errno(diags, "read", path);
    else if (strcmp(hex, recorded) != 0)
        diag_error(diags, place, "file-altered",
                   "file was altered after it was written: its digest is not the one in "
                   "provenance.json");
    arena_clear(&arena);
}

void provenance_check_files(struct proof *proof, const char *file)
{
    json_t *root = read_json(file, proof->diags);
    struct arena arena = ARENA_INIT;
    struct listed_files listed = {proof, path_folder(&arena, file), json_object_get(root, "files")};
    if (root && !json_is_array(listed.files))
        diag_error(proof->diags, (struct place){file, 0, 0}, "provenance",
                   "has no list 'files': it is none of ours");
    pool_run(proof->options->threads, json_array_size(listed.files), check_file, &listed);
    json_decref(root);
    arena_clear(&arena);
}

static bool is_below(const char *folder, const char *file)
{
    size_t n = strlen(folder);
    return n == 0 || (strncmp(folder, file, n) == 0 && file[n] == '/');
}

/* A publication inside of another has a provenance.json of its own. */
static bool speaks_of(const char *folder, const char *const *folders, size_t n, const char *file)
{
    if (!is_below(folder, file))
        return false;
    for (size_t i = 0; i < n; i++)
        if (strlen(folders[i]) > strlen(folder) && is_below(folders[i], file))
            return false;
    return true;
}

static void check_work(struct proof *proof, const char *const *folders, size_t n, size_t mine,
                       json_t *entry)
{
    struct arena arena = ARENA_INIT;
    const char *work = json_string_value(json_object_get(entry, "path"));
    const char *sha256 = json_string_value(json_object_get(entry, "sha256"));
    const char *file = path_join(&arena, folders[mine], "provenance.json");
    bool met = false;
    for (size_t i = proof_first(proof, work ? work : ""); i < proof->n_sightings; i++) {
        const struct sighting *seen = &proof->sightings[i];
        if (!work || strcmp(seen->work, work) != 0)
            break;
        if (!speaks_of(folders[mine], folders, n, seen->file))
            continue;
        met = true;
        if (!seen->excerpt && *seen->record.sha256 &&
            (!sha256 || !fidelity_same_digest(seen->record.sha256, sha256)))
            diag_error(proof->diags, (struct place){seen->file, seen->line, 0}, "record-differs",
                       "record of '%s' is not the one in '%s'", quote_name(&arena, work), file);
    }
    if (!met)
        diag_error(proof->diags, (struct place){file, 0, 0}, "work-missing",
                   "work '%s' is listed, but is in no page and no book",
                   quote_name(&arena, work ? work : ""));
    arena_clear(&arena);
}

void provenance_check_works(struct proof *proof, const char *const *folders, size_t n, size_t mine)
{
    struct arena arena = ARENA_INIT;
    struct diags *aside = diags_new(); /* what is wrong with the file was said before */
    json_t *root = read_json(path_join(&arena, folders[mine], "provenance.json"), aside);
    json_t *works = json_object_get(root, "works"), *entry;
    size_t i;
    json_array_foreach(works, i, entry)
    {
        check_work(proof, folders, n, mine, entry);
    }
    json_decref(root);
    diags_free(aside);
    arena_clear(&arena);
}
