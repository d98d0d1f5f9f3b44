/*
 * Layout: what a page says of a unit beside its words. In which lists and quotations it stands, what
 * is emphasized and linked in it, which cell of which table it is.
 */
#ifndef COLOPHON_IMPORT_LAYOUT_H
#define COLOPHON_IMPORT_LAYOUT_H

#include "import/unit.h"
#include "markdown/build.h"

/* A list, an item or a quotation. */
struct frame {
    enum document_container kind;
    int start;                  /* number of the first item of an ordered list */
    size_t depth;               /* how many frames are around it */
    const struct frame *outer;  /* NULL: none */
    const struct frame *before; /* that the walk was in before this one */
    const struct _xmlNode *node;
};

enum { FRAMES_LIMIT = 24 }; /* frames that are nested deeper are left out; their text is not */

struct layout {
    const struct frame *frame;
    const struct span *spans; /* what the text of the unit is made of */
    size_t n_spans;
    int heading;          /* level as the page has it; 0: no heading */
    struct str code;      /* p NULL: no code block; else its lines as they are */
    const char *language; /* of the code; NULL: not known */
    size_t table;         /* from 1; 0: stands in no table */
    size_t row, column;
    const struct _xmlNode *node; /* the block of the page */
    const struct _xmlNode *link; /* in which all of its text stands; NULL: none */
    bool formula;                /* there is MathML in it: its structure is lost */
    bool below_picture;          /* no text stands between it and a picture before it */
};

/* The innermost that a unit stands in; NULL: none. */
static inline const struct frame *unit_frame(const struct unit *unit)
{
    return unit->frame ? unit->frame : unit->layout ? unit->layout->frame : NULL;
}

struct parts;

/* The units of the body as a document, with the pictures that are taken, for the caller to free. */
struct document *compose_body(const struct units *units, const struct parts *parts);

#endif
