#include "import/contents.h"

#include <stdlib.h>

enum {
    ENTRIES = 3,      /* of a list, at least */
    ENTRY_WORDS = 20, /* at most */
    APART = 2,        /* at least so many of their headings have other lines before the next */
    LIST_LINES = 200, /* that are looked at */
    BETWEEN_MOST = 1, /* lines in a list that stand nowhere else, in a row */
};

struct entry {
    uint64_t letters; /* a digest */
    size_t line;
};

struct contents {
    const struct units *units;
    struct line_signs *lines;
    size_t n;
    size_t *copies; /* of each line: the next line with its letters in one direction; n: none */
};

static bool is_short(const struct contents *c, size_t line)
{
    return c->units->at[c->lines[line].unit].weight <= ENTRY_WORDS;
}

static int compare_entries(const void *va, const void *vb)
{
    const struct entry *a = va, *b = vb;
    if (a->letters != b->letters)
        return a->letters < b->letters ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static struct entry *sort_entries(const struct contents *c, size_t *n)
{
    struct entry *entries = arena_array(c->units->arena, c->n, sizeof *entries);
    *n = 0;
    for (size_t i = 0; i < c->n; i++) {
        uint64_t letters = is_short(c, i) ? text_letters(c->units->at[c->lines[i].unit].text) : 0;
        if (letters)
            entries[(*n)++] = (struct entry){letters, i};
    }
    if (*n > 0)
        qsort(entries, *n, sizeof *entries, compare_entries);
    return entries;
}

/* Marks the list that begins with a line. Returns the line behind it. */
static size_t mark_list(const struct contents *c, size_t first)
{
    size_t last = first, entries = 1, apart = 0, from = c->copies[first];
    size_t end = first + LIST_LINES < c->n ? first + LIST_LINES : c->n;
    for (size_t i = first + 1; i < end && is_short(c, i) && i - last <= BETWEEN_MOST + 1; i++) {
        if (c->copies[i] == c->n || c->copies[i] <= c->copies[last])
            continue;
        apart += c->copies[i] > c->copies[last] + 1;
        entries++;
        last = i;
    }
    bool inside = from <= last && c->copies[last] >= first;
    if (entries < ENTRIES || apart < APART || inside)
        return first + 1;
    for (size_t i = first, before = 0; i <= last; i++)
        if (c->copies[i] < c->n && c->copies[i] >= before) {
            before = c->copies[i];
            c->lines[i].at[SIGN_CONTENTS] = SIGN_FULL;
            c->lines[before].at[SIGN_IN_CONTENTS] = SIGN_FULL;
        }
    return last + 1;
}

static void mark_lists(const struct contents *c)
{
    for (size_t i = 0; i < c->n;)
        i = c->copies[i] < c->n ? mark_list(c, i) : i + 1;
}

/* Of lines with the same letters the next one in a direction, or the last. */
static void find_copies(const struct contents *c, const struct entry *entries, size_t n,
                        bool behind, bool last)
{
    for (size_t i = 0; i < c->n; i++)
        c->copies[i] = c->n;
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && entries[next].letters == entries[i].letters; next++)
            continue;
        for (size_t k = i; k < next; k++)
            if (behind && k > i)
                c->copies[entries[k].line] = entries[last ? i : k - 1].line;
            else if (!behind && k + 1 < next)
                c->copies[entries[k].line] = entries[last ? next - 1 : k + 1].line;
    }
}

void contents_find(const struct units *units, struct line_signs *lines, size_t n)
{
    struct contents c = {units, lines, n, arena_array(units->arena, n, sizeof *c.copies)};
    size_t n_entries;
    const struct entry *entries = sort_entries(&c, &n_entries);
    for (int way = 0; way < 4; way++) {
        find_copies(&c, entries, n_entries, way & 1, way & 2);
        mark_lists(&c);
    }
}
