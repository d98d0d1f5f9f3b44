#include "import/page_roles.h"

#include <string.h>

#include "import/roles.h"

enum {
    HEADING_TOP = 2,
    HEADING_LAST = 6,
    LONG_LEFT_OUT = 12,
    COVERAGE_PERCENT = 10,
    PERCENT = 100
};

static const struct element *element_of(const struct unit *unit)
{
    return unit->layout->node ? webpage_element(unit->layout->node) : NULL;
}

static void decide_outside(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct element *element = element_of(unit);
        if (unit->role != ROLE_UNDECIDED)
            continue;
        if (!element)
            unit_decide(unit, ROLE_LEFT_OUT, "name of the page");
        else if (element->aside)
            unit_decide(unit, ROLE_LEFT_OUT, element->out);
        else if (element->out)
            unit_decide(unit, ROLE_LEFT_OUT, element->out);
    }
}

static void decide_furniture(struct units *units, const struct profile *profile)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED || unit->prose || unit->layout->heading ||
            unit->layout->table || unit->layout->code.p)
            continue;
        const struct rule *rule = rules_match(&profile->drop, unit->text, NULL);
        if (rule)
            unit_decide(unit, ROLE_LEFT_OUT, rule->why);
    }
}

/* The smallest level becomes 2: the title is 1. */
static int level_shift(const struct units *units)
{
    int least = HEADING_LAST;
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_UNDECIDED && unit->layout->heading && unit->layout->heading < least)
            least = unit->layout->heading;
    }
    return HEADING_TOP - least;
}

static bool stands_in(const struct layout *layout, enum document_container kind)
{
    for (const struct frame *frame = layout->frame; frame; frame = frame->outer)
        if (frame->kind == kind)
            return true;
    return false;
}

static void decide_body(struct units *units)
{
    int shift = level_shift(units);
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct layout *layout = unit->layout;
        if (unit->role != ROLE_UNDECIDED)
            continue;
        if (layout->table)
            unit_decide(unit, ROLE_CELL, "cell");
        else if (layout->heading) {
            unit_decide(unit, ROLE_HEADING, "heading of the page");
            unit->level = layout->heading + shift;
            if (unit->level > HEADING_LAST)
                unit->level = HEADING_LAST;
        } else if (layout->code.p)
            unit_decide(unit, ROLE_CODE, "code");
        else if (stands_in(layout, DOCUMENT_QUOTE))
            unit_decide(unit, ROLE_QUOTE, "quotation");
        else if (stands_in(layout, DOCUMENT_ITEM))
            unit_decide(unit, ROLE_ITEM, "item");
        else
            unit_decide(unit, ROLE_PARAGRAPH, "block in the article");
    }
}

void page_roles_assign(const struct content *content, struct units *units,
                       const struct profile *profile)
{
    page_title_decide(units);
    decide_outside(units);
    decide_furniture(units, profile);
    decide_body(units);
    if (content->outside * PERCENT > content->inside * COVERAGE_PERCENT)
        units_flag(units, UNIT_NONE, "%.0f words of prose lie outside the article, %.0f inside",
                   content->outside, content->inside);
}
