/* EPUB 3.3, section 5.6: the manifest lists every resource of the book once. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/book.h"
#include "verify/quote.h"

/* Paths with the lines at which they stand. */
struct listed {
    const char *path;
    int line;
};

static int compare(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int compare_path(const void *path, const void *listed)
{
    const struct listed *one = listed;
    return strcmp(path, one->path);
}

static bool has(const struct listed *list, size_t n, const char *path)
{
    return n > 0 && bsearch(path, list, n, sizeof *list, compare_path);
}

/* The container's own files are not in the manifest. */
static bool is_of_container(const struct book *book, const char *path)
{
    return strcmp(path, "mimetype") == 0 || strncmp(path, "META-INF/", 9) == 0 ||
           strcmp(path, book->package.path) == 0;
}

/* Readers show a broken picture, or the book's cover not at all. */
static void check_picture(struct book *book, const struct package_item *item)
{
    size_t i = item->path && strncmp(item->media_type, "image/", strlen("image/")) == 0
                   ? archive_find(book->archive, item->path)
                   : archive_size(book->archive);
    if (i < archive_size(book->archive) && archive_entry_at(book->archive, i)->size == 0)
        diag_error(book->proof->diags, (struct place){book_file(book, item->path), 0, 0},
                   "picture-empty", "picture has nothing in it");
}

static void check_listed(struct book *book, const struct listed *list, size_t n)
{
    struct diags *diags = book->proof->diags;
    for (size_t i = 0; i < n; i++) {
        struct place place = {book->package.file, list[i].line, 0};
        const char *name = quote_name(&book->arena, list[i].path);
        if (i > 0 && strcmp(list[i - 1].path, list[i].path) == 0)
            diag_error(diags, place, "manifest-twice", "manifest lists '%s' twice", name);
        else if (archive_find(book->archive, list[i].path) == archive_size(book->archive))
            diag_error(diags, place, "manifest-missing",
                       "manifest lists '%s', which is not in the archive", name);
    }
}

/* Linked records (the text of a license): in the archive, not in the manifest. */
static struct listed *check_links(struct book *book, size_t *n)
{
    const struct package *package = &book->package;
    struct listed *list = arena_array(&book->arena, package->n_links + 1, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < package->n_links; i++) {
        const char *path = *package->links[i].href ? package->links[i].path : NULL;
        if (!path)
            continue;
        list[(*n)++] = (struct listed){path, package->links[i].line};
        if (archive_find(book->archive, path) == archive_size(book->archive))
            diag_error(book->proof->diags, (struct place){package->file, package->links[i].line, 0},
                       "link-missing", "link leads to '%s', which is not in the archive",
                       quote_name(&book->arena, path));
    }
    qsort(list, *n, sizeof *list, compare);
    return list;
}

void manifest_check(struct book *book)
{
    const struct package *package = &book->package;
    struct listed *list = arena_array(&book->arena, package->n_items + 1, sizeof *list);
    size_t n = 0, n_links;
    for (size_t i = 0; i < package->n_items; i++)
        if (package->items[i].path)
            list[n++] = (struct listed){package->items[i].path, package->items[i].line};
    qsort(list, n, sizeof *list, compare);
    for (size_t i = 0; i < package->n_items; i++)
        check_picture(book, &package->items[i]);
    check_listed(book, list, n);
    struct listed *links = check_links(book, &n_links);
    for (size_t i = 0; i < archive_size(book->archive); i++) {
        const struct archive_entry *entry = archive_entry_at(book->archive, i);
        if (!entry->folder && !has(list, n, entry->path) && !has(links, n_links, entry->path) &&
            !is_of_container(book, entry->path))
            diag_error(book->proof->diags, (struct place){book_file(book, entry->path), 0, 0},
                       "manifest-unlisted", "file is in the archive but not in the manifest");
    }
}
