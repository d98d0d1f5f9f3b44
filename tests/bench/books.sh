#!/bin/sh
# books.sh PROGRAM-FOLDER [CHAPTERS...] : makes books of made-up works, and beside them what pandoc makes
# of the same Markdown, a heading for each title: once without notices, once with those that ours has,
# because what the license asks for is part of the work to be done. It has no legal code and no cover.
set -eu
programs=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shift
PATH=$programs:$programs/bench:$PATH
export PATH LC_ALL=C
scratch=$(mktemp -d "${SCRATCH:-.build}/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

row() {
    what=$1
    file=$2
    shift 2
    measure "$what" "$@" >result 2>log || { cat log >&2; exit 1; }
    size=$(wc -c <"$file")
    awk -v n="$chapters" -v size="$size" '
        { printf "%8d  %-12s %9.3f %9.3f %8.1f %10.0f\n", n, $1, $2, $3, $4, size / 1024 }' result
}

printf '%8s  %-12s %9s %9s %8s %10s\n' chapters book seconds cpu MiB KiB
[ $# -gt 0 ] || set -- 1 100 1000
for chapters; do
    rm -rf corpus
    corpus corpus "$chapters"
    find corpus -name '*.md' | sort | xargs awk -f "$here/chapters.awk" >corpus.md
    find corpus -name '*.md' | sort | xargs awk -v notices=1 -f "$here/chapters.awk" >noticed.md
    row colophon ours.epub colophon build --only epub -o ours.epub corpus
    if command -v pandoc >/dev/null; then
        row pandoc theirs.epub pandoc --quiet -M title=Corpus -M lang=en -o theirs.epub corpus.md
        row with-notices theirs.epub pandoc --quiet -M title=Corpus -M lang=en -o theirs.epub noticed.md
    else
        echo "pandoc is not installed: nothing to compare with"
    fi
done
