/*
 * What stands behind an article about who wrote it, where no name of an element says so.
 */
#include <string.h>

#include "base/utf8.h"
#include "import/hints.h"
#include "import/page_roles.h"

enum {
    NEAR_END_PERCENT = 80, /* of the prose stands before it */
    MOST_WORDS = 150,      /* from there to the end */
    LINE_WORDS = 8,        /* of a line with the name alone */
    LABEL_WORDS = 3,       /* of a line like "Written by" */
    PERCENT = 100,
};

static bool is_open(const struct unit *unit)
{
    return unit->role == ROLE_UNDECIDED && !unit->layout->table && !unit->layout->code.p;
}

/* Sites that sign their articles speak of themselves in them. */
static bool is_publisher(const struct page_metadata *metadata, const char *name)
{
    const struct fact_value *publisher = page_fact(metadata, FACT_PUBLISHER);
    return publisher && strcmp(publisher->text, name) == 0;
}

/* Is the unit about an author? A name of one word may be any word, so it must be all of it. */
static bool names_author(const struct unit *unit, const struct page_metadata *metadata)
{
    for (size_t i = 0; i < metadata->facts[FACT_AUTHOR].n; i++) {
        const char *author = metadata->facts[FACT_AUTHOR].at[i].text;
        struct str name = str_of(author);
        bool named = unit->weight <= LINE_WORDS ? str_find(unit->text, name, 0) < unit->text.n
                                                : str_starts(unit->text, name);
        if (!is_publisher(metadata, author) &&
            (str_eq(unit->text, name) || (named && utf8_word_count(name) > 1)))
            return true;
    }
    return false;
}

static bool begins_box(const struct units *units, size_t i, const struct page_metadata *metadata)
{
    const struct unit *unit = &units->at[i];
    return is_open(unit) &&
           (names_author(unit, metadata) || (unit->weight <= LINE_WORDS && unit->layout->link &&
                                             hint_is_author(units->arena, unit->layout->link)));
}

/* The first unit of the last part of the article that names the author; UNIT_NONE: none, or one that
 * is named all along, as in an interview. */
static size_t find_box(const struct units *units, const struct page_metadata *metadata)
{
    size_t all = 0, before = 0, text = 0;
    for (size_t i = 0; i < units->n; i++)
        all += is_open(&units->at[i]) ? units->at[i].weight : 0;
    for (size_t i = 0; i < units->n; i++) {
        bool named = begins_box(units, i, metadata);
        if (named && before * PERCENT >= all * NEAR_END_PERCENT && all - before <= MOST_WORDS)
            return i;
        if (named && text > 0)
            return UNIT_NONE;
        before += is_open(&units->at[i]) ? units->at[i].weight : 0;
        text += is_open(&units->at[i]) && units->at[i].prose;
    }
    return UNIT_NONE;
}

void page_author_decide(struct units *units, const struct page_metadata *metadata)
{
    size_t box = find_box(units, metadata);
    if (box == UNIT_NONE)
        return;
    if (box > 0 && is_open(&units->at[box - 1]) && units->at[box - 1].weight <= LABEL_WORDS)
        box--;
    for (size_t i = box; i < units->n; i++)
        if (units->at[i].role == ROLE_UNDECIDED)
            unit_decide(&units->at[i], ROLE_LEFT_OUT, "about the author");
}
