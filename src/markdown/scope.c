#include "markdown/scope.h"

static cmark_node *skip_notes(cmark_node *block, const cmark_node *end)
{
    while (block && block != end && tree_extra(block, EXTRA_NOTE))
        block = cmark_node_next(block);
    return block == end ? NULL : block;
}

cmark_node *scope_next_block(const struct scope *scope, cmark_node *block)
{
    const struct section *section = scope->section;
    cmark_node *first = section ? section->first : cmark_node_first_child(scope->document->root);
    return skip_notes(block ? cmark_node_next(block) : first, section ? section->end : NULL);
}

/* Takes in the marks below a block, and the notes that they refer to; new ones go to the end of
 * `queue`. */
static void take_marks(struct scope *scope, cmark_node *root, struct note **queue, size_t *n)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        struct extra *extra = walk.entering ? cmark_node_get_user_data(walk.node) : NULL;
        if (extra && extra->kind == EXTRA_NOTE && walk.node != root) {
            walk_skip(&walk);
        } else if (extra && extra->kind == EXTRA_MARK) {
            bool **marks = &scope->marks[extra->note->number - 1];
            if (!*marks) {
                *marks = arena_array(&scope->arena, extra->note->references, sizeof **marks);
                queue[(*n)++] = extra->note;
            }
            (*marks)[extra->mark - 1] = true;
        }
    }
}

void scope_init(struct scope *scope, const struct document *document, const struct section *section)
{
    *scope = (struct scope){.document = document, .section = section};
    if (!section || document->n_notes == 0)
        return;
    scope->marks = arena_array(&scope->arena, document->n_notes, sizeof *scope->marks);
    struct note **queue = arena_array(&scope->arena, document->n_notes, sizeof *queue);
    size_t n = 0;
    for (cmark_node *block = NULL; (block = scope_next_block(scope, block));)
        take_marks(scope, block, queue, &n);
    for (size_t i = 0; i < n; i++)
        take_marks(scope, queue[i]->node, queue, &n);
}

void scope_clear(struct scope *scope)
{
    arena_clear(&scope->arena);
}

bool scope_has_note(const struct scope *scope, const struct note *note)
{
    return !scope->marks || scope->marks[note->number - 1];
}

bool scope_has_mark(const struct scope *scope, const struct note *note, size_t mark)
{
    return !scope->marks ||
           (scope->marks[note->number - 1] && scope->marks[note->number - 1][mark - 1]);
}
