/*
 * Style sheets, as far as they hide elements: rules with display: none, visibility: hidden, nearly
 * no size, opacity or color, a box of no size that cuts what overflows, a clip to nothing, or a place
 * far outside (CSS Syntax Level 3). Rules for some media count, too; what later rules make of them is
 * not asked.
 */
#ifndef COLOPHON_BASE_CSS_H
#define COLOPHON_BASE_CSS_H

#include <libxml/tree.h>

#include "base/memory.h"
#include "base/text.h"

/* Whether these declarations ("color: red; display: none") hide what has them. */
bool css_hides(struct str declarations);
/* The selectors of rules that hide what they select, "footer .c-notice", in order; those of which
 * css_selects() can't tell are left out. They and the list are the arena's. */
size_t css_hiding(struct arena *arena, struct str sheet, const struct str **list);
/* The addresses of the style sheets that this one begins with, @import "a.css", as written. They and
 * the list are the arena's. */
size_t css_imports(struct arena *arena, struct str sheet, const struct str **list);

/* Whether css_selects() can tell for any element: not of ":hover", "::before" or ":nth-child(2)". */
bool css_understands(struct str selector);
/* Whether the selector, which is understood, is of this element: types, classes, ids, attributes,
 * :root, :first-child and the like, :is(), :where(), :not(), joined by any combinator. */
bool css_selects(struct str selector, const xmlNode *element);
/* Cuts the next selector off a list at its comma, without white space around it. False at the end. */
bool css_next_selector(struct str *rest, struct str *selector);

#endif
