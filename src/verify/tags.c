#include "verify/tags.h"

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

/* From behind the name of a tag to behind its '>'; the number of words outside of quotes, of which
 * there are at least as many as attributes. */
static size_t count_attributes(struct scan *scan)
{
    size_t n = 0;
    int before = ' ', last = 0; /* the byte before, and the last one that is no space */
    for (int c; (c = next(scan)) >= 0 && c != '>'; before = c) {
        if (last == '=' && (c == '"' || c == '\''))
            skip_to(scan, c == '"' ? "\"" : "'");
        n += !isspace(c) && (isspace(before) || strchr("/\"'", before));
        last = isspace(c) ? last : c;
    }
    return n;
}

bool tags_too_wide(struct str text, bool html)
{
    struct scan scan = {text.p, text.p + text.n};
    for (int c; (c = next(&scan)) >= 0;) {
        if (c != '<' || skip_other(&scan, html))
            continue;
        bool script = html && pass(&scan, "script"), style = html && pass(&scan, "style");
        if (count_attributes(&scan) > TAGS_MOST_ATTRIBUTES)
            return true;
        if (script || style)
            skip_to(&scan, script ? "</script" : "</style");
    }
    return false;
}
