#!/bin/sh
# strict.sh gcc|clang GOAL... : makes goals in one of the two builds that `make check` tests and lint looks at: every
# warning is an error, and clang's has the sanitizers. A hundred tests are linked: lld takes a quarter of the time.
set -u
compiler=$1
shift
case $compiler in
gcc) build=.build/strict sanitize='' ;;
clang) build=.build/strict-sanitized sanitize=address,undefined ;;
*) echo "strict: there is no build '$compiler'" >&2 && exit 2 ;;
esac
exec "${MAKE:-make}" --no-print-directory CC="$compiler" BUILD=$build WERROR=-Werror SANITIZE=$sanitize LINKER=lld "$@"
