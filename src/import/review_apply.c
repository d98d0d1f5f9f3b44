/*
 * What the answers of a review change in the units: roles and doubts.
 */
#include <string.h>

#include "import/layout.h"
#include "import/left_out.h"
#include "import/review.h"

/* Roles of which a work has one: whoever had it before has none then. */
static bool is_single(enum role role)
{
    return role == ROLE_TITLE || role == ROLE_STANDFIRST || role == ROLE_SERIES ||
           role == ROLE_AUTHOR || role == ROLE_DATE || role == ROLE_MODIFIED ||
           role == ROLE_COPYRIGHT;
}

static const char **keys_of(struct arena *arena, const struct units *units)
{
    const char **keys = arena_array(arena, units->n, sizeof *keys);
    for (size_t i = 0; i < units->n; i++)
        keys[i] = review_key(arena, units->at[i].text, units->at[i].nth);
    return keys;
}

/* The unit that an answer is about; UNIT_NONE: there is none any more. */
static size_t find_unit(const struct review_answer *answer, const char *const *keys, size_t n)
{
    if (answer->number > 0)
        return answer->number <= n ? answer->number - 1 : UNIT_NONE;
    for (size_t i = 0; i < n; i++)
        if (strcmp(keys[i], answer->about) == 0)
            return i;
    return UNIT_NONE;
}

/* What a unit is in the body, headings aside: that is said by the page, and not a matter of taste. */
static enum role body_role(const struct unit *unit)
{
    const struct layout *layout = unit->layout;
    if (role_in_body(unit->role) && unit->role != ROLE_HEADING)
        return unit->role;
    if (layout && layout->table)
        return ROLE_CELL;
    if (layout && layout->code.p)
        return ROLE_CODE;
    for (const struct frame *frame = layout ? layout->frame : NULL; frame; frame = frame->outer)
        if (frame->kind == DOCUMENT_QUOTE || frame->kind == DOCUMENT_ITEM)
            return frame->kind == DOCUMENT_QUOTE ? ROLE_QUOTE : ROLE_ITEM;
    return unit->list > 0 ? ROLE_ITEM : ROLE_PARAGRAPH;
}

/* A heading is one line: what breaks it, or can't be in it, goes, and the text stays. */
static void set_as_line(struct arena *arena, struct unit *unit)
{
    if (!unit->layout || unit->layout->heading)
        return;
    struct layout *layout = arena_alloc(arena, sizeof *layout);
    *layout = *unit->layout;
    layout->spans = NULL;
    layout->n_spans = 0;
    unit->layout = layout;
}

static void make_room(struct units *units, enum role role)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == role)
            unit_decide(&units->at[i], ROLE_LEFT_OUT, "a person chose another line for its role");
}

/* A cell or a block of code, as the page has it. */
static bool is_block(const struct unit *unit)
{
    return unit->layout && (unit->layout->table || unit->layout->code.p);
}

/* Can a person make this of it? Any line is a paragraph, a heading, an item or a quotation; tables,
 * code and pictures are made by pages alone. */
static bool can_be(const struct unit *unit, enum role role)
{
    if (role == ROLE_HEADING || role == ROLE_ITEM || role == ROLE_QUOTE)
        return !is_block(unit);
    return !role_in_body(role) || role == ROLE_PARAGRAPH || role == body_role(unit);
}

/* Such an answer keeps the text, and remains a doubt. */
static void doubt(struct units *units, struct unit *unit, const struct review_answer *answer,
                  struct diags *diags)
{
    const char *where = !is_block(unit)       ? "line of text"
                        : unit->layout->table ? "table"
                                              : "block of code";
    const char *stands = is_block(unit) ? "stands in" : "is";
    diag_warning(diags, answer->place, "review",
                 "'%s' can't be %s %s, for it %s a %s: it is kept as %s", answer->about,
                 answer->role == ROLE_ITEM ? "an" : "a", role_name(answer->role), stands, where,
                 is_block(unit) ? "it stands there" : role_name(body_role(unit)));
    unit->answered = false;
    units_flag(units, (size_t)(unit - units->at), "the answer '%s' can't be followed: it %s a %s",
               answer->text, stands, where);
}

static void decide(struct units *units, struct unit *unit, const struct review_answer *answer,
                   struct diags *diags)
{
    enum role role = answer->says == SAYS_KEEP ? ROLE_PARAGRAPH : answer->role;
    unit->answered = true;
    if (answer->says == SAYS_SEEN ||
        (answer->says == SAYS_KEEP && role_fate(unit->role) == FATE_KEPT))
        return;
    if (!can_be(unit, role))
        doubt(units, unit, answer, diags);
    if (!can_be(unit, role) || answer->says == SAYS_KEEP ||
        (role == ROLE_PARAGRAPH && unit->layout))
        role = body_role(unit);
    if (is_single(role) && unit->role != role)
        make_room(units, role);
    if (role == ROLE_HEADING)
        set_as_line(units->arena, unit);
    unit_decide(unit, role, by_a_person);
    unit->level = role == ROLE_HEADING ? answer->level : 0;
}

void review_apply(struct review *review, struct units *units, struct diags *diags)
{
    const char **keys = review->n > 0 ? keys_of(&review->arena, units) : NULL;
    for (size_t i = 0; i < review->n; i++) {
        struct review_answer *answer = &review->answers[i];
        size_t at = answer->fact ? UNIT_NONE : find_unit(answer, keys, units->n);
        if (at == UNIT_NONE)
            continue;
        answer->fits = true;
        answer->question = units->at[at].text;
        decide(units, &units->at[at], answer, diags);
    }
}

/* The answer to a doubt about the text as a whole; NULL. */
static struct review_answer *find_seen(const struct review *review, const char *doubt)
{
    struct arena arena = ARENA_INIT;
    const char *key = review_key(&arena, str_of(doubt), 0);
    struct review_answer *found = NULL;
    for (size_t i = 0; i < review->n && !found; i++)
        if (strcmp(review->answers[i].about, key) == 0)
            found = &review->answers[i];
    arena_clear(&arena);
    return found;
}

static bool is_prose_answered(const struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].prose && left_out_for_its_place(&units->at[i]) && !units->at[i].answered)
            return false;
    return true;
}

static bool is_settled(const struct review *review, const struct units *units,
                       const struct flag *flag, struct diags *diags)
{
    if (flag->unit != UNIT_NONE)
        return units->at[flag->unit].answered;
    struct review_answer *answer = find_seen(review, flag->message);
    if (!answer)
        return flag->of_prose && is_prose_answered(units);
    answer->fits = true;
    answer->question = str_of(flag->message);
    if (answer->says != SAYS_SEEN)
        diag_warning(diags, answer->place, "review",
                     "'%s' is about the text as a whole ('%s'): its answer is 'seen', not '%s'",
                     answer->about, flag->message, answer->text);
    return answer->says == SAYS_SEEN;
}

void review_settle(struct review *review, struct units *units, struct diags *diags)
{
    size_t open = 0;
    for (size_t i = 0; i < units->n_flags; i++)
        if (!is_settled(review, units, &units->flags[i], diags))
            units->flags[open++] = units->flags[i];
    units->n_flags = open;
    for (size_t i = 0; i < review->n; i++) {
        const struct review_answer *answer = &review->answers[i];
        if (answer->fits)
            continue;
        diag_warning(
            diags, answer->place, "review",
            "'%s' is no unit or doubt of this source any more: the answer '%s' is not used",
            answer->about, answer->text);
        units_flag(units, UNIT_NONE, "the answer '%s' to '%s' fits nothing any more", answer->text,
                   answer->about);
    }
}
