#!/bin/sh
# run.sh PROGRAM-FOLDER [WORKS...] : publishes made-up works and says how fast, beside the floor: the
# same works read, rendered by plain cmark and written, with two threads; one file a page for the site,
# and for all outputs about as many as we write of a work (floor.c).
#
# Every number is the median of RUNS runs, each into a fresh folder. Compare within one run and on a
# quiet machine: absolute times move from machine to machine.
set -eu
programs=$(cd "$1" && pwd)
shift
RUNS=${RUNS:-3}
PATH=$programs:$programs/bench:$PATH
export PATH LC_ALL=C
scratch=$(mktemp -d "${SCRATCH:-.build}/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# One run of each kind; the lines of measure go to `results`.
run_once() {
    measure floor floor corpus "floor-$1" 2
    measure floor-all floor corpus "floor-all-$1" 2 all
    cp corpus/publication.yaml all.yaml
    echo 'outputs: [site]' >>corpus/publication.yaml
    measure site colophon build corpus -o "site-$1"
    mv all.yaml corpus/publication.yaml
    measure build colophon build corpus -o "output-$1"
    measure unchanged colophon build corpus -o "output-$1"
    echo "One sentence more, in run $1." >>corpus/000/work-000000.md
    measure changed colophon build corpus -o "output-$1"
}

# Medians, pages a second, and how often the floor's time.
summarize() {
    sort -k 1,1 -k 2,2n | awk -v works="$1" '
        { n[$1]++; time[$1, n[$1]] = $2; cpu[$1, n[$1]] = $3; memory[$1, n[$1]] = $4 }
        function middle(name) { return int((n[name] + 1) / 2) }
        function print_row(name, label, base) {
            m = middle(name)
            t = time[name, m]
            printf "%8d  %-22s %9.3f %9.3f %10.0f %8.1f %8.2f\n", works, label, t, cpu[name, m],
                (t > 0 ? works / t : 0), memory[name, m], t / time[base, middle(base)]
        }
        END {
            print_row("floor", "floor of a site", "floor")
            print_row("site", "the site alone", "floor")
            print_row("floor-all", "floor of all outputs", "floor-all")
            print_row("build", "all outputs", "floor-all")
            print_row("unchanged", "nothing changed", "floor-all")
            print_row("changed", "one work changed", "floor-all")
        }'
}

printf '%8s  %-22s %9s %9s %10s %8s %8s\n' works what seconds cpu pages/s MiB floors
[ $# -gt 0 ] || set -- 1000 10000
for works; do
    rm -rf corpus
    corpus corpus "$works"
    : >results
    run=1
    while [ $run -le "$RUNS" ]; do
        run_once "$works-$run" >>results 2>log || { cat log >&2; exit 1; }
        run=$((run + 1))
    done
    summarize "$works" <results
done
