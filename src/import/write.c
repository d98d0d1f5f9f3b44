#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/slug.h"
#include "import/import.h"
#include "import/ledger.h"
#include "import/pictures.h"

/* A file that is there already, or not. */
struct old {
    struct buf text;
    bool had;
};

struct target {
    const char *markdown, *ledger, *source, *review, *staged;
    struct old old_markdown, old_ledger, old_review;
};

static enum status read_old(const char *path, struct old *old, struct diags *diags)
{
    old->had = file_exists(path);
    return old->had ? file_read(path, FILE_LIMIT, &old->text, diags) : STATUS_OK;
}

/* Is the Markdown that is there of another source? One without a name lies beside it as `source`. */
static bool is_of_another(const struct target *target, const struct import_result *result)
{
    struct str before = ledger_source_name(buf_str(&target->old_ledger.text));
    if (str_is(before, LEDGER_UNNAMED) && file_exists(target->source))
        return false;
    return before.n > 0 && !str_eq(before, ledger_source_name(buf_str(&result->ledger)));
}

/* Markdown that a person wrote or changed, or that is of another source, must not be lost: only what
 * an import of this source wrote, and its ledger still vouches for, is replaced. */
static enum status protect(const struct target *target, const struct import_result *result,
                           struct diags *diags)
{
    char digest[SHA256_HEX + 1];
    struct place place = {target->markdown, 0, 0};
    struct str old = buf_str(&target->old_markdown.text),
               ledger = buf_str(&target->old_ledger.text), source = ledger_source_name(ledger);
    digest_sha256(old, digest);
    if (!target->old_markdown.had || str_eq(old, buf_str(&result->markdown)))
        return STATUS_OK;
    if (!str_is(ledger_markdown_digest(ledger), digest))
        diag_error(diags, place, "import-edited",
                   "was changed since it was imported, or not made by import: it is not replaced; "
                   "move it away, or import with --force");
    else if (is_of_another(target, result))
        diag_error(diags, place, "import-edited",
                   "was made of another source, '%.*s': it is not replaced; give one of the two "
                   "sources another name, or import with --force",
                   (int)source.n, source.p);
    else
        return STATUS_OK;
    return STATUS_CONTENT;
}

static void put_back(const char *path, const struct old *old, struct diags *diags)
{
    if (old->had)
        file_write(path, buf_str(&old->text), diags);
    else
        unlink(path);
}

/* The Markdown is written whole beside its place before the others are touched, so that the last
 * step, a rename, is the only one that could leave one without the other; then they are put back. */
static enum status write_together(const struct target *target, const struct import_result *result,
                                  struct diags *diags)
{
    bool answered = result->review.n > 0;
    enum status status = file_write(target->staged, buf_str(&result->markdown), diags);
    if (!status && answered)
        status = file_write(target->review, buf_str(&result->review), diags);
    if (!status)
        status = file_write(target->ledger, buf_str(&result->ledger), diags);
    if (!status && rename(target->staged, target->markdown) != 0) {
        status = diag_errno(diags, "write", target->markdown);
        put_back(target->ledger, &target->old_ledger, diags);
    }
    if (status && answered)
        put_back(target->review, &target->old_review, diags);
    if (status)
        unlink(target->staged);
    return status;
}

static bool is_same(const struct old *old, const struct buf *now)
{
    return old->had && str_eq(buf_str(&old->text), buf_str(now));
}

static bool is_unchanged(const struct target *target, const struct import_result *result)
{
    return is_same(&target->old_markdown, &result->markdown) &&
           is_same(&target->old_ledger, &result->ledger) && result->review.n == 0;
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

/* Where the source is kept; the names of the other files follow from it. NULL: it has no name. */
static const char *find_source(struct arena *arena, const char *path, const char *folder,
                               const struct import_result *result, struct diags *diags)
{
    bool named = strcmp(path, "-") != 0;
    const char *name = named ? path_name(path) : name_by_title(arena, result, diags);
    if (!folder)
        folder = named ? path_folder(arena, path) : "";
    return name ? path_join(arena, folder, name) : NULL;
}

static void name_target(struct arena *arena, const char *source, struct target *target)
{
    target->source = source;
    target->markdown = path_with_extension(arena, source, ".md");
    target->ledger = path_with_extension(arena, source, ".ledger.txt");
    target->review = path_with_extension(arena, source, ".review.yaml");
    target->staged = path_with_extension(arena, source, ".md.new");
}

/* The first field of the front matter. */
static struct str title_of(struct str markdown)
{
    struct str line = {NULL, 0};
    str_next_line(&markdown, &line);
    str_next_line(&markdown, &line);
    return line;
}

/* May what was imported before be an older version of this source? That has the same title, and its
 * ledger vouches for the file that was kept. */
static bool is_older(const struct target *target, struct str kept,
                     const struct import_result *result)
{
    char digest[SHA256_HEX + 1];
    digest_sha256(kept, digest);
    return str_is(ledger_source_digest(buf_str(&target->old_ledger.text)), digest) &&
           str_eq(title_of(buf_str(&target->old_markdown.text)),
                  title_of(buf_str(&result->markdown)));
}

/* The source is kept beside its Markdown, as evidence. Another file of its name is not lost. */
static enum status keep_source(const struct target *target, struct str source,
                               const struct import_result *result, bool force, struct diags *diags)
{
    struct old old = {.text = BUF_INIT};
    enum status status = read_old(target->source, &old, diags);
    bool same = !status && old.had && str_eq(buf_str(&old.text), source);
    if (!status && old.had && !force && !same && !is_older(target, buf_str(&old.text), result)) {
        diag_error(diags, (struct place){target->source, 0, 0}, "import-source",
                   "is another file than the source that was to be kept there: it is not "
                   "replaced; import to another folder, give one of the two another name, or, if "
                   "this is a newer version of it, import with --force");
        status = STATUS_CONTENT;
    }
    if (!status && !same)
        status = file_write(target->source, source, diags);
    buf_clear(&old.text);
    return status;
}

/* One call of import_file(). */
struct job {
    const char *path, *folder;
    struct str text;
    const struct import_options *options;
    struct import_result *result;
    struct diags *diags;
    struct arena arena; /* of the names in `target` */
    struct target target;
};

static enum status read_target(struct target *target, struct diags *diags)
{
    enum status status = read_old(target->markdown, &target->old_markdown, diags);
    if (!status)
        status = read_old(target->ledger, &target->old_ledger, diags);
    return status ? status : read_old(target->review, &target->old_review, diags);
}

/* Names the target and reads what is there. */
static enum status find_target(struct job *job)
{
    const char *source = find_source(&job->arena, job->path, job->folder, job->result, job->diags);
    if (!source)
        return STATUS_USAGE;
    name_target(&job->arena, source, &job->target);
    return read_target(&job->target, job->diags);
}

/* Was the ledger that is there made of the very bytes of this source? */
static bool is_known(const struct job *job)
{
    char digest[SHA256_HEX + 1];
    digest_sha256(job->text, digest);
    return str_is(ledger_source_digest(buf_str(&job->target.old_ledger.text)), digest);
}

/* With the answers and options of earlier runs. */
static enum status import_with_review(struct job *job)
{
    struct import_options options = *job->options;
    options.review_file = job->target.review;
    options.review = buf_str(&job->target.old_review.text);
    if (is_known(job))
        options.earlier = buf_str(&job->target.old_ledger.text);
    import_result_clear(job->result);
    return import_text(job->path, job->text, &options, job->result, job->diags);
}

/* Standard input has its name of an import only: it is imported again where there was one. */
static enum status import_unnamed(struct job *job)
{
    enum status status = import_text(job->path, job->text, job->options, job->result, job->diags);
    if (job->result->ledger.n == 0)
        return status;
    enum status found = find_target(job);
    if (found)
        import_result_clear(job->result);
    if (found || !(job->target.old_review.had || is_known(job)))
        return found ? found : status;
    return import_with_review(job);
}

static enum status import_named(struct job *job)
{
    enum status status = find_target(job);
    return status ? status : import_with_review(job);
}

static const char *keep(struct import_result *result, const char *name)
{
    return arena_strdup(&result->arena, name);
}

static enum status write_all(const struct job *job)
{
    const struct target *target = &job->target;
    struct import_result *result = job->result;
    bool force = job->options->force;
    enum status status = force ? STATUS_OK : protect(target, result, job->diags);
    if (!status && strcmp(target->source, job->path) != 0)
        status = keep_source(target, job->text, result, force, job->diags);
    if (!status)
        status = pictures_copy(path_folder(&result->arena, target->markdown), result->pictures,
                               result->n_pictures, force, job->diags);
    if (!status && !is_unchanged(target, result))
        status = write_together(target, result, job->diags);
    result->markdown_file = keep(result, target->markdown);
    result->ledger_file = keep(result, target->ledger);
    result->source_file = keep(result, target->source);
    if (target->old_review.had || result->review.n > 0)
        result->review_file = keep(result, target->review);
    return status;
}

static void clear_job(struct job *job)
{
    buf_clear(&job->target.old_markdown.text);
    buf_clear(&job->target.old_ledger.text);
    buf_clear(&job->target.old_review.text);
    arena_clear(&job->arena);
}

enum status import_file(const char *path, const char *folder, const struct import_options *options,
                        struct import_result *result, struct diags *diags)
{
    struct buf text = BUF_INIT;
    struct job job = {.path = path,
                      .folder = folder,
                      .options = options,
                      .result = result,
                      .diags = diags,
                      .target = {.old_markdown = {BUF_INIT, false},
                                 .old_ledger = {BUF_INIT, false},
                                 .old_review = {BUF_INIT, false}}};
    *result = (struct import_result)IMPORT_RESULT_INIT;
    enum status status = STATUS_OK, written = STATUS_OK;
    if (path_has_extension(path, ".md"))
        status = diag_fail(
            diags, STATUS_USAGE, (struct place){path, 0, 0},
            "is Markdown already: put it into the content folder of a publication; 'colophon "
            "check' names what its front matter lacks");
    if (!status)
        status = file_read(path, FILE_LIMIT, &text, diags);
    job.text = buf_str(&text);
    if (!status)
        status = strcmp(path, "-") == 0 ? import_unnamed(&job) : import_named(&job);
    if (result->ledger.n > 0) /* there is a result, though --strict may not like it */
        written = write_all(&job);
    if (written)
        import_result_clear(result);
    clear_job(&job);
    buf_clear(&text);
    return written > status ? written : status;
}
