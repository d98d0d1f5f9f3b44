#include "verify/verify.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/pool.h"
#include "verify/epub.h"
#include "verify/folder.h"
#include "verify/judge.h"
#include "verify/provenance.h"
#include "verify/quote.h"

/* The pages below one path. */
struct run {
    struct proof *proof;
    struct found_files files;
    bool *unmarked; /* a file each: a page that marks no work */
};

static bool is_page(enum found_kind kind)
{
    return kind == FOUND_PAGE || kind == FOUND_XHTML;
}

static bool read_file(struct proof *proof, const struct found_file *file, struct page *page)
{
    struct buf text = BUF_INIT;
    enum markup markup = file->kind == FOUND_XHTML ? MARKUP_XML : MARKUP_HTML;
    bool read = file_read(file->path, FILE_LIMIT, &text, proof->diags) == STATUS_OK;
    if (read)
        read = page_read(page, buf_str(&text), markup, file->path, proof->diags);
    else
        *page = (struct page){.file = file->path};
    buf_clear(&text);
    return read;
}

/* A page that can't be read is in the report too, with nothing found. */
static void add_unread(struct proof *proof, const char *file)
{
    struct verify_row row = {.file = file, .notice_head = VERDICT_MISSING};
    proof_add_row(proof, &row);
}

static void look_at_page(void *context, unsigned thread, size_t item)
{
    (void)thread;
    struct run *run = context;
    const struct found_file *file = &run->files.list[item];
    struct page page;
    if (!is_page(file->kind))
        return;
    proof_count_file(run->proof);
    if (!read_file(run->proof, file, &page))
        add_unread(run->proof, file->path);
    else if (page.works)
        judge_page(run->proof, &page);
    else
        run->unmarked[item] = true;
    page_clear(&page);
}

/* Whether a page without works belongs to a site that marks them is only known when all are read.
 */
static void look_at_unmarked(void *context, unsigned thread, size_t item)
{
    (void)thread;
    struct run *run = context;
    struct page page;
    if (!run->unmarked[item])
        return;
    struct proof *proof = run->proof;
    read_file(proof, &run->files.list[item], &page);
    judge_unmarked_page(proof, &page, proof->marked);
    page_clear(&page);
}

/* One after the other: the chapters of a book are what threads share. */
static void check_books(struct run *run)
{
    for (size_t i = 0; i < run->files.n; i++)
        if (run->files.list[i].kind == FOUND_EPUB)
            epub_check(run->proof, run->files.list[i].path);
}

static void check_provenance(struct run *run, bool works)
{
    struct arena arena = ARENA_INIT;
    const char **folders = arena_array(&arena, run->files.n + 1, sizeof *folders);
    size_t n = 0;
    for (size_t i = 0; i < run->files.n; i++)
        if (run->files.list[i].kind == FOUND_PROVENANCE)
            folders[n++] = path_folder(&arena, run->files.list[i].path);
    for (size_t i = 0; i < n; i++) {
        if (works)
            provenance_check_works(run->proof, folders, n, i);
        else
            provenance_check_files(run->proof, path_join(&arena, folders[i], "provenance.json"));
    }
    arena_clear(&arena);
}

static void check_all(struct run *run, const char *path)
{
    struct proof *proof = run->proof;
    unsigned threads = proof->options->threads;
    run->unmarked = mem_alloc(run->files.n * sizeof *run->unmarked + 1);
    check_provenance(run, false);
    pool_run(threads, run->files.n, look_at_page, run);
    check_books(run);
    proof->marked = proof->n_sightings > 0;
    pool_run(threads, run->files.n, look_at_unmarked, run);
    proof_join_parts(proof);
    check_provenance(run, true);
    if (!proof->marked && proof->unmarked)
        diag_note(proof->diags, (struct place){path, 0, 0},
                  "no work is marked with data-work here: notices are looked for, but that no word "
                  "was changed can only be proven with --source");
    sources_say_unused(proof->sources, path, proof->diags);
    free(run->unmarked);
}

static int compare_rows(const void *va, const void *vb)
{
    const struct verify_row *a = va, *b = vb;
    int order = strcmp(a->file, b->file);
    return order ? order : strcmp(a->work ? a->work : "", b->work ? b->work : "");
}

/* What is at the path, as a list of files. */
static enum status find(struct run *run, struct arena *arena, const char *path)
{
    struct diags *diags = run->proof->diags;
    if (file_is_folder(path)) {
        enum status status = folder_find(arena, path, &run->files, diags);
        if (status == STATUS_OK && run->files.n == 0)
            diag_error(diags, (struct place){path, 0, 0}, "nothing-found",
                       "folder has no page (.html, .xhtml) and no book (.epub)");
        return status;
    }
    struct stat st;
    if (stat(path, &st) != 0)
        return diag_errno(diags, "open", path);
    enum found_kind kind = found_kind_of(path);
    if (kind == FOUND_NOTHING)
        return diag_fail(diags, STATUS_USAGE, (struct place){path, 0, 0},
                         "is no folder, page (.html, .xhtml) or book (.epub); nothing else can be "
                         "verified");
    run->files.list = mem_alloc(sizeof *run->files.list);
    run->files.list[0] = (struct found_file){path, kind};
    run->files.n = run->files.cap = 1;
    run->proof->single = kind != FOUND_PROVENANCE;
    return STATUS_OK;
}

enum status verify_path(const char *path, const struct verify_options *options,
                        struct verify_report *report, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct proof proof;
    struct run run = {.proof = &proof};
    markup_init();
    proof_init(&proof, options, report, diags);
    if (find(&run, &arena, path) == STATUS_OK)
        check_all(&run, path);
    if (report->n > 0)
        qsort(report->rows, report->n, sizeof *report->rows, compare_rows);
    free(run.files.list);
    proof_clear(&proof);
    arena_clear(&arena);
    return diags_status(diags);
}
