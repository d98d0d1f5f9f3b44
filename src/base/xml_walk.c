#include "base/xml_walk.h"

bool xml_walk_next(struct xml_walk *walk)
{
    if (!walk->node) {
        walk->node = walk->root;
        walk->entering = true;
    } else if (walk->entering && walk->node->type == XML_ELEMENT_NODE && walk->node->children) {
        walk->node = walk->node->children;
    } else if (walk->entering && walk->node->type == XML_ELEMENT_NODE) {
        walk->entering = false;
    } else if (walk->node == walk->root) {
        return false;
    } else {
        walk->entering = walk->node->next != NULL;
        walk->node = walk->entering ? walk->node->next : walk->node->parent;
    }
    return true;
}

void xml_walk_skip(struct xml_walk *walk)
{
    walk->entering = false;
}
