#include "verify/verify.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/pool.h"
#include "verify/download.h"
#include "verify/epub.h"
#include "verify/feed.h"
#include "verify/folder.h"
#include "verify/headers.h"
#include "verify/hiding.h"
#include "verify/judge.h"
#include "verify/list_page.h"
#include "verify/listing.h"
#include "verify/pack.h"
#include "verify/provenance.h"
#include "verify/quote.h"
#include "verify/survival.h"

/* The pages below one path. */
struct run {
    struct proof *proof;
    struct found_files files;
    bool *unmarked; /* a file each: a page that marks no work */
};

static bool read_sheet(void *context, const char *path, struct buf *out)
{
    (void)context;
    struct diags *aside = diags_new(); /* a page may link what is not there */
    bool read = file_read(path, FILE_LIMIT, out, aside) == STATUS_OK;
    diags_free(aside);
    return read;
}

/* The tree is the caller's, if there is one. */
static xmlDoc *read_file(struct proof *proof, const struct found_file *file, struct page *page)
{
    struct buf text = BUF_INIT;
    enum markup markup = file->kind == FOUND_XHTML ? MARKUP_XML : MARKUP_HTML;
    xmlDoc *doc = file_read(file->path, FILE_LIMIT, &text, proof->diags) == STATUS_OK
                      ? markup_read(buf_str(&text), markup, file->path, proof->diags)
                      : NULL;
    if (doc) {
        struct hiding_source source = {read_sheet, NULL, "", file->path};
        struct hiding hiding;
        hiding_read(&hiding, proof, &source, doc);
        page_read_styled(page, doc, &hiding, file->path, proof->diags);
        hiding_clear(&hiding);
    }
    buf_clear(&text);
    return doc;
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
    if (!found_is_page(file->kind))
        return;
    proof_count_file(run->proof);
    xmlDoc *doc = read_file(run->proof, file, &page);
    if (!doc) {
        add_unread(run->proof, file->path);
        return;
    }
    if (page.slots.ours)
        proof_read_ours(run->proof);
    if (page.works) {
        judge_page(run->proof, &page);
        survival_of_page(run->proof, &page, doc, NULL);
    } else {
        run->unmarked[item] = true;
    }
    page_clear(&page);
    xmlFreeDoc(doc);
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
    xmlDoc *doc = read_file(proof, &run->files.list[item], &page);
    if (!doc)
        return;
    judge_unmarked_page(proof, &page, proof->marked);
    if (proof->marked)
        list_page_check(proof, &run->files, page.file, doc);
    page_clear(&page);
    xmlFreeDoc(doc);
}

/* One after the other: the chapters of a book are what threads share. */
static void check_archives(struct run *run)
{
    for (size_t i = 0; i < run->files.n; i++) {
        const struct found_file *file = &run->files.list[i];
        if (file->kind == FOUND_EPUB)
            epub_check(run->proof, file->path);
        else if (file->kind == FOUND_CARTRIDGE || file->kind == FOUND_ARCHIVE)
            pack_check(run->proof, file->path, file->kind == FOUND_CARTRIDGE || run->proof->single);
    }
}

/* What lists works or is one without being a page; only here their works are known. */
static void check_companions(struct run *run)
{
    struct proof *proof = run->proof;
    for (size_t i = 0; i < run->files.n; i++) {
        const struct found_file *file = &run->files.list[i];
        bool known = true;
        if (file->kind == FOUND_FEED)
            known = feed_check(proof, file->path, proof->single);
        else if (file->kind == FOUND_LISTING)
            known = listing_check(proof, file->path, proof->single);
        else if (file->kind == FOUND_DOWNLOAD)
            download_check(proof, file->path);
        else if (file->kind == FOUND_HEADERS && proof->marked)
            headers_check(proof, &run->files, file->path);
        if (!known && proof->single)
            diag_error(proof->diags, (struct place){file->path, 0, 0}, "nothing-found",
                       "is no feed, catalog or oEmbed answer: nothing in it can be verified");
    }
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

/* A build has its books and courses beside the site, and a list of all it wrote: was that taken away,
 * nobody sees that a file was, too. */
static void note_no_provenance(struct run *run, const char *path)
{
    struct arena arena = ARENA_INIT;
    bool listed = false, build = false;
    for (size_t i = 0; i < run->files.n; i++) {
        const struct found_file *file = &run->files.list[i];
        bool top = strcmp(path_folder(&arena, file->path),
                          path_folder(&arena, path_join(&arena, path, "x"))) == 0;
        listed = listed || file->kind == FOUND_PROVENANCE;
        build = build || (top && (file->kind == FOUND_EPUB || file->kind == FOUND_CARTRIDGE));
    }
    if (build && !listed && run->proof->ours && !run->proof->single)
        diag_note(run->proof->diags, (struct place){path, 0, 0},
                  "there is no provenance.json, which 'colophon build' writes: that a file was "
                  "taken away or replaced can't be seen");
    arena_clear(&arena);
}

static void check_all(struct run *run, const char *path)
{
    struct proof *proof = run->proof;
    unsigned threads = proof->options->threads;
    run->unmarked = mem_alloc(run->files.n * sizeof *run->unmarked + 1);
    check_provenance(run, false);
    pool_run(threads, run->files.n, look_at_page, run);
    proof_sort(proof); /* books are compared with pages */
    check_archives(run);
    proof_sort(proof);
    proof->marked = proof->n_sightings > 0;
    pool_run(threads, run->files.n, look_at_unmarked, run);
    proof_join_parts(proof);
    check_companions(run);
    proof_sort(proof);
    check_provenance(run, true);
    note_no_provenance(run, path);
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

static int compare_survivals(const void *va, const void *vb)
{
    const struct verify_survival *a = va, *b = vb;
    int order = strcmp(a->file, b->file);
    if (!order)
        order = strcmp(a->attack, b->attack);
    return order ? order : strcmp(a->work ? a->work : "", b->work ? b->work : "");
}

static void sort_report(struct verify_report *report)
{
    if (report->n > 0)
        qsort(report->rows, report->n, sizeof *report->rows, compare_rows);
    if (report->n_survivals > 0)
        qsort(report->survivals, report->n_survivals, sizeof *report->survivals, compare_survivals);
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
    if (kind == FOUND_NOTHING || kind == FOUND_HEADERS)
        return diag_fail(
            diags, STATUS_USAGE, (struct place){path, 0, 0},
            "is no folder, page (.html, .xhtml), book (.epub), course (.imscc, .zip), feed "
            "or catalog (.xml, .atom, .json) and no text or citation (.txt, .md, .ris, "
            ".bib, .csl.json); nothing else can be verified");
    run->files.list = mem_alloc(sizeof *run->files.list);
    run->files.list[0] = (struct found_file){.path = path, .kind = kind};
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
    sort_report(report);
    free(run.files.list);
    proof_clear(&proof);
    arena_clear(&arena);
    return diags_status(diags);
}
