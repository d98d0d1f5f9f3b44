/*
 * Routes: what a link in a work's source becomes in an output.
 *
 * A route stands for one file that is being written. route_address() has the shape that the XHTML
 * writer asks for (markdown/document.h, resolve).
 */
#ifndef COLOPHON_MODEL_ROUTE_H
#define COLOPHON_MODEL_ROUTE_H

#include "model/publication.h"

struct route {
    struct arena arena; /* of the addresses handed out */
    const struct publication *publication;
    const struct work *work;
    const char *from; /* the file that is written, relative to the output's top */
    bool book; /* the output is a book: works are chapters, and of other files it has only the
                         pictures that are shown */
    const struct work *only; /* the one work that is in the book; NULL: all are that are not hidden.
                                Links to another lead to where that was published, or to its page
                                in the site */
    /* The document of a book in which an id of another work lies; NULL: the first of its chapter. */
    const char *(*find)(void *find_context, const struct work *work, const char *id);
    void *find_context;
};

void route_init(struct route *route, const struct publication *publication, const struct work *work,
                const char *from, bool book);
void route_clear(struct route *route);

/* The address to write for `url`, relative to `from`; NULL for a link that leads to nothing there.
 * The result lives as long as the route. */
const char *route_address(void *route, const char *url, bool image);

/* The size in pixels of a picture that a work shows, by its url as written; false when it is not
 * known. */
bool route_measure(void *route, const char *url, int *width, int *height);

/* A path with what may not stand in an address escaped. */
const char *route_escape(struct arena *arena, const char *path);
/* The address of a file of the same output, relative to `from`; `fragment` with its '#', or "". */
const char *route_file(struct route *route, const char *path, const char *fragment);

/* Where the chapter of a work lies in a book, relative to its package document. */
char *route_chapter(struct arena *arena, const struct work *work);
/* Where a file of the publication lies in a book: "assets/" and an ASCII name. */
char *route_book_asset(struct arena *arena, const char *path);
/* The media type by the extension; NULL for one we don't know. */
const char *route_media_type(const char *path);
/* Whether every reading system must show pictures of that type (EPUB 3.3, core media types). */
bool route_is_picture(const char *path);

#endif
