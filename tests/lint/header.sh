#!/bin/sh
# header.sh HEADER... : each header compiles alone, and twice.
for header; do
    name=${header#src/}
    # shellcheck disable=SC2046 # flags are words
    printf '#include "%s"\n#include "%s"\nextern int unused;\n' "$name" "$name" |
        gcc -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Isrc \
            $(pkg-config --cflags libxml-2.0) -fsyntax-only -x c - 2>&1 |
        sed "s|^|$header: does not compile alone: |"
done
