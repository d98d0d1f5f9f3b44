/*
 * `navigation` in publication.yaml: which works stand where in the outline.
 *
 *     navigation:
 *       - briefs/one.md                    a work
 *       - work: briefs/two.md              the same, with what lists call it, or kept out of lists
 *         title: Two
 *         hidden: true
 *       - part: First part                 a part and what is in it
 *         description: ...
 *         works: [briefs/three.md, ...]
 *       - folder: notes/                   the works of a folder, and of the folders in it; those
 *         title: Notes                     under `works` come first; "- notes/" is the same
 *
 * A part whose only item is a folder without a title is the part for that folder.
 */
#ifndef COLOPHON_MODEL_NAVIGATION_H
#define COLOPHON_MODEL_NAVIGATION_H

#include "model/fields.h"

struct navigation_item {
    const char *path;        /* of a work or, with `folder`, of a folder; NULL: a part */
    const char *title;       /* of a part always; else NULL if not given */
    const char *description; /* NULL if not given */
    bool folder, hidden;
    struct place place;
    struct navigation_item *first, *next; /* `works` */
};

/* Reads the list; NULL when there is nothing in it that can be read. */
struct navigation_item *navigation_read(const struct reading *reading, const char *file,
                                        const struct yaml_node *list);

#endif
