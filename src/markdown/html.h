/*
 * Raw HTML, made safe: a strict list of elements, attributes and addresses. What is not on it is
 * taken away and its text stays; scripts, styles and what is embedded go with all they hold.
 */
#ifndef COLOPHON_MARKDOWN_HTML_H
#define COLOPHON_MARKDOWN_HTML_H

#include "base/xml_walk.h"
#include "markdown/tree.h"

enum html_kind {
    HTML_UNKNOWN, /* the tags go, the content stays */
    HTML_DROPPED, /* goes with its content */
    HTML_LOOSE,   /* becomes a div */
    HTML_INLINE,
    HTML_TRANSPARENT, /* inline, but may hold blocks where it stands among them */
    HTML_PHRASING,    /* a block that holds inline elements only */
    HTML_BLOCK,       /* holds blocks */
};

enum html_kind html_kind(const char *name);
bool html_is_void(const char *name);
/* Whether an element may not stand in another, however deep. */
bool html_is_excluded(const char *name, const char *outer);
/* Whether an element may have the attribute with this value. */
bool html_allows(const char *element, const char *attribute, const char *value);

/* What becomes of an element that can't stay as it is. */
enum html_change {
    HTML_UNWRAPPED, /* the tags go, the content stays */
    HTML_LEFT_OUT,  /* goes with its content */
    HTML_RENAMED,   /* becomes a div or a span */
    HTML_NAMELESS,  /* marks a page of the printed source without a label; the tags go */
    HTML_UNCLOSED,  /* had no end tag, and ends where the text ends in which it stands */
};

/* Who is told of changes; `line` counts from 1 in all of the HTML. May be all NULL. */
struct html_listener {
    void (*tell)(void *context, const char *element, int line, enum html_change change);
    void *context;
};

/* What Markdown stands at a place. */
enum html_markdown {
    HTML_NO_MARKDOWN,
    HTML_LINE, /* one paragraph */
    HTML_HEADING,
    HTML_BLOCKS,
};

/* Raw HTML that is one piece although Markdown stands in it: in the order of the text. */
struct html_part {
    struct str html;
    enum html_markdown markdown; /* what follows */
    const xmlNode *end; /* where the next part begins, or the Markdown; belongs to the document */
};

/* Parses a fragment; what is left in the body is safe and well-formed. Free with xmlFreeDoc(). */
xmlDoc *html_read(struct str html, const struct html_listener *listener);
/* The same of parts, and sets their ends. NULL: they can't be put together. */
xmlDoc *html_read_parts(struct html_part *parts, size_t n, const struct html_listener *listener);
/* Whether what follows the fragment would be text of it, not of a tag or a comment left open. */
bool html_is_whole(struct str html);
/* Whether elements are open where a part ends. */
bool html_is_open(const struct html_part *part);
/* Whether one is open that holds no paragraphs: what follows is written without its element. */
bool html_is_line(const struct html_part *part);
/* Parses one start tag, with no regard to where it stands. */
xmlDoc *html_read_tag(struct str tag, const struct html_listener *listener);
/* The element of such a tag; NULL: there is none that is safe. */
xmlNode *html_first(xmlDoc *doc);

/* What stands between two places; NULL: the beginning, the end. */
struct html_stretch {
    xmlDoc *doc;
    const xmlNode *from, *to;
};

/* A walk through a stretch: for (struct xml_walk walk = html_walk(s); html_next(s, &walk);) */
struct xml_walk html_walk(const struct html_stretch *stretch);
bool html_next(const struct html_stretch *stretch, struct xml_walk *walk);

/* The value of an attribute, if the node is such an element and has it; else NULL. */
const char *html_attribute(const xmlNode *node, const char *element, const char *attribute);

/* 1 to 6; 0: it is no heading. */
int html_heading_level(const xmlNode *node);
/* The label of an element that marks a page of the printed source; NULL: it is none. */
const char *html_page_label(const xmlNode *node);
/* Which of the document's headings or pages an element is, counted from 1; 0: it is none. */
size_t html_number(const xmlNode *node);
void html_set_number(xmlNode *node, size_t number);
/* The text in an element as words. Adds to `out`. */
void html_plain_text(xmlNode *element, struct buf *out);

void html_words(const struct html_stretch *stretch, struct wordstream *stream);

/* What a ruby holds, one part after the other, begun with {0}: what is read, then its readings, each
 * between parentheses or none (HTML, 4.5.10). Returns whether it may end here. */
enum html_ruby_part { RUBY_BASE, RUBY_READING, RUBY_PARENTHESIS };
struct html_ruby {
    int state;
};
bool html_ruby_next(struct html_ruby *ruby, enum html_ruby_part part);

enum html_markdown html_markdown(const xmlNode *node);
/* Nothing that is seen: white space, and where a part ends. */
bool html_is_blank(const xmlNode *node);
/* Makes a div of an element, or a span of an inline one. */
void html_rename(xmlNode *node, const struct html_listener *listener);
/* Gives every element a place where its like may stand, and what it must have: html_place.c. */
void html_find_places(xmlNode *body, const struct html_listener *listener);

#endif
