#!/bin/sh
# run.sh PROGRAM... : runs unit tests, as many at once as there are processors, and sums them up.
set -u
scratch=$(mktemp -d)
export scratch
trap 'rm -rf "$scratch"' EXIT

printf '%s\n' "$@" | xargs -n 1 -P "$(nproc)" tests/unit/one.sh
for program; do
    cat "$scratch/$(basename "$program").verdict"
done
cat "$scratch"/*.counts | awk '
    { passed += $1; failed += $2 }
    END { print "unit: " passed " passed, " failed " failed"; exit failed > 0 }'
