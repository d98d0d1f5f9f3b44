#!/bin/sh
# Two builds of the same content are the same bytes, whatever the folder, the day, the time zone, the
# language of the machine and the number of threads.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

build_twice() {
    publication=$1
    mkdir -p here "there/quite another/place"
    cp -R "$publication" here/content
    cp -R "$publication" "there/quite another/place/content"
    find there -exec touch -d 2001-02-03 {} +
    (cd here && TZ=UTC LC_ALL=C colophon build content -o output --jobs 1) || return
    (cd "there/quite another/place" && TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 \
        faketime '2031-12-31 23:59:58' colophon build content -o output --jobs 4) || return
    # The record of the folder itself keeps the times of files, and is no output.
    diff -r -x .colophon -x .lock here/output "there/quite another/place/output"
}

for publication in "$root/content" "$root/tests/e2e/reader"; do
    rm -rf here there
    verdict "determinism/$(basename "$publication")" build_twice "$publication"
done
