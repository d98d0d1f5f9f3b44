/*
 * The read step: bytes as they were found become a text that everything after can rely on: valid
 * UTF-8 without a byte order mark, lines that end in LF, no NUL, no control character that XML or
 * HTML forbids. A web page is recognized by its first tags.
 */
#ifndef COLOPHON_IMPORT_READ_H
#define COLOPHON_IMPORT_READ_H

#include "base/diag.h"

struct read_report {
    bool html;      /* it is a web page */
    size_t removed; /* code points that can't be published */
};

/* `file` is for diagnostics. STATUS_FAULT when the input is too large, STATUS_IO when it is no
 * text. What is UTF-8 is read so. Other bytes are read in the charset that a page, or the mark of
 * UTF-16, declares (charset.h); else as UTF-8 with some bytes of windows-1252 in it, if more of it
 * is UTF-8 than not, or as windows-1252, with a warning. */
enum status read_source(const char *file, struct str bytes, struct buf *out,
                        struct read_report *report, struct diags *diags);

/* Text from inside of the input (character references) as it can be published: adds it to `out`. */
void read_add_clean(struct buf *out, struct str text);

#endif
