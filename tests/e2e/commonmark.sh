#!/bin/sh
# The 652 examples of the CommonMark specification come out as cmark's own renderer gives them, but
# for the examples that commonmark.c names with the reason.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
(cd "$root/tests/tools" && node -p 'JSON.stringify(require("commonmark-spec").tests)') >examples.json
"$programs/e2e/commonmark" examples.json
