/*
 * The books of a publication: one of each work, one of all works, or both.
 *
 *     struct books *books = books_new(publication, theme, &place, kinds, diags);
 *     books_add(books, work, document);      once a work, from any thread
 *     books_add_waiting(books, work, document);   the same for those of which books_waits() says so
 *     books_finish(books);                   when all works have been added
 *     books_free(books);
 *
 * The book of a work is finished when the work is added, so no more of them are in the making than
 * there are threads.
 */
#ifndef COLOPHON_EPUB_BOOKS_H
#define COLOPHON_EPUB_BOOKS_H

#include "base/output.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

struct books;

/* Where books go: below an output folder (site/downloads/NAME.epub with a link NAME.epub at its
 * top, site/downloads/PATH.epub), or the one there is to a file. */
struct books_place {
    struct output *output; /* NULL: to `file` */
    const char *file;
};

/* `kinds` is of enum book_kind. Everything is borrowed and must outlive the books. NULL after a
 * diagnostic. */
struct books *books_new(const struct publication *publication, const struct theme *theme,
                        const struct books_place *place, unsigned kinds, struct diags *diags);
/* The cover of the book of all works, which takes as long as many chapters: once, from any thread,
 * before books_finish(). */
void books_draw_cover(struct books *books);
void books_add(struct books *books, const struct work *work, const struct document *document);
/* As epub_waits() and epub_add_waiting(). */
bool books_waits(const struct books *books, const struct work *work);
void books_add_waiting(struct books *books, const struct work *work,
                       const struct document *document);
void books_finish(struct books *books);
void books_free(struct books *books);

#endif
