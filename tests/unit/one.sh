#!/bin/sh
# one.sh PROGRAM : runs one unit test for run.sh, which sets scratch. A fuzz target replays its seeds.
# Leaves in scratch the numbers of tests and of failures, and the verdict to print.
set -u
: "${scratch:?}"
program=$1
base=$(basename "$program")
report=$scratch/$base.report
case $base in
fuzz_*)
    name=seeds/${base#fuzz_}
    "$program" "tests/fuzz/$name" >"$report" 2>&1
    ;;
*)
    name=unit/${base#test_}
    "$program" >"$report" 2>&1
    ;;
esac
status=$?

# libcheck's own line: "66%: Checks: 3, Failures: 1, Errors: 0"
counts=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
    "$report")
# shellcheck disable=SC2086 # three numbers
set -- ${counts:-0 0 0}
failed=$(($2 + $3))
if [ $status -eq 0 ] && left_out=$(grep '^left out: ' "$report"); then
    # A test against what is not part of this repository may be left out, but says so.
    echo "$left_out ($name)" >"$scratch/$base.verdict"
elif [ $status -eq 0 ] && [ "$1" -gt 0 ]; then
    echo "ok $name ($1)" >"$scratch/$base.verdict"
else
    [ $failed -gt 0 ] || failed=1
    { echo "not ok $name" && sed 's/^/    /' "$report"; } >"$scratch/$base.verdict"
fi
echo "$(($1 - $2 - $3)) $failed" >"$scratch/$base.counts"
