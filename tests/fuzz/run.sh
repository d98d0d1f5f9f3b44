#!/bin/sh
# run.sh NAME [SECONDS] : fuzzes one target, from its seeds and from what earlier runs found.
# What breaks it is left in .build/fuzz/found/; a mended finding becomes a seed.
set -eu
cd "$(dirname "$0")/../.."
names=$(find tests/fuzz -name 'fuzz_*.c' | sed 's|.*/fuzz_\(.*\)\.c|\1|' | sort | tr '\n' ' ')
case " $names" in
*" ${1:-?} "*) ;;
*)
    echo "fuzz: make fuzz T=NAME, with one of: $names" >&2
    exit 2
    ;;
esac
build=.build/fuzz
${MAKE:-make} --no-print-directory CC=clang BUILD=$build SANITIZE=fuzzer-no-link,address,undefined \
    FUZZER=-fsanitize=fuzzer "$build/fuzz/fuzz_$1"
mkdir -p "$build/corpus/$1" "$build/found"
"$build/fuzz/fuzz_$1" -max_total_time="${2:-60}" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$build/found/$1-" "$build/corpus/$1" "tests/fuzz/seeds/$1"
