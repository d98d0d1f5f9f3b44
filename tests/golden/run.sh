#!/bin/sh
# run.sh [--bless] PROGRAM-FOLDER [NAME...]
#
# Runs the golden cases of tests/golden/ and tests/broken/ with the `colophon` of the folder. With
# names, only cases whose name contains one of them. --bless shows how results differ from the
# expected ones, then makes them the expected ones. What a case holds is told in tests/README.md.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
bless=no
if [ "${1-}" = --bless ]; then
    bless=yes
    shift
fi
programs=$(cd "$1" && pwd) || exit
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export root bless scratch
export PATH="$programs:$PATH" LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH

wanted=$(printf '%s\n' "$@")
find "$root/tests/golden" "$root/tests/broken" -mindepth 2 -maxdepth 2 -name cmd |
    sed 's|/cmd$||' | grep -F -e "$wanted" | sort >"$scratch/cases"
xargs -r -n 1 -P "$(nproc)" "$here/case.sh" <"$scratch/cases"
while read -r case; do
    cat "$scratch/$(basename "$(dirname "$case")")-$(basename "$case")/verdict"
done <"$scratch/cases" | tee "$scratch/verdicts"

passed=$(grep -c '^ok\|^blessed' "$scratch/verdicts")
failed=$(grep -c '^not ok' "$scratch/verdicts")
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
