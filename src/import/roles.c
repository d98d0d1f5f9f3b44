#include "import/roles.h"

#include <string.h>

#include "base/utf8.h"
#include "import/left_out.h"
#include "import/rights.h"
#include "import/running.h"

enum {
    STATEMENT_WORDS = 14, /* of a heading that is no question */
    ALT_WORDS = 3,        /* at least, to be told from a repeated label */
    CREDIT_LENGTH = 80,   /* bytes that a caption is longer than the alternative text */
    END_WORDS = 20,       /* a longer unit is no mark of the end */
    PLAIN_LINES = 400,    /* after which a text without furniture has none */
    LONG_LEFT_OUT = 12,   /* words that a person should look at */
    PERCENT = 100,
};

struct sorter {
    struct units *units;
    const struct profile *profile;
    size_t end; /* the article is over at this unit */
};

static struct unit *undecided(const struct sorter *s, size_t i)
{
    struct unit *unit = &s->units->at[i];
    return unit->role == ROLE_UNDECIDED ? unit : NULL;
}

/* Links can't be told from a text: in one from a page they are what such a heading has below it. */
static bool is_end(const struct sorter *s, size_t i)
{
    const struct unit *unit = i < s->units->n ? &s->units->at[i] : NULL;
    return unit && unit->weight < END_WORDS &&
           (rules_match(&s->profile->end, unit->text, NULL) ||
            (rules_match(&s->profile->end_if_links, unit->text, NULL) && s->units->furniture));
}

static bool begin_alike(struct str a, struct str b)
{
    struct str first, other;
    return utf8_next_word(&a, &first) && utf8_next_word(&b, &other) && str_eq(first, other);
}

/* "More exercise", "More books", "More articles": the points of a list sound like marks of the end. */
static bool is_point(const struct sorter *s, size_t i)
{
    const struct unit *at = s->units->at;
    return (i > 0 && begin_alike(at[i - 1].text, at[i].text) && !is_end(s, i - 1)) ||
           (i + 1 < s->units->n && begin_alike(at[i + 1].text, at[i].text) && !is_end(s, i + 1));
}

/* The first end mark that has enough of the prose before it. */
static void find_end(struct sorter *s)
{
    size_t all = 0, before = 0;
    for (size_t i = 0; i < s->units->n; i++)
        all += s->units->at[i].prose ? s->units->at[i].weight : 0;
    s->end = s->units->n;
    for (size_t i = 0; i < s->units->n && s->end == s->units->n; i++) {
        const struct unit *unit = &s->units->at[i];
        if (unit->prose)
            before += unit->weight;
        if (before > 0 && before * PERCENT >= all * s->profile->end_after && is_end(s, i) &&
            !is_point(s, i))
            s->end = i;
    }
    for (size_t i = s->end; i < s->units->n; i++)
        if (undecided(s, i))
            unit_decide(&s->units->at[i], ROLE_LEFT_OUT, "after the end of the article");
}

/* How many lines below both labels are the same. */
static size_t common_run(const struct sorter *s, size_t a, size_t b, size_t most)
{
    size_t n = 0;
    while (n < most && a + 1 + n < b && b + 1 + n < s->end && undecided(s, b + 1 + n) &&
           str_eq(s->units->at[a + 1 + n].text, s->units->at[b + 1 + n].text))
        n++;
    return n;
}

static size_t short_run(const struct sorter *s, size_t label, const struct label_list *list)
{
    size_t n = 0;
    while (n < list->max_items && label + 1 + n < s->end) {
        const struct unit *unit = undecided(s, label + 1 + n);
        if (!unit || unit->words > list->max_words || text_ends_sentence(unit->text))
            break;
        n++;
    }
    return n;
}

static size_t next_label(const struct sorter *s, const struct label_list *list, size_t i)
{
    while (i < s->end &&
           !(undecided(s, i) && pattern_match(list->label, s->units->at[i].text, NULL)))
        i++;
    return i;
}

static void decide_list(const struct sorter *s, const struct label_list *list)
{
    size_t first = next_label(s, list, 0), n;
    if (first == s->end)
        return;
    size_t second = next_label(s, list, first + 1);
    size_t shared = second < s->end ? common_run(s, first, second, list->max_items) : 0;
    n = shared ? shared : short_run(s, first, list);
    if (shared == 0)
        units_flag(s->units, first, "a single list under a label: where does it end?");
    unit_decide(&s->units->at[first], ROLE_LEFT_OUT, "label");
    for (size_t i = first + 1; i <= first + n; i++) {
        unit_decide(&s->units->at[i], ROLE_TOPIC, "list under a label");
        s->units->at[i].label = list->into;
    }
    for (size_t at = second; at < s->end; at = next_label(s, list, at + 1)) {
        size_t same = common_run(s, first, at, n);
        for (size_t i = at; i <= at + same; i++)
            unit_decide(&s->units->at[i], ROLE_LEFT_OUT, "repeat of a list under a label");
    }
}

static void decide_furniture(const struct sorter *s)
{
    for (size_t i = 0; i < s->end; i++) {
        struct unit *unit = undecided(s, i);
        const struct rule *rule = unit ? rules_match(&s->profile->drop, unit->text, NULL) : NULL;
        if (rule)
            unit_decide_by(unit, ROLE_LEFT_OUT, rule->why, rule);
    }
}

/* A photograph in a text: its alternative text, then the caption with the credit. Without a credit
 * both are the same; then a sentence may as well be a paragraph that stands there twice. */
static bool is_figure(const struct unit *alt, const struct unit *caption)
{
    size_t more = caption->text.n - alt->text.n;
    return alt->words >= ALT_WORDS && str_starts(caption->text, alt->text) &&
           more <= CREDIT_LENGTH && (more > 0 || !alt->prose);
}

static void decide_figures(const struct sorter *s)
{
    struct unit *last = NULL;
    for (size_t i = 0; i < s->end; i++) {
        struct unit *unit = undecided(s, i);
        struct pattern_match match;
        const struct rule *credit;
        if (unit && last && s->profile->alt_then_caption && is_figure(last, unit)) {
            unit_decide(last, ROLE_ALT, "the next line begins with it");
            unit_decide(unit, ROLE_CAPTION, "begins with the alternative text");
            unit = NULL;
        } else if (unit && (credit = rules_match(&s->profile->credit, unit->text, &match))) {
            unit_decide_by(unit, ROLE_CAPTION, "ends with a credit", credit);
            if (s->profile->alt_then_caption)
                units_flag(s->units, i, "a caption without alternative text");
            unit = NULL;
        }
        last = unit;
    }
}

/* A picture's alternative text is often that of the heading or the caption below it. */
static void decide_doubles(const struct sorter *s)
{
    struct unit *last = NULL;
    for (size_t i = 0; i < s->end; i++) {
        struct unit *unit = undecided(s, i);
        if (unit && last && !unit->prose && unit->words >= ALT_WORDS &&
            text_same_letters(last->text, unit->text))
            unit_decide(last, ROLE_LEFT_OUT, WHY_DOUBLE);
        last = unit;
    }
}

/* The head reaches to the second line of prose: the first may be the standfirst. */
static size_t head_end(const struct sorter *s)
{
    size_t prose = 0;
    for (size_t i = 0; i < s->end; i++)
        if (undecided(s, i) && s->units->at[i].prose && ++prose == 2)
            return i;
    return s->end;
}

static void decide_field(const struct sorter *s, size_t head, const struct rules *rules,
                         enum role role)
{
    bool found = false;
    for (size_t i = 0; i < head; i++) {
        struct unit *unit = undecided(s, i);
        const struct rule *rule = unit ? rules_match(rules, unit->text, NULL) : NULL;
        if (!rule)
            continue;
        unit_decide_by(unit, found ? ROLE_LEFT_OUT : role, WHY_HEAD_LINE, rule);
        if (found)
            units_flag(s->units, i, "another line for the %s", role_name(role));
        found = true;
    }
}

/* Bylines and dates in forms of which no field can be made. */
static void leave_out_head(const struct sorter *s, size_t head)
{
    for (size_t i = 0; i < head; i++) {
        struct unit *unit = undecided(s, i);
        const struct rule *rule =
            unit && !unit->prose ? rules_match(&s->profile->head, unit->text, NULL) : NULL;
        if (rule)
            unit_decide_by(unit, ROLE_LEFT_OUT, WHY_HEAD_LINE, rule);
    }
}

static void decide_head(const struct sorter *s)
{
    size_t head = head_end(s);
    decide_field(s, head, &s->profile->series, ROLE_SERIES);
    decide_field(s, head, &s->profile->author, ROLE_AUTHOR);
    decide_field(s, head, &s->profile->modified, ROLE_MODIFIED);
    decide_field(s, head, &s->profile->date, ROLE_DATE);
    leave_out_head(s, head);
    decide_field(s, s->units->n, &s->profile->copyright, ROLE_COPYRIGHT);
    if (!s->profile->standfirst || head == s->end) /* the only prose is the body */
        return;
    for (size_t i = 0; i < head; i++)
        if (undecided(s, i) && s->units->at[i].prose) {
            unit_decide(&s->units->at[i], ROLE_STANDFIRST, "first prose");
            return;
        }
}

/* A question may be as long as the profile has it, another heading is shorter. */
static bool looks_like_heading(const struct sorter *s, const struct unit *unit)
{
    char last = unit->text.p[unit->text.n - 1];
    size_t most = s->profile->heading_words;
    if (last != '?' && most > STATEMENT_WORDS)
        most = STATEMENT_WORDS;
    return unit->weight <= most && !strchr(".,;:", last) && text_begins_upper(unit->text);
}

/* How many short lines stand right before the unit: 2 for more. What begins in lower case is an item,
 * and no heading would. */
static size_t short_lines_before(const struct sorter *s, size_t i)
{
    size_t n = 0;
    while (i-- > 0 && n < 2)
        if (undecided(s, i)) {
            if (s->units->at[i].prose)
                break;
            n += text_begins_upper(s->units->at[i].text);
        }
    return n;
}

/* A heading stands before prose; or, below a paragraph, before another heading. The last of several
 * short lines is more often the last item of their list. */
static bool is_heading(const struct sorter *s, size_t i, const struct unit *next)
{
    const struct unit *unit = &s->units->at[i];
    if (!next || unit->list > 0 || !looks_like_heading(s, unit))
        return false;
    size_t before = short_lines_before(s, i);
    if (next->level > 0)
        return before == 0;
    return next->prose && (before < 2 || unit->text.p[unit->text.n - 1] == '?');
}

/* From the end, so that what follows a unit is known. */
static void decide_body(const struct sorter *s)
{
    const struct unit *next = NULL;
    for (size_t i = s->end; i-- > 0;) {
        struct unit *unit = undecided(s, i);
        if (!unit)
            continue;
        if (is_heading(s, i, next)) {
            unit_decide(unit, ROLE_HEADING, "short line before prose");
            unit->level = (int)s->profile->heading_level;
        } else if (unit->list > 0) {
            unit_decide(unit, ROLE_ITEM, WHY_POINT);
        } else {
            unit_decide(unit, ROLE_PARAGRAPH, unit->prose ? "prose" : "short line in the body");
        }
        next = unit;
    }
}

/* Where no furniture is known, every line may be of the text. */
static void flag_doubts(const struct sorter *s)
{
    if (s->units->divided > 0)
        units_flag(
            s->units, UNIT_NONE,
            "%zu word%s divided by a hyphen at the end of a line, the first in line %d: join "
            "them in the source",
            s->units->divided, s->units->divided == 1 ? " is" : "s are", s->units->first_divided);
    bool clean = body_is_clean(s->units, s->end);
    for (size_t i = 0; i < s->units->n; i++) {
        const struct unit *unit = &s->units->at[i];
        if (unit->role == ROLE_LEFT_OUT &&
            (unit->words >= LONG_LEFT_OUT || (clean && left_out_for_its_place(unit))))
            units_flag(s->units, i, "left out: %zu word%s", unit->words,
                       unit->words == 1 ? "" : "s");
        else if (unit->role == ROLE_PARAGRAPH && !unit->prose)
            units_flag(s->units, i, "a short line kept as a paragraph");
    }
}

/* Does a rule know a line as furniture? Where there is any, some is short, and stands above. */
static bool has_furniture(const struct units *units, const struct profile *profile)
{
    for (size_t i = 0; i < units->n && i < PLAIN_LINES; i++)
        if (units->at[i].weight <= TITLE_WORDS &&
            rules_match(&profile->drop, units->at[i].text, NULL))
            return true;
    return false;
}

static struct sorter begin(struct units *units, const struct profile *profile)
{
    running_decide(units);
    bool split = false;
    units->furniture = has_furniture(units, profile);
    size_t title = profile->page_title ? title_rank(units, profile) : 0;
    if (units->n > 0 && units->at[title].role != ROLE_UNDECIDED)
        title = running_skip(units);
    else if (profile->page_title && title == 0)
        split = title_split_page(units);
    struct sorter s = {units, profile, units->n};
    rights_decide(units, profile);
    find_end(&s);
    title_decide(units, title, s.end);
    if (split && undecided(&s, 1))
        unit_decide(&units->at[1], ROLE_LEFT_OUT, WHY_PAGE_NAME);
    for (size_t i = 0; i < profile->n_lists; i++)
        decide_list(&s, &profile->lists[i]);
    decide_furniture(&s);
    decide_figures(&s);
    decide_head(&s);
    if (profile->scored && !body_is_clean(units, s.end))
        decide_doubles(&s);
    return s;
}

size_t roles_begin(struct units *units, const struct profile *profile)
{
    return begin(units, profile).end;
}

void roles_assign(struct units *units, const struct profile *profile)
{
    struct sorter s = begin(units, profile);
    if (profile->scored)
        body_decide(units, profile, s.end, NULL);
    else
        decide_body(&s);
    flag_doubts(&s);
}
