#include "import/scrape.h"

#include "base/utf8.h"
#include "import/points.h"
#include "import/running.h"
#include "import/wrap.h"

enum { TAB = 4 };

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

/* "divid-" and "ed": the hyphen may be a word's own, so both stay as they are. */
static void count_divided(struct units *units, struct str line, struct str next, int number)
{
    bool divides = str_ends(line, STR("-")) && line.n > 1 && line.p[line.n - 2] != ' ' &&
                   line.p[line.n - 2] != '-' && text_begins_lower(next);
    if (divides && units->divided++ == 0)
        units->first_divided = number;
}

/* From the start of the first line to the end of the last that belongs to its paragraph. */
static struct str take_paragraph(struct units *units, struct str *rest, struct str first,
                                 size_t width, int *line)
{
    struct str paragraph = utf8_trim(first), ahead = *rest, next;
    struct wrap wrap = wrap_begin(width, first);
    while (str_next_line(&ahead, &next) && wrap_takes(&wrap, next)) {
        next = utf8_trim(next);
        count_divided(units, paragraph, next, *line);
        paragraph.n = (size_t)(next.p + next.n - paragraph.p);
        *rest = ahead;
        ++*line;
    }
    return paragraph;
}

/* A tab is as wide as four spaces. */
static size_t indent_of(struct str line)
{
    size_t columns = 0;
    for (size_t i = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
        columns += line.p[i] == '\t' ? TAB : 1;
    return columns;
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
        if (utf8_trim(first).n == 0)
            continue;
        units_add(units, begin, collapse(arena, take_paragraph(units, &rest, first, width, &line)));
        units->at[units->n - 1].last_line = line;
        units->at[units->n - 1].indent = indent_of(first);
        units->at[units->n - 1].row = wrap_is_row(first);
        units->at[units->n - 1].page = running_page(first);
    }
    units->width = units->n < lines ? width : 0;
    units_finish(units);
    points_find(units);
    return true;
}
