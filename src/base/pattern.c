#include "base/pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/memory.h"

/* Generous for a line of text, and still far below a second and a few megabytes. */
enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 16 * 1024 };

struct pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
};

struct pattern *pattern_new(const char *text, struct place place, struct diags *diags)
{
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED,
                      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR reason[160];
        pcre2_get_error_message(error, reason, sizeof reason);
        diag_error(diags, place, "pattern", "bad pattern '%s': %s at character %zu", text,
                   (char *)reason, (size_t)offset + 1);
        return NULL;
    }
    struct pattern *pattern = mem_alloc(sizeof *pattern);
    pattern->code = code;
    pattern->limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(pattern->limits, HEAP_LIMIT_KIB);
    return pattern;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->limits);
    pcre2_code_free(pattern->code);
    free(pattern);
}

static void copy_groups(struct str subject, pcre2_match_data *data, int n,
                        struct pattern_match *match)
{
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);
    if (n == 0) /* there were more groups than we have room for */
        n = PATTERN_GROUPS;
    *match = (struct pattern_match){0};
    for (int i = 0; i < n; i++) {
        PCRE2_SIZE from = offsets[2 * i], to = offsets[2 * i + 1];
        if (from != PCRE2_UNSET && from <= to) /* \K in a lookahead can turn them round */
            match->group[i] = (struct str){subject.p + from, to - from};
    }
}

bool pattern_match(const struct pattern *pattern, struct str subject, struct pattern_match *match)
{
    if (subject.n == 0)
        subject.p = "";
    pcre2_match_data *data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
    int n =
        pcre2_match(pattern->code, (PCRE2_SPTR)subject.p, subject.n, 0, 0, data, pattern->limits);
    if (n >= 0 && match)
        copy_groups(subject, data, n, match);
    pcre2_match_data_free(data);
    return n >= 0;
}
