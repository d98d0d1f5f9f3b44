#!/bin/sh
# books.sh PROGRAM-FOLDER [CHAPTERS...] : makes books of made-up works, and beside them what pandoc makes
# of the same Markdown, a heading for each title: the plain text; with notices, because what the license
# asks for is part of the work to be done; and with all that a reader finds in ours: the notices as ours
# has them, our cover, the texts of the licenses.
set -eu
programs=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shift
RUNS=${RUNS:-3}
PATH=$programs:$programs/bench:$PATH
export PATH LC_ALL=C
scratch=$(mktemp -d "${SCRATCH:-.build}/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# The middle one of RUNS runs.
row() {
    what=$1
    file=$2
    shift 2
    : >results
    run=1
    while [ $run -le "$RUNS" ]; do
        rm -f "$file"
        measure "$what" "$@" >>results 2>log || { cat log >&2; exit 1; }
        run=$((run + 1))
    done
    size=$(wc -c <"$file")
    sort -k 2,2n results | sed -n "$(((RUNS + 1) / 2))p" | awk -v n="$chapters" -v size="$size" '
        { printf "%8d  %-12s %9.3f %9.3f %8.1f %10.0f\n", n, $1, $2, $3, $4, size / 1024 }'
}

# The texts of all licenses of the works, as chapters.
legal_codes() {
    find corpus -name '*.md' -exec sed -n 's/^license: //p' {} + | sort -u | while read -r id; do
        printf '\n# %s\n\n' "$id"
        sed 's/^ *//; /^=/d; s/^Section [0-9]/## &/' "$here/../../src/license/legalcode/$id.txt"
    done
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
        find corpus -name '*.md' | sort | xargs awk -v notices=1 -v credits=1 -f "$here/chapters.awk" >same.md
        legal_codes >>same.md
        unzip -p ours.epub images/cover.png >cover.png
        row same-content theirs.epub pandoc --quiet -M title=Corpus -M lang=en --epub-cover-image=cover.png -o theirs.epub same.md
    else
        echo "pandoc is not installed: nothing to compare with"
    fi
done
