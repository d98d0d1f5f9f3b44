#include "markdown/blocks.h"

#include "markdown/tree.h"

static bool in_quote(cmark_node *node)
{
    for (cmark_node *up = cmark_node_parent(node); up; up = cmark_node_parent(up))
        if (cmark_node_get_type(up) == CMARK_NODE_BLOCK_QUOTE)
            return true;
    return false;
}

void document_each_block(const struct document *document,
                         void (*visit)(void *context, const struct block *block), void *context)
{
    struct buf text = BUF_INIT;
    for (struct walk walk = {.root = document->root}; walk_next(&walk);) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (!walk.entering || (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING))
            continue;
        cmark_node *figure = type == CMARK_NODE_PARAGRAPH ? tree_figure(walk.node) : NULL;
        buf_reset(&text);
        if (figure)
            buf_adds(&text, cmark_node_get_title(figure));
        else
            tree_plain_text(walk.node, &text);
        struct block block = {buf_str(&text), tree_place(document, walk.node).line,
                              in_quote(walk.node), figure != NULL};
        if (block.text.n > 0)
            visit(context, &block);
        walk_skip(&walk);
    }
    buf_clear(&text);
}
