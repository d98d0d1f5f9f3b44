/*
 * The body as plain text, for readers without anything else: blocks are separated by empty lines,
 * cells by tabs. What is not the work's words is a bullet or number of a list, and "[1]" for a note.
 */
#include <stdlib.h>
#include <string.h>

#include "markdown/html.h"
#include "markdown/scope.h"

struct text_writer {
    struct buf *out;
    size_t start; /* where our part of `out` begins */
    int *numbers; /* of each list around, the one that its next item gets */
    size_t depth; /* how many lists these are */
};

static void add(struct text_writer *w, const char *text)
{
    buf_adds(w->out, text);
}

/* Ends the line, and leaves `lines` of them empty, unless nothing is there yet. */
static void new_line(struct text_writer *w, int lines)
{
    size_t n = w->out->n;
    if (n == w->start)
        return;
    while (n > w->start && (w->out->p[n - 1] == '\n' || w->out->p[n - 1] == ' '))
        n--;
    buf_cut(w->out, n);
    for (int i = 0; i <= lines; i++)
        buf_addc(w->out, '\n');
}

static void enter_list(struct text_writer *w, cmark_node *list)
{
    if (w->depth == 0)
        new_line(w, 1);
    w->numbers = mem_realloc(w->numbers, (w->depth + 1) * sizeof *w->numbers);
    w->numbers[w->depth++] = cmark_node_get_list_start(list);
}

static void add_item(struct text_writer *w, cmark_node *item)
{
    new_line(w, 0);
    for (size_t i = 1; i < w->depth; i++)
        buf_adds(w->out, "   ");
    if (cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_ORDERED_LIST)
        buf_addf(w->out, "%d. ", w->numbers[w->depth - 1]++);
    else
        buf_adds(w->out, "\xE2\x80\xA2 ");
}

static void begin_paragraph(struct text_writer *w, cmark_node *paragraph)
{
    cmark_node *parent = cmark_node_parent(paragraph);
    bool first = !cmark_node_previous(paragraph);
    bool note = tree_extra(parent, EXTRA_NOTE) != NULL;
    if (first && (note || cmark_node_get_type(parent) == CMARK_NODE_ITEM))
        return; /* stands behind its number */
    new_line(w, 1);
}

static void add_html(struct text_writer *w, cmark_node *node)
{
    struct extra *extra = tree_extra(node, EXTRA_HTML);
    if (!extra || !extra->html)
        return;
    struct wordstream stream;
    wordstream_init(&stream, w->out);
    new_line(w, 1);
    html_words(extra->html, &stream);
    wordstream_clear(&stream);
}

static void enter_heading(struct text_writer *w, cmark_node *node)
{
    struct extra *cell = tree_extra(node, EXTRA_CELL);
    if (!cell)
        new_line(w, 1);
    else if (cell->column > 0)
        buf_addc(w->out, '\t');
    else
        new_line(w, 0);
}

static void enter(struct text_writer *w, struct walk *walk)
{
    cmark_node *node = walk->node;
    cmark_node *figure = tree_figure(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        add(w, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        buf_addc(w->out, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        buf_addc(w->out, '\n');
        break;
    case CMARK_NODE_CODE_BLOCK:
        new_line(w, 1);
        add(w, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HEADING:
        enter_heading(w, node);
        break;
    case CMARK_NODE_LIST:
        enter_list(w, node);
        break;
    case CMARK_NODE_ITEM:
        add_item(w, node);
        break;
    case CMARK_NODE_IMAGE:
        walk_skip(walk);
        break;
    case CMARK_NODE_PARAGRAPH:
        begin_paragraph(w, node);
        if (figure) {
            add(w, cmark_node_get_title(figure));
            walk_skip(walk);
        }
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html(w, node);
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
        if (tree_extra(node, EXTRA_TABLE))
            new_line(w, 1);
        break;
    case CMARK_NODE_CUSTOM_INLINE:
        if (tree_extra(node, EXTRA_MARK))
            buf_addf(w->out, "[%zu]", tree_extra(node, EXTRA_MARK)->note->number);
        break;
    default:
        break;
    }
}

static void write_tree(struct text_writer *w, cmark_node *root)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (walk.entering && tree_extra(walk.node, EXTRA_NOTE) && walk.node != root)
            walk_skip(&walk);
        else if (walk.entering)
            enter(w, &walk);
        else if (cmark_node_get_type(walk.node) == CMARK_NODE_LIST && --w->depth == 0)
            new_line(w, 1);
    }
}

void document_write_text(const struct document *document, struct buf *out)
{
    struct text_writer w = {.out = out, .start = out->n};
    struct scope scope;
    scope_init(&scope, document, NULL);
    for (cmark_node *block = NULL; (block = scope_next_block(&scope, block));)
        write_tree(&w, block);
    for (size_t i = 0; i < document->n_notes; i++) {
        new_line(&w, 1);
        buf_addf(out, "[%zu] ", document->notes_shown[i]->number);
        write_tree(&w, document->notes_shown[i]->node);
    }
    new_line(&w, 0);
    scope_clear(&scope);
    free(w.numbers);
}
