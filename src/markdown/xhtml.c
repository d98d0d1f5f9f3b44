#include "markdown/xhtml.h"

#include <string.h>

/* How many cells may be added to rows shorter than their table: a hostile table could ask for
 * millions of them in few bytes. */
enum { PADDING_LIMIT = 50000 };

void xhtml_text(struct xhtml *x, const char *text)
{
    buf_adds_xml(x->out, text);
}

void xhtml_new_line(struct xhtml *x)
{
    if (x->out->n > x->start && x->out->p[x->out->n - 1] != '\n')
        buf_addc(x->out, '\n');
}

static void add_figure(struct xhtml *x, cmark_node *image)
{
    const char *figure = x->options->plain ? "div" : "figure";
    const char *caption = x->options->plain ? "p" : "figcaption";
    xhtml_new_line(x);
    buf_addf(x->out, "<%s>\n", figure);
    xhtml_image(x, image, false);
    xhtml_new_line(x);
    buf_addf(x->out, "<%s>", caption);
    xhtml_text(x, cmark_node_get_title(image));
    buf_addf(x->out, "</%s>\n</%s>\n", caption, figure);
}

static void add_code_block(struct xhtml *x, cmark_node *node)
{
    const char *info = cmark_node_get_fence_info(node);
    size_t n = strcspn(info, " \t\n\v\f\r");
    xhtml_new_line(x);
    buf_adds(x->out, "<pre><code");
    if (n > 0) {
        buf_adds(x->out, " class=\"language-");
        buf_add_xml(x->out, (struct str){info, n});
        buf_addc(x->out, '"');
    }
    buf_addc(x->out, '>');
    xhtml_text(x, cmark_node_get_literal(node));
    buf_adds(x->out, "</code></pre>\n");
}

int xhtml_level(const struct xhtml *x, int level)
{
    level += x->options->heading_shift;
    return level > 6 ? 6 : level < 1 ? 1 : level;
}

static void add_heading(struct xhtml *x, cmark_node *node, bool entering)
{
    struct extra *extra = tree_extra(node, EXTRA_HEADING);
    int level = xhtml_level(x, cmark_node_get_heading_level(node));
    if (!entering) {
        buf_addf(x->out, "</h%d>\n", level);
        return;
    }
    xhtml_new_line(x);
    if (x->options->heading && cmark_node_parent(node) == x->document->root)
        x->options->heading(x->options->heading_context, &x->document->headings[extra->heading],
                            x->out->n - x->start);
    buf_addf(x->out, "<h%d", level);
    if (extra)
        buf_addf(x->out, " id=\"%s%s\"", x->prefix, x->document->headings[extra->heading].id);
    buf_addc(x->out, '>');
}

static void add_list(struct xhtml *x, cmark_node *node, bool entering)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) {
        buf_adds(x->out, ordered ? "</ol>\n" : "</ul>\n");
        return;
    }
    xhtml_new_line(x);
    if (!ordered)
        buf_adds(x->out, "<ul>\n");
    else if (cmark_node_get_list_start(node) == 1)
        buf_adds(x->out, "<ol>\n");
    else
        buf_addf(x->out, "<ol start=\"%d\">\n", cmark_node_get_list_start(node));
}

bool xhtml_is_silent(cmark_node *paragraph)
{
    cmark_node *node = cmark_node_first_child(paragraph);
    while (node && tree_is_blank(node))
        node = cmark_node_next(node);
    return !node;
}

static void add_paragraph(struct xhtml *x, struct walk *walk)
{
    cmark_node *figure = tree_figure(walk->node);
    cmark_node *list = cmark_node_parent(cmark_node_parent(walk->node));
    if (tree_extra(walk->node, EXTRA_LINE)) {
        xhtml_new_line(x);
    } else if (figure && walk->entering) {
        add_figure(x, figure);
        walk_skip(walk);
    } else if (!figure && !(list && cmark_node_get_list_tight(list)) &&
               !xhtml_is_silent(walk->node)) {
        if (walk->entering)
            xhtml_new_line(x);
        else
            xhtml_backlinks(x, walk->node);
        buf_adds(x->out, walk->entering ? "<p>" : "</p>\n");
    }
}

static void add_html(struct xhtml *x, cmark_node *node)
{
    struct extra *extra = tree_extra(node, EXTRA_HTML);
    xhtml_new_line(x);
    if (extra)
        xhtml_html(x, extra->html);
    buf_addc(x->out, '\n'); /* a line even if it is left out, as cmark's comment on that would be */
}

/* Notes come after the body. */
static void add_custom(struct xhtml *x, struct walk *walk)
{
    if (tree_extra(walk->node, EXTRA_TABLE))
        xhtml_table(x, walk->node, walk->entering);
    else if (tree_extra(walk->node, EXTRA_NOTE) && walk->node != walk->root)
        walk_skip(walk);
}

static void add_block(struct xhtml *x, struct walk *walk)
{
    switch (cmark_node_get_type(walk->node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        xhtml_new_line(x);
        buf_adds(x->out, walk->entering ? "<blockquote>\n" : "</blockquote>\n");
        break;
    case CMARK_NODE_LIST:
        add_list(x, walk->node, walk->entering);
        break;
    case CMARK_NODE_ITEM:
        if (walk->entering)
            xhtml_new_line(x);
        buf_adds(x->out, walk->entering ? "<li>" : "</li>\n");
        break;
    case CMARK_NODE_CODE_BLOCK:
        if (walk->entering)
            add_code_block(x, walk->node);
        break;
    case CMARK_NODE_HEADING:
        (tree_is_heading(walk->node) ? add_heading : xhtml_cell)(x, walk->node, walk->entering);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        if (walk->entering) {
            xhtml_new_line(x);
            buf_adds(x->out, "<hr />\n");
        }
        break;
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(x, walk);
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (walk->entering)
            add_html(x, walk->node);
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
        add_custom(x, walk);
        break;
    default:
        break;
    }
}

void xhtml_tree(struct xhtml *x, cmark_node *root)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        (tree_is_block(walk.node) ? add_block : xhtml_inline)(x, &walk);
}

void document_write_xhtml(const struct document *document, const struct xhtml_options *options,
                          struct buf *out)
{
    struct xhtml x = {
        .document = document,
        .options = options,
        .prefix = options->id_prefix ? options->id_prefix : "",
        .out = out,
        .start = out->n,
        .padding = PADDING_LIMIT,
        .scratch = BUF_INIT,
    };
    if (!options->section)
        buf_grow(out, document->words.n); /* at least */
    scope_init(&x.scope, document, options->section);
    for (cmark_node *block = NULL; (block = scope_next_block(&x.scope, block));)
        xhtml_tree(&x, block);
    xhtml_notes(&x);
    scope_clear(&x.scope);
    buf_clear(&x.scratch);
}
