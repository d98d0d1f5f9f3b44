#include "import/running.h"

#include <string.h>

#include "base/utf8.h"

enum {
    GAP = 3,          /* spaces; justified lines have two between words */
    DIGITS_MOST = 5,  /* of a page */
    PAGE_LINES = 12,  /* at least */
    PAGE_UNITS = 200, /* at most */
    WORDS_MOST = 20,
};

static size_t leading_digits(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9')
        n++;
    return n;
}

static size_t trailing_digits(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.p[text.n - n - 1] >= '0' && text.p[text.n - n - 1] <= '9')
        n++;
    return n;
}

static bool is_gap(struct str text)
{
    return text.n == GAP && utf8_trim(text).n == 0;
}

static int number_of(struct str digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.n; i++)
        number = 10 * number + (digits.p[i] - '0');
    return number;
}

int running_page(struct str line)
{
    line = utf8_trim(line);
    size_t first = leading_digits(line), last = trailing_digits(line);
    if (first > 0 && first <= DIGITS_MOST && is_gap(str_sub(line, first, first + GAP)))
        return number_of(str_sub(line, 0, first));
    if (last > 0 && last <= DIGITS_MOST && last + GAP < line.n &&
        is_gap(str_sub(line, line.n - last - GAP, line.n - last)))
        return number_of(str_sub(line, line.n - last, line.n));
    return -1;
}

static bool is_next_page(const struct unit *unit, const struct unit *next)
{
    return unit->page >= 0 && next->page == unit->page + 1 &&
           next->line - unit->line >= PAGE_LINES && unit->words <= WORDS_MOST &&
           next->words <= WORDS_MOST;
}

/* Looks for the next page among the lines behind. */
static size_t find_next(const struct units *units, size_t i)
{
    for (size_t j = i + 1; j < units->n && j < i + PAGE_UNITS; j++)
        if (is_next_page(&units->at[i], &units->at[j]))
            return j;
    return units->n;
}

static bool is_running(const struct unit *unit)
{
    return unit->role == ROLE_LEFT_OUT && strcmp(unit->why, WHY_RUNNING) == 0;
}

void running_decide(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        size_t next = units->at[i].page < 0 ? units->n : find_next(units, i);
        if (next == units->n)
            continue;
        unit_decide(&units->at[i], ROLE_LEFT_OUT, WHY_RUNNING);
        unit_decide(&units->at[next], ROLE_LEFT_OUT, WHY_RUNNING);
    }
}

size_t running_skip(const struct units *units)
{
    size_t i = 0;
    while (i < units->n && is_running(&units->at[i]))
        i++;
    return i < units->n ? i : 0;
}
