/*
 * The text of a block with what is in it: pieces of text, each inside of the links, emphases and
 * code that are open where it stands. The pieces become spans, the structure that Markdown has.
 */
#ifndef COLOPHON_IMPORT_INLINE_H
#define COLOPHON_IMPORT_INLINE_H

#include "import/layout.h"
#include "import/webpage.h"

/* An inline element that Markdown can express. */
struct wrap {
    enum span_kind kind;
    const char *url; /* of a link */
    size_t depth;    /* how many wraps are around it */
    const struct wrap *outer;
    const struct wrap
        *before; /* that was open before this one: where code was raised, not `outer` */
    const xmlNode *node;
};

struct piece {
    size_t from, n; /* in the text; n 0 is a line break */
    const struct wrap *wrap;
};

struct line {
    struct buf text;
    struct piece *pieces;
    size_t n, room;
    bool formula;         /* in MathML, or a part of it */
    const xmlNode *first; /* the first node with text */
    const xmlNode *link;  /* in which all text stands; NULL: none */
};

void line_clear(struct line *line);
/* `link` is the <a> that is open; NULL: none. */
void line_add_text(struct line *line, const xmlNode *text, const struct wrap *wrap,
                   const xmlNode *link);
/* A line break; in code a line end. */
void line_add_separator(struct line *line, bool code, const struct wrap *wrap);
bool line_is_blank(const struct line *line);
/* Empties the line; its text as a unit has it, and the spans. */
struct str line_take(struct line *line, struct arena *arena, struct layout *layout);

/* The wrap for an element: one inside of `outer`, or `outer` itself where the element adds none. */
const struct wrap *wrap_element(const struct webpage *page, const xmlNode *node,
                                const struct wrap *outer, bool heading);

#endif
