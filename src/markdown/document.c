#include <stdlib.h>

#include "markdown/extract.h"
#include "markdown/html.h"

static bool is_comment(cmark_node *html)
{
    struct str text = str_trim(str_of(cmark_node_get_literal(html)));
    return str_starts(text, STR("<!--")) && str_ends(text, STR("-->")) &&
           str_find(text, STR("-->"), 0) == text.n - 3;
}

static struct document_link *add_link(struct document *document, cmark_node *node, const char *url)
{
    document->links =
        arena_grow(&document->arena, document->links, document->n_links, sizeof *document->links);
    struct document_link *link = &document->links[document->n_links++];
    link->url = arena_strdup(&document->arena, url);
    link->line = tree_place(document, node).line;
    return link;
}

static void add_image(struct document *document, cmark_node *node, const char *url, struct str alt)
{
    struct document_link *link = add_link(document, node, url);
    link->image = true;
    link->alt = arena_strndup(&document->arena, alt.p, alt.n);
    document->features.images = true;
}

static void note_image(struct document *document, cmark_node *node)
{
    struct buf text = BUF_INIT;
    tree_alternative(node, &text);
    add_image(document, node, cmark_node_get_url(node), buf_str(&text));
    buf_clear(&text);
}

/* The links and images in a block of sanitized HTML. */
static void add_html_links(struct document *document, cmark_node *block)
{
    struct extra *extra = tree_extra(block, EXTRA_HTML);
    if (!extra->html)
        return;
    for (struct xml_walk walk = html_walk(extra->html); html_next(extra->html, &walk);) {
        const char *href = walk.entering ? html_attribute(walk.node, "a", "href") : NULL;
        const char *src = walk.entering ? html_attribute(walk.node, "img", "src") : NULL;
        if (href)
            add_link(document, block, href);
        else if (src)
            add_image(document, block, src, str_of(html_attribute(walk.node, "img", "alt")));
    }
}

/* `warned` is the line that was warned of last: one warning for a block is enough. */
static void note_html(struct document *document, cmark_node *node, int *warned, struct diags *diags)
{
    struct place place = tree_place(document, node);
    document->features.raw_html = true;
    if (tree_extra(node, EXTRA_HTML)) {
        add_html_links(document, node);
    } else if (!tree_extra(node, EXTRA_PAGE) && !is_comment(node)) {
        document->features.dropped_html = true;
        if (place.line == *warned)
            return;
        *warned = place.line;
        diag_warning(diags, place, "raw-html",
                     "raw HTML is left out; write it in Markdown, or set 'html: sanitize'");
    }
}

static void survey(struct document *document, cmark_node *root, struct diags *diags)
{
    int warned = 0;
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (!walk.entering)
            continue;
        document->features.figures |= tree_figure(walk.node) != NULL;
        switch (cmark_node_get_type(walk.node)) {
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
            note_html(document, walk.node, &warned, diags);
            break;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_CODE:
            document->features.code = true;
            break;
        case CMARK_NODE_IMAGE:
            note_image(document, walk.node);
            break;
        case CMARK_NODE_LINK:
            add_link(document, walk.node, cmark_node_get_url(walk.node));
            break;
        default:
            break;
        }
    }
}

static void clean_text(cmark_node *node, const char *text,
                       int (*set)(cmark_node *node, const char *text), struct buf *scratch)
{
    struct str given = str_of(text), clean = tree_clean(given, scratch);
    if (clean.p != given.p)
        set(node, clean.p);
}

/* What XML and HTML can't hold is nowhere in the tree afterwards. It was in the text, or is made of
 * references; of &#xFFFE; and &#xFFFF; cmark makes the bytes FE and FF, which are no UTF-8. */
static void clean(struct document *document, struct str text)
{
    struct buf scratch = BUF_INIT;
    bool suspect = str_find(text, STR("&#"), 0) < text.n || tree_clean(text, &scratch).p != text.p;
    for (struct walk walk = {.root = document->root}; suspect && walk_next(&walk);) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (!walk.entering)
            continue;
        clean_text(walk.node, cmark_node_get_literal(walk.node), cmark_node_set_literal, &scratch);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            clean_text(walk.node, cmark_node_get_title(walk.node), cmark_node_set_title, &scratch);
        if (type == CMARK_NODE_CODE_BLOCK)
            clean_text(walk.node, cmark_node_get_fence_info(walk.node), cmark_node_set_fence_info,
                       &scratch);
    }
    buf_clear(&scratch);
}

struct document *document_read(struct str text, const struct document_options *options,
                               struct diags *diags)
{
    struct document *document = mem_alloc(sizeof *document);
    document->file = options->file;
    document->first_line = options->first_line > 0 ? options->first_line : 1;
    extract_parse(document, text, diags);
    clean(document, text);
    if (options->sanitize_html)
        document_sanitize(document, diags);
    document_find_ids(document);
    document_find_sections(document);
    if (document->notes)
        document_number_notes(document, diags);
    document_find_words(document);
    survey(document, document->root, diags);
    document->file = NULL;
    return document;
}

void document_free(struct document *document)
{
    if (!document)
        return;
    document_free_html(document);
    buf_clear(&document->words);
    arena_clear(&document->arena);
    tree_memory_clear(&document->nodes);
    free(document);
}

size_t document_pages(const struct document *document, const struct source_page **pages)
{
    *pages = document->pages;
    return document->n_pages;
}

size_t document_headings(const struct document *document, const struct heading **headings)
{
    *headings = document->headings;
    return document->n_headings;
}

size_t document_links(const struct document *document, const struct document_link **links)
{
    *links = document->links;
    return document->n_links;
}

struct document_features document_features(const struct document *document)
{
    return document->features;
}
