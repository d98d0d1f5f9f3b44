#!/bin/sh
# `make install` puts everything in its place, what was put there works, and `make uninstall` leaves
# nothing behind.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
stage=$PWD/stage

in_make() {
    make --no-print-directory -C "$root" BUILD="${programs#"$root"/}" DESTDIR="$stage" PREFIX=/usr "$@"
}

is_there() {
    in_make install || return
    find "$stage" -type f | sort
    for file in bin/colophon include/colophon.h lib/libcolophon.a lib/pkgconfig/colophon.pc \
        share/man/man1/colophon.1 share/man/man3/colophon.3; do
        [ -f "$stage/usr/$file" ] || { echo "no $file"; return 1; }
    done
    "$stage/usr/bin/colophon" --version
}

# Options that are left zero have their defaults: it builds the folder content to output.
can_be_linked() {
    cat >program.c <<'C'
#include <colophon.h>
#include <stdio.h>

int main(void)
{
    struct colophon *colophon = colophon_new();
    struct colophon_build_options options = {0};
    enum colophon_status status = colophon_build(colophon, &options, NULL);
    for (size_t i = 0; i < colophon_message_count(colophon); i++)
        puts(colophon_message_at(colophon, i)->line_text);
    colophon_free(colophon);
    return status;
}
C
    mkdir content && printf 'name: one\ntitle: One\nlang: en\noutputs: [site]\n' >content/publication.yaml || return
    printf -- '---\ntitle: A\nauthor: B\ndate: 2024-01-02\nlicense: CC-BY-4.0\n---\n\nWords.\n' >content/a.md
    flags=$(PKG_CONFIG_PATH=$stage/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$stage \
        pkg-config --cflags colophon) || return
    libs=$(PKG_CONFIG_PATH=$stage/usr/lib/pkgconfig pkg-config --libs-only-l --libs-only-other colophon) || return
    # shellcheck disable=SC2086 # flags are words
    gcc -std=c11 -Wall -Werror $flags -o program program.c -L"$stage/usr/lib" $libs && ./program && [ -f output/site/a.html ]
}

is_gone() {
    in_make uninstall || return
    [ -z "$(find "$stage" -type f -o -type l)" ] || { find "$stage" -type f; return 1; }
}

verdict 'install/everything is in its place' is_there
verdict 'install/a program can be linked with the library' can_be_linked
verdict 'install/uninstall leaves nothing' is_gone
