#!/bin/sh
# pictures.sh PROGRAM: publishes content/ and the course of the tests, and takes the pictures of both themes for the
# README from the pages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
published=$scratch/published
mkdir "$published"
export root published
PATH=$("$here/setup.sh" path)
export PATH
"$program" build "$root/content" -o "$published/default"
"$program" build "$root/tests/e2e/course" -o "$published/course"
node "$here/pictures.mjs"
