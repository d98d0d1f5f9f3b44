#include <string.h>

#include "markdown/tree.h"

/* Whether cmark's writer would begin a line with this text and read it back as a code fence: of
 * the two kinds it escapes only the one with backquotes. */
static bool needs_guard(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
        return false;
    struct str text = str_of(cmark_node_get_literal(node));
    return str_starts(text, STR("~~~"));
}

static bool begins_line(cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    if (!before)
        return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH;
    return cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(before) == CMARK_NODE_LINEBREAK;
}

static cmark_node *new_guard(cmark_mem *memory)
{
    cmark_node *guard = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, memory);
    cmark_node_set_on_enter(guard, "\\");
    return guard;
}

/* A guard is a node that writes one backslash, for what cmark's writer doesn't escape. */
static void add_guards(cmark_node *root, cmark_mem *memory)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        if (walk.entering && needs_guard(walk.node) && begins_line(walk.node))
            cmark_node_insert_before(walk.node, new_guard(memory));
}

static void remove_guards(cmark_node *root)
{
    cmark_node *guard = NULL;
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (guard)
            cmark_node_unlink(guard);
        bool is_guard = !walk.entering && !cmark_node_get_user_data(walk.node) &&
                        cmark_node_get_type(walk.node) == CMARK_NODE_CUSTOM_INLINE;
        guard = is_guard ? walk.node : NULL;
    }
}

void document_write_markdown(const struct document *document, struct buf *out)
{
    struct arena scratch = ARENA_INIT;
    cmark_mem *memory = tree_memory(&scratch);
    add_guards(document->root, memory);
    buf_adds(out, cmark_render_commonmark(document->root, CMARK_OPT_DEFAULT, 0));
    remove_guards(document->root);
    arena_clear(&scratch);
}
