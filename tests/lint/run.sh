#!/bin/sh
# run.sh [RULE...] : checks the rules of the house on the tracked files. Every rule is a function
# rule_NAME that prints one line a breach, "FILE:LINE: what is wrong", and nothing when all is well.
set -u
cd "$(dirname "$0")/../.." || exit
export LC_ALL=C
lint=tests/lint

files() {
    git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
        [ ! -f "$file" ] || echo "$file"
    done
}

c_files() {
    files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h'
}

shell_files() {
    files .ci/run '*.sh'
}

# Lines of source files that match; to be said of a rule is what follows.
# breaches PATTERN MESSAGE FILE...
breaches() {
    pattern=$1
    message=$2
    shift 2
    [ $# -eq 0 ] || grep -InE "$pattern" /dev/null "$@" | awk -F: -v message="$message" \
        '{ print $1 ":" $2 ": " message }'
}

rule_top_level() {
    files . | cut -d/ -f1 | sort -u |
        grep -vxE 'src|content|themes|output|tests|Makefile|README\.md|LICENSE|\..*' |
        sed 's/$/: does not belong at the top of the tree/'
}

# shellcheck disable=SC2046 # names of files hold no space
rule_folders() {
    awk -f $lint/folders.awk $(files 'src/*.c' 'src/*.h')
}

owned() {
    header=$1
    owner=$2
    # shellcheck disable=SC2046
    breaches "^#include [<\"]($header)" "$header is for $owner alone" \
        $(files 'src/*.c' 'src/*.h' | grep -vE "^$owner")
}

rule_libraries() {
    owned 'cmark' 'src/markdown/'
    owned 'zip\.h' 'src/base/archive'
    owned 'libdeflate|brotli' 'src/base/(archive|compress)'
    owned 'curl/' 'src/check/outside.c'
    owned 'libfyaml' 'src/base/yaml.c'
    owned 'nettle/' 'src/base/digest.c'
    owned 'pcre2' 'src/base/pattern.c'
    owned 'pango|cairo|gdk-pixbuf' 'src/base/picture.c'
    owned 'microhttpd' 'src/cli/http.c'
}

# Comments may name what the code may not call.
calls() {
    functions=$1
    message=$2
    shift 2
    [ $# -eq 0 ] || grep -nE "(^|[^a-zA-Z0-9_>.\"])($functions)\\(" /dev/null "$@" |
        grep -vE '^[^:]*:[0-9]*: *(/\*|\*)' | awk -F: -v message="$message" \
        '{ print $1 ":" $2 ": " message }'
}

# shellcheck disable=SC2046
rule_calls() {
    calls 'strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|scanf|sscanf|atoi|atol|atof' \
        'this call overruns or hides an error; use base/text.h or strtol' $(files 'src/*.c')
    calls 'strtok|asctime|ctime|localtime|gmtime|tmpnam|tempnam|rand|srand|setlocale|alloca' \
        'this call is not for threads, or makes results depend on the machine' $(files 'src/*.c')
    calls 'system|popen|execl|execlp|execv|execvp|fork' 'Colophon starts no programs' \
        $(files 'src/*.c')
    calls 'posix_spawn|posix_spawnp' 'only serve starts a program, the browser' \
        $(files 'src/*.c' | grep -vxE 'src/cli/serve\.c')
    calls 'printf|fprintf|vprintf|puts|putchar|perror|exit|_exit|abort' \
        'the library never prints and never exits' \
        $(files 'src/*.c' | grep -vE '^src/(cli/|base/memory\.c)')
    calls 'malloc|calloc|realloc|strdup|strndup|asprintf|vasprintf' \
        'allocate through base/memory.h' \
        $(files 'src/*.c' | grep -vE '^src/(cli/|base/memory\.c)')
}

# shellcheck disable=SC2046
rule_sizes() {
    awk -f $lint/sizes.awk $(c_files)
}

rule_headers() {
    files 'src/*.h' | xargs -n 8 -P "$(nproc)" $lint/header.sh
}

rule_format() {
    c_files | xargs clang-format --dry-run -Werror 2>&1 | grep -E 'error:|^xargs:'
}

# Both compilers, every warning an error; the builds are the ones that `make check` tests.
rule_warnings() {
    mkdir -p .build
    {
        tests/strict.sh gcc -k programs
        tests/strict.sh clang -k programs
    } 2>&1 >.build/lint.log | grep -E 'error|warning|undefined reference|\*\*\*'
}

rule_exports() {
    tests/strict.sh gcc .build/strict/libcolophon.a >/dev/null 2>&1
    nm -g --defined-only .build/strict/libcolophon.a | awk '
        NF == 3 && $3 !~ /^colophon_/ { print "libcolophon.a: exports " $3 }
        END { if (NR == 0) print "libcolophon.a: can not be read" }'
}

rule_unfinished() {
    # shellcheck disable=SC2046
    breaches '(^|[^A-Za-z])(TOD[O]|FIXM[E]|XX[X]|HAC[K]|not implemente[d])([^A-Za-z]|$)' \
        'a mark of unfinished work' $(files src tests themes Makefile | grep -vE 'package-lock|/(seeds|in)/')
}

# Names in golden cases may have spaces: only lines are told apart.
rule_machine_paths() (
    IFS='
'
    # shellcheck disable=SC2046
    breaches '(^|[^A-Za-z0-9.~])/(home|root|mnt|wor[k]|farm)/[a-z]|\.\./share[d]|"resolved": *"http' \
        'names a place on one machine or a registry' $(files . ':!content' ':!src/license/legalcode')
)

rule_white_space() {
    # shellcheck disable=SC2046
    breaches "[ 	$(printf '\r')]+\$" 'white space at the end of the line' \
        $(files src tests themes Makefile .ci .editorconfig | grep -vE '/(in|tree|seeds|reader)/|/(stdout|stderr)$|legalcode|package-lock')
}

rule_shell() {
    shell_files | xargs shellcheck -x -S warning -f gcc
}

all='top_level folders libraries calls sizes headers format warnings exports unfinished machine_paths
white_space shell'
passed=0
failed=0
# shellcheck disable=SC2086 # names of rules are words
[ $# -gt 0 ] || set -- $all
for rule; do
    found=$("rule_$rule" 2>&1)
    if [ -z "$found" ]; then
        passed=$((passed + 1))
        echo "ok lint/$rule"
    else
        failed=$((failed + 1))
        echo "not ok lint/$rule"
        echo "$found" | sed 's/^/    /'
    fi
done
echo "lint: $passed passed, $failed failed"
[ $failed -eq 0 ]
