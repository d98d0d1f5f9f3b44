#include "import/left_out.h"

#include <string.h>

#include "import/layout.h"
#include "import/review.h"
#include "import/webpage.h"

enum {
    ROWS = 2,          /* of a table, at least */
    DOUBT_WORDS = 100, /* a shorter text may be mostly head */
    LONG = 12,         /* words that a person should look at */
};

static bool is_any(const char *why, const char *const *whys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(why, whys[i]) == 0)
            return true;
    return false;
}

#define IS_ANY(why, whys) is_any(why, whys, sizeof(whys) / sizeof *(whys))

/* Its words are kept in another unit, or say nothing that is not a fact of the front matter. */
static bool is_said_elsewhere(const char *why)
{
    static const char *const whys[] = {
        WHY_PAGE_NAME,   WHY_BEFORE_TITLE, WHY_TITLE_AGAIN, WHY_LICENSE_AGAIN, WHY_HEAD_LINE,
        WHY_BEFORE_TEXT, WHY_DOUBLE,       WHY_PULLED,      WHY_RUNNING,       WHY_SIGN};
    return IS_ANY(why, whys);
}

bool left_out_for_its_place(const struct unit *unit)
{
    static const char *const whys[] = {WHY_BEFORE, WHY_BEHIND, WHY_INSIDE};
    return unit->role == ROLE_LEFT_OUT && IS_ANY(unit->why, whys);
}

/* No rule knows it as furniture: it only stands where the text is not, or somebody took it out. */
static bool is_passage(const struct unit *unit)
{
    return (unit->prose || unit->row) &&
           (left_out_for_its_place(unit) || strcmp(unit->why, by_a_person) == 0);
}

struct left_out left_out_count(const struct units *units)
{
    struct left_out count = {0};
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role != ROLE_LEFT_OUT || is_said_elsewhere(unit->why))
            continue;
        if (is_passage(unit))
            count.passages++;
        else
            count.furniture++;
    }
    return count;
}

/* In a page, around the article anything may stand. */
static bool is_in_place(const struct unit *unit)
{
    const struct layout *layout = unit->layout;
    return !layout || (layout->node && webpage_element(layout->node)->joined);
}

static void doubt_words(struct units *units)
{
    size_t found = 0, kept = 0;
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (!is_in_place(unit))
            continue;
        found += unit->words;
        kept += role_fate(unit->role) != FATE_LEFT_OUT ? unit->words : 0;
    }
    if (found >= DOUBT_WORDS && 2 * kept < found)
        units_flag(units, UNIT_NONE, "%zu of %zu words are kept: look at what was left out", kept,
                   found);
}

/* Prose that stands where the article does, and no words of it say that it is furniture. */
static void doubt_prose(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_LEFT_OUT && unit->layout && unit->prose && unit->words >= LONG &&
            !unit->rule && is_in_place(unit) && !is_said_elsewhere(unit->why))
            units_flag(units, i, "left out: %zu words", unit->words);
    }
}

static void doubt_rows(struct units *units)
{
    for (size_t i = 0, n; i < units->n; i += n + 1) {
        for (n = 0; i + n < units->n; n++)
            if (!units->at[i + n].row || units->at[i + n].role != ROLE_LEFT_OUT)
                break;
        if (n >= ROWS)
            units_flag(units, i, "left out: %zu rows of a table", n);
    }
}

void left_out_doubt(struct units *units)
{
    doubt_words(units);
    doubt_prose(units);
    doubt_rows(units);
}
