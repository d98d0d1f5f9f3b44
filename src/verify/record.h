/*
 * The front matter of a source, held against the notice of the work: what a license asks to be kept,
 * as it was supplied.
 */
#ifndef COLOPHON_VERIFY_RECORD_H
#define COLOPHON_VERIFY_RECORD_H

#include "model/work.h"

/* Whether what the license doesn't cover is not in the text: it was left out, or is only linked. */
bool record_leaves_out(const struct part *part);
/* Says which facts are not in `seen`, the words of a notice in one line: copyright, source of the
 * original, changes, the credits of parts with the addresses of their licenses. `subject` begins the
 * messages: "the page of 'a.md'". */
void record_check(const struct work *record, struct str seen, struct place place,
                  const char *subject, struct diags *diags);
/* The same for a notice in full, which stands alone: also who made it, and its source. */
void record_check_full(const struct work *record, struct str seen, struct place place,
                       const char *subject, struct diags *diags);

#endif
