/*
 * The verbatim check: proof that what will be written is what was found. It runs always.
 *
 * The Markdown is read again as any reader would read it (front matter, then CommonMark, then the
 * rendering), and compared with the units and with the source; nothing that built it is asked.
 *
 *   1. The units are the source: every word once, in order, and every unit has its role.
 *   2. The blocks of the body are the kept units, in order, byte for byte; title and standfirst too.
 *   3. There is nothing else: no other block, no other text.
 *   4. The body is what our writer makes of it when it is read, and its record of words is right.
 */
#ifndef COLOPHON_IMPORT_VERBATIM_H
#define COLOPHON_IMPORT_VERBATIM_H

#include "base/diag.h"
#include "import/unit.h"

/* Each difference is an error at its line of the source `file`. `text` is what read_source() gave.
 * Returns whether there is none. */
bool verbatim_check(const char *file, struct str text, const struct units *units,
                    struct str markdown, struct diags *diags);

#endif
