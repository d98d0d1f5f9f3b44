#include "markdown/sanitize.h"

/*
 * Markdown ends a block of HTML at an empty line, also where elements are open. So all blocks of HTML
 * that stand beside each other are parsed as one text, with the places of the Markdown between them.
 * Blocks with an element open between them go into one custom block with what stands there.
 */

/* A block of HTML and its part of the text. */
struct fragment {
    cmark_node *block;
    int line; /* where it begins in the text of all parts */
};

struct fragments {
    struct sanitizer *sanitizer;
    struct fragment *blocks;
    struct html_part *parts;
    size_t n;
};

static void hear(void *context, const char *element, int line, enum html_change change)
{
    const struct fragments *fragments = context;
    size_t i = 0;
    for (size_t end = fragments->n; end - i > 1;) {
        size_t middle = i + (end - i) / 2;
        *(fragments->blocks[middle].line <= line ? &i : &end) = middle;
    }
    struct place place = tree_place(fragments->sanitizer->document, fragments->blocks[i].block);
    place.line += line - fragments->blocks[i].line;
    sanitize_tell(fragments->sanitizer, place, element, change);
}

static void own(struct document *document, xmlDoc *doc)
{
    struct html_fragment *fragment = arena_alloc(&document->arena, sizeof *fragment);
    *fragment = (struct html_fragment){doc, document->html};
    document->html = fragment;
}

static void keep(struct document *document, cmark_node *block, xmlDoc *doc, const xmlNode *from,
                 const xmlNode *to)
{
    struct html_stretch *stretch = arena_alloc(&document->arena, sizeof *stretch);
    *stretch = (struct html_stretch){doc, from, to};
    tree_add_extra(document, block, EXTRA_HTML)->html = stretch;
}

static void keep_alone(struct sanitizer *sanitizer, cmark_node *block, struct str html)
{
    struct fragment only = {block, 1};
    struct fragments fragments = {sanitizer, &only, NULL, 1};
    xmlDoc *doc = html_read(html, &(struct html_listener){hear, &fragments});
    own(sanitizer->document, doc);
    keep(sanitizer->document, block, doc, NULL, NULL);
}

static bool is_html(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

/* The texts of notes stand elsewhere. */
static enum html_markdown markdown_of(cmark_node *node)
{
    if (tree_extra(node, EXTRA_NOTE))
        return HTML_NO_MARKDOWN;
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && !tree_figure(node))
        return HTML_LINE;
    return tree_is_heading(node) ? HTML_HEADING : HTML_BLOCKS;
}

static void add_markdown(struct html_part *part, enum html_markdown markdown)
{
    if (markdown)
        part->markdown = part->markdown ? HTML_BLOCKS : markdown;
}

static void add_fragment(struct fragments *fragments, struct arena *arena, cmark_node *block,
                         struct str html, int line)
{
    fragments->blocks =
        arena_grow(arena, fragments->blocks, fragments->n, sizeof *fragments->blocks);
    fragments->parts = arena_grow(arena, fragments->parts, fragments->n, sizeof *fragments->parts);
    fragments->blocks[fragments->n] = (struct fragment){block, line};
    fragments->parts[fragments->n++] = (struct html_part){.html = html};
}

/* A block that can't be one of several is kept alone, and is to the others as if it were Markdown. */
static void gather(struct fragments *fragments, struct arena *arena, cmark_node *parent)
{
    int line = 1;
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        bool html = is_html(node);
        struct str source = html ? sanitize_source(fragments->sanitizer, node) : STR("");
        if (html && html_is_whole(source)) {
            add_fragment(fragments, arena, node, source, line);
            for (size_t i = 0; i < source.n; i++)
                line += source.p[i] == '\n';
            continue;
        }
        if (html)
            keep_alone(fragments->sanitizer, node, source);
        if (fragments->n > 0)
            add_markdown(&fragments->parts[fragments->n - 1], markdown_of(node));
    }
}

static cmark_node *new_block(struct document *document, cmark_node_type type)
{
    return cmark_node_new_with_mem(type, tree_memory(&document->nodes));
}

/* From `first` on the siblings up to, not with, `end` (NULL: all) go into a block of their own. */
static cmark_node *enclose(struct document *document, cmark_node *first, cmark_node *end)
{
    cmark_node *block = new_block(document, CMARK_NODE_CUSTOM_BLOCK), *next;
    cmark_node_set_on_enter(block, "");
    cmark_node_set_on_exit(block, "");
    cmark_node_insert_before(first, block);
    while ((next = cmark_node_next(block)) != end)
        cmark_node_append_child(block, next);
    return block;
}

/* The end tags of elements that Markdown is the last in. */
static void close_elements(struct fragments *fragments, cmark_node *parent, xmlDoc *doc)
{
    const xmlNode *from = fragments->parts[fragments->n - 1].end;
    struct document *document = fragments->sanitizer->document;
    struct buf tags = BUF_INIT;
    cmark_node *end = new_block(document, CMARK_NODE_HTML_BLOCK);
    for (const xmlNode *node = from->parent; node->parent->type == XML_ELEMENT_NODE;
         node = node->parent)
        buf_join(&tags, "</", (const char *)node->name, ">");
    buf_addc(&tags, '\n');
    cmark_node_set_literal(end, tags.p);
    cmark_node_append_child(parent, end);
    keep(document, end, doc, from, NULL);
    buf_clear(&tags);
}

/* The one paragraph behind a block. */
static void strip_paragraph(struct document *document, cmark_node *block)
{
    do
        block = cmark_node_next(block);
    while (tree_extra(block, EXTRA_NOTE));
    tree_add_extra(document, block, EXTRA_LINE);
}

/* Gives every block what of the document begins where the last one ends. */
static void share_out(struct fragments *fragments, xmlDoc *doc)
{
    struct document *document = fragments->sanitizer->document;
    size_t n = fragments->n, first = 0;
    own(document, doc);
    for (size_t i = 0; i < n; i++) {
        const struct html_part *part = &fragments->parts[i];
        bool last = i == n - 1;
        keep(document, fragments->blocks[i].block, doc, i > 0 ? part[-1].end : NULL,
             last && !part->markdown ? NULL : part->end);
        if (part->markdown == HTML_LINE && html_is_line(part))
            strip_paragraph(document, fragments->blocks[i].block);
        if (html_is_open(part) && !last)
            continue;
        cmark_node *block = fragments->blocks[first].block;
        if (last && html_is_open(part) && part->markdown)
            close_elements(fragments, enclose(document, block, NULL), doc);
        else if (i > first)
            enclose(document, block, cmark_node_next(fragments->blocks[i].block));
        first = i + 1;
    }
}

void sanitize_blocks(struct sanitizer *sanitizer, cmark_node *parent)
{
    struct arena arena = {0};
    struct fragments fragments = {.sanitizer = sanitizer};
    if (cmark_node_get_type(parent) == CMARK_NODE_CUSTOM_BLOCK && !cmark_node_get_user_data(parent))
        return; /* was made here */
    gather(&fragments, &arena, parent);
    struct html_listener listener = {hear, &fragments};
    xmlDoc *doc = fragments.n > 0 ? html_read_parts(fragments.parts, fragments.n, &listener) : NULL;
    if (doc)
        share_out(&fragments, doc);
    else
        for (size_t i = 0; i < fragments.n; i++)
            keep_alone(sanitizer, fragments.blocks[i].block, fragments.parts[i].html);
    arena_clear(&arena);
}
