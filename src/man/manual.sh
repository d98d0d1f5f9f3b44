#!/bin/sh
# manual.sh COLOPHON HEADER DIR : writes colophon.1 and colophon.3 into DIR. They are made of what the
# program says of itself and of its public header, so they can't say anything else.
set -eu
colophon=$1 header=$2 dir=$3
version=$(sed -n 's/^#define COLOPHON_VERSION "\(.*\)"/\1/p' "$header")

# Text as it is: no line of it may be taken for a request of roff.
verbatim() {
    printf '.nf\n'
    sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e 's/^\([.'"'"']\)/\\\&\1/'
    printf '.fi\n'
}

{
    printf '.TH COLOPHON 1 "" "Colophon %s" "User Commands"\n' "$version"
    printf '.SH NAME\ncolophon \\- publish openly licensed writing and keep its license\n'
    printf '.SH DESCRIPTION\n'
    "$colophon" help | verbatim
    "$colophon" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | while read -r command; do
        printf '.SH "COLOPHON %s"\n' "$(printf %s "$command" | tr a-z A-Z)"
        "$colophon" help "$command" | verbatim
    done
    printf '.SH SEE ALSO\n.BR colophon (3)\n'
} >"$dir/colophon.1"

{
    printf '.TH COLOPHON 3 "" "Colophon %s" "Library Functions"\n' "$version"
    printf '.SH NAME\nlibcolophon \\- publish openly licensed writing and keep its license\n'
    printf '.SH SYNOPSIS\n.nf\n#include <colophon.h>\n\ncc ... $(pkg\\-config \\-\\-cflags \\-\\-libs colophon)\n.fi\n'
    printf '.SH DESCRIPTION\n'
    sed -e '/^#ifdef __cplusplus/,/^#endif/d' -e '/^#/d' "$header" | verbatim
    printf '.SH SEE ALSO\n.BR colophon (1)\n'
} >"$dir/colophon.3"
