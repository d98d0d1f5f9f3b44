#!/bin/sh
# check.sh PART... : runs parts of the tests one after the other, all of them whatever fails, and
# ends with one line that sums them up. Every part ends with a line "NAME: N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit
MAKE=${MAKE:-make}
logs=.build/check
mkdir -p $logs
passed=0
failed=0

part() {
    case $1 in
    lint) $MAKE --no-print-directory lint ;;
    unit | golden | e2e) tests/strict.sh gcc "check-$1" ;;
    sanitized)
        tests/strict.sh clang check-unit
        unit=$?
        tests/strict.sh clang check-golden && return $unit
        ;;
    esac
}

# Adds up the sums that a part printed; a part that broke off counts as one failure.
count() {
    sums=$(sed -n 's/^[a-z0-9-]*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$1")
    part_passed=0
    part_failed=0
    while read -r p f; do
        part_passed=$((part_passed + ${p:-0}))
        part_failed=$((part_failed + ${f:-0}))
    done <<SUMS
$sums
SUMS
    if [ "$2" -ne 0 ] && [ $part_failed -eq 0 ]; then
        echo "not ok $3 broke off with status $2"
        part_failed=1
    fi
    passed=$((passed + part_passed))
    failed=$((failed + part_failed))
}

for name; do
    echo "== $name"
    { part "$name" && echo 0 >$logs/status || echo $? >$logs/status; } 2>&1 | tee $logs/"$name".log
    count $logs/"$name".log "$(cat $logs/status)" "$name"
done
if [ $failed -gt 0 ]; then
    echo "== what failed"
    for name; do
        grep '^not ok\|\*\*\* \|: error: ' $logs/"$name".log
    done
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
