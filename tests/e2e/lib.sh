#!/bin/sh
# What the end-to-end tests in shell share. They run in an empty scratch folder with `colophon` on
# PATH; $root is the repository, $published holds what was published, one folder a publication.
: "${root:?}" "${published:?}" "${programs:?}"

# verdict NAME COMMAND... : passes when the command succeeds; else shows what it said.
verdict() {
    verdict_name=$1
    shift
    if "$@" >said 2>&1; then
        echo "ok $verdict_name"
    else
        echo "not ok $verdict_name"
        head -n 40 said | sed 's/^/    /'
    fi
}

# refused NAME PATTERN COMMAND... : passes when the command ends with status 1 and says PATTERN.
refused() {
    refused_name=$1
    pattern=$2
    shift 2
    "$@" >said 2>&1
    status=$?
    if [ $status -eq 1 ] && grep -q -e "$pattern" said; then
        echo "ok $refused_name"
    else
        echo "not ok $refused_name"
        echo "    status $status, expected 1 and '$pattern'"
        head -n 40 said | sed 's/^/    /'
    fi
}
