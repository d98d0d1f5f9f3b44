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
/* Whether an element may have the attribute with this value. */
bool html_allows(const char *element, const char *attribute, const char *value);

/* Parses a fragment; what is left in the body is safe and well-formed. Free with xmlFreeDoc(). */
xmlDoc *html_read(struct str html);
/* The element of a fragment that is one start tag; NULL: there is none. */
xmlNode *html_first(xmlDoc *doc);

/* A walk through a fragment. */
struct xml_walk html_walk(xmlDoc *doc);

/* The value of an attribute, if the node is such an element and has it; else NULL. */
const char *html_attribute(const xmlNode *node, const char *element, const char *attribute);

void html_words(xmlDoc *doc, struct wordstream *stream);

#endif
