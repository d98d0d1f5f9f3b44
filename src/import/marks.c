#include "import/marks.h"

#include "import/layout.h"

static bool any_html(const struct span *spans, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_element(spans[i].kind) || any_html(spans[i].inside, spans[i].n_inside))
            return true;
    return false;
}

static bool has_html(const struct unit *unit)
{
    return unit->layout && any_html(unit->layout->spans, unit->layout->n_spans);
}

/* The caption of a picture is plain text: the title of an image. */
static bool keeps_html(const struct unit *unit)
{
    return role_in_body(unit->role) && unit->role != ROLE_FIGURE && unit->role != ROLE_CODE;
}

bool marks_need_html(const struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (keeps_html(&units->at[i]) && has_html(&units->at[i]))
            return true;
    return false;
}

void marks_doubt(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (role_fate(unit->role) != FATE_KEPT)
            continue;
        if (!keeps_html(unit) && has_html(unit))
            units_flag(units, i, "what is raised, lowered, deleted or inserted here is plain now");
        if (unit->layout && unit->layout->formula)
            units_flag(units, i, "a formula: only its words are kept");
    }
}
