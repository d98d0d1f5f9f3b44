/*
 * The renderer, in three parts: blocks (xhtml.c), inline nodes (xhtml_inline.c), and what cmark has
 * not, tables and notes (xhtml_extra.c). Where none of that occurs, the result is that of cmark's
 * own renderer, line by line.
 */
#ifndef COLOPHON_MARKDOWN_XHTML_H
#define COLOPHON_MARKDOWN_XHTML_H

#include "markdown/scope.h"

struct html_stretch;

struct xhtml {
    const struct document *document;
    const struct xhtml_options *options;
    struct scope scope;
    const char *prefix; /* of ids */
    struct buf *out;
    size_t start;     /* where our part of `out` begins */
    cmark_node *link; /* the link whose element is open */
    size_t images;    /* so far */
    size_t padding;   /* empty cells that may still be added to short rows */
    struct buf scratch;
};

/* Writes the nodes below and including root, but not the notes among them. */
void xhtml_tree(struct xhtml *x, cmark_node *root);
void xhtml_text(struct xhtml *x, const char *text);
/* Begins a new line, unless one is begun. */
void xhtml_new_line(struct xhtml *x);

/* The level of a heading in the output. */
int xhtml_level(const struct xhtml *x, int level);

/* Whether nothing is seen in a paragraph (where a page begins, say), so that it is written as none. */
bool xhtml_is_silent(cmark_node *paragraph);

void xhtml_inline(struct xhtml *x, struct walk *walk);
/* The address to write for one in the text; NULL: leave it out. */
const char *xhtml_resolve(struct xhtml *x, const char *url, bool image);
void xhtml_address(struct xhtml *x, const char *url);
/* The attribute that says where a link opens, if the options do. */
void xhtml_target(struct xhtml *x, const char *url);
void xhtml_image(struct xhtml *x, cmark_node *node, bool title);

/* The attributes of where a page of the printed source begins, but for its label and role. */
void xhtml_page_id(struct xhtml *x, const struct source_page *page);

void xhtml_table(struct xhtml *x, cmark_node *node, bool entering);
void xhtml_cell(struct xhtml *x, cmark_node *node, bool entering);
void xhtml_mark(struct xhtml *x, const struct extra *mark);
/* At the end of a paragraph: if it is the last of a note, the ways back to the references. */
void xhtml_backlinks(struct xhtml *x, cmark_node *paragraph);
/* A block of sanitized HTML. */
void xhtml_html(struct xhtml *x, const struct html_stretch *stretch);
/* Text of sanitized HTML. */
void xhtml_html_text(struct xhtml *x, const char *text);
void xhtml_notes(struct xhtml *x);

#endif
