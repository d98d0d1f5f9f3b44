#!/bin/sh
# The committed content is what importing its source gives, to the byte.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

again() {
    cp "$root/content/briefs/north-korea-russia.txt" .
    colophon import north-korea-russia.txt || return
    for file in north-korea-russia.md north-korea-russia.ledger.txt; do
        diff "$root/content/briefs/$file" "$file" || return
    done
}

the_words_are_known() {
    grep -q 'words: 894' "$root/content/briefs/north-korea-russia.md" &&
        grep -q 1e8018d0506f42060f9b89931867753de82df2d975def5b2af849b8deaa7b7b0 \
            "$root/content/briefs/north-korea-russia.md"
}

verdict 'reimport/gives the committed file' again
verdict 'reimport/the record is the known one' the_words_are_known
