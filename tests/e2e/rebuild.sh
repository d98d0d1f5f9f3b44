#!/bin/sh
# A second run without changes writes nothing, one changed work changes its own files, and what
# others put into the output stays.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

state() {
    find output -type f -printf '%p %i %T@ %s\n' | sort
}

cp -R "$root/tests/e2e/reader" content

nothing_changes() {
    colophon build content -o output >/dev/null || return
    state >before
    colophon build content -o output || return
    state >after
    diff before after
}

one_word_changes() {
    sha256sum output/site/works/*.html >before
    sed 's/second edition/third edition/' content/works/tables.md >changed
    cmp -s changed content/works/tables.md && echo 'nothing to change' && return 1
    cp changed content/works/tables.md
    colophon build content -o output || return
    sha256sum output/site/works/*.html >after
    diff before after >changes
    [ "$(sed -n 's/^> [^ ]* *//p' changes)" = output/site/works/tables.html ] || { cat changes; return 1; }
}

strangers_stay() {
    echo mine >output/site/mine.txt
    rm content/works/tables.md content/readings.yaml
    sed -i '/tables\.md/d' content/works/*.md content/publication.yaml
    colophon build content -o output || return
    [ "$(cat output/site/mine.txt)" = mine ] || return
    [ ! -e output/site/works/tables.html ] || { echo 'the page of a removed work is still there'; return 1; }
}

verdict 'rebuild/without changes writes nothing' nothing_changes
verdict 'rebuild/a changed word changes one page' one_word_changes
verdict 'rebuild/a removed work goes, what others put there stays' strangers_stay
