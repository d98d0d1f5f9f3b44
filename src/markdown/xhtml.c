#include <string.h>
#include <strings.h>

#include "markdown/tree.h"

struct xhtml {
    const struct document *document;
    const struct xhtml_options *options;
    struct buf *out;
    size_t start;     /* where our part of `out` begins */
    cmark_node *link; /* the link whose element is open */
    struct buf scratch;
};

static void add_text(struct xhtml *x, const char *text)
{
    buf_add_xml(x->out, tree_clean(str_of(text), &x->scratch));
}

/* Begins a new line, as cmark's renderer does. */
static void new_line(struct xhtml *x)
{
    if (x->out->n > x->start && x->out->p[x->out->n - 1] != '\n')
        buf_addc(x->out, '\n');
}

static void add_address(struct xhtml *x, const char *url)
{
    static const char safe[] = "!#$%()*+,-./:;=?@_~";
    if (url[0] == '#' && x->options->id_prefix) {
        buf_addf(x->out, "#%s", x->options->id_prefix);
        url++;
    }
    for (; *url; url++) {
        unsigned char c = (unsigned char)*url;
        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || strchr(safe, c))
            buf_addc(x->out, (char)c);
        else if (c == '&')
            buf_adds(x->out, "&amp;");
        else if (c == '\'')
            buf_adds(x->out, "&#x27;");
        else
            buf_addf(x->out, "%%%02X", c);
    }
}

/* Nothing may run a script. Of data only pictures are harmless, and those only as pictures. */
static bool is_safe(const char *url, bool image)
{
    static const char *const bad[] = {"javascript:", "vbscript:", "file:", "data:"};
    static const char *const pictures[] = {"data:image/png", "data:image/gif", "data:image/jpeg",
                                           "data:image/webp"};
    for (size_t i = 0; image && i < sizeof pictures / sizeof *pictures; i++)
        if (strncasecmp(url, pictures[i], strlen(pictures[i])) == 0)
            return true;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (strncasecmp(url, bad[i], strlen(bad[i])) == 0)
            return false;
    return true;
}

/* The address to write for a link or an image; NULL: leave it out. */
static const char *resolve(struct xhtml *x, cmark_node *node)
{
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    const char *url = cmark_node_get_url(node);
    if (x->options->resolve)
        url = x->options->resolve(x->options->context, url, image);
    return url && is_safe(url, image) ? url : NULL;
}

static void add_title(struct xhtml *x, cmark_node *node)
{
    const char *title = cmark_node_get_title(node);
    if (!title[0])
        return;
    buf_adds(x->out, " title=\"");
    add_text(x, title);
    buf_addc(x->out, '"');
}

static void enter_link(struct xhtml *x, cmark_node *node)
{
    const char *url = x->link ? NULL : resolve(x, node);
    if (!url)
        return;
    x->link = node;
    buf_adds(x->out, "<a href=\"");
    add_address(x, url);
    buf_addc(x->out, '"');
    add_title(x, node);
    buf_addc(x->out, '>');
}

static void leave_link(struct xhtml *x, cmark_node *node)
{
    if (x->link != node)
        return;
    x->link = NULL;
    buf_adds(x->out, "</a>");
}

static void add_image(struct xhtml *x, cmark_node *node, bool title)
{
    struct buf alternative = BUF_INIT;
    const char *url = resolve(x, node);
    if (!url)
        return;
    buf_adds(x->out, "<img src=\"");
    add_address(x, url);
    buf_adds(x->out, "\" alt=\"");
    tree_alternative(node, &alternative);
    add_text(x, alternative.p);
    buf_addc(x->out, '"');
    if (title)
        add_title(x, node);
    buf_adds(x->out, " />");
    buf_clear(&alternative);
}

static void add_figure(struct xhtml *x, cmark_node *image)
{
    new_line(x);
    buf_adds(x->out, "<figure>\n");
    add_image(x, image, false);
    new_line(x);
    buf_adds(x->out, "<figcaption>");
    add_text(x, cmark_node_get_title(image));
    buf_adds(x->out, "</figcaption>\n</figure>\n");
}

static void add_code_block(struct xhtml *x, cmark_node *node)
{
    const char *info = cmark_node_get_fence_info(node);
    size_t n = strcspn(info, " \t\n\v\f\r");
    new_line(x);
    buf_adds(x->out, "<pre><code");
    if (n > 0) {
        buf_adds(x->out, " class=\"language-");
        buf_add_xml(x->out, tree_clean((struct str){info, n}, &x->scratch));
        buf_addc(x->out, '"');
    }
    buf_addc(x->out, '>');
    add_text(x, cmark_node_get_literal(node));
    buf_adds(x->out, "</code></pre>\n");
}

static void add_heading(struct xhtml *x, cmark_node *node, bool entering)
{
    struct extra *extra = tree_extra(node, EXTRA_HEADING);
    int level = cmark_node_get_heading_level(node) + x->options->heading_shift;
    level = level > 6 ? 6 : level < 1 ? 1 : level;
    if (!entering) {
        buf_addf(x->out, "</h%d>\n", level);
        return;
    }
    new_line(x);
    buf_addf(x->out, "<h%d", level);
    if (extra)
        buf_addf(x->out, " id=\"%s%s\"", x->options->id_prefix ? x->options->id_prefix : "",
                 x->document->headings[extra->heading].id);
    buf_addc(x->out, '>');
}

static void add_list(struct xhtml *x, cmark_node *node, bool entering)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) {
        buf_adds(x->out, ordered ? "</ol>\n" : "</ul>\n");
        return;
    }
    new_line(x);
    if (!ordered)
        buf_adds(x->out, "<ul>\n");
    else if (cmark_node_get_list_start(node) == 1)
        buf_adds(x->out, "<ol>\n");
    else
        buf_addf(x->out, "<ol start=\"%d\">\n", cmark_node_get_list_start(node));
}

static void add_paragraph(struct xhtml *x, struct walk *walk)
{
    cmark_node *figure = tree_figure(walk->node);
    cmark_node *list = cmark_node_parent(cmark_node_parent(walk->node));
    if (figure && walk->entering) {
        add_figure(x, figure);
        walk_skip(walk);
    } else if (!figure && !(list && cmark_node_get_list_tight(list))) {
        if (walk->entering)
            new_line(x);
        buf_adds(x->out, walk->entering ? "<p>" : "</p>\n");
    }
}

static void add_element(struct xhtml *x, const char *name, bool entering)
{
    buf_addf(x->out, entering ? "<%s>" : "</%s>", name);
}

static void add_inline(struct xhtml *x, struct walk *walk)
{
    cmark_node *node = walk->node;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        add_element(x, "em", walk->entering);
        break;
    case CMARK_NODE_STRONG:
        add_element(x, "strong", walk->entering);
        break;
    case CMARK_NODE_LINK:
        (walk->entering ? enter_link : leave_link)(x, node);
        break;
    case CMARK_NODE_IMAGE:
        if (walk->entering)
            add_image(x, node, true);
        walk_skip(walk);
        break;
    case CMARK_NODE_CODE:
        add_element(x, "code", walk->entering);
        if (walk->entering)
            add_text(x, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_TEXT:
        if (walk->entering)
            add_text(x, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        if (walk->entering)
            buf_adds(x->out, cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ? "\n" : "<br />\n");
        break;
    default:
        break;
    }
}

static void add_block(struct xhtml *x, struct walk *walk)
{
    switch (cmark_node_get_type(walk->node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        new_line(x);
        add_element(x, "blockquote", walk->entering);
        new_line(x);
        break;
    case CMARK_NODE_LIST:
        add_list(x, walk->node, walk->entering);
        break;
    case CMARK_NODE_ITEM:
        if (walk->entering)
            new_line(x);
        buf_adds(x->out, walk->entering ? "<li>" : "</li>\n");
        break;
    case CMARK_NODE_CODE_BLOCK:
        if (walk->entering)
            add_code_block(x, walk->node);
        break;
    case CMARK_NODE_HEADING:
        add_heading(x, walk->node, walk->entering);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        if (walk->entering) {
            new_line(x);
            buf_adds(x->out, "<hr />\n");
        }
        break;
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(x, walk);
        break;
    default:
        break;
    }
}

static void add_tree(struct xhtml *x, cmark_node *root)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        (tree_is_block(walk.node) ? add_block : add_inline)(x, &walk);
}

void document_write_xhtml(const struct document *document, const struct xhtml_options *options,
                          struct buf *out)
{
    struct xhtml x = {
        .document = document, .options = options, .out = out, .start = out->n, .scratch = BUF_INIT};
    add_tree(&x, document->root);
    buf_clear(&x.scratch);
}
