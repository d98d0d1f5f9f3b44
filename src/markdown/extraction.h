/*
 * The parts of the search for tables and notes: what is found in the lines of a text (extract_find.c),
 * how the lines are written for cmark (extract_emit.c), and how both are repeated until they agree
 * (extract.c). See extract.h.
 */
#ifndef COLOPHON_MARKDOWN_EXTRACTION_H
#define COLOPHON_MARKDOWN_EXTRACTION_H

#include "markdown/extract.h"

/* A line of the text, and what is found to begin in it. */
struct line {
    struct str text;
    size_t content;      /* where the note's text or the row begins, behind a note's label */
    size_t prefix;       /* where the note's definition begins */
    char bullet;         /* of the note's list item; 0: no note begins here */
    bool no_note;        /* it was tried in vain */
    bool no_table;       /* the same for a line of dashes */
    cmark_node *item;    /* where the note landed */
    struct found *table; /* of which the line is a row */
    size_t row;          /* 0 is the head, 1 the line of dashes */
};

/* A table, and how many of its cells have landed one behind the other. */
struct found {
    size_t head, lines;
    size_t n_cells, n_landed;
    cmark_node *first, *last;
    struct found *next;
};

enum entry_kind { ENTRY_LINE, ENTRY_BARRIER, ENTRY_ITEM, ENTRY_CELL };

/* A line that cmark reads: what it stands for. */
struct entry {
    enum entry_kind kind;
    size_t line;
    size_t cell, column; /* ENTRY_CELL: in the whole table, in its row */
};

struct extraction {
    struct document *document;
    struct diags *diags;
    struct masks masks;
    struct line *lines;
    size_t n_lines;
    struct entry *entries;
    size_t n_entries, cap;
    struct found *tables;
    struct buf out, blank;
};

/* The entry of the line on which a block begins; NULL: there is none. */
struct entry *extraction_entry(const struct extraction *x, cmark_node *node);
/* The number of bytes at the start of s that are in the set. */
size_t extraction_span(struct str s, const char *set);
/* Writes all lines for cmark into x->out. */
void extraction_emit(struct extraction *x);
/* Looks through the paragraphs of the tree. Whether anything new was found. */
bool extraction_find(struct extraction *x);

#endif
