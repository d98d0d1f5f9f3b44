/*
 * Tables and footnotes, found in the source text with cmark's help.
 *
 * Where a paragraph begins and ends, what is code and what is HTML, is cmark's to say, so it is
 * asked: the text is parsed, and only lines that stand in a paragraph are looked at. What is found
 * there is written again in a form that cmark keeps apart, and the text is parsed once more:
 *
 *     | a | b |               # a #          a heading for every cell, so that nothing in a cell can
 *     | - | - |               # b #          be taken for a block, and links resolve; an empty one
 *                             #              for the line of dashes
 *
 *     [^id]: a text           <!---->        a list item, which like a note goes on in indented
 *                             -   <!---->    lines; the comment keeps it out of the author's lists
 *                                 a text
 *
 * Then the new tree is checked: a heading or an item that is not where it should be (its line was a
 * lazy continuation, or indented as code) is given up, and the text is parsed again. Nothing is
 * told by its looks: our nodes are known by the numbers of their lines.
 *
 * References are masked before all this: "[^id]" becomes "[^", a mask, "]", and a mask is made from
 * the digest of the text, so no text can contain its own. cmark says what is code and what is text,
 * and escapes keep their meaning; afterwards masks in text become references, and all others what
 * they were. A colon behind the bracket becomes a semicolon, so that cmark takes nothing for the
 * definition of a link.
 */
#ifndef COLOPHON_MARKDOWN_EXTRACT_H
#define COLOPHON_MARKDOWN_EXTRACT_H

#include "markdown/tree.h"

/* Parses a text into document->root: extract.c. */
void extract_parse(struct document *document, struct str text, struct diags *diags);

/* The number of cells of a line of dashes, which follows a table's head; 0: it is none. table.c */
size_t table_delimiters(struct str line);
/* The cells of a line, one after another: for (row = table_row(line); table_next_cell(&row,
 * &cell);) */
struct str table_row(struct str line);
bool table_next_cell(struct str *row, struct str *cell);
/* Adds a cell's text without the backslashes that keep its pipes from ending it. */
void table_add_cell(struct buf *out, struct str cell);
struct table *table_new(struct arena *arena, struct str delimiters);
/* Drops surplus cells that are empty; counts the columns. Called when the cells are children. */
void table_measure(const struct document *document, struct table *table, struct diags *diags);

/* The masks of one text: footnote.c */
struct masks {
    struct document *document;
    struct str text;
    char mark[24]; /* what all masks begin with */
    struct mask *masks;
    size_t n, cap;
    void *labels;
};

void masks_init(struct masks *masks, struct document *document, struct str text);
void masks_clear(struct masks *masks);
/* Adds the text with its masks to `out`. */
void masks_add_text(struct masks *masks, struct buf *out);
/* The length of the masked "[^id]:" of a definition at the start of s; 0: there is none. */
size_t masks_definition(const struct masks *masks, struct str s);
/* Makes a note of `node`, which holds its text; `definition` is its masked definition. */
void masks_define(struct masks *masks, struct str definition, cmark_node *node, struct place place,
                  struct diags *diags);
/* Turns masks in the whole tree back, into references or into what they were. */
void masks_resolve(struct masks *masks, struct diags *diags);

#endif
