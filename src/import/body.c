/*
 * Where a page has no profile, the article is the stretch of lines with the best sum: prose counts
 * for it, short lines and furniture against it.
 */
#include <utf8proc.h>

#include "base/utf8.h"
#include "import/roles.h"

enum {
    PROSE_MOST = 60,
    FURNITURE = -12,
    SHORT_BEFORE_PROSE = -4,
    SHORT = -8,
    REPEATED = -4,
    GAP_MOST = -100,
    BELOW_TITLE = 60, /* so much may stand there before the article */
    CONTENTS_LINES = 3,
    DOUBLE_WORDS = 3,
    DOUBLE_MOST = 30, /* a longer unit is a paragraph that the author wrote twice */
    COVERAGE_PERCENT = 10,
    PERCENT = 100,
};

/* A list of contents belongs to its article: it does not count against it. */
static const char contents[] = "list of contents";

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
                unit_decide(&units->at[j], ROLE_LEFT_OUT, contents);
        if (stop > i)
            i = stop - 1;
    }
}

/* The next letter or digit of a text, in lower case; 0 at its end. */
static int32_t next_letter(struct str *text)
{
    while (text->n > 0) {
        size_t length;
        int32_t c = (int32_t)utf8_decode(*text, &length);
        utf8proc_category_t category = utf8proc_category(c);
        *text = str_sub(*text, length, text->n);
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
            return utf8proc_tolower(c);
    }
    return 0;
}

/* The same but for case, spaces and punctuation. */
static bool same_letters(struct str a, struct str b)
{
    int32_t c;
    do
        if ((c = next_letter(&a)) != next_letter(&b))
            return false;
    while (c);
    return true;
}

static bool is_label(const struct unit *unit)
{
    return unit->role == ROLE_UNDECIDED && unit->weight < DOUBLE_MOST;
}

/* A picture leaves its alternative text and its caption, often the same. A heading of one or two
 * words may stand there twice for other reasons. */
static void leave_out_doubles(struct units *units, size_t end)
{
    for (size_t i = 1; i < end; i++) {
        struct unit *unit = &units->at[i], *before = unit - 1;
        if (unit->words >= DOUBLE_WORDS && is_label(unit) && is_label(before) &&
            same_letters(unit->text, before->text)) {
            unit_decide(before, ROLE_LEFT_OUT, "twice in a row");
            unit_decide(unit, ROLE_LEFT_OUT, "twice in a row");
        }
    }
}

/* A short line that begins in lower case, and is no end of a sentence. */
static bool is_fragment(const struct units *units, size_t i, size_t end)
{
    const struct unit *unit = i < end ? &units->at[i] : NULL;
    return unit && unit->role == ROLE_UNDECIDED && !unit->prose && text_begins_lower(unit->text) &&
           !text_ends_sentence(unit->text);
}

/* The alternative text of a picture is often such a fragment; items are, too, but stand together. */
static void leave_out_fragments(struct units *units, size_t end)
{
    for (size_t i = 1; i < end; i++) {
        struct unit *unit = &units->at[i];
        if (is_fragment(units, i, end) && unit->words >= 2 && !is_fragment(units, i - 1, end) &&
            !is_fragment(units, i + 1, end) && !str_ends(unit[-1].text, STR(":")))
            unit_decide(unit, ROLE_LEFT_OUT, "fragment");
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
    if (unit->role == ROLE_LEFT_OUT && unit->why != contents)
        return FURNITURE;
    if (unit->role != ROLE_UNDECIDED)
        return 0;
    if (unit->prose)
        return unit->weight < PROSE_MOST ? (long)unit->weight : PROSE_MOST;
    return (leads_to_prose(units, i, end) ? SHORT_BEFORE_PROSE : SHORT) +
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
    *from = *to = start;
    for (size_t i = start; i < end; i++) {
        long worth = value(units, i, end);
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
    leave_out_doubles(units, end);
    leave_out_fragments(units, end);
    leave_out_contents(units, end);
    leave_out_repeats(units, end);
    size_t from, to, inside = 0, outside = 0;
    body_find(units, end, &from, &to);
    while (from < to && !(units->at[from].role == ROLE_UNDECIDED && units->at[from].prose))
        from++;
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
