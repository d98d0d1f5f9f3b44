#!/bin/sh
# one.sh TEST: runs one test in a folder of its own below $scratch, and shows at once, when it has
# ended, what it said. A test that breaks off, or that finds nothing to test, has failed.
set -u
: "${scratch:?}"
test=$1
work=$scratch/$(basename "$test")
mkdir "$work" && cd "$work" || exit
case $test in
*.mjs) node "$test" ;;
*.sh) sh "$test" ;;
esac >"$work.said" 2>&1
status=$?
if ! grep -q '^not ok ' "$work.said" && { [ $status -ne 0 ] || ! grep -q '^ok ' "$work.said"; }; then
    echo "not ok $(basename "$test") broke off with status $status" >>"$work.said"
fi
flock "$scratch" cat "$work.said"
