/*
 * Style sheets, as far as they hide elements: rules with display: none, visibility: hidden,
 * font-size: 0, opacity: 0 or a clip (CSS Syntax Level 3). Rules for some media count, too; what
 * later rules make of them is not asked.
 */
#ifndef COLOPHON_BASE_CSS_H
#define COLOPHON_BASE_CSS_H

#include <libxml/tree.h>

#include "base/memory.h"
#include "base/text.h"

/* Whether these declarations ("color: red; display: none") hide what has them. */
bool css_hides(struct str declarations);
/* The selectors of rules that hide what they select, "footer .c-notice", in order; those with attributes
 * or pseudo-classes are left out. They and the list are the arena's. */
size_t css_hiding(struct arena *arena, struct str sheet, const struct str **list);
/* Whether the selector is of this element: types, classes and ids, each combinator as if it were that
 * of descendants. */
bool css_selects(struct str selector, const xmlNode *element);

#endif
