#include "import/scrape.h"

#include "base/utf8.h"

/*
 * A text is hard-wrapped when no line is longer than a terminal is wide and many are nearly as long
 * as the longest. Few or short lines prove nothing.
 */
enum { WRAP_LONGEST = 100, WRAP_SHORTEST = 40, WRAP_NEAR = 12, WRAP_PERCENT = 40, WRAP_LINES = 8 };

static size_t characters(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += (text.p[i] & 0xC0) != 0x80;
    return n;
}

static size_t longest_line(struct str text)
{
    size_t longest = 0;
    for (struct str line; str_next_line(&text, &line);) {
        size_t n = characters(utf8_trim(line));
        if (n > longest)
            longest = n;
    }
    return longest;
}

/* The width at which the lines were cut, or 0. */
static size_t wrap_width(struct str text)
{
    size_t longest = longest_line(text), lines = 0, near = 0;
    if (longest > WRAP_LONGEST || longest < WRAP_SHORTEST)
        return 0;
    for (struct str line; str_next_line(&text, &line);) {
        size_t n = characters(utf8_trim(line));
        lines += n > 0;
        near += n + WRAP_NEAR >= longest;
    }
    return lines >= WRAP_LINES && near * 100 > lines * WRAP_PERCENT ? longest : 0;
}

/* Was the line cut because the first word of the next had no room? Else the break was meant. */
static bool is_cut(struct str line, struct str next, size_t width)
{
    struct str word;
    if (!utf8_next_word(&next, &word))
        return false;
    return characters(line) + 1 + characters(word) + WRAP_NEAR > width;
}

/* Runs of ASCII white space become one space; other spaces are the author's. */
static struct str collapse(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool space = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n';
        if (space && n > 0 && copy[n - 1] == ' ')
            continue;
        copy[n++] = space ? ' ' : text.p[i];
    }
    return (struct str){copy, n};
}

/* From the start of the first line to the end of the last that belongs to its paragraph. */
static struct str take_paragraph(struct str *rest, struct str first, size_t width, int *line)
{
    struct str paragraph = first, last = first, ahead = *rest, next;
    while (width > 0 && str_next_line(&ahead, &next)) {
        next = utf8_trim(next);
        if (next.n == 0 || !is_cut(last, next, width))
            break;
        paragraph.n = (size_t)(next.p + next.n - paragraph.p);
        last = next;
        *rest = ahead;
        ++*line;
    }
    return paragraph;
}

static size_t count_lines(struct str text)
{
    size_t n = 0;
    for (struct str line; str_next_line(&text, &line);)
        n += utf8_trim(line).n > 0;
    return n;
}

bool scrape_text(struct arena *arena, struct str text, struct units *units)
{
    size_t lines = count_lines(text), width = wrap_width(text);
    units_init(units, arena, lines > UNITS_LIMIT ? 0 : lines);
    if (lines > UNITS_LIMIT)
        return false;
    int line = 0;
    for (struct str rest = text, first; str_next_line(&rest, &first);) {
        int begin = ++line;
        first = utf8_trim(first);
        if (first.n > 0)
            units_add(units, begin, collapse(arena, take_paragraph(&rest, first, width, &line)));
    }
    units_finish(units);
    return true;
}
