#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "import/import.h"
#include "import/ledger.h"

struct target {
    const char *markdown, *ledger, *staged;
    struct buf old_markdown, old_ledger;
    bool had_markdown, had_ledger;
};

static enum status read_old(const char *path, struct buf *out, bool *had, struct diags *diags)
{
    *had = file_exists(path);
    return *had ? file_read(path, FILE_LIMIT, out, diags) : STATUS_OK;
}

/* Markdown that a person wrote or changed must not be lost: only what an import wrote, and its
 * ledger still vouches for, is replaced. */
static enum status protect(const struct target *target, const struct import_result *result,
                           struct diags *diags)
{
    char digest[SHA256_HEX + 1];
    struct str old = buf_str(&target->old_markdown);
    digest_sha256(old, digest);
    if (!target->had_markdown || str_eq(old, buf_str(&result->markdown)) ||
        str_is(ledger_markdown_digest(buf_str(&target->old_ledger)), digest))
        return STATUS_OK;
    diag_error(diags, (struct place){target->markdown, 0, 0}, "import-edited",
               "was changed since it was imported, or not made by import: it is not replaced; "
               "move it away, or import with --force");
    return STATUS_CONTENT;
}

static void put_back(const struct target *target, struct diags *diags)
{
    if (target->had_ledger)
        file_write(target->ledger, buf_str(&target->old_ledger), diags);
    else
        unlink(target->ledger);
}

/* The Markdown is written whole beside its place before the ledger is touched, so that the last
 * step, a rename, is the only one that could leave one without the other; then the ledger is put
 * back. */
static enum status write_both(const struct target *target, const struct import_result *result,
                              struct diags *diags)
{
    enum status status = file_write(target->staged, buf_str(&result->markdown), diags);
    if (!status)
        status = file_write(target->ledger, buf_str(&result->ledger), diags);
    if (!status && rename(target->staged, target->markdown) != 0) {
        status = diag_errno(diags, "write", target->markdown);
        put_back(target, diags);
    }
    if (status)
        unlink(target->staged);
    return status;
}

static bool is_unchanged(const struct target *target, const struct import_result *result)
{
    return target->had_markdown && target->had_ledger &&
           str_eq(buf_str(&target->old_markdown), buf_str(&result->markdown)) &&
           str_eq(buf_str(&target->old_ledger), buf_str(&result->ledger));
}

static enum status write_result(struct target *target, const struct import_options *options,
                                const struct import_result *result, struct diags *diags)
{
    enum status status =
        read_old(target->markdown, &target->old_markdown, &target->had_markdown, diags);
    if (!status)
        status = read_old(target->ledger, &target->old_ledger, &target->had_ledger, diags);
    if (!status && !options->force)
        status = protect(target, result, diags);
    if (!status && !is_unchanged(target, result))
        status = write_both(target, result, diags);
    return status;
}

static enum status find_target(struct arena *arena, const char *path, const char *folder,
                               struct target *target, struct diags *diags)
{
    const char *name = path_name(path);
    struct place place = {path, 0, 0};
    if (strcmp(path, "-") == 0)
        return diag_fail(diags, STATUS_USAGE, (struct place){0},
                         "standard input has no name to call the Markdown by: give a file");
    if (path_has_extension(path, ".md"))
        return diag_fail(diags, STATUS_USAGE, place, "is Markdown already");
    const char *file = path_join(arena, folder ? folder : path_folder(arena, path), name);
    *target = (struct target){
        .markdown = path_with_extension(arena, file, ".md"),
        .ledger = path_with_extension(arena, file, ".ledger.txt"),
        .staged = path_with_extension(arena, file, ".md.new"),
        .old_markdown = BUF_INIT,
        .old_ledger = BUF_INIT,
    };
    return STATUS_OK;
}

enum status import_file(const char *path, const char *folder, const struct import_options *options,
                        struct import_result *result, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct target target = {.old_markdown = BUF_INIT, .old_ledger = BUF_INIT};
    struct buf text = BUF_INIT;
    *result = (struct import_result){.markdown = BUF_INIT, .ledger = BUF_INIT};
    enum status status = find_target(&arena, path, folder, &target, diags);
    if (!status)
        status = file_read(path, FILE_LIMIT, &text, diags);
    if (!status)
        status = import_text(path, buf_str(&text), options, result, diags);
    if (!status) {
        status = write_result(&target, options, result, diags);
        if (status)
            import_result_clear(result);
    }
    buf_clear(&target.old_markdown);
    buf_clear(&target.old_ledger);
    buf_clear(&text);
    arena_clear(&arena);
    return status;
}
