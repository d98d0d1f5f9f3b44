#!/bin/sh
# run.sh PROGRAM... : runs unit tests, one program after the other, and sums them up. A fuzz target
# replays its seeds.
set -u
passed=0
failed=0
report=$(mktemp)
trap 'rm -f "$report"' EXIT

for program; do
    name=$(basename "$program")
    case $name in
    fuzz_*)
        name=seeds/${name#fuzz_}
        "$program" "tests/fuzz/$name" >"$report" 2>&1
        ;;
    *)
        name=unit/${name#test_}
        "$program" >"$report" 2>&1
        ;;
    esac
    status=$?
    # A test against what is not part of this repository may be left out, but says so.
    if [ $status -eq 0 ] && left_out=$(grep '^left out: ' "$report"); then
        echo "$left_out ($name)"
        continue
    fi
    # libcheck's own line: "66%: Checks: 3, Failures: 1, Errors: 0"
    counts=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
        "$report")
    # shellcheck disable=SC2086 # three numbers
    set -- ${counts:-0 0 0}
    bad=$(($2 + $3))
    [ $status -eq 0 ] || [ $bad -gt 0 ] || bad=1
    passed=$((passed + $1 - $2 - $3))
    failed=$((failed + bad))
    if [ $status -eq 0 ] && [ "$1" -gt 0 ]; then
        echo "ok $name ($1)"
    else
        echo "not ok $name"
        sed 's/^/    /' "$report"
    fi
done
echo "unit: $passed passed, $failed failed"
[ $failed -eq 0 ]
