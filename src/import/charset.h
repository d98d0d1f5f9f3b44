/*
 * Charsets: in which one a page says it is, and its text in UTF-8.
 *
 * Labels are those of the WHATWG's Encoding Standard (section 4.2), with what browsers make of them:
 * "latin1" and "us-ascii" are windows-1252, "gb2312" is GBK. The standard's few encodings that
 * nobody can decode ("replacement", "x-user-defined") are not known here.
 */
#ifndef COLOPHON_IMPORT_CHARSET_H
#define COLOPHON_IMPORT_CHARSET_H

#include "base/text.h"

struct charset {
    const char *name;   /* as the standard has it: "shift_jis" */
    const char *codec;  /* as iconv() has it: "CP932"; for windows-1252 unused */
    const char *labels; /* with a space before and after each, lower case */
};

/* In any case, white space around it does not matter. NULL: not known. */
const struct charset *charset_find(struct str label);
bool charset_is(const struct charset *charset, const char *name); /* NULL is none */

/* What a text says of itself: by the byte order mark of UTF-16, by its XML declaration, or as a page
 * by <meta charset> or <meta http-equiv="content-type">. *label is what it says, p NULL when it says
 * nothing; NULL when it says nothing that is known. */
const struct charset *charset_declared(struct str bytes, struct str *label);

/* Adds the text in UTF-8 to `out`. A byte that has no meaning becomes U+FFFD: *bad counts them and
 * *first is the offset of the first. False when this machine can't read the charset; then `out` is
 * as before. */
bool charset_decode(const struct charset *charset, struct str bytes, struct buf *out, size_t *bad,
                    size_t *first);

#endif
