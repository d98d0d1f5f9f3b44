/*
 * What the files of this room share: the document, what hangs on its nodes, and ways to walk them.
 *
 * The tree is cmark's. What cmark has no node for stands in it as a node with a struct extra as its
 * user data:
 *
 *     EXTRA_HEADING  a heading: its id
 *     EXTRA_TABLE    a custom block with a heading node for every cell
 *     EXTRA_CELL     such a heading
 *     EXTRA_NOTE     a custom block: the text of a footnote, where it was written
 *     EXTRA_MARK     a custom inline node: a reference to a footnote
 *     EXTRA_HTML     raw HTML that was sanitized; what has none is left out
 *     EXTRA_PAGE     a raw start tag: where a page of the printed source begins
 *     EXTRA_LINE     a paragraph in an element of raw HTML that holds no paragraphs
 *
 * Where elements of raw HTML hold Markdown, a custom block without an extra holds both: blocks of
 * HTML, which open and close the elements, and what stands between them.
 */
#ifndef COLOPHON_MARKDOWN_TREE_H
#define COLOPHON_MARKDOWN_TREE_H

#include <cmark.h>

#include "base/memory.h"
#include "markdown/document.h"

enum extra_kind {
    EXTRA_HEADING,
    EXTRA_TABLE,
    EXTRA_CELL,
    EXTRA_NOTE,
    EXTRA_MARK,
    EXTRA_HTML,
    EXTRA_PAGE,
    EXTRA_LINE,
};

struct extra {
    enum extra_kind kind;
    union {
        size_t heading; /* its index */
        size_t page;    /* its index */
        struct table *table;
        struct note *note;
        const struct html_stretch *html; /* EXTRA_HTML of a block; NULL for an inline tag */
    };
    size_t row, column; /* EXTRA_CELL: row 0 is the head */
    size_t mark;        /* EXTRA_MARK: which of the references to its note, from 1 */
};

enum alignment { ALIGN_NONE, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

struct table {
    size_t columns; /* of the widest row; a row may have fewer cells */
    enum alignment *alignments;
    size_t n_alignments; /* columns further right have none */
    cmark_node *node;
};

struct note {
    const char *label; /* as written */
    cmark_node *node;
    size_t number;     /* from 1, in the order of first reference */
    size_t references; /* how many */
    struct place place;
    struct note *next; /* in the order of definition */
};

struct document {
    struct arena arena; /* what is ours */
    struct arena nodes; /* what cmark allocates */
    cmark_node *root;
    cmark_node *open; /* build.h: where the next block goes */
    int *lines;       /* the source line of each line that cmark read; NULL: the same */
    size_t n_lines;
    int first_line;   /* of the text in its file */
    const char *file; /* while reading */
    struct heading *headings;
    size_t n_headings;
    struct source_page *pages;
    size_t n_pages;
    struct document_link *links;
    size_t n_links;
    struct note *notes, *last_note;
    struct note **notes_shown; /* in the order of their numbers */
    size_t n_notes;
    struct html_fragment *html; /* to be freed */
    struct document_features features;
    struct section *sections;
    size_t n_sections;
    struct buf words;           /* of the body, joined by one space */
    struct block_words *blocks; /* of each block of the body, then of each note that is shown */
    size_t n_blocks;            /* without the notes */
};

/* The words of a block: bytes of document.words. */
struct block_words {
    size_t start, end, n;
};

struct html_fragment {
    struct _xmlDoc *doc;
    struct html_fragment *next;
};

/* Lets cmark allocate from an arena; to be called before anything that makes cmark allocate.
 * Nothing is freed singly. */
cmark_mem *tree_memory(struct arena *arena);
/* Frees what cmark allocated from an arena; then none is in use if it was this one. */
void tree_memory_clear(struct arena *arena);

/* Visits every node twice, entering and leaving, without recursion. Start with {.root = node}. */
struct walk {
    cmark_node *root, *node;
    bool entering;
};
bool walk_next(struct walk *walk);
/* While entering: goes on as if the node had no children. */
void walk_skip(struct walk *walk);

/* The struct extra of a node, if it has one of that kind; else NULL. */
struct extra *tree_extra(cmark_node *node, enum extra_kind kind);
struct extra *tree_add_extra(struct document *document, cmark_node *node, enum extra_kind kind);
bool tree_is_block(cmark_node *node);
/* An inline node that nothing is seen of by itself: white space, a raw tag. */
bool tree_is_blank(cmark_node *node);
/* A heading, not a cell. */
bool tree_is_heading(cmark_node *node);
/* Counts the nodes for which `is` holds. */
size_t tree_count(cmark_node *root, bool (*is)(cmark_node *node));
/* An image that stands alone in this paragraph and has a title, which is its caption; else NULL. */
cmark_node *tree_figure(cmark_node *paragraph);
/* The text of inline nodes as words: without alternative texts and marks. Adds to `out`. */
void tree_plain_text(cmark_node *root, struct buf *out);
/* The alternative text of an image. Adds to `out`. */
void tree_alternative(cmark_node *image, struct buf *out);
/* The place of a node in its file: that of the block it stands in. */
struct place tree_place(const struct document *document, cmark_node *node);

/* Text as XML and HTML can hold it: what they forbid (control characters, noncharacters) becomes
 * U+FFFD, or a space where it is white space. Borrows s, if that is clean, or *scratch. The tree of a
 * document has been cleaned; texts and attributes of sanitized HTML have not. */
struct str tree_clean(struct str s, struct buf *scratch);

/* Gives every heading, and every page that sanitize.c found, its id: ids.c. */
void document_find_ids(struct document *document);
/* Finds the sections that these headings begin: section.c. */
void document_find_sections(struct document *document);
/* Finds the words of each block: words.c. */
void document_find_words(struct document *document);
/* Keeps what is safe of raw HTML: sanitize.c. */
void document_sanitize(struct document *document, struct diags *diags);
void document_free_html(struct document *document);
/* Numbers the notes: footnote.c. */
void document_number_notes(struct document *document, struct diags *diags);

#endif
