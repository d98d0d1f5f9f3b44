#include "markdown/html.h"
#include "markdown/scope.h"

static void add_words(cmark_node *root, struct wordstream *stream)
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
            wordstream_text(stream, str_of(cmark_node_get_literal(walk.node)));
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            wordstream_break(stream);
            break;
        case CMARK_NODE_HTML_BLOCK:
            if (tree_extra(walk.node, EXTRA_HTML))
                html_words(tree_extra(walk.node, EXTRA_HTML)->html, stream);
            break;
        case CMARK_NODE_IMAGE:
            walk_skip(&walk);
            break;
        case CMARK_NODE_PARAGRAPH:
            if (figure)
                wordstream_text(stream, str_of(cmark_node_get_title(figure)));
            break;
        default:
            break;
        }
    }
}

static void add_block(struct document *document, cmark_node *block, struct block_words *found)
{
    struct wordstream stream;
    if (document->words.n > 0)
        buf_addc(&document->words, ' ');
    found->start = document->words.n;
    wordstream_init(&stream, &document->words);
    add_words(block, &stream);
    found->n = stream.words;
    wordstream_clear(&stream);
    if (found->n == 0)
        buf_cut(&document->words, found->start - (found->start > 0));
    found->end = document->words.n;
}

void document_find_words(struct document *document)
{
    struct scope scope;
    size_t n = document->n_notes, at = 0;
    cmark_node *block = NULL;
    scope_init(&scope, document, NULL);
    while ((block = scope_next_block(&scope, block)))
        document->n_blocks++;
    document->blocks =
        arena_array(&document->arena, document->n_blocks + n, sizeof *document->blocks);
    while ((block = scope_next_block(&scope, block)))
        add_block(document, block, &document->blocks[at++]);
    for (size_t i = 0; i < n; i++)
        add_block(document, document->notes_shown[i]->node, &document->blocks[at++]);
    scope_clear(&scope);
}

static void feed(const struct document *document, size_t i, struct wordstream *stream)
{
    const struct block_words *block = &document->blocks[i];
    wordstream_words(stream, str_sub(buf_str(&document->words), block->start, block->end),
                     block->n);
}

void document_section_words(const struct document *document, const struct section *section,
                            struct wordstream *stream)
{
    struct scope scope;
    scope_init(&scope, document, section);
    for (size_t i = 0; i < section->n_blocks; i++)
        feed(document, section->block + i, stream);
    for (size_t i = 0; i < document->n_notes; i++)
        if (scope_has_note(&scope, document->notes_shown[i]))
            feed(document, document->n_blocks + i, stream);
    scope_clear(&scope);
}

void document_words(const struct document *document, struct wordstream *stream)
{
    for (size_t i = 0; i < document->n_blocks + document->n_notes; i++)
        feed(document, i, stream);
}

struct str document_text(const struct document *document)
{
    return buf_str(&document->words);
}
