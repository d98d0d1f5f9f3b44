#include "verify/epub.h"

#include <stdarg.h>
#include <stdlib.h>

#include "verify/book.h"
#include "verify/quote.h"

const char *book_file(struct book *book, const char *member)
{
    pthread_mutex_lock(&book->lock);
    const char *name =
        arena_printf(&book->arena, "%s!%s", book->path, quote_name(&book->arena, member));
    pthread_mutex_unlock(&book->lock);
    return name;
}

bool book_read(struct book *book, const char *member, struct buf *out)
{
    pthread_mutex_lock(&book->lock);
    size_t i = archive_find(book->archive, member);
    bool read = i < archive_size(book->archive) && archive_read(book->archive, i, out) == STATUS_OK;
    pthread_mutex_unlock(&book->lock);
    return read;
}

void book_finding(struct book *book, struct place place, const char *rule, const char *format, ...)
{
    struct buf message = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    if (book->n_works > 0)
        diag_error(book->proof->diags, place, rule, "%s", message.p);
    else
        diag_warning(book->proof->diags, place, rule, "%s", message.p);
    buf_clear(&message);
}

void book_unmarked(struct book *book, const char *path)
{
    diag_error(book->proof->diags, (struct place){book_file(book, path), 0, 0}, "work-unmarked",
               "document is a chapter under a license, or listed among the works, but marks none "
               "with data-work: its words can't be proven");
}

static void tell_of_marked(const struct book *book)
{
    if (book->n_works > 0)
        diags_add_all(book->proof->diags, book->if_marked);
    for (size_t i = 0; book->n_works == 0 && i < diags_size(book->if_marked); i++) {
        const struct diag *diag = diags_at(book->if_marked, i);
        diag_remark(book->proof->diags, diag->place, diag->rule, "%s", diag->message);
    }
}

static void add_row(struct book *book, enum verdict dc)
{
    struct verify_row row = {.file = book->path, .dc = dc, .source = book->source};
    if (book->n_licenses == 1)
        row.license = book->licenses[0].label;
    if (book->n_works > 1 || book->n_licenses > 1)
        proof_note_collection(book->proof, book->path);
    proof_add_row(book->proof, &row);
}

static void check_package(struct book *book, const char *path)
{
    struct buf bytes = BUF_INIT;
    enum verdict dc = VERDICT_MISSING;
    if (book_read(book, path, &bytes) &&
        package_read(&book->package, buf_str(&bytes), book_file(book, path), path,
                     book->proof->diags)) {
        packaging_check(book);
        manifest_check(book);
        css_check_files(book);
        contents_check(book);
        chapters_check(book);
        contents_compare(book);
        links_check(book);
        tell_of_marked(book);
        dc = metadata_check(book);
    }
    add_row(book, dc);
    links_clear(book);
    package_clear(&book->package);
    buf_clear(&bytes);
}

void epub_check(struct proof *proof, const char *path)
{
    struct book book = {.proof = proof, .path = path, .if_marked = diags_new()};
    pthread_mutex_init(&book.lock, NULL);
    proof_count_file(proof);
    book.archive = archive_open(path, proof->diags);
    if (book.archive)
        names_check(&book);
    const char *package = book.archive ? container_check(&book) : NULL;
    if (package)
        check_package(&book, package);
    else
        add_row(&book, VERDICT_MISSING);
    if (book.archive)
        archive_close(book.archive);
    diags_free(book.if_marked);
    pthread_mutex_destroy(&book.lock);
    arena_clear(&book.arena);
}
