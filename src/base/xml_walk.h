/*
 * Walks through a tree of libxml2 in document order, without recursion: a stranger's tree may be deep.
 *
 *     for (struct xml_walk walk = {.root = node}; xml_walk_next(&walk);) ...
 */
#ifndef COLOPHON_BASE_XML_WALK_H
#define COLOPHON_BASE_XML_WALK_H

#include <libxml/tree.h>
#include <stdbool.h>

struct xml_walk {
    xmlNode *root, *node;
    bool entering;
};

/* Goes to the next node, `root` first; elements are met twice, entering and leaving. False: there is
 * none. */
bool xml_walk_next(struct xml_walk *walk);
/* While entering: goes on as if the element were empty. */
void xml_walk_skip(struct xml_walk *walk);

#endif
