#!/bin/sh
# embed.sh NAME=FILE... : prints the C table of base/embedded.h with the bytes of each file.
set -eu
export LC_ALL=C
printf '#include "base/embedded.h"\n\n#include <string.h>\n\n'
n=0
for pair in "$@"; do
    printf 'static const char file_%d[] = {\n' "$n"
    od -An -v -td1 "${pair#*=}" | sed 's/\(-\{0,1\}[0-9][0-9]*\)/\1,/g'
    printf '0};\n'
    n=$((n + 1))
done
printf '\nconst struct embedded_file embedded_files[] = {\n'
n=0
for pair in "$@"; do
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "${pair%%=*}" "$n" "$n"
    n=$((n + 1))
done
printf '    {NULL, NULL, 0},\n};\n\n'
cat <<'C'
const struct embedded_file *embedded_find(const char *path)
{
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        if (strcmp(file->path, path) == 0)
            return file;
    return NULL;
}
C
