/*
 * A document: one Markdown text as a tree.
 *
 * cmark parses; its tree is the document. Two things are added that cmark has not: pipe tables and
 * footnotes. They are cut out of the source lines before cmark sees them, outside of code and HTML
 * blocks and inside of quotes and items too; each cell and each note is parsed on its own and hung
 * into the tree. Passes over the tree then give every heading a stable id, make a figure of an
 * image that stands alone in its paragraph and has a title (the title is the caption), and drop or
 * sanitize raw HTML.
 *
 * A document is used by one thread at a time. Everything handed out belongs to the document.
 */
#ifndef COLOPHON_MARKDOWN_DOCUMENT_H
#define COLOPHON_MARKDOWN_DOCUMENT_H

#include "base/diag.h"
#include "base/words.h"

struct document;

struct document_options {
    const char *file;   /* for diagnostics */
    int first_line;     /* the line of `file` at which the text begins; 1 if 0 */
    bool sanitize_html; /* keep a safe subset of raw HTML; else it is dropped with a warning */
};

struct heading {
    int level;        /* 1 to 6, as written */
    const char *id;   /* NFC, case folded, letters marks digits, at most 64 bytes, unique */
    const char *text; /* plain, white space collapsed */
    int line;
};

/* Where a page of the printed source begins: <span role="doc-pagebreak" aria-label="12"></span>, with
 * sanitized HTML. */
struct source_page {
    const char *id;    /* "pg-12", unique */
    const char *label; /* what is printed on the page: "12", "xiv" */
};

struct document_link {
    const char *url; /* as written, unescaped */
    bool image;
    const char *alt; /* of an image: its plain text, "" if empty; NULL for a link */
    int line;        /* of the block it stands in */
};

struct document_features {
    bool tables, footnotes, images, figures, code, raw_html;
    bool dropped_html; /* raw HTML that is in no output; comments don't count */
};

/* Never NULL: any text is Markdown. What is wrong in it (a footnote without a text, dropped HTML)
 * becomes diagnostics. */
struct document *document_read(struct str text, const struct document_options *options,
                               struct diags *diags);
void document_free(struct document *document);

size_t document_headings(const struct document *document, const struct heading **headings);
size_t document_pages(const struct document *document, const struct source_page **pages);
size_t document_links(const struct document *document, const struct document_link **links);
/* Hands over the ids that the XHTML gives to notes and to the references to them: "fn-1",
 * "fnref-1", for the second reference "fnref-1-2". */
void document_note_ids(const struct document *document, void (*take)(void *context, const char *id),
                       void *context);
struct document_features document_features(const struct document *document);

/* Feeds the body's words: document order; code, cells, captions count; notes after the body in the
 * order of first reference; alternative texts, list numbers, note marks don't. */
void document_words(const struct document *document, struct wordstream *stream);
/* The same words, joined by one space; the document's. */
struct str document_text(const struct document *document);

struct section;

/*
 * How a rendering treats what depends on its output.
 */
struct xhtml_options {
    /* The address to write for a link's or image's url; NULL leaves out the link (its text stays)
     * or the image. NULL function: addresses stay as written. The result must live until the next
     * call.
     *  */
    const char *(*resolve)(void *context, const char *url, bool image);
    void *context;
    /* The size of a picture in pixels, by its url as written; false when it is not known. With this
     * function pictures get their sizes, so that a page does not move while they come, and all but
     * the first are loaded when they are needed. NULL: neither. */
    bool (*measure)(void *context, const char *url, int *width, int *height);
    int heading_shift;     /* added to every level; the result is from 1 to 6 */
    const char *id_prefix; /* before every id and in every link to one; NULL: none */
    /* The window in which links open, for pages that stand in frames: those to a place in the same
     * text, and those to other sites (with a scheme); NULL: it is not said. */
    const char *inside_target, *outside_target;
    bool plain;      /* div and p for what is not in HTML 4: figure, figcaption, section */
    bool epub_types; /* epub:type beside the ARIA roles of notes */
    /* Called before a heading that stands in nothing else is written, with the length of the XHTML
     * so far, and with a NULL heading before the notes; may be NULL. */
    void (*heading)(void *heading_context, const struct heading *heading, size_t offset);
    void *heading_context;
    const char *notes_label;       /* heading over the notes; NULL: "Notes" */
    const char *notes_lang;        /* of this heading; NULL: that of the text */
    const struct section *section; /* only this part (markdown/section.h); NULL: all */
};

/* The body as XHTML5 that is also HTML5: no html, head or body element. Adds to `out`. */
void document_write_xhtml(const struct document *document, const struct xhtml_options *options,
                          struct buf *out);
/* Plain text: blocks separated by empty lines, cells by tabs; notes at the end. */
void document_write_text(const struct document *document, struct buf *out);
/* CommonMark by cmark's writer (width 0), tables and notes by ours. */
void document_write_markdown(const struct document *document, struct buf *out);

#endif
