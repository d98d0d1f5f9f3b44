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

can_be_linked() {
    cat >program.c <<'C'
#include <colophon.h>
#include <stdio.h>

int main(void)
{
    return puts(COLOPHON_VERSION) < 0;
}
C
    flags=$(PKG_CONFIG_PATH=$stage/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$stage \
        pkg-config --cflags colophon) || return
    libs=$(PKG_CONFIG_PATH=$stage/usr/lib/pkgconfig pkg-config --libs-only-l --libs-only-other colophon) || return
    # shellcheck disable=SC2086 # flags are words
    gcc -std=c11 -Wall -Werror $flags -o program program.c -L"$stage/usr/lib" $libs && ./program
}

is_gone() {
    in_make uninstall || return
    [ -z "$(find "$stage" -type f -o -type l)" ] || { find "$stage" -type f; return 1; }
}

verdict 'install/everything is in its place' is_there
verdict 'install/a program can be linked with the library' can_be_linked
verdict 'install/uninstall leaves nothing' is_gone
