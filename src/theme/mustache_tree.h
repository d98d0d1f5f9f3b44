/*
 * The tree that a template is compiled to. For theme/mustache*.c alone.
 *
 * Indentation belongs to the lines of a template, not to the lines of the output: a value with line
 * ends in it is left as it is. So the start of every line is in the tree (NODE_LINE, and the line
 * ends within a NODE_TEXT), and there the renderer puts the indentation that is in force.
 */
#ifndef COLOPHON_THEME_MUSTACHE_TREE_H
#define COLOPHON_THEME_MUSTACHE_TREE_H

#include "base/memory.h"
#include "theme/mustache.h"

enum node_kind {
    NODE_LINE,     /* a line of the template begins here */
    NODE_TEXT,     /* text */
    NODE_VALUE,    /* {{name}} */
    NODE_RAW,      /* {{{name}}} and {{&name}} */
    NODE_SECTION,  /* {{#name}} */
    NODE_INVERTED, /* {{^name}} */
    NODE_PARTIAL,  /* {{>name}} */
    NODE_PARENT,   /* {{<name}}: its children are the blocks given to the parent */
    NODE_BLOCK, /* {{$name}}: a place with its default content, or within a parent what goes there */
};

/* A name to look up in the data: its parts between dots; none for ".". */
struct path {
    const char **parts;
    size_t n;
};

struct node {
    enum node_kind kind;
    struct node *next, *first;
    struct place place;
    struct str text;  /* TEXT, borrowed from the template's copy */
    const char *name; /* as it is written: of a section, partial, parent or block */
    struct path path; /* VALUE, RAW, SECTION, INVERTED, and PARTIAL and PARENT if dynamic */
    bool dynamic;     /* the data holds the name of the partial or parent */

    /* PARTIAL and PARENT: the white space before a tag that stands alone, added to every line.
     * BLOCK: the indentation of what is put in the place. */
    struct str indent;
    struct str lead; /* PARENT, BLOCK: the white space in front, if only that is in front */
    bool leads;      /* PARENT, BLOCK: only white space is in front of it on its line */
    bool alone;      /* PARTIAL, PARENT: nothing else is on its lines */
    bool opens_line; /* BLOCK: its content begins on the line after the tag */
};

struct mustache {
    struct arena arena;
    const char *file;
    struct str text;
    struct node *first;
};

#endif
