#include "markdown/build.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/tree.h"

/*
 * White space is normal in a built document: one space between words, none at the ends of a block
 * or beside a line break, and none just inside of emphasis or a link, where Markdown would not read
 * the markup back. So a separator is not written before the text that follows it is known.
 */
enum { EMPHASIS_LIMIT = 64 };
static const uint64_t ALL_KEPT = UINT64_MAX;

enum separator { SEPARATOR_NONE, SEPARATOR_SPACE, SEPARATOR_BREAK };

struct inliner {
    cmark_mem *memory;
    cmark_node *block, *parent;
    enum separator due;
    bool on_one_line;      /* a line break is a space */
    uint64_t kept;         /* which emphases, by their order, become nodes */
    unsigned int emphases; /* how many have been met */
    struct buf text;
};

static cmark_node *new_node(struct inliner *inliner, cmark_node_type type, const char *literal)
{
    cmark_node *node = cmark_node_new_with_mem(type, inliner->memory);
    if (literal)
        cmark_node_set_literal(node, literal);
    return node;
}

/* Puts the separator before the outermost of the open nodes that have no content yet. */
static void add_separator(struct inliner *inliner)
{
    cmark_node *node = inliner->parent, *empty = NULL;
    while (node != inliner->block && cmark_node_first_child(node) == empty) {
        empty = node;
        node = cmark_node_parent(node);
    }
    cmark_node *before = empty ? cmark_node_previous(empty) : cmark_node_last_child(node);
    if (before) {
        cmark_node *separator = inliner->due == SEPARATOR_BREAK
                                    ? new_node(inliner, CMARK_NODE_LINEBREAK, NULL)
                                    : new_node(inliner, CMARK_NODE_TEXT, " ");
        cmark_node_insert_after(before, separator);
    }
    inliner->due = SEPARATOR_NONE;
}

static void add_node(struct inliner *inliner, cmark_node *node)
{
    if (inliner->due != SEPARATOR_NONE)
        add_separator(inliner);
    cmark_node_append_child(inliner->parent, node);
}

static bool is_space_at(struct str text, size_t i)
{
    return str_trim(str_sub(text, i, i + 1)).n == 0;
}

static void want(struct inliner *inliner, enum separator separator)
{
    if (inliner->due < separator)
        inliner->due = separator;
}

/* Collapses ASCII white space into inliner->text, leaving it out at both ends. */
static void collapse(struct inliner *inliner, struct str text)
{
    text = str_trim(text);
    buf_reset(&inliner->text);
    for (size_t i = 0; i < text.n; i++) {
        if (!is_space_at(text, i))
            buf_addc(&inliner->text, text.p[i]);
        else if (!is_space_at(text, i + 1))
            buf_addc(&inliner->text, ' ');
    }
}

static void add_text(struct inliner *inliner, struct str text, cmark_node_type type)
{
    if (text.n == 0)
        return;
    if (is_space_at(text, 0))
        want(inliner, SEPARATOR_SPACE);
    collapse(inliner, text);
    if (inliner->text.n == 0)
        return;
    add_node(inliner, new_node(inliner, type, inliner->text.p));
    if (is_space_at(text, text.n - 1))
        want(inliner, SEPARATOR_SPACE);
}

static void add_image(struct inliner *inliner, const struct span *span)
{
    cmark_node *image = new_node(inliner, CMARK_NODE_IMAGE, NULL);
    cmark_node_set_url(image, span->url);
    cmark_node_set_title(image, span->title ? span->title : "");
    collapse(inliner, span->text);
    if (inliner->text.n > 0)
        cmark_node_append_child(image, new_node(inliner, CMARK_NODE_TEXT, inliner->text.p));
    add_node(inliner, image);
}

static void add_spans(struct inliner *inliner, const struct span *spans, size_t n);

static void add_around(struct inliner *inliner, const struct span *span, cmark_node_type type)
{
    cmark_node *outer = inliner->parent;
    cmark_node *node = new_node(inliner, type, NULL);
    if (type == CMARK_NODE_LINK) {
        cmark_node_set_url(node, span->url);
        cmark_node_set_title(node, span->title ? span->title : "");
    }
    cmark_node_append_child(outer, node);
    inliner->parent = node;
    add_spans(inliner, span->inside, span->n_inside);
    inliner->parent = outer;
    if (!cmark_node_first_child(node))
        cmark_node_unlink(node);
}

static bool keeps_next_emphasis(struct inliner *inliner)
{
    unsigned int i = inliner->emphases++;
    return inliner->kept == ALL_KEPT || (i < EMPHASIS_LIMIT && (inliner->kept >> i & 1));
}

static void add_emphasis(struct inliner *inliner, const struct span *span, cmark_node_type type)
{
    if (keeps_next_emphasis(inliner))
        add_around(inliner, span, type);
    else
        add_spans(inliner, span->inside, span->n_inside);
}

/* "***x***" is read as an emphasis around a strong one. */
static void add_strong(struct inliner *inliner, const struct span *span)
{
    if (span->n_inside != 1 || span->inside->kind != SPAN_EMPHASIS) {
        add_emphasis(inliner, span, CMARK_NODE_STRONG);
        return;
    }
    struct span strong = *span, emphasis = *span->inside;
    strong.inside = emphasis.inside;
    strong.n_inside = emphasis.n_inside;
    emphasis.inside = &strong;
    emphasis.n_inside = 1;
    add_emphasis(inliner, &emphasis, CMARK_NODE_EMPH);
}

const char *span_element(enum span_kind kind)
{
    switch (kind) {
    case SPAN_SUPERSCRIPT:
        return "sup";
    case SPAN_SUBSCRIPT:
        return "sub";
    case SPAN_DELETED:
        return "del";
    case SPAN_INSERTED:
        return "ins";
    default:
        return NULL;
    }
}

static void add_tag(struct inliner *inliner, const char *begin, const char *element)
{
    buf_reset(&inliner->text);
    buf_addf(&inliner->text, "%s%s>", begin, element);
    add_node(inliner, new_node(inliner, CMARK_NODE_HTML_INLINE, inliner->text.p));
}

static void add_html(struct inliner *inliner, const struct span *span)
{
    add_tag(inliner, "<", span_element(span->kind));
    add_spans(inliner, span->inside, span->n_inside);
    add_tag(inliner, "</", span_element(span->kind));
}

static void add_spans(struct inliner *inliner, const struct span *spans, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (spans[i].kind) {
        case SPAN_TEXT:
            add_text(inliner, spans[i].text, CMARK_NODE_TEXT);
            break;
        case SPAN_CODE:
            add_text(inliner, spans[i].text, CMARK_NODE_CODE);
            break;
        case SPAN_EMPHASIS:
            add_emphasis(inliner, &spans[i], CMARK_NODE_EMPH);
            break;
        case SPAN_STRONG:
            add_strong(inliner, &spans[i]);
            break;
        case SPAN_LINK:
            add_around(inliner, &spans[i], CMARK_NODE_LINK);
            break;
        case SPAN_IMAGE:
            add_image(inliner, &spans[i]);
            break;
        case SPAN_BREAK:
            want(inliner, inliner->on_one_line ? SEPARATOR_SPACE : SEPARATOR_BREAK);
            break;
        case SPAN_SUPERSCRIPT:
        case SPAN_SUBSCRIPT:
        case SPAN_DELETED:
        case SPAN_INSERTED:
            add_html(inliner, &spans[i]);
            break;
        }
    }
}

/* The first or last text of a block loses the white space at its outer end, whichever it is. */
static void trim_end(cmark_node *block, cmark_node *(*outermost)(cmark_node *), bool first)
{
    cmark_node *node = block, *inner;
    while ((inner = outermost(node)))
        node = inner;
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
        return;
    struct str text = str_of(cmark_node_get_literal(node));
    struct str trimmed = utf8_trim(text);
    struct str kept = first ? str_sub(text, (size_t)(trimmed.p - text.p), text.n)
                            : str_sub(text, 0, (size_t)(trimmed.p - text.p) + trimmed.n);
    struct buf copy = BUF_INIT;
    buf_add_str(&copy, kept);
    cmark_node_set_literal(node, copy.p);
    buf_clear(&copy);
}

static cmark_node *add_block(struct document *document, cmark_node_type type)
{
    cmark_node *node = cmark_node_new_with_mem(type, tree_memory(&document->nodes));
    cmark_node_append_child(document->open, node);
    return node;
}

/* Fills an empty block; returns how many emphases there are, kept or not. */
static unsigned int fill_keeping(struct document *document, cmark_node *block, uint64_t kept,
                                 const struct span *spans, size_t n)
{
    struct inliner inliner = {
        .memory = tree_memory(&document->nodes),
        .block = block,
        .parent = block,
        .on_one_line = cmark_node_get_type(block) == CMARK_NODE_HEADING,
        .kept = kept,
        .text = BUF_INIT,
    };
    cmark_node *old;
    while ((old = cmark_node_first_child(block)))
        cmark_node_unlink(old);
    add_spans(&inliner, spans, n);
    cmark_consolidate_text_nodes(block);
    trim_end(block, cmark_node_first_child, true);
    trim_end(block, cmark_node_last_child, false);
    buf_clear(&inliner.text);
    return inliner.emphases;
}

/* Whether cmark reads a block as it writes it. */
static bool reads_back(cmark_node *block)
{
    struct arena scratch = ARENA_INIT;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, tree_memory(&scratch));
    const char *markdown = cmark_render_commonmark(block, CMARK_OPT_DEFAULT, 0);
    cmark_parser_feed(parser, markdown, strlen(markdown));
    const char *found = cmark_render_html(cmark_parser_finish(parser), CMARK_OPT_DEFAULT);
    bool same = strcmp(cmark_render_html(block, CMARK_OPT_DEFAULT), found) == 0;
    tree_memory_clear(&scratch);
    return same;
}

/* Not every emphasis can be written: He said<b>"yes"</b>again. What can't is left out, one by one;
 * the text stays. */
static void fill(struct document *document, cmark_node *block, const struct span *spans, size_t n)
{
    unsigned int emphases = fill_keeping(document, block, ALL_KEPT, spans, n);
    if (emphases == 0 || reads_back(block))
        return;
    uint64_t kept = 0;
    for (unsigned int i = 0; i < emphases && i < EMPHASIS_LIMIT; i++) {
        fill_keeping(document, block, kept | (uint64_t)1 << i, spans, n);
        if (reads_back(block))
            kept |= (uint64_t)1 << i;
    }
    fill_keeping(document, block, kept, spans, n);
}

struct document *document_new(void)
{
    struct document *document = mem_alloc(sizeof *document);
    document->first_line = 1;
    document->root = cmark_node_new_with_mem(CMARK_NODE_DOCUMENT, tree_memory(&document->nodes));
    document->open = document->root;
    return document;
}

void document_add_heading(struct document *document, int level, const struct span *spans, size_t n)
{
    cmark_node *heading = add_block(document, CMARK_NODE_HEADING);
    cmark_node_set_heading_level(heading, level);
    fill(document, heading, spans, n);
}

void document_add_paragraph(struct document *document, const struct span *spans, size_t n)
{
    fill(document, add_block(document, CMARK_NODE_PARAGRAPH), spans, n);
}

void document_add_code(struct document *document, struct str text, const char *language)
{
    cmark_node *code = add_block(document, CMARK_NODE_CODE_BLOCK);
    struct buf literal = BUF_INIT;
    buf_add_str(&literal, text);
    if (!str_ends(text, STR("\n")))
        buf_addc(&literal, '\n');
    cmark_node_set_literal(code, literal.p);
    cmark_node_set_fence_info(code, language ? language : "");
    buf_clear(&literal);
}

void document_add_table(struct document *document, const struct document_cell *cells, size_t rows,
                        size_t columns)
{
    if (rows == 0 || columns == 0)
        return;
    struct table *table = arena_alloc(&document->arena, sizeof *table);
    table->columns = columns;
    table->node = add_block(document, CMARK_NODE_CUSTOM_BLOCK);
    tree_add_extra(document, table->node, EXTRA_TABLE)->table = table;
    for (size_t i = 0; i < rows * columns; i++) {
        cmark_node *cell =
            cmark_node_new_with_mem(CMARK_NODE_HEADING, tree_memory(&document->nodes));
        cmark_node_append_child(table->node, cell);
        fill(document, cell, cells[i].spans, cells[i].n);
        struct extra *extra = tree_add_extra(document, cell, EXTRA_CELL);
        extra->table = table;
        extra->row = i / columns;
        extra->column = i % columns;
    }
}

void document_open(struct document *document, enum document_container container)
{
    static const cmark_node_type types[] = {
        [DOCUMENT_QUOTE] = CMARK_NODE_BLOCK_QUOTE,
        [DOCUMENT_BULLET_LIST] = CMARK_NODE_LIST,
        [DOCUMENT_ORDERED_LIST] = CMARK_NODE_LIST,
        [DOCUMENT_ITEM] = CMARK_NODE_ITEM,
    };
    document->open = add_block(document, types[container]);
    if (container == DOCUMENT_ORDERED_LIST) {
        cmark_node_set_list_type(document->open, CMARK_ORDERED_LIST);
        cmark_node_set_list_delim(document->open, CMARK_PERIOD_DELIM);
        cmark_node_set_list_start(document->open, 1);
    } else if (container == DOCUMENT_BULLET_LIST) {
        cmark_node_set_list_type(document->open, CMARK_BULLET_LIST);
    }
}

void document_start_list(struct document *document, int start)
{
    cmark_node_set_list_start(document->open, start);
}

/* Only bullets, and numbers from 1 on, end a paragraph without an empty line between. */
static bool may_follow_closely(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_LIST &&
           (cmark_node_get_list_type(block) == CMARK_BULLET_LIST ||
            cmark_node_get_list_start(block) == 1);
}

/* A list is tight when no item has anything but one paragraph and such lists after it. */
static bool is_tight(cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list);
    for (; item; item = cmark_node_next(item)) {
        cmark_node *block = cmark_node_first_child(item);
        for (; block && (block = cmark_node_next(block));)
            if (!may_follow_closely(block))
                return false;
    }
    return true;
}

void document_close(struct document *document)
{
    if (cmark_node_get_type(document->open) == CMARK_NODE_LIST)
        cmark_node_set_list_tight(document->open, is_tight(document->open));
    if (document->open != document->root)
        document->open = cmark_node_parent(document->open);
}
