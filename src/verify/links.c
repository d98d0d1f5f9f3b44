/* Links within a book: to its files, and to places in its documents. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/book.h"
#include "verify/quote.h"

void book_want(struct book *book, const char *from, const char *path, const char *fragment,
               int line)
{
    pthread_mutex_lock(&book->lock);
    if (book->n_wants == book->wants_cap) {
        book->wants_cap = book->wants_cap ? 2 * book->wants_cap : 64;
        book->wants = mem_realloc(book->wants, book->wants_cap * sizeof *book->wants);
    }
    book->wants[book->n_wants++] =
        (struct want){arena_strdup(&book->arena, path), arena_strdup(&book->arena, fragment),
                      arena_strdup(&book->arena, from), line};
    pthread_mutex_unlock(&book->lock);
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void book_take_ids(struct book *book, const char *path, xmlDoc *doc)
{
    struct places *places = mem_alloc(sizeof *places);
    size_t cap = 0;
    xmlNode *root = xmlDocGetRootElement(doc);
    places->path = path;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        if (node->type != XML_ELEMENT_NODE || !node->properties)
            continue;
        const char *id = markup_attribute(&places->arena, node, "id");
        if (!id)
            continue;
        if (places->n == cap) {
            cap = cap ? 2 * cap : 16;
            places->ids = mem_realloc(places->ids, cap * sizeof *places->ids);
        }
        places->ids[places->n++] = id;
    }
    if (places->n > 0)
        qsort(places->ids, places->n, sizeof *places->ids, compare_ids);
    pthread_mutex_lock(&book->lock);
    places->next = book->places;
    book->places = places;
    book->n_places++;
    pthread_mutex_unlock(&book->lock);
}

static int compare_wants(const void *a, const void *b)
{
    const struct want *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : strcmp(x->fragment, y->fragment);
}

static int compare_places(const void *a, const void *b)
{
    const struct places *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

static void check_want(struct book *book, const struct want *want, const struct places *places)
{
    bool there = places->n > 0 &&
                 bsearch(&want->fragment, places->ids, places->n, sizeof *places->ids, compare_ids);
    if (!there)
        diag_error(book->proof->diags, (struct place){want->file, want->line, 0}, "link-fragment",
                   "link leads to '%s#%s', but there is no such id",
                   quote_name(&book->arena, want->path),
                   quote(&book->arena, str_of(want->fragment)));
}

void links_check(struct book *book)
{
    struct places **all = arena_array(&book->arena, book->n_places + 1, sizeof *all);
    size_t n = 0, at = 0;
    for (struct places *one = book->places; one; one = one->next)
        all[n++] = one;
    if (n > 0)
        qsort(all, n, sizeof *all, compare_places);
    if (book->n_wants > 0)
        qsort(book->wants, book->n_wants, sizeof *book->wants, compare_wants);
    for (size_t i = 0; i < book->n_wants; i++) {
        while (at < n && strcmp(all[at]->path, book->wants[i].path) < 0)
            at++;
        if (at < n && strcmp(all[at]->path, book->wants[i].path) == 0)
            check_want(book, &book->wants[i], all[at]);
    }
}

void links_clear(struct book *book)
{
    for (struct places *one = book->places, *next; one; one = next) {
        next = one->next;
        free(one->ids);
        arena_clear(&one->arena);
        free(one);
    }
    free(book->wants);
}
