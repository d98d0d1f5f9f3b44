#include "import/page_roles.h"

#include <string.h>

#include "base/utf8.h"
#include "import/hints.h"
#include "import/roles.h"

enum {
    HEAD_WORDS = 12,
    HEADING_TOP = 2,
    HEADING_LAST = 6,
    END_WORDS = 20,   /* a longer unit is no mark of the end */
    PULLED_LEAST = 8, /* words of a sentence that is pulled out */
    PULLED_MOST = 60,
    PULLED_NEAR = 40,    /* units, in which it stands in the text */
    PULLED_BYTES = 8192, /* of a paragraph in which it is looked for */
    BUTTON_WORDS = 10,
    CAPTION_WORDS = 40,
    FURNITURE_WORDS = 60, /* a longer unit has more to say than a button or a disclosure */
    LINKED_PERCENT = 90,
    COVERAGE_PERCENT = 10,
    PERCENT = 100
};

static const struct element *element_of(const struct unit *unit)
{
    return unit->layout->node ? webpage_element(unit->layout->node) : NULL;
}

enum { N_HEAD_FIELDS = 3 };

/* The lines of the head that say who or when: the first of each kind counts. */
struct head {
    const struct profile *profile;
    bool found[N_HEAD_FIELDS];
};

static bool decide_field(struct head *head, struct unit *unit)
{
    const struct {
        const struct rules *rules;
        enum role role;
    } fields[N_HEAD_FIELDS] = {{&head->profile->author, ROLE_AUTHOR},
                               {&head->profile->date, ROLE_DATE},
                               {&head->profile->modified, ROLE_MODIFIED}};
    for (size_t i = 0; i < N_HEAD_FIELDS && unit->weight <= HEAD_WORDS; i++) {
        const struct rule *rule =
            head->found[i] ? NULL : rules_match(fields[i].rules, unit->text, NULL);
        if (!rule)
            continue;
        unit_decide_by(unit, fields[i].role, WHY_HEAD_LINE, rule);
        return head->found[i] = true;
    }
    return false;
}

static void decide_outside(struct units *units, struct head *head)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct element *element = element_of(unit);
        if (unit->role != ROLE_UNDECIDED)
            continue;
        if (!element)
            unit_decide(unit, ROLE_LEFT_OUT, WHY_PAGE_NAME);
        else if (element->aside)
            unit_decide(unit, ROLE_LEFT_OUT, element->out);
        else if (element->out && !(strcmp(element->out, "byline") == 0 && decide_field(head, unit)))
            unit_decide(unit, ROLE_LEFT_OUT, element->out);
    }
}

static bool is_link(const struct units *units, size_t i)
{
    const struct unit *unit = i < units->n ? &units->at[i] : NULL;
    const struct element *element = unit ? element_of(unit) : NULL;
    return element && element->own_link_words > 0 &&
           element->own_link_words * PERCENT >= element->own_words * LINKED_PERCENT &&
           !unit->layout->heading && !unit->layout->table && !unit->layout->code.p &&
           !unit->layout->frame;
}

/* A line that is one link and looks like a button, or is paid for. */
static void decide_buttons(struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const xmlNode *link = unit->layout->link;
        if (unit->role != ROLE_UNDECIDED || !link || unit->layout->heading || unit->layout->table ||
            unit->weight > BUTTON_WORDS)
            continue;
        const char *why = hint_of_link(units->arena, link);
        if (why)
            unit_decide(unit, ROLE_LEFT_OUT, why);
    }
}

/* Paragraphs in a row that are nothing but links lead away from the article. */
static void decide_links(struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_UNDECIDED && is_link(units, i) &&
            ((i > 0 && is_link(units, i - 1)) || is_link(units, i + 1)))
            unit_decide(&units->at[i], ROLE_LEFT_OUT, "links");
}

static void decide_furniture(struct units *units, const struct profile *profile)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED || unit->weight > FURNITURE_WORDS ||
            unit->layout->heading || unit->layout->table || unit->layout->code.p)
            continue;
        const struct rule *rule = rules_match(&profile->drop, unit->text, NULL);
        if (rule)
            unit_decide_by(unit, ROLE_LEFT_OUT, rule->why, rule);
    }
}

static bool stands_in(const struct layout *layout, enum document_container kind)
{
    for (const struct frame *frame = layout->frame; frame; frame = frame->outer)
        if (frame->kind == kind)
            return true;
    return false;
}

/* The units that are still undecided, and their prose so far and in all. */
static size_t prose_of(const struct units *units, size_t end)
{
    size_t words = 0;
    for (size_t i = 0; i < end; i++)
        if (units->at[i].role == ROLE_UNDECIDED && units->at[i].prose)
            words += units->at[i].weight;
    return words;
}

/* The unit that ends what unit i opens: the next heading that is no smaller. */
static size_t section_end(const struct units *units, size_t i)
{
    int level = units->at[i].layout->heading ? units->at[i].layout->heading : HEADING_LAST;
    for (i++; i < units->n; i++)
        if (units->at[i].role == ROLE_UNDECIDED && units->at[i].layout->heading &&
            units->at[i].layout->heading <= level)
            break;
    return i;
}

/* Is nothing but links between two units? */
static bool are_links(const struct units *units, size_t from, size_t to)
{
    size_t words = 0, links = 0;
    for (size_t i = from; i < to; i++) {
        const struct element *element = element_of(&units->at[i]);
        if (units->at[i].role != ROLE_UNDECIDED || !element)
            continue;
        words += element->own_words;
        links += element->own_link_words;
    }
    return links * PERCENT >= words * LINKED_PERCENT;
}

/* The unit up to which the article is interrupted at unit i: its own index where it is not. */
static size_t end_of_what_opens(const struct units *units, const struct profile *profile, size_t i)
{
    const struct unit *unit = &units->at[i];
    if (unit->weight >= END_WORDS || stands_in(unit->layout, DOCUMENT_ITEM))
        return i;
    if (rules_match(&profile->end, unit->text, NULL))
        return units->n;
    size_t end = section_end(units, i);
    return rules_match(&profile->end_if_links, unit->text, NULL) && are_links(units, i + 1, end)
               ? end
               : i;
}

/* Behind enough of the prose a line like "Related articles" ends the article. */
static void decide_end(struct units *units, const struct profile *profile)
{
    size_t all = prose_of(units, units->n), before = 0, end = 0;
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED)
            continue;
        before += unit->prose ? unit->weight : 0;
        if (i >= end && before * PERCENT >= all * profile->end_after)
            end = end_of_what_opens(units, profile, i);
        if (i < end)
            unit_decide(unit, ROLE_LEFT_OUT, "after the end of the article");
    }
}

/* Between the title and the text stand bylines, dates, sections. */
static void decide_head(struct units *units, struct head *head)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED)
            continue;
        if (unit->layout->heading && decide_field(head, unit))
            continue;
        if (unit->prose || unit->layout->heading || unit->layout->table || unit->layout->code.p ||
            unit->weight > HEAD_WORDS || text_ends_sentence(unit->text))
            break;
        if (!decide_field(head, unit))
            unit_decide(unit, ROLE_LEFT_OUT, WHY_BEFORE_TEXT);
    }
}

static bool is_all_headings(const struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_UNDECIDED && !units->at[i].layout->heading)
            return false;
    return true;
}

/* A heading goes with all that stood below it. */
static void decide_empty_headings(struct units *units)
{
    const struct unit *next = NULL; /* that stays */
    size_t left_out = 0;            /* words before it */
    if (is_all_headings(units))
        return;
    for (size_t i = units->n; i-- > 0;) {
        struct unit *unit = &units->at[i];
        int level = unit->layout->heading;
        bool ends = !next || (left_out > 0 && next->layout->heading &&
                              next->layout->heading <= level && next->role == ROLE_UNDECIDED);
        if (unit->role == ROLE_UNDECIDED && level && ends)
            unit_decide(unit, ROLE_LEFT_OUT, "heading of what was left out");
        if (unit->role == ROLE_LEFT_OUT) {
            left_out += unit->weight;
        } else {
            next = unit;
            left_out = 0;
        }
    }
}

/* A short line in italics right below a picture tells what is on it. */
static bool is_italic_caption(const struct unit *unit)
{
    const struct layout *layout = unit->layout;
    return layout->below_picture && !layout->heading && unit->weight <= CAPTION_WORDS &&
           layout->n_spans == 1 && layout->spans[0].kind == SPAN_EMPHASIS;
}

static const char *const quotation_marks[] = {"\"", "“", "”", "„", "«", "»"};

enum { QUOTATION_MARKS = sizeof quotation_marks / sizeof *quotation_marks };

/* Without quotation marks at its ends and the point before the last. */
static struct str without_marks(struct str text)
{
    for (size_t i = 0; i < QUOTATION_MARKS; i++) {
        struct str mark = str_of(quotation_marks[i]);
        if (str_starts(text, mark))
            text = str_sub(text, mark.n, text.n);
        if (str_ends(text, mark))
            text.n -= mark.n;
    }
    text.n -= str_ends(text, STR("."));
    return utf8_trim(text);
}

/* Looks like what is pulled out of the text to be set large. */
static bool may_be_pulled(const struct unit *unit)
{
    bool marked = stands_in(unit->layout, DOCUMENT_QUOTE);
    for (size_t i = 0; i < QUOTATION_MARKS; i++)
        marked |= str_starts(unit->text, str_of(quotation_marks[i]));
    return marked && unit->role == ROLE_UNDECIDED && unit->weight >= PULLED_LEAST &&
           unit->weight <= PULLED_MOST;
}

static bool is_said_near(const struct units *units, size_t pulled)
{
    struct str sentence = without_marks(units->at[pulled].text);
    size_t letter; /* may be a capital only there */
    utf8_decode(sentence, &letter);
    sentence = str_sub(sentence, letter, sentence.n);
    size_t from = pulled > PULLED_NEAR ? pulled - PULLED_NEAR : 0;
    for (size_t i = from; i < units->n && i < pulled + PULLED_NEAR; i++) {
        const struct unit *unit = &units->at[i];
        if (i != pulled && unit->role == ROLE_UNDECIDED && unit->prose && !unit->layout->heading &&
            unit->text.n <= PULLED_BYTES && str_find(unit->text, sentence, 0) < unit->text.n)
            return true;
    }
    return false;
}

/* A sentence of the text that stands in it once more, to be seen. */
static void decide_pulled(struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (may_be_pulled(&units->at[i]) && is_said_near(units, i))
            unit_decide(&units->at[i], ROLE_LEFT_OUT, WHY_PULLED);
}

/* What stands below a picture, and credits that stand alone. */
static void decide_captions(struct units *units, const struct profile *profile)
{
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct element *element = element_of(unit);
        if (unit->role != ROLE_UNDECIDED || unit->layout->table)
            continue;
        const struct rule *credit = unit->prose || unit->layout->heading
                                        ? NULL
                                        : rules_match(&profile->credit, unit->text, NULL);
        if ((element && element->caption) || is_italic_caption(unit))
            unit_decide(unit, ROLE_CAPTION, "below a picture");
        else if (credit)
            unit_decide_by(unit, ROLE_CAPTION, "credit", credit);
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

void page_roles_assign(const struct content *content, const struct page_metadata *metadata,
                       struct units *units, const struct profile *profile)
{
    struct head head = {.profile = profile};
    page_title_decide(units);
    decide_outside(units, &head);
    decide_captions(units, profile);
    decide_furniture(units, profile);
    decide_buttons(units);
    decide_links(units);
    decide_end(units, profile);
    decide_head(units, &head);
    page_author_decide(units, metadata);
    decide_pulled(units);
    decide_empty_headings(units);
    decide_body(units);
    if (content->outside * PERCENT > content->inside * COVERAGE_PERCENT)
        units_flag(units, UNIT_NONE, "%.0f words of prose lie outside the article, %.0f inside",
                   content->outside, content->inside);
}
