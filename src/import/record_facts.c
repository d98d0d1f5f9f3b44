/*
 * Who, when and where: each fact from the first of its sources that has it.
 *
 * The user of this run and the answers of a review (author, date, modified, source, retrieved,
 * copyright) come first, then
 *
 *   author, date    the line that the profile of a site knows; the page's metadata
 *                   (page_metadata.c); the line that the general rules take for it
 *   modified        such a line; the metadata, where it is another day than the date
 *   publisher       the profile; the metadata
 *   lang            the metadata; the profile
 *   source          the metadata
 *   copyright       the line; the metadata
 */
#include <string.h>

#include "import/fact_text.h"
#include "import/record.h"

/* A fact as one source has it; value NULL: it has not. */
struct offer {
    const char *value, *from;
    int line;
};

struct gathering {
    struct record *record;
    struct units *units;
    const struct record_input *input;
};

static struct offer from_user(const char *value, const char *option)
{
    return (struct offer){value, option, 0};
}

static struct offer from_review(const struct gathering *g, enum fact fact)
{
    return (struct offer){review_fact(g->input->review, fact_name(fact)), by_a_person, 0};
}

static struct offer from_profile(const struct gathering *g, const char *value)
{
    return (struct offer){value,
                          arena_printf(g->units->arena, "profile %s", g->input->profile->name), 0};
}

static struct offer from_page(const struct gathering *g, enum fact fact)
{
    const struct fact_value *value = page_fact(g->input->metadata, fact);
    return value ? (struct offer){value->text, value->from, value->line} : (struct offer){0};
}

static const struct unit *first_of(const struct gathering *g, enum role role)
{
    for (size_t i = 0; i < g->units->n; i++)
        if (g->units->at[i].role == role)
            return &g->units->at[i];
    return NULL;
}

/* Group 1 of the rule that gave the unit its role, or the whole line where there is none. */
static struct str captured(const struct rules *rules, struct str text)
{
    struct pattern_match match;
    if (rules_match(rules, text, &match) && match.group[1].p)
        return match.group[1];
    return text;
}

/* The line of the text that has the fact. */
static struct offer from_line(const struct gathering *g, enum role role, const struct rules *rules)
{
    const struct unit *unit = first_of(g, role);
    struct str text = unit ? captured(rules, unit->text) : (struct str){0};
    return unit ? (struct offer){arena_strndup(g->units->arena, text.p, text.n), unit->why,
                                 unit->line}
                : (struct offer){0};
}

static struct offer date_from_line(const struct gathering *g, enum role role,
                                   const struct rules *rules)
{
    const struct unit *unit = first_of(g, role);
    struct offer offer = from_line(g, role, rules);
    if (unit)
        offer.value = fact_date(g->units->arena, str_of(offer.value));
    if (unit && !offer.value)
        units_flag(g->units, (size_t)(unit - g->units->at), "a %s that can't be read",
                   role_name(role));
    return offer;
}

static void note(const struct gathering *g, enum fact fact, struct offer offer)
{
    struct record *record = g->record;
    record->facts[record->n_facts++] =
        (struct record_fact){fact_name(fact), offer.value, offer.from, offer.line};
}

/* The first offer that has a value; NULL. */
static const char *take(const struct gathering *g, enum fact fact, const struct offer *offers,
                        size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (offers[i].value) {
            note(g, fact, offers[i]);
            return offers[i].value;
        }
    return NULL;
}

#define TAKE(g, fact, ...)                                                                         \
    take(g, fact, (const struct offer[]){__VA_ARGS__},                                             \
         sizeof((const struct offer[]){__VA_ARGS__}) / sizeof(struct offer))

/* A line that the general rules found is worth less than what the page says for machines. */
static struct offer if_sure(const struct gathering *g, enum role role, struct offer offer)
{
    const struct unit *unit = first_of(g, role);
    bool sure = !profile_is_generic(g->input->profile) || (unit && unit->answered);
    return sure ? offer : (struct offer){0};
}

static void take_authors(const struct gathering *g)
{
    const struct page_metadata *metadata = g->input->metadata;
    struct offer user = from_user(g->input->options->author, "--author");
    if (!user.value)
        user = from_review(g, FACT_AUTHOR);
    struct offer line = from_line(g, ROLE_AUTHOR, &g->input->profile->author);
    size_t n = metadata ? metadata->facts[FACT_AUTHOR].n : 0;
    bool of_page = !user.value && !if_sure(g, ROLE_AUTHOR, line).value && n > 0;
    struct record *record = g->record;
    record->authors = arena_array(g->units->arena, n + 1, sizeof *record->authors);
    if (!of_page && (record->authors[0] = TAKE(g, FACT_AUTHOR, user, line)))
        record->n_authors = 1;
    for (size_t i = 0; of_page && i < n; i++) {
        const struct fact_value *value = &metadata->facts[FACT_AUTHOR].at[i];
        record->authors[record->n_authors++] = value->text;
        note(g, FACT_AUTHOR, (struct offer){value->text, value->from, value->line});
    }
}

static void take_dates(const struct gathering *g)
{
    const struct profile *profile = g->input->profile;
    struct offer line = date_from_line(g, ROLE_DATE, &profile->date);
    g->record->date =
        TAKE(g, FACT_DATE, from_user(g->input->options->date, "--date"), from_review(g, FACT_DATE),
             if_sure(g, ROLE_DATE, line), from_page(g, FACT_DATE), line);
    struct offer modified = from_page(g, FACT_MODIFIED);
    if (modified.value && g->record->date && strcmp(modified.value, g->record->date) == 0)
        modified.value = NULL;
    g->record->modified = TAKE(g, FACT_MODIFIED, from_review(g, FACT_MODIFIED),
                               date_from_line(g, ROLE_MODIFIED, &profile->modified), modified);
}

static void take_copyright(const struct gathering *g)
{
    const struct unit *line = first_of(g, ROLE_COPYRIGHT);
    struct offer offer = {0};
    if (line)
        offer = (struct offer){arena_strndup(g->units->arena, line->text.p, line->text.n),
                               line->why, line->line};
    g->record->copyright = TAKE(g, FACT_COPYRIGHT, from_review(g, FACT_COPYRIGHT), offer,
                                from_page(g, FACT_COPYRIGHT));
    g->record->holder = TAKE(g, FACT_HOLDER, from_page(g, FACT_HOLDER));
    g->record->copyright_year = TAKE(g, FACT_YEAR, from_page(g, FACT_YEAR));
}

void record_gather_facts(struct record *record, struct units *units,
                         const struct record_input *input)
{
    const struct gathering g = {record, units, input};
    size_t authors = input->metadata ? input->metadata->facts[FACT_AUTHOR].n : 0;
    record->facts = arena_array(units->arena, N_FACTS + authors, sizeof *record->facts);
    record->retrieved = input->options->retrieved ? input->options->retrieved
                                                  : review_fact(input->review, "retrieved");
    take_authors(&g);
    take_dates(&g);
    record->publisher = TAKE(&g, FACT_PUBLISHER, from_profile(&g, input->profile->publisher),
                             from_page(&g, FACT_PUBLISHER));
    if (record->publisher && !input->profile->publisher)
        record->publisher_url = TAKE(&g, FACT_PUBLISHER_URL, from_page(&g, FACT_PUBLISHER_URL));
    record->language = TAKE(&g, FACT_LANGUAGE, from_page(&g, FACT_LANGUAGE),
                            from_profile(&g, input->profile->language));
    record->source = TAKE(&g, FACT_SOURCE, from_user(input->options->url, "--url"),
                          from_review(&g, FACT_SOURCE), from_page(&g, FACT_SOURCE));
    take_copyright(&g);
}
