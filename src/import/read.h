/*
 * The read step: bytes as they were found become a text that everything after can rely on: valid
 * UTF-8 without a byte order mark, lines that end in LF, no NUL, no control character that XML or
 * HTML forbids.
 */
#ifndef COLOPHON_IMPORT_READ_H
#define COLOPHON_IMPORT_READ_H

#include "base/diag.h"

struct read_report {
    bool windows_1252; /* the bytes were not UTF-8 and were read as windows-1252 */
    size_t removed;    /* code points that can't be published */
};

/* `file` is for diagnostics. STATUS_FAULT when the input is too large, STATUS_IO when it is no
 * text, STATUS_CONTENT when it is a text that we don't import (a web page). */
enum status read_source(const char *file, struct str bytes, struct buf *out,
                        struct read_report *report, struct diags *diags);

#endif
