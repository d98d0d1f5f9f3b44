#include "epub/books.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "epub/epub.h"

/* One book in the making. */
struct volume {
    const char *path; /* in the output; NULL: it is a file of its own */
    const char *file; /* where it is written until the commit */
    struct archive *archive;
    struct epub *epub;
};

struct books {
    const struct publication *publication;
    const struct theme *theme;
    struct books_place place;
    unsigned kinds;
    struct diags *diags;
    struct arena arena;
    bool reuses;          /* the books of the last build, which were packed as we pack */
    struct cache *covers; /* that were drawn in earlier builds; NULL without an output folder */
    struct volume whole;  /* BOOK_OF_ALL */
};

/* What readers download is packed as small as can be, as long as that takes a processor no more than
 * half a second longer: it does so below this many bytes of texts. */
static enum archive_effort effort_of(const struct publication *publication, const struct work *only)
{
    enum { SMALL_BOOK = 2 << 20 };
    size_t bytes = only ? only->body_size : 0;
    for (size_t i = 0; !only && i < publication->n_works; i++)
        bytes += publication->works[i].body_size;
    return bytes < SMALL_BOOK ? ARCHIVE_BEST : ARCHIVE_WELL;
}

static bool open_volume(struct books *books, struct arena *arena, const struct work *only,
                        struct volume *volume)
{
    struct output *output = books->place.output;
    if (output) {
        volume->path = only ? work_book(arena, only) : publication_book(arena, books->publication);
        volume->path = arena_printf(arena, "site/%s", volume->path);
        volume->file = output_stage(output, volume->path);
    } else {
        volume->file = books->place.file;
    }
    volume->archive = archive_new(arena_printf(arena, "%s.spool", volume->file), books->diags);
    if (!volume->archive)
        return false;
    archive_spend(volume->archive, effort_of(books->publication, only));
    if (books->reuses && output_previous(output, volume->path))
        archive_reuse(volume->archive, output_previous(output, volume->path));
    volume->epub = epub_new(books->publication, only, books->theme, volume->archive, books->covers,
                            books->diags);
    return true;
}

static void clear_volume(struct volume *volume)
{
    epub_free(volume->epub);
    archive_free(volume->archive);
}

static bool finish_volume(struct books *books, struct volume *volume)
{
    epub_finish(volume->epub);
    if (archive_write(volume->archive, volume->file) != STATUS_OK)
        return false;
    if (volume->path)
        output_staged(books->place.output, volume->path);
    return true;
}

/* Beside the books it is noted by what they were packed: another version may pack in another way,
 * and the bytes of a book must not tell of its past. `finished`: this build's books are. */
static bool note_packing(struct books *books, bool finished)
{
    struct cache *packing = cache_new(output_private(books->place.output, "packing"));
    struct buf noted = BUF_INIT;
    char key[SHA256_HEX + 1];
    digest_sha256(str_of(archive_packing()), key);
    bool same = cache_get(packing, key, &noted);
    if (finished && !same)
        cache_put(packing, key, str_of(archive_packing()));
    cache_sweep(packing);
    cache_free(packing);
    buf_clear(&noted);
    return same;
}

struct books *books_new(const struct publication *publication, const struct theme *theme,
                        const struct books_place *place, unsigned kinds, struct diags *diags)
{
    struct books *books = mem_alloc(sizeof *books);
    *books = (struct books){publication, theme, *place, kinds, diags, ARENA_INIT, false, NULL, {0}};
    if (place->output) {
        books->covers = cache_new(output_private(place->output, "covers"));
        books->reuses = note_packing(books, false);
    }
    if (!(kinds & BOOK_OF_ALL) || open_volume(books, &books->arena, NULL, &books->whole))
        return books;
    books_free(books);
    return NULL;
}

void books_free(struct books *books)
{
    if (!books)
        return;
    clear_volume(&books->whole);
    cache_free(books->covers);
    arena_clear(&books->arena);
    free(books);
}

static void make_book(struct books *books, const struct work *work, const struct document *document)
{
    struct arena arena = ARENA_INIT;
    struct volume volume = {0};
    if (open_volume(books, &arena, work, &volume)) {
        epub_draw_cover(volume.epub);
        epub_add(volume.epub, work, document);
        finish_volume(books, &volume);
    }
    clear_volume(&volume);
    arena_clear(&arena);
}

void books_draw_cover(struct books *books)
{
    if (books->kinds & BOOK_OF_ALL)
        epub_draw_cover(books->whole.epub);
}

void books_add(struct books *books, const struct work *work, const struct document *document)
{
    if (books->kinds & BOOK_OF_ALL)
        epub_add(books->whole.epub, work, document);
    if (books->kinds & BOOKS_OF_WORKS)
        make_book(books, work, document);
}

/* The book of one work has no chapter that could be waited for. */
bool books_waits(const struct books *books, const struct work *work)
{
    return (books->kinds & BOOK_OF_ALL) && epub_waits(books->whole.epub, work);
}

void books_add_waiting(struct books *books, const struct work *work,
                       const struct document *document)
{
    epub_add_waiting(books->whole.epub, work, document);
}

void books_finish(struct books *books)
{
    struct volume *whole = &books->whole;
    if ((books->kinds & BOOK_OF_ALL) && finish_volume(books, whole) && whole->path)
        output_link(books->place.output, whole->path, path_name(whole->path));
    if (!books->place.output)
        return;
    cache_sweep(books->covers);
    note_packing(books, true);
}
