#!/bin/sh
# case.sh FOLDER : runs one golden case for run.sh, which sets root, scratch and bless.
# Leaves the verdict, and under it what differs, in the case's scratch folder.
set -u
: "${root:?}" "${scratch:?}" "${bless:?}"
case=$1
group=$(basename "$(dirname "$case")")
name=$group/$(basename "$case")
work=$scratch/$group-$(basename "$case")

prepare() {
    mkdir -p "$work/run" "$work/expected"
    [ ! -d "$case/in" ] || cp -R "$case/in/." "$work/run"
    : >"$work/expected/stdout"
    : >"$work/expected/stderr"
    echo 0 >"$work/expected/status"
    for file in stdout stderr status; do
        [ ! -e "$case/$file" ] || cp "$case/$file" "$work/expected/"
    done
}

run() {
    (
        cd "$work/run" || exit
        sh "$case/cmd" >"$work/stdout" 2>"$work/stderr" </dev/null
        echo $? >"$work/status"
    )
}

tree_files() {
    [ ! -d "$case/tree" ] || (cd "$case/tree" && find . -type f | sed 's|^\./||' | sort)
}

compare() {
    for file in status stderr stdout; do
        diff -u --label "expected $file" --label "$file" "$work/expected/$file" "$work/$file"
    done
    tree_files | while read -r file; do
        diff -u --label "expected $file" --label "$file" "$case/tree/$file" "$work/run/$file" 2>&1
    done
}

# What is empty, or 0, is what a case without the file expects.
bless() {
    for file in stdout stderr; do
        rm -f "$case/$file"
        [ ! -s "$work/$file" ] || cp "$work/$file" "$case/$file"
    done
    rm -f "$case/status"
    [ "$(cat "$work/status")" = 0 ] || cp "$work/status" "$case/status"
    tree_files | while read -r file; do
        cp "$work/run/$file" "$case/tree/$file" 2>/dev/null || rm "$case/tree/$file"
    done
}

prepare
run
compare >"$work/diff"
if [ ! -s "$work/diff" ]; then
    verdict=ok
elif [ "$bless" = yes ]; then
    verdict=blessed
    bless
else
    verdict='not ok'
fi
{
    echo "$verdict $name"
    sed 's/^/    /' "$work/diff"
} >"$work/verdict"
