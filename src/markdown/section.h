/*
 * Sections: a part of a document that can stand alone, unaltered. It begins with a heading at the
 * top level of the document (not one in a quote or a list) and ends before the next heading of the
 * same or a higher level. The notes that it refers to belong to it, and stand after it.
 *
 *     const struct section *sections;
 *     size_t n = document_sections(document, &sections);
 *     document_section_words(document, &sections[0], &stream);
 *     document_write_xhtml(document, &(struct xhtml_options){.section = &sections[0]}, &out);
 */
#ifndef COLOPHON_MARKDOWN_SECTION_H
#define COLOPHON_MARKDOWN_SECTION_H

#include "markdown/document.h"

struct cmark_node;

struct section {
    const struct heading *heading;  /* with which it begins; one without a text begins none */
    size_t n_headings;              /* it and those below it, which follow in document_headings() */
    struct cmark_node *first, *end; /* its blocks: up to, not with, `end`; NULL: to the last */
    size_t block, n_blocks;         /* these, counted among the blocks of the body */
};

/* In document order; nested ones overlap. The array is the document's. */
size_t document_sections(const struct document *document, const struct section **sections);
/* The section's words as document_words() would feed them if it were all. */
void document_section_words(const struct document *document, const struct section *section,
                            struct wordstream *stream);
/* The same without its heading: what is said under it. */
struct section section_below_heading(const struct section *section);
/* Whether the heading with this id stands in the section. */
bool section_has_heading(const struct section *section, const char *id);

#endif
