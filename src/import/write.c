#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/slug.h"
#include "import/import.h"
#include "import/ledger.h"
#include "import/pictures.h"

struct target {
    const char *markdown, *ledger, *source, *staged;
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

/* Standard input has no name: the title gives one. */
static const char *name_by_title(struct arena *arena, const struct import_result *result,
                                 struct diags *diags)
{
    struct buf slug = BUF_INIT;
    if (result->title)
        slug_add(&slug, str_of(result->title));
    slug_cut(&slug, 1);
    const char *name =
        slug.n > 0 ? arena_printf(arena, "%s.%s", slug.p, result->html ? "html" : "txt") : NULL;
    if (!name)
        diag_fail(diags, STATUS_USAGE, (struct place){0},
                  "standard input has no title to call the Markdown by: give a file");
    buf_clear(&slug);
    return name;
}

static enum status find_target(struct import_result *result, const char *path, const char *folder,
                               struct target *target, struct diags *diags)
{
    struct arena *arena = &result->arena;
    bool named = strcmp(path, "-") != 0;
    const char *name = named ? path_name(path) : name_by_title(arena, result, diags);
    if (!name)
        return STATUS_USAGE;
    if (!folder)
        folder = named ? path_folder(arena, path) : "";
    const char *file = path_join(arena, folder, name);
    target->source = file;
    target->markdown = path_with_extension(arena, file, ".md");
    target->ledger = path_with_extension(arena, file, ".ledger.txt");
    target->staged = path_with_extension(arena, file, ".md.new");
    return STATUS_OK;
}

/* The source is kept beside its Markdown, as evidence. Another file of its name is not lost. */
static enum status keep_source(const struct target *target, struct str source, bool force,
                               struct diags *diags)
{
    struct buf old = BUF_INIT;
    bool had, same = false;
    enum status status = read_old(target->source, &old, &had, diags);
    if (!status && had && !force && !(same = str_eq(buf_str(&old), source))) {
        char digest[SHA256_HEX + 1];
        digest_sha256(buf_str(&old), digest);
        if (!str_is(ledger_source_digest(buf_str(&target->old_ledger)), digest)) {
            diag_error(diags, (struct place){target->source, 0, 0}, "import-source",
                       "is another file than the source that was to be kept there: it is not "
                       "replaced; move it away, or import with --force");
            status = STATUS_CONTENT;
        }
    }
    if (!status && !same)
        status = file_write(target->source, source, diags);
    buf_clear(&old);
    return status;
}

static enum status write_all(const char *path, const char *folder, struct str source,
                             const struct import_options *options, struct import_result *result,
                             struct diags *diags)
{
    struct target target = {.old_markdown = BUF_INIT, .old_ledger = BUF_INIT};
    enum status status = find_target(result, path, folder, &target, diags);
    if (!status)
        status = read_old(target.markdown, &target.old_markdown, &target.had_markdown, diags);
    if (!status)
        status = read_old(target.ledger, &target.old_ledger, &target.had_ledger, diags);
    if (!status && !options->force)
        status = protect(&target, result, diags);
    if (!status && strcmp(target.source, path) != 0)
        status = keep_source(&target, source, options->force, diags);
    if (!status)
        status = pictures_copy(path_folder(&result->arena, target.markdown), result->pictures,
                               result->n_pictures, options->force, diags);
    if (!status && !is_unchanged(&target, result))
        status = write_both(&target, result, diags);
    result->markdown_file = target.markdown;
    result->ledger_file = target.ledger;
    result->source_file = target.source;
    buf_clear(&target.old_markdown);
    buf_clear(&target.old_ledger);
    return status;
}

enum status import_file(const char *path, const char *folder, const struct import_options *options,
                        struct import_result *result, struct diags *diags)
{
    struct buf text = BUF_INIT;
    *result = (struct import_result){.markdown = BUF_INIT, .ledger = BUF_INIT, .json = BUF_INIT};
    enum status status = STATUS_OK, written = STATUS_OK;
    if (path_has_extension(path, ".md"))
        status = diag_fail(diags, STATUS_USAGE, (struct place){path, 0, 0}, "is Markdown already");
    if (!status)
        status = file_read(path, FILE_LIMIT, &text, diags);
    if (!status)
        status = import_text(path, buf_str(&text), options, result, diags);
    if (result->ledger.n > 0) /* there is a result, though --strict may not like it */
        written = write_all(path, folder, buf_str(&text), options, result, diags);
    if (written)
        import_result_clear(result);
    buf_clear(&text);
    return written > status ? written : status;
}
