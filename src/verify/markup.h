/*
 * Strangers' HTML and XML as a libxml2 tree, read safely.
 *
 * Nothing is fetched, no entity is expanded or even declared, no limit of the parser cuts a text
 * short; our own limits (FILE_LIMIT bytes, MARKUP_DEPTH levels, MARKUP_NODES elements and
 * attributes) refuse instead. Trees hold no comments. They are walked with markup_next(), never by
 * recursion: a page decides how deep it is.
 */
#ifndef COLOPHON_VERIFY_MARKUP_H
#define COLOPHON_VERIFY_MARKUP_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/memory.h"

enum { MARKUP_DEPTH = 4096, MARKUP_NODES = 1000000 };

enum markup { MARKUP_HTML, MARKUP_XML };

/* Once, before threads. */
void markup_init(void);
/* HTML is read as browsers do, whatever it looks like. XML must be well-formed. NULL after an
 * error, which is a diagnostic; free with xmlFreeDoc(). */
xmlDoc *markup_read(struct str bytes, enum markup markup, const char *file, struct diags *diags);

/* The next node in document order below `top`; NULL at the end. `descend`: the children of `node`
 * come next. `leave`, if given, is called for each element whose last child lies behind. */
xmlNode *markup_next(xmlNode *node, const xmlNode *top, bool descend,
                     void (*leave)(void *context, xmlNode *node), void *context);
bool markup_is(const xmlNode *node, const char *name); /* an element with this local name */
/* The value of an attribute without a prefix, or with one ("epub:type"); NULL when there is none.
 */
const char *markup_attribute(struct arena *arena, const xmlNode *node, const char *name);
/* Whether the attribute holds this word among others, without case: rel="license noopener". */
bool markup_attribute_has(const xmlNode *node, const char *name, const char *word);
/* The text of a text, CDATA or entity node; empty for others. */
struct str markup_text(const xmlNode *node, struct buf *scratch);
/* All text below an element, in one line: its words joined by single spaces. */
char *markup_content(struct arena *arena, xmlNode *element);
int markup_line(const xmlNode *node);

#endif
