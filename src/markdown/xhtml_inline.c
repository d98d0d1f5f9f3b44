#include <string.h>
#include <strings.h>

#include "markdown/xhtml.h"

void xhtml_address(struct xhtml *x, const char *url)
{
    static const char safe[] = "!#$%()*+,-./:;=?@_~";
    if (url[0] == '#') {
        buf_addf(x->out, "#%s", x->prefix);
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

void xhtml_target(struct xhtml *x, const char *url)
{
    const char *target = NULL;
    if (*url == '#')
        target = x->options->inside_target;
    else if (strstr(url, "://"))
        target = x->options->outside_target;
    if (target)
        buf_addf(x->out, " target=\"%s\"", target);
}

/* Nothing may run a script. Of data only pictures are harmless, and those only as pictures: scripts in
 * an SVG don't run there. */
static bool is_safe(const char *url, bool image)
{
    static const char *const bad[] = {"javascript:", "vbscript:", "file:", "data:"};
    static const char *const pictures[] = {"data:image/png", "data:image/gif", "data:image/jpeg",
                                           "data:image/webp", "data:image/svg+xml"};
    for (size_t i = 0; image && i < sizeof pictures / sizeof *pictures; i++)
        if (strncasecmp(url, pictures[i], strlen(pictures[i])) == 0)
            return true;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (strncasecmp(url, bad[i], strlen(bad[i])) == 0)
            return false;
    return true;
}

const char *xhtml_resolve(struct xhtml *x, const char *url, bool image)
{
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
    xhtml_text(x, title);
    buf_addc(x->out, '"');
}

static void enter_link(struct xhtml *x, cmark_node *node)
{
    const char *url = x->link ? NULL : xhtml_resolve(x, cmark_node_get_url(node), false);
    if (!url)
        return;
    x->link = node;
    buf_adds(x->out, "<a href=\"");
    xhtml_address(x, url);
    buf_addc(x->out, '"');
    xhtml_target(x, url);
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

static void add_size(struct xhtml *x, const char *url)
{
    int width, height;
    if (!x->options->measure)
        return;
    if (x->options->measure(x->options->context, url, &width, &height))
        buf_addf(x->out, " width=\"%d\" height=\"%d\"", width, height);
    if (x->images++ > 0)
        buf_adds(x->out, " loading=\"lazy\"");
}

void xhtml_image(struct xhtml *x, cmark_node *node, bool title)
{
    struct buf alternative = BUF_INIT;
    const char *url = xhtml_resolve(x, cmark_node_get_url(node), true);
    if (!url)
        return;
    buf_adds(x->out, "<img src=\"");
    xhtml_address(x, url);
    buf_adds(x->out, "\" alt=\"");
    tree_alternative(node, &alternative);
    xhtml_text(x, alternative.p);
    buf_addc(x->out, '"');
    if (title)
        add_title(x, node);
    add_size(x, cmark_node_get_url(node));
    buf_adds(x->out, " />");
    buf_clear(&alternative);
}

static void add_element(struct xhtml *x, const char *name, bool entering)
{
    buf_adds(x->out, entering ? "<" : "</");
    buf_adds(x->out, name);
    buf_addc(x->out, '>');
}

void xhtml_page_id(struct xhtml *x, const struct source_page *page)
{
    buf_join(x->out, " id=\"", x->prefix, page->id, "\"",
             x->options->epub_types ? " epub:type=\"pagebreak\"" : "");
}

static void add_page_start(struct xhtml *x, const struct extra *extra)
{
    const struct source_page *page = &x->document->pages[extra->page];
    buf_adds(x->out, "<span");
    xhtml_page_id(x, page);
    buf_adds(x->out, " role=\"doc-pagebreak\" aria-label=\"");
    xhtml_html_text(x, page->label);
    buf_adds(x->out, "\">");
}

void xhtml_inline(struct xhtml *x, struct walk *walk)
{
    cmark_node *node = walk->node;
    struct extra *mark = tree_extra(node, EXTRA_MARK);
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
            xhtml_image(x, node, true);
        walk_skip(walk);
        break;
    case CMARK_NODE_CODE:
        add_element(x, "code", walk->entering);
        if (walk->entering)
            xhtml_text(x, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_TEXT:
        if (walk->entering)
            xhtml_text(x, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        if (walk->entering)
            buf_adds(x->out, cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ? "\n" : "<br />\n");
        break;
    case CMARK_NODE_HTML_INLINE:
        if (walk->entering && tree_extra(node, EXTRA_HTML))
            buf_add_str(x->out, tree_clean(str_of(cmark_node_get_literal(node)), &x->scratch));
        else if (walk->entering && tree_extra(node, EXTRA_PAGE))
            add_page_start(x, tree_extra(node, EXTRA_PAGE));
        break;
    case CMARK_NODE_CUSTOM_INLINE:
        if (mark && walk->entering)
            xhtml_mark(x, mark);
        break;
    default:
        break;
    }
}
