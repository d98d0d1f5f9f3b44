#include "model/outline.h"

const struct outline_node *outline_skip(const struct outline_node *node)
{
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

const struct outline_node *outline_next(const struct outline_node *node)
{
    return node->first ? node->first : outline_skip(node);
}
