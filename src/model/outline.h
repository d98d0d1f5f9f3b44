/*
 * The outline: the works in reading order, in parts within parts.
 *
 * It is a tree. Its root is the publication; a node is a part, with nodes in it, or a work.
 * `navigation` in publication.yaml makes parts and gives the order (model/navigation.h); what it
 * does not name follows, a part for each folder: first the works of a folder, by path, then the
 * folders in it. A folder that holds all works of the publication is no part. A part without a
 * published work is left out.
 *
 *     for (const struct outline_node *node = publication->outline; node; node = outline_next(node))
 *         ...                                   every node, parts before what is in them
 *
 * Depth first, the works come as they stand in publication->works; so a part is a range of them. A
 * hidden node, and all that is in it, has its page but is in no list: not in contents, not among
 * neighbours, feeds and catalogs.
 */
#ifndef COLOPHON_MODEL_OUTLINE_H
#define COLOPHON_MODEL_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

struct work;

struct outline_node {
    const struct work *work;  /* NULL: a part */
    const char *title;        /* what lists call it: the navigation's, else the work's, else that of
                                the folder's index.md, else the folder's name; of the root the
                                publication's. In the publication's language, or in the work's. */
    const char *description;  /* NULL */
    const char *page;         /* of the work, or of the part */
    const struct work *intro; /* of a part: the work whose page that is ("folder/index.md") */
    bool hidden;
    unsigned level;             /* of the root 0, of what is in it 1 */
    size_t first_work, n_works; /* publication->works[first_work ...] are in it, hidden or not */
    size_t n_shown;             /* those that are not hidden */
    struct outline_node *parent, *first, *next;
};

/* The next node, parts before what is in them; NULL after the last. */
const struct outline_node *outline_next(const struct outline_node *node);
/* The next node that is not in this one. */
const struct outline_node *outline_skip(const struct outline_node *node);
static inline bool outline_is_part(const struct outline_node *node)
{
    return node->work == NULL;
}

#endif
