/*
 * A page: a saved web page as a tree that can be walked, and what is known of each of its elements.
 *
 * libxml2 parses, without network and without entities of the page's own; nothing in the page runs.
 * The tree may be as deep as it likes: all walks are iterative, and elements below DEPTH_LIMIT
 * count as if they stood at that depth.
 *
 *     struct webpage page;
 *     status = webpage_read(&arena, "a.html", text, &page, diags);
 *     for (struct xml_walk walk = {.root = page.root}; xml_walk_next(&walk);) ...
 *     webpage_clear(&page);
 */
#ifndef COLOPHON_IMPORT_WEBPAGE_H
#define COLOPHON_IMPORT_WEBPAGE_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/memory.h"
#include "base/xml_walk.h"

enum { DEPTH_LIMIT = 4096, ELEMENTS_LIMIT = 4 * 1000 * 1000 };

struct path_rule;

/* What kind of element it is, for its text. */
enum flow {
    FLOW_INLINE,  /* its text runs on with what is around it */
    FLOW_BLOCK,   /* stands on lines of its own */
    FLOW_BREAK,   /* br, hr: separates words */
    FLOW_NO_TEXT, /* script, style, head: holds nothing that a reader reads */
};

/* What stands in the private field of every element. */
struct element {
    enum flow flow;
    int line;              /* in the page, from 1 */
    size_t order;          /* of its start tag among those of all elements, from 1 */
    bool heading;          /* h1 to h6 */
    bool aside;            /* left out of the line of text in which it stands */
    struct element *block; /* the nearest around it, or itself */
    xmlNode *figure;       /* the same: a figure, or a caption that stands in none; NULL */
    /* Words that stand right in it, for a block; and all in it. */
    size_t own_words, own_link_words;
    size_t words, link_words;
    size_t headings, linked_headings; /* in it; of these those that are links */
    bool title;                       /* there is an h1 in it */
    bool joined;                      /* the article is in it, or it is a part of the article */
    bool caption;                     /* stands below a picture */
    bool article;                     /* a profile says that the article is it, or around it */
    const struct path_rule *path;     /* of a profile that says something of it; NULL */
    double mass;                      /* how much prose is in it */
    const char *out;                  /* why it and all in it is left out; NULL: it is not */
};

struct webpage {
    struct arena *arena;
    struct _xmlDoc *doc;
    xmlNode *root;    /* the html element */
    xmlNode *body;    /* the root, if there is none */
    const char *base; /* where its relative addresses begin; NULL: not known */
};

/* `text` is what read_source() gave. STATUS_FAULT when a limit was passed, STATUS_CONTENT when there
 * is nothing in it. */
enum status webpage_read(struct arena *arena, const char *file, struct str text,
                         struct webpage *page, struct diags *diags);
void webpage_clear(struct webpage *page);

/* NULL for what is no element. */
struct element *webpage_element(const xmlNode *node);
bool node_is(const xmlNode *node, const char *name);
/* Is it one of the names in a text like " p div "? */
bool node_is_any(const xmlNode *node, const char *names);
bool webpage_is_text(const xmlNode *node);
/* Is a text left out of its line? */
bool webpage_is_aside(const xmlNode *text);
/* The value of an attribute; NULL: it has none. Lives as long as the arena. */
const char *node_attribute(struct arena *arena, const xmlNode *node, const char *name);

/* All text that a reader may read, in document order, with line ends where words are separated: the
 * words that the units must have. What is left out of a line of text (element.aside) comes behind
 * it. The texts of `title` and of the page's own name for itself
 * (og:title) come first. */
void webpage_text(const struct webpage *page, struct buf *out);
/* Text of a node as it is published: without what XML forbids. Adds to `out`. */
void webpage_add_text(const xmlNode *text, struct buf *out);
/* The text in a node, white space collapsed, in the arena. */
struct str webpage_text_of(struct arena *arena, xmlNode *node);
/* The same of what may say a fact; empty when it is too long for that, however many such elements
 * stand in one another. */
struct str webpage_fact_of(struct arena *arena, xmlNode *node);
/* What og:title says; p NULL: nothing. */
struct str webpage_own_title(const struct webpage *page);
xmlNode *webpage_title_element(const struct webpage *page);

#endif
