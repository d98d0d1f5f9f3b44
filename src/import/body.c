/*
 * Where a page has no profile, the article is the stretch of lines with the best sum: prose counts
 * for it, short lines and furniture against it.
 */
#include "import/roles.h"

enum {
    PROSE_MOST = 60,
    FURNITURE = -12,
    SHORT_BEFORE_PROSE = -4,
    SHORT = -8,
    REPEATED = -4,
    CONTENTS_LINES = 3,
    COVERAGE_PERCENT = 10,
    PERCENT = 100,
};

static bool leads_to_prose(const struct units *units, size_t i, size_t end)
{
    size_t next = units_next_kept(units, i, end);
    return next < end && units->at[next].prose;
}

static bool comes_again(const struct units *units, size_t i, size_t end)
{
    const struct unit *unit = &units->at[i];
    return unit->role == ROLE_UNDECIDED && !unit->prose && unit->again < end;
}

/* Short lines in a row that all come back later. */
static void leave_out_contents(struct units *units, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        size_t stop = i;
        while (stop < end && comes_again(units, stop, end))
            stop++;
        if (stop - i >= CONTENTS_LINES)
            for (size_t j = i; j < stop; j++)
                unit_decide(&units->at[j], ROLE_LEFT_OUT, "list of contents");
        if (stop > i)
            i = stop - 1;
    }
}

static void leave_out_repeats(struct units *units, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role == ROLE_UNDECIDED && unit_repeats(units, i) && !unit->prose &&
            !leads_to_prose(units, i, end))
            unit_decide(unit, ROLE_LEFT_OUT, "repeated short line");
    }
}

static long value(const struct units *units, size_t i, size_t end)
{
    const struct unit *unit = &units->at[i];
    if (unit->role == ROLE_LEFT_OUT)
        return FURNITURE;
    if (unit->role != ROLE_UNDECIDED)
        return 0;
    if (unit->prose)
        return unit->weight < PROSE_MOST ? (long)unit->weight : PROSE_MOST;
    return (leads_to_prose(units, i, end) ? SHORT_BEFORE_PROSE : SHORT) +
           (unit_repeats(units, i) ? REPEATED : 0);
}

static void best_stretch(const struct units *units, size_t end, size_t *from, size_t *to)
{
    long sum = 0, best = 0;
    size_t start = 0;
    *from = *to = 0;
    for (size_t i = 0; i < end; i++) {
        sum += value(units, i, end);
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        } else if (sum > best) {
            best = sum;
            *from = start;
            *to = i + 1;
        }
    }
}

/* A heading over the first paragraph costs more than nothing, so the sum never begins with it. */
static size_t with_heading(const struct units *units, size_t from)
{
    for (size_t i = from; i-- > 0;) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_UNDECIDED)
            return !unit->prose && !unit_repeats(units, i) && text_begins_upper(unit->text) ? i
                                                                                            : from;
        if (unit->role == ROLE_TITLE)
            break;
    }
    return from;
}

void body_score(struct units *units, size_t end)
{
    leave_out_contents(units, end);
    leave_out_repeats(units, end);
    size_t from, to, inside = 0, outside = 0;
    best_stretch(units, end, &from, &to);
    from = with_heading(units, from);
    for (size_t i = 0; i < end; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED)
            continue;
        if (unit->prose)
            *(i >= from && i < to ? &inside : &outside) += unit->weight;
        if (i < from || i >= to)
            unit_decide(unit, ROLE_LEFT_OUT,
                        i < from ? "before the article" : "behind the article");
    }
    if (outside * PERCENT > inside * COVERAGE_PERCENT)
        units_flag(units, UNIT_NONE, "%zu words of prose lie outside the article, %zu inside",
                   outside, inside);
}
