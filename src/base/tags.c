#include "base/tags.h"

#include <ctype.h>
#include <string.h>

struct scan {
    const char *p, *end;
};

/* The byte that comes next, passing over zeros; -1 at the end. */
static int peek(struct scan *scan)
{
    while (scan->p < scan->end && *scan->p == '\0')
        scan->p++;
    return scan->p < scan->end ? (unsigned char)*scan->p : -1;
}

static int next(struct scan *scan)
{
    int c = peek(scan);
    scan->p += c >= 0;
    return c;
}

/* Whether the text goes on with these ASCII letters, in any case; then they are passed. */
static bool pass(struct scan *scan, const char *letters)
{
    struct scan ahead = *scan;
    for (; *letters; letters++)
        if (tolower(next(&ahead)) != *letters)
            return false;
    *scan = ahead;
    return true;
}

/* To behind the next occurrence, or to the end. */
static void skip_to(struct scan *scan, const char *letters)
{
    while (peek(scan) >= 0 && !pass(scan, letters))
        scan->p++;
}

/* HTML ends a comment in more ways than XML does. */
static void skip_comment(struct scan *scan, bool html)
{
    if (html && (pass(scan, ">") || pass(scan, "->")))
        return;
    while (peek(scan) >= 0 && !pass(scan, "-->") && !(html && pass(scan, "--!>")))
        scan->p++;
}

/* What begins with '<' and is no tag is passed. */
static bool skip_other(struct scan *scan, bool html)
{
    if (pass(scan, "!--"))
        skip_comment(scan, html);
    else if (!html && pass(scan, "![cdata["))
        skip_to(scan, "]]>");
    else if (!html && pass(scan, "?"))
        skip_to(scan, "?>");
    else if (peek(scan) == '!' || peek(scan) == '?')
        skip_to(scan, ">");
    else
        return peek(scan) < 0 || strchr("/ =", peek(scan));
    return true;
}

/* White space, and these bytes; the result is the last one passed, or 0. */
static int skip_spaces(struct scan *scan, const char *more)
{
    int last = 0;
    for (int c; (c = peek(scan)) >= 0 && (isspace(c) || strchr(more, c)); scan->p++)
        last = c;
    return last;
}

static void skip_name(struct scan *scan)
{
    for (int c; (c = peek(scan)) >= 0 && !isspace(c) && !strchr("=>/", c);)
        scan->p++;
}

/* A value in quotes may hold anything but these. */
static void skip_value(struct scan *scan)
{
    skip_spaces(scan, "");
    if (pass(scan, "\""))
        skip_to(scan, "\"");
    else if (pass(scan, "'"))
        skip_to(scan, "'");
    else
        for (int c; (c = peek(scan)) >= 0 && !isspace(c) && c != '>';)
            scan->p++;
}

/* From within a tag to its end. `closed`: it ends with "/>". */
static size_t count_attributes(struct scan *scan, bool *closed)
{
    size_t n = 0;
    int last = skip_spaces(scan, "/");
    for (; peek(scan) >= 0 && peek(scan) != '>'; last = skip_spaces(scan, "/")) {
        skip_name(scan);
        skip_spaces(scan, "");
        if (pass(scan, "="))
            skip_value(scan);
        n++;
    }
    *closed = last == '/';
    return n;
}

/* Passes the name of an element of HTML that holds no tags; what ends it. NULL: another name, of
 * which nothing is passed. */
static const char *skip_opaque_name(struct scan *scan)
{
    static const char *const ends[] = {"</script", "</style"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct scan ahead = *scan;
        bool named = pass(&ahead, ends[i] + strlen("</"));
        int c = peek(&ahead);
        if (!named || (c >= 0 && !isspace(c) && !strchr(">/", c)))
            continue;
        *scan = ahead;
        return ends[i];
    }
    return NULL;
}

static int line_of(struct str text, const char *at)
{
    int line = 1;
    for (const char *c = text.p; c < at; c++)
        line += *c == '\n';
    return line;
}

int tags_crowded_line(struct str text, bool html)
{
    struct scan scan = {text.p, text.p + text.n};
    for (int c; (c = next(&scan)) >= 0;) {
        const char *begin = scan.p;
        if (c != '<' || skip_other(&scan, html))
            continue;
        const char *end = html ? skip_opaque_name(&scan) : NULL;
        skip_name(&scan);
        bool closed;
        if (count_attributes(&scan, &closed) > ATTRIBUTES_LIMIT)
            return line_of(text, begin);
        if (end && !closed) /* libxml2 takes <script/> for empty */
            skip_to(&scan, end);
    }
    return 0;
}
