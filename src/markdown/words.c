#include "markdown/html.h"
#include "markdown/scope.h"

static void add_text(struct wordstream *stream, const char *text, struct buf *scratch)
{
    wordstream_text(stream, tree_clean(str_of(text), scratch));
}

static void add_words(cmark_node *root, struct wordstream *stream, struct buf *scratch)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (tree_is_block(walk.node))
            wordstream_break(stream);
        if (!walk.entering)
            continue;
        if (tree_extra(walk.node, EXTRA_NOTE) && walk.node != root)
            walk_skip(&walk);
        cmark_node *figure = tree_figure(walk.node);
        switch (cmark_node_get_type(walk.node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
        case CMARK_NODE_CODE_BLOCK:
            add_text(stream, cmark_node_get_literal(walk.node), scratch);
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            wordstream_break(stream);
            break;
        case CMARK_NODE_HTML_BLOCK:
            if (tree_extra(walk.node, EXTRA_HTML))
                html_words(tree_extra(walk.node, EXTRA_HTML)->html, stream, scratch);
            break;
        case CMARK_NODE_IMAGE:
            walk_skip(&walk);
            break;
        case CMARK_NODE_PARAGRAPH:
            if (figure)
                add_text(stream, cmark_node_get_title(figure), scratch);
            break;
        default:
            break;
        }
    }
}

void document_section_words(const struct document *document, const struct section *section,
                            struct wordstream *stream)
{
    struct buf scratch = BUF_INIT;
    struct scope scope;
    scope_init(&scope, document, section);
    for (cmark_node *block = NULL; (block = scope_next_block(&scope, block));)
        add_words(block, stream, &scratch);
    for (size_t i = 0; i < document->n_notes; i++)
        if (scope_has_note(&scope, document->notes_shown[i]))
            add_words(document->notes_shown[i]->node, stream, &scratch);
    wordstream_break(stream);
    scope_clear(&scope);
    buf_clear(&scratch);
}

void document_words(const struct document *document, struct wordstream *stream)
{
    document_section_words(document, NULL, stream);
}
