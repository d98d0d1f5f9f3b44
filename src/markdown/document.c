#include <stdlib.h>

#include "markdown/extract.h"

static bool is_comment(cmark_node *html)
{
    struct str text = str_trim(str_of(cmark_node_get_literal(html)));
    return str_starts(text, STR("<!--")) && str_ends(text, STR("-->")) &&
           str_find(text, STR("-->"), 0) == text.n - 3;
}

static void note_html(struct document *document, cmark_node *node, struct diags *diags)
{
    document->features.raw_html = true;
    if (!is_comment(node))
        diag_warning(diags, tree_place(document, node), "raw-html",
                     "raw HTML is left out; write it in Markdown, or set 'html: sanitize'");
}

static void note_link(struct document *document, cmark_node *node, bool image)
{
    struct document_link *link = &document->links[document->n_links++];
    link->url = cmark_node_get_url(node);
    link->image = image;
    link->line = tree_place(document, node).line;
    if (image) {
        struct buf text = BUF_INIT, scratch = BUF_INIT;
        tree_alternative(node, &text);
        struct str clean = tree_clean(buf_str(&text), &scratch);
        link->alt = arena_strndup(&document->arena, clean.p, clean.n);
        buf_clear(&text);
        buf_clear(&scratch);
    }
}

static bool is_link(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LINK ||
           cmark_node_get_type(node) == CMARK_NODE_IMAGE;
}

static void survey(struct document *document, cmark_node *root, struct diags *diags)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (!walk.entering)
            continue;
        document->features.figures |= tree_figure(walk.node) != NULL;
        switch (cmark_node_get_type(walk.node)) {
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
            note_html(document, walk.node, diags);
            break;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_CODE:
            document->features.code = true;
            break;
        case CMARK_NODE_IMAGE:
            document->features.images = true;
            note_link(document, walk.node, true);
            break;
        case CMARK_NODE_LINK:
            note_link(document, walk.node, false);
            break;
        default:
            break;
        }
    }
}

struct document *document_read(struct str text, const struct document_options *options,
                               struct diags *diags)
{
    struct document *document = mem_alloc(sizeof *document);
    document->file = options->file;
    document->first_line = options->first_line > 0 ? options->first_line : 1;
    extract_parse(document, text, diags);
    document->links =
        arena_array(&document->arena, tree_count(document->root, is_link), sizeof *document->links);
    document_find_headings(document);
    document_number_notes(document, diags);
    survey(document, document->root, diags);
    document->file = NULL;
    return document;
}

void document_free(struct document *document)
{
    if (!document)
        return;
    arena_clear(&document->arena);
    arena_clear(&document->nodes);
    free(document);
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
