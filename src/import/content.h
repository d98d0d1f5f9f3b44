/*
 * Content: which part of a page is the article, found by scoring in the manner of Readability.
 *
 * Every block of prose has a mass: its words, less as more of them are links. The article is the
 * smallest element that holds nearly all of the mass; what does not look like an article by its
 * element, role or class does not count, unless too little is left then: a second try takes all.
 * Inside of it, what is furniture by its links, its class or its place is left out again.
 */
#ifndef COLOPHON_IMPORT_CONTENT_H
#define COLOPHON_IMPORT_CONTENT_H

#include "import/webpage.h"

struct content {
    xmlNode *root;
    double inside, outside; /* mass of the prose in it and elsewhere */
};

/* Sets `out` of every element that is left out, and `aside` where it is left out of a line. */
void content_find(const struct webpage *page, struct content *content);

/* Words, links and headings of every element: before content_find() and table_is_data(). */
void content_measure(const struct webpage *page);

#endif
