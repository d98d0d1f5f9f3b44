#!/bin/sh
# The brief's page with its style and icon, each compressed, is under 14 KB together.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
site=$published/default/site
page=$site/briefs/north-korea-russia.html

linked() {
    xmllint --html --nonet --xpath "//link[@rel='stylesheet' or contains(@rel, 'icon')]/@href" "$page" 2>/dev/null |
        sed 's/.*href="\([^"]*\)".*/\1/'
}

weigh() {
    total=$(gzip -9 <"$page" | wc -c)
    echo "$total briefs/north-korea-russia.html"
    for file in $(linked); do
        case $file in
        data:*) continue ;;
        esac
        size=$(gzip -9 <"$site/briefs/$file" | wc -c) || return
        echo "$size $file"
        total=$((total + size))
    done
    echo "$total together"
    [ "$total" -gt 1000 ] && [ "$total" -lt 14000 ]
}

verdict 'weight/the page of the brief' weigh
