#!/bin/sh
# run.sh PROGRAM-FOLDER [NAME...]
#
# Publishes the project's own content, the publications in reader/ and course/ and the one that
# books/torture.mjs makes up, then runs the tests beside this script on what was published: NAME.mjs
# with node, NAME.sh with sh. With names, only those.
# Each test prints "ok NAME" and "not ok NAME" lines, and under the latter what is wrong.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
programs=$(cd "$1" && pwd) || exit
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
published=$scratch/published
export root programs published scratch
PATH=$programs:$("$root/tests/tools/setup.sh" path)
export PATH LC_ALL=C.UTF-8
unset SOURCE_DATE_EPOCH

for need in node java chromium xmllint unzip zip faketime flock ebook-convert pandoc; do
    command -v $need >/dev/null || { echo "e2e: '$need' is missing: make setup-tests" >&2; exit 1; }
done

publish() {
    name=publish/$1
    mkdir -p "$published"
    if colophon build "$2" -o "$published/$1" >"$scratch/said" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        sed 's/^/    /' "$scratch/said"
    fi
}

# The tests that take longest begin first, or the last of them runs alone.
longest='epub|agreement|calibre|axe|themes|quiet|words|links'

# One more at a time than there are processors, for browsers wait a lot; but for those that measure
# speed: they come last, and alone.
run_tests() {
    {
        echo "$tests" | grep -E "/($longest)\."
        echo "$tests" | grep -vE "/($longest|lighthouse)\."
    } | xargs -r -P $(($(nproc) + 1)) -n 1 sh "$here/one.sh"
    echo "$tests" | grep '/lighthouse\.' | xargs -r -n 1 sh "$here/one.sh"
}

tests=$(find "$here" -maxdepth 1 -name '*.mjs' ! -name lib.mjs -o -name '*.sh' ! -name lib.sh ! -name run.sh ! -name one.sh | sort)
for name; do
    [ -f "$here/$name.mjs" ] || [ -f "$here/$name.sh" ] || { echo "e2e: there is no test '$name'" >&2; exit 2; }
done
if [ $# -gt 0 ]; then
    tests=$(echo "$tests" | grep -E "/($(echo "$*" | tr ' ' '|'))\.(mjs|sh)$")
fi
{
    publish default "$root/content"
    # A path may have letters of any script, and what means something in an address; in the repository,
    # whose names are plain, this one has neither.
    cp -R "$here/reader" "$scratch/reader"
    mv "$scratch/reader/works/scripts.md" "$scratch/reader/works/읽기 #1? 50%.md"
    publish reader "$scratch/reader"
    publish course "$here/course"
    node "$here/books/torture.mjs" "$scratch/torture"
    publish torture "$scratch/torture"
    if [ -n "${FULL:-}" ]; then
        node "$here/books/thousand.mjs" "$scratch/thousand"
        publish thousand "$scratch/thousand"
    fi
    publish manual "$root/content/manual"
    run_tests
} | tee "$scratch/verdicts"

passed=$(grep -c '^ok ' "$scratch/verdicts")
failed=$(grep -c '^not ok ' "$scratch/verdicts")
echo "e2e: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
