/*
 * Building a document from units that are not Markdown: what import does.
 *
 * Text is taken as plain words; what Markdown would read as syntax is escaped by the writer. Inline
 * structure can be given with the struct span list; a unit of plain text is one span.
 *
 *     struct document *document = document_new();
 *     document_add_heading(document, 2, spans, n);
 *     document_add_paragraph(document, spans, n);
 *     document_open(document, DOCUMENT_BULLET_LIST);
 *     document_open(document, DOCUMENT_ITEM);
 *     document_add_paragraph(document, spans, n);
 *     document_close(document);
 *     document_close(document);
 *     document_write_markdown(document, &out);
 */
#ifndef COLOPHON_MARKDOWN_BUILD_H
#define COLOPHON_MARKDOWN_BUILD_H

#include "markdown/document.h"

enum span_kind {
    SPAN_TEXT,
    SPAN_EMPHASIS,
    SPAN_STRONG,
    SPAN_CODE,
    SPAN_LINK,
    SPAN_IMAGE,
    SPAN_BREAK,
    /* What Markdown has no sign for: written as HTML, which a document keeps that is sanitized. */
    SPAN_SUPERSCRIPT,
    SPAN_SUBSCRIPT,
    SPAN_DELETED,
    SPAN_INSERTED
};

struct span {
    enum span_kind kind;
    struct str text;   /* TEXT, CODE; of an IMAGE the alternative text; of the others unused */
    const char *url;   /* LINK, IMAGE */
    const char *title; /* LINK, IMAGE; NULL: none */
    const struct span *inside; /* n_inside spans; of TEXT, CODE, IMAGE, BREAK none */
    size_t n_inside;
};

enum document_container {
    DOCUMENT_QUOTE,
    DOCUMENT_BULLET_LIST,
    DOCUMENT_ORDERED_LIST,
    DOCUMENT_ITEM,
};

/* The HTML element of a kind of span: "sup"; NULL: Markdown has a sign for it. */
const char *span_element(enum span_kind kind);

struct document *document_new(void);
void document_add_heading(struct document *document, int level, const struct span *spans, size_t n);
void document_add_paragraph(struct document *document, const struct span *spans, size_t n);
void document_add_code(struct document *document, struct str text, const char *language);
/* Rows of cells; the first row is the head. Every cell is a list of spans. */
struct document_cell {
    const struct span *spans;
    size_t n;
};
void document_add_table(struct document *document, const struct document_cell *cells, size_t rows,
                        size_t columns);
void document_open(struct document *document, enum document_container container);
/* For an ordered list that was just opened and does not begin with 1. */
void document_start_list(struct document *document, int start);
void document_close(struct document *document);

#endif
