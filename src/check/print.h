/*
 * Style sheets for print: whether paper stays empty.
 */
#ifndef COLOPHON_CHECK_PRINT_H
#define COLOPHON_CHECK_PRINT_H

#include "base/text.h"

/* Where a rule within "@media print" begins that hides the page or its text; css.n when none does.
 */
size_t print_hides(struct str css);

#endif
