/*
 * Where a page has no profile, the article is first of all the stretch of lines with the best sum:
 * prose counts for it, short lines and furniture against it. Which lines of it and around it are the
 * article is then decided for all of them together (sequence.h).
 */
#include <string.h>

#include "import/roles.h"
#include "import/sequence.h"

enum {
    TABLE_ROWS = 2, /* at least */
    PROSE_MOST = 60,
    FURNITURE = -12,
    SHORT_BEFORE_PROSE = -4,
    SHORT = -8,
    ANNOUNCED = -2, /* in a list below a colon */
    REPEATED = -4,
    GAP_MOST = -100,
    BELOW_TITLE = 60, /* so much may stand there before the article */
    COVERAGE_PERCENT = 10,
    FOUND_PERCENT = 20, /* of all words: with less the article was not found */
    FEW_WORDS = 40,
    FEW_LINES = 16, /* among which prose that is no part of the article can't be told */
    MENU_LINES = 5, /* at least, of a menu that no rule knows */
    PERCENT = 100,
};

static bool leads_to_prose(const struct units *units, size_t i, size_t end)
{
    size_t next = units_next_kept(units, i, end);
    return next < end && units->at[next].prose;
}

/* Is a short line a point of a list, or does it stand among others below a line that ends with a
 * colon? */
static bool is_announced(const struct units *units, size_t i, bool announced)
{
    return !units->at[i].prose &&
           (units->at[i].list > 0 ||
            (i > 0 && (announced || str_ends(units->at[i - 1].text, STR(":")))));
}

static long value(const struct units *units, size_t i, size_t end, bool announced)
{
    const struct unit *unit = &units->at[i];
    if (unit->role == ROLE_LEFT_OUT && unit->page < 0)
        return FURNITURE;
    if (unit->role != ROLE_UNDECIDED)
        return 0;
    if (unit->prose)
        return unit->weight < PROSE_MOST ? (long)unit->weight : PROSE_MOST;
    return (announced                       ? ANNOUNCED
            : leads_to_prose(units, i, end) ? SHORT_BEFORE_PROSE
                                            : SHORT) +
           (unit_repeats(units, i) ? REPEATED : 0);
}

static size_t below_title(const struct units *units, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (units->at[i].role == ROLE_TITLE)
            return i + 1;
    return 0;
}

/* A long run of short lines (a table, a list of products) counts no more than GAP_MOST against what
 * stands on both sides of it. The stretch begins below the title, unless too much stands there. */
void body_find(const struct units *units, size_t end, size_t *from, size_t *to)
{
    size_t start = below_title(units, end);
    long sum = 0, best = 0, gap = 0, debt = 0, most = start > 0 ? BELOW_TITLE : 0;
    bool announced = false;
    *from = *to = start;
    for (size_t i = start; i < end; i++) {
        announced = is_announced(units, i, announced);
        long worth = value(units, i, end, announced);
        if (worth > 0)
            gap = 0;
        else if (gap + worth < GAP_MOST)
            worth = GAP_MOST - gap;
        gap += worth < 0 ? worth : 0;
        sum += worth;
        if (sum <= 0) {
            debt -= sum;
            sum = 0;
            if (debt >= most)
                start = i + 1;
        } else if (sum > best) {
            best = sum;
            *from = start;
            *to = i + 1;
        }
    }
}

static bool is_kept(enum state state)
{
    return state == STATE_HEADING || state == STATE_PARAGRAPH;
}

static void decide(struct unit *unit, enum state state, int level)
{
    if (unit->list > 0 && is_kept(state)) {
        unit_decide(unit, ROLE_ITEM, WHY_POINT);
        return;
    }
    switch (state) {
    case STATE_HEADING:
        unit_decide(unit, ROLE_HEADING, "reads like a heading");
        unit->level = level;
        break;
    case STATE_PARAGRAPH:
        unit_decide(unit, ROLE_PARAGRAPH, unit->prose ? "prose" : "short line in the body");
        break;
    case STATE_BEFORE:
        unit_decide(unit, ROLE_LEFT_OUT, WHY_BEFORE);
        break;
    case STATE_INSIDE:
        unit_decide(unit, ROLE_LEFT_OUT, WHY_INSIDE);
        break;
    default:
        unit_decide(unit, ROLE_LEFT_OUT, WHY_BEHIND);
    }
}

bool body_is_clean(const struct units *units, size_t end)
{
    return !units->furniture && end == units->n;
}

static enum freedom how_free(const struct units *units, size_t end, size_t lines)
{
    if (body_is_clean(units, end))
        return FREEDOM_AROUND;
    return lines < FEW_LINES ? FREEDOM_LINES : FREEDOM_ALL;
}

/* Are the lines in a state none, or so many that they are a menu, and none of them one of a text? */
static bool are_menu(const struct units *units, const struct line_signs *lines, size_t n,
                     const enum state *states, enum state state)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const struct unit *unit = &units->at[lines[i].unit];
        if (states[i] != state)
            continue;
        if (unit->prose || text_ends_sentence(unit->text) || text_begins_lower(unit->text) ||
            strchr(",;:", unit->text.p[unit->text.n - 1]))
            return false;
        found += lines[i].at[SIGN_SEPARATOR] ? MENU_LINES : 1;
    }
    return found == 0 || found >= MENU_LINES;
}

/* A table, with the line that names it, belongs to the text that it stands behind. */
static void keep_tables(const struct units *units, const struct line_signs *lines,
                        enum state *states, size_t n)
{
    for (size_t i = 1, rows; i < n; i += rows + 1) {
        for (rows = 0; i + rows < n && units->at[lines[i + rows].unit].row;)
            rows++;
        size_t from = i > 1 && !is_kept(states[i - 1]) ? i - 1 : i;
        if (rows < TABLE_ROWS || !is_kept(states[from - 1]))
            continue;
        for (size_t k = from; k < i + rows; k++)
            if (!is_kept(states[k]))
                states[k] = STATE_PARAGRAPH;
    }
}

/* A list is kept as a whole: where one of its points is, and between what is kept; but not the list of
 * contents, whose points come again. */
static void keep_lists(const struct units *units, const struct line_signs *lines,
                       enum state *states, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        size_t list = units->at[lines[i].unit].list, kept = 0, again = 0;
        for (end = i; end < n && units->at[lines[end].unit].list == list; end++) {
            kept += is_kept(states[end]);
            again += unit_repeats(units, lines[end].unit);
        }
        bool between = i > 0 && end < n && is_kept(states[i - 1]) && is_kept(states[end]);
        if (list == 0 || 2 * again >= end - i || (kept == 0 && !between))
            continue;
        for (size_t k = i; k < end; k++)
            if (!is_kept(states[k]))
                states[k] = STATE_PARAGRAPH;
    }
}

/* Whether the article was told from what is around it. A few words without prose are none. */
static bool is_found(const struct units *units, const struct line_signs *lines, size_t n,
                     const enum state *states)
{
    size_t kept = 0, all = 0;
    bool prose = false;
    for (size_t i = 0; i < n; i++) {
        const struct unit *unit = &units->at[lines[i].unit];
        all += unit->weight;
        kept += is_kept(states[i]) ? unit->weight : 0;
        prose = prose || unit->prose;
    }
    return (!prose && all < FEW_WORDS) || kept * PERCENT >= all * FOUND_PERCENT;
}

void body_decide(struct units *units, const struct profile *profile, size_t end,
                 const struct sequence_weights *weights)
{
    size_t n, inside = 0, outside = 0;
    struct line_signs *lines = signs_read(units, profile, end, &n);
    enum state *states = arena_array(units->arena, n, sizeof *states);
    enum freedom freedom = how_free(units, end, n);
    sequence_find(lines, n, freedom, weights, states);
    keep_tables(units, lines, states, n);
    keep_lists(units, lines, states, n);
    if (!is_found(units, lines, n, states)) {
        sequence_find(lines, n, FREEDOM_NONE, weights, states);
        units_flag(units, UNIT_NONE,
                   "the article can't be told from what is around it: all is kept");
    } else if (freedom == FREEDOM_AROUND && (!are_menu(units, lines, n, states, STATE_BEFORE) ||
                                             !are_menu(units, lines, n, states, STATE_BEHIND))) {
        sequence_find(lines, n, FREEDOM_NONE, weights, states);
    }
    for (size_t i = 0; i < n; i++) {
        struct unit *unit = &units->at[lines[i].unit];
        decide(unit, states[i], (int)profile->heading_level);
        if (unit->prose)
            *(role_in_body(unit->role) ? &inside : &outside) += unit->weight;
    }
    if (outside * PERCENT <= inside * COVERAGE_PERCENT)
        return;
    units_flag(units, UNIT_NONE, "%zu words of prose lie outside the article, %zu inside", outside,
               inside);
    units->flags[units->n_flags - 1].of_prose = true;
}
