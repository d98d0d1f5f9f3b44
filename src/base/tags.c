#include "base/tags.h"

#include <string.h>
#include <strings.h>

struct scan {
    const char *at, *end;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void skip_spaces(struct scan *scan)
{
    while (scan->at < scan->end && (is_space(*scan->at) || *scan->at == '/'))
        scan->at++;
}

static void skip_name(struct scan *scan)
{
    while (scan->at < scan->end && !is_space(*scan->at) && !strchr("=>/", *scan->at))
        scan->at++;
}

static void skip_to(struct scan *scan, char c)
{
    const char *found = memchr(scan->at, c, (size_t)(scan->end - scan->at));
    scan->at = found ? found : scan->end;
}

/* A value in quotes may hold anything but these. */
static void skip_value(struct scan *scan)
{
    scan->at++;
    while (scan->at < scan->end && is_space(*scan->at))
        scan->at++;
    if (scan->at < scan->end && (*scan->at == '"' || *scan->at == '\'')) {
        char quote = *scan->at++;
        skip_to(scan, quote);
        scan->at += scan->at < scan->end;
    } else {
        while (scan->at < scan->end && !is_space(*scan->at) && *scan->at != '>')
            scan->at++;
    }
}

/* From behind the name of a tag to its end; the number of its attributes. */
static size_t count_attributes(struct scan *scan)
{
    size_t n = 0;
    for (skip_spaces(scan); scan->at < scan->end && *scan->at != '>'; skip_spaces(scan)) {
        const char *name = scan->at;
        skip_name(scan);
        while (scan->at < scan->end && is_space(*scan->at))
            scan->at++;
        if (scan->at < scan->end && *scan->at == '=')
            skip_value(scan);
        scan->at += scan->at == name;
        n++;
    }
    return n;
}

static bool starts(const struct scan *scan, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(scan->end - scan->at) >= n && strncasecmp(scan->at, text, n) == 0;
}

/* Scripts, styles and comments hold no tags. */
static void skip_past(struct scan *scan, const char *text)
{
    while (scan->at < scan->end && !starts(scan, text)) {
        scan->at++;
        skip_to(scan, text[0]);
    }
}

static int line_of(struct str page, const char *at)
{
    int line = 1;
    for (const char *c = page.p; c < at; c++)
        line += *c == '\n';
    return line;
}

int tags_crowded_line(struct str page)
{
    struct scan scan = {page.p, page.p + page.n};
    for (skip_to(&scan, '<'); scan.at < scan.end; skip_to(&scan, '<')) {
        const char *begin = scan.at;
        bool script = starts(&scan, "<script"), style = starts(&scan, "<style");
        if (starts(&scan, "<!--"))
            skip_past(&scan, "-->");
        scan.at += scan.at == begin;
        if (scan.at == scan.end || !is_letter(*scan.at))
            continue;
        skip_name(&scan);
        if (count_attributes(&scan) > ATTRIBUTES_LIMIT)
            return line_of(page, begin);
        if (script || style)
            skip_past(&scan, script ? "</script" : "</style");
    }
    return 0;
}
