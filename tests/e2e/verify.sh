#!/bin/sh
# `colophon verify` finds what was done to finished files: a notice taken out, a word changed, an
# archive broken; and finds nothing in what build wrote.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
page=output/site/briefs/north-korea-russia.html

fresh() {
    rm -rf output
    cp -R "$published/default" output
}

change() {
    file=$1
    shift
    cp "$file" before
    sed -i "$@" "$file"
    ! cmp -s before "$file" || { echo "not ok verify: nothing in $file to change with $*"; exit 1; }
}

book() {
    rm -rf book output/*.epub
    mkdir book
    (cd book && unzip -q "$published"/default/*.epub)
}

pack() {
    (cd book && zip -q -X0 ../output/book.epub mimetype && zip -q -X9r ../output/book.epub . -x mimetype)
}

fresh
verdict 'verify/finds all in what was published' colophon verify output
for publication in "$published"/*; do
    verdict "verify/finds all in $(basename "$publication")" colophon verify --survival "$publication"
done
verdict 'verify/the words are those of the source' colophon verify output \
    --source "$root/content/briefs/north-korea-russia.txt"

change $page 's/meeting as a summit/meeting as the summit/'
refused 'verify/a changed word' "north-korea-russia.html.*\[words" colophon verify output

fresh
change $page 's/rel="license[^"]*"//g'
refused 'verify/no rel=license' 'north-korea-russia.html' colophon verify output

fresh
change $page 's/CC BY-NC-ND 4\.0//g; s/Attribution-NonCommercial-NoDerivatives 4\.0 International//g'
refused 'verify/no name of the license' 'north-korea-russia.html' colophon verify output

fresh
change $page '/<script type="application\/ld+json">/d'
refused 'verify/no JSON-LD' 'north-korea-russia.html' colophon verify output

fresh
change $page 's|licenses/by-nc-nd/4\.0|licenses/by/4.0|g'
refused 'verify/the address of another license' 'north-korea-russia.html' colophon verify output

fresh
book
chapter=$(grep -rl 'lonely and isolated' book | head -n 1)
change "$chapter" 's/lonely and isolated/isolated and lonely/'
pack
refused 'verify/words that changed places in a book' 'book.epub.*\[words' colophon verify output

fresh
book
opf=$(find book -name '*.opf')
change "$opf" '/<dc:rights/d'
pack
refused 'verify/a book without its rights' 'book.epub' colophon verify output

fresh
truncate -s -400 output/*.epub
refused 'verify/a truncated archive' '\.epub' colophon verify output

fresh
epub=$(echo output/*.epub)
size=$(wc -c <"$epub")
dd if=/dev/zero of="$epub" bs=1 seek=$((size / 2)) count=64 conv=notrunc status=none
refused 'verify/an archive with damaged bytes' '\.epub' colophon verify output

fresh
sed 's/Until Russia/Since Russia/' "$root/content/briefs/north-korea-russia.txt" >source.txt
refused 'verify/a source with another word' 'north-korea-russia' colophon verify output --source source.txt
