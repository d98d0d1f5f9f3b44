/*
 * A long body in several documents: reading systems slow down, and old ones give up, on documents of
 * more than some 300 kilobytes.
 *
 *     struct split split;
 *     split_init(&split);
 *     struct xhtml_options options = {..., .heading = split_heading, .heading_context = &split};
 *     document_write_xhtml(document, &options, &split.body);
 *     size_t n = split_cut(&split);
 *     split_write(&split, i, files, &out);      for each i below n
 *     split_clear(&split);
 *
 * It is cut before headings of the levels 1 and 2 that stand in no quote or list. Links within the
 * body lead to the file in which their target has come to lie: files[i] is the name of part i, for
 * links from the other ones.
 */
#ifndef COLOPHON_EPUB_SPLIT_H
#define COLOPHON_EPUB_SPLIT_H

#include "base/memory.h"
#include "base/text.h"
#include "markdown/document.h"
#include "model/table.h"

struct split {
    struct arena arena;
    struct buf body;
    size_t *headings; /* where the body can be cut */
    size_t n_headings, room;
    size_t *cuts; /* n + 1 of them: part i is what lies from cuts[i] to cuts[i + 1] */
    size_t n;
    struct table ids; /* the part of each id; only if there are several */
};

void split_init(struct split *split);
void split_clear(struct split *split);
/* Notes a heading; context is the split. */
void split_heading(void *context, const struct heading *heading, size_t offset);
/* Decides on the parts; returns how many. */
size_t split_cut(struct split *split);
/* The part in which an id lies; 0 for one that is nowhere. */
size_t split_find(const struct split *split, const char *id);
void split_write(const struct split *split, size_t part, const char *const *files, struct buf *out);

#endif
