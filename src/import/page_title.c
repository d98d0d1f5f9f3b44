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

/* Behind the title, "The Ferries « River Blog". */
static bool is_site(const struct units *units, const struct unit *heading)
{
    for (size_t i = 0; i < units->n && is_name(&units->at[i]); i++) {
        struct str title = title_without_site(units->at[i].text);
        size_t at = str_find(units->at[i].text, heading->text, 0);
        if (title.n < units->at[i].text.n && at >= title.n && at < units->at[i].text.n)
            return true;
    }
    return false;
}

/* A level's only heading may be the site's name, where the next level has what the page is called. */
static bool is_title_below(const struct units *units, size_t heading, size_t below)
{
    return below != UNIT_NONE && alike_names(units, &units->at[below]) > ALIKE_PERCENT &&
           (heading == UNIT_NONE || is_site(units, &units->at[heading]));
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
    size_t found, title = find_heading(units, 1, &found), below = find_heading(units, 2, &found);
    *why = "heading of the page";
    if (is_title_below(units, title, below))
        return below;
    if (title != UNIT_NONE)
        return title;
    *why = WHY_PAGE_NAME;
    for (size_t i = units->n; i-- > 0;)
        if (is_name(&units->at[i]))
            return i;
    return UNIT_NONE;
}

/* Where the name of the site is a heading above the title, what stands between them is the site's. */
static void leave_out_site(struct units *units, size_t title)
{
    bool above = false;
    for (size_t i = 0; i < title; i++)
        above |= units->at[i].layout->heading > 0 &&
                 units->at[i].layout->heading < units->at[title].layout->heading;
    for (size_t i = 0; above && i < title; i++)
        if (units->at[i].role == ROLE_UNDECIDED && !units->at[i].prose)
            unit_decide(&units->at[i], ROLE_LEFT_OUT, WHY_BEFORE_TITLE);
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
    leave_out_site(units, title);
    if (is_name(&units->at[title]))
        units_flag(units, title, "no heading names the page: is this the title?");
}
