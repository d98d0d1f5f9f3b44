#include "base/utf8.h"
#include "import/page_roles.h"
#include "import/roles.h"

enum { ALIKE_PERCENT = 50 };

/* A name that the page has for itself: not in the text. */
static bool is_name(const struct unit *unit)
{
    return !unit->layout->node;
}

static size_t alike_names(const struct units *units, const struct unit *heading)
{
    size_t most = 0;
    for (size_t i = 0; i < units->n && is_name(&units->at[i]); i++) {
        size_t percent = title_alike(heading->text, units->at[i].text);
        most = percent > most ? percent : most;
    }
    return most;
}

/* The heading of this level that says most of what the page's names say; UNIT_NONE. */
static size_t find_heading(const struct units *units, int level, size_t *found)
{
    size_t best = UNIT_NONE, best_percent = 0;
    *found = 0;
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->layout->heading != level || unit->weight > TITLE_WORDS)
            continue;
        ++*found;
        size_t percent = alike_names(units, unit);
        if (best == UNIT_NONE || percent > best_percent) {
            best = i;
            best_percent = percent;
        }
    }
    return best_percent >= ALIKE_PERCENT || *found == 1 ? best : UNIT_NONE;
}

static size_t find_title(const struct units *units, const char **why)
{
    size_t found, title = find_heading(units, 1, &found);
    *why = "heading of the page";
    if (title != UNIT_NONE)
        return title;
    title = find_heading(units, 2, &found);
    if (title != UNIT_NONE && alike_names(units, &units->at[title]) > ALIKE_PERCENT)
        return title;
    *why = WHY_PAGE_NAME;
    for (size_t i = units->n; i-- > 0;)
        if (is_name(&units->at[i]))
            return i;
    return UNIT_NONE;
}

/* By a path of the profile. */
static size_t decided_title(const struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_TITLE)
            return i;
    return UNIT_NONE;
}

void page_title_decide(struct units *units)
{
    const char *why = NULL;
    size_t title = decided_title(units);
    if (title == UNIT_NONE)
        title = find_title(units, &why);
    if (title == UNIT_NONE)
        return;
    for (size_t i = 0; i < units->n; i++)
        if (i != title && str_eq(units->at[i].text, units->at[title].text))
            unit_decide(&units->at[i], ROLE_LEFT_OUT, WHY_TITLE_AGAIN);
    if (!why)
        return;
    unit_decide(&units->at[title], ROLE_TITLE, why);
    if (is_name(&units->at[title]))
        units_flag(units, title, "no heading names the page: is this the title?");
}
