/*
 * Who, when and where: each fact from the first of its sources that has it.
 *
 * The user of this run and the answers of a review (author, date, modified, source, retrieved,
 * copyright, lang) come first, then
 *
 *   author, date    the line that the profile of a site knows; the page's metadata
 *                   (page_metadata.c); the line that the general rules take for it
 *   modified        the same, where it is another day than the date
 *   publisher       the profile; the metadata
 *   lang            the metadata; the profile; the words of the text
 *   source          the metadata
 *   copyright       the line; the metadata
 */
#include <string.h>

#include "import/fact_text.h"
#include "import/language.h"
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

static struct offer from_value(const struct fact_value *value)
{
    return (struct offer){value->text, value->from, value->line};
}

static struct offer from_page(const struct gathering *g, enum fact fact)
{
    const struct fact_value *value = page_fact(g->input->metadata, fact);
    return value ? from_value(value) : (struct offer){0};
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

struct byline {
    struct str names, date; /* the second p NULL: it has none */
};

/* Names and a date may stand in either order. */
static struct byline read_byline(const struct gathering *g, const struct unit *unit)
{
    struct pattern_match match;
    struct byline byline = {.names = unit->text};
    if (!rules_match(&g->input->profile->author, unit->text, &match) || !match.group[1].p)
        return byline;
    bool turned = match.group[2].p && fact_date(g->units->arena, match.group[1]);
    byline.names = match.group[turned ? 2 : 1];
    byline.date = match.group[turned ? 1 : 2];
    return byline;
}

static struct offer date_from_byline(const struct gathering *g)
{
    const struct unit *unit = first_of(g, ROLE_AUTHOR);
    struct byline byline = unit ? read_byline(g, unit) : (struct byline){0};
    const char *date = byline.date.p ? fact_date(g->units->arena, byline.date) : NULL;
    return date ? (struct offer){date, unit->why, unit->line} : (struct offer){0};
}

static void note(const struct gathering *g, enum fact fact, struct offer offer)
{
    struct record *record = g->record;
    record->facts[record->n_facts++] =
        (struct import_fact){fact_name(fact), offer.value, offer.from, offer.line};
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

static bool is_sure(const struct gathering *g, const struct unit *unit)
{
    return !profile_is_generic(g->input->profile) || unit->answered;
}

/* A line that the general rules found is worth less than what the page says for machines. */
static struct offer if_sure(const struct gathering *g, enum role role, struct offer offer)
{
    const struct unit *unit = first_of(g, role);
    return unit && is_sure(g, unit) ? offer : (struct offer){0};
}

static void take_author(const struct gathering *g, struct offer offer)
{
    g->record->authors[g->record->n_authors++] = offer.value;
    note(g, FACT_AUTHOR, offer);
}

/* "Ada Example and Sukarno": one of them has a name that could be any word. */
static bool may_be_several(const char *name)
{
    static const char *const words[] = {" and ", " & ", " und ", " et "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

/* The units that are authors: a name each, or several. */
static void take_author_units(const struct gathering *g)
{
    for (size_t i = 0; i < g->units->n; i++) {
        const struct unit *unit = &g->units->at[i];
        if (unit->role != ROLE_AUTHOR)
            continue;
        struct str text = read_byline(g, unit).names;
        const char *line = arena_strndup(g->units->arena, text.p, text.n), *names[FACT_PEOPLE];
        size_t n = fact_people(g->units->arena, line, true, names);
        for (size_t k = 0; k < n; k++)
            take_author(g, (struct offer){names[k], unit->why, unit->line});
        if (n == 0)
            take_author(g, (struct offer){line, unit->why, unit->line});
        if (n == 1 && may_be_several(names[0]))
            units_flag(g->units, i, "recorded as one author: are they several?");
        if (text.p == unit->text.p && !is_sure(g, unit))
            units_flag(g->units, i, "recorded as the author, but nothing says so");
    }
}

/* Machines are told of other people than readers are. */
static void doubt_byline(const struct gathering *g, const struct unit *byline)
{
    const struct page_metadata *metadata = g->input->metadata;
    bool named = false;
    for (size_t i = 0; i < metadata->facts[FACT_AUTHOR].n; i++) {
        struct str name = str_of(metadata->facts[FACT_AUTHOR].at[i].text);
        named |= str_find(byline->text, name, 0) < byline->text.n;
    }
    if (!named)
        units_flag(g->units, (size_t)(byline - g->units->at),
                   "the metadata of the page names another author");
}

/* As a person says them, of this run or in an answer: names are taken as they are given. */
static bool take_known_authors(const struct gathering *g)
{
    const struct import_options *options = g->input->options;
    const char **answers;
    size_t n = review_authors(g->input->review, g->units->arena, &answers);
    for (size_t i = 0; i < options->n_authors; i++)
        take_author(g, from_user(options->authors[i], "--author"));
    for (size_t i = 0; i < n && options->n_authors == 0; i++)
        take_author(g, (struct offer){answers[i], by_a_person, 0});
    return options->n_authors + n > 0;
}

static void take_authors(const struct gathering *g)
{
    const struct page_metadata *metadata = g->input->metadata;
    const struct unit *unit = first_of(g, ROLE_AUTHOR);
    bool sure = unit && is_sure(g, unit);
    size_t n = metadata ? metadata->facts[FACT_AUTHOR].n : 0;
    if (!take_known_authors(g)) {
        if (unit && (sure || n == 0))
            take_author_units(g);
        else
            for (size_t i = 0; i < n; i++)
                take_author(g, from_value(&metadata->facts[FACT_AUTHOR].at[i]));
        if (unit && !sure && n > 0)
            doubt_byline(g, unit);
    }
}

static void take_dates(const struct gathering *g)
{
    const struct profile *profile = g->input->profile;
    struct offer line = date_from_line(g, ROLE_DATE, &profile->date);
    struct offer byline = date_from_byline(g);
    g->record->date = TAKE(g, FACT_DATE, from_user(g->input->options->date, "--date"),
                           from_review(g, FACT_DATE), if_sure(g, ROLE_DATE, line),
                           if_sure(g, ROLE_AUTHOR, byline), from_page(g, FACT_DATE), line, byline);
    struct offer changes[] = {date_from_line(g, ROLE_MODIFIED, &profile->modified),
                              from_page(g, FACT_MODIFIED)};
    for (size_t i = 0; i < 2; i++) /* the day of publication is no change */
        if (changes[i].value && g->record->date && strcmp(changes[i].value, g->record->date) == 0)
            changes[i].value = NULL;
    g->record->modified = TAKE(g, FACT_MODIFIED, from_review(g, FACT_MODIFIED),
                               if_sure(g, ROLE_MODIFIED, changes[0]), changes[1], changes[0]);
}

/* No source says it. */
static void take_retrieved(const struct gathering *g)
{
    struct record *record = g->record;
    const char *option = g->input->options->retrieved;
    record->retrieved = option ? option : review_fact(g->input->review, "retrieved");
    if (record->retrieved)
        record->facts[record->n_facts++] = (struct import_fact){
            "retrieved", record->retrieved, option ? "--retrieved" : by_a_person, 0};
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

/* A text that does not say it is read by its words; where these are not clear, a person is asked. */
static void take_language(const struct gathering *g)
{
    struct offer words = {language_of(g->units), "its words", 0};
    g->record->language =
        TAKE(g, FACT_LANGUAGE, from_review(g, FACT_LANGUAGE), from_page(g, FACT_LANGUAGE),
             from_profile(g, g->input->profile->language), words);
    if (!g->record->language)
        units_flag(g->units, UNIT_NONE, "the language of the text can't be told from its words");
}

void record_gather_facts(struct record *record, struct units *units,
                         const struct record_input *input)
{
    const struct gathering g = {record, units, input};
    size_t authors = input->options->n_authors + input->review->n +
                     (input->metadata ? input->metadata->facts[FACT_AUTHOR].n : 0);
    for (size_t i = 0; i < units->n; i++)
        authors += units->at[i].role == ROLE_AUTHOR ? FACT_PEOPLE : 0;
    record->authors = arena_array(units->arena, authors, sizeof *record->authors);
    record->facts = arena_array(units->arena, N_FACTS + 2 + authors, sizeof *record->facts);
    take_retrieved(&g);
    take_authors(&g);
    take_dates(&g);
    record->publisher = TAKE(&g, FACT_PUBLISHER, from_profile(&g, input->profile->publisher),
                             from_page(&g, FACT_PUBLISHER));
    if (record->publisher && !input->profile->publisher)
        record->publisher_url = TAKE(&g, FACT_PUBLISHER_URL, from_page(&g, FACT_PUBLISHER_URL));
    take_language(&g);
    record->source = TAKE(&g, FACT_SOURCE, from_user(input->options->url, "--url"),
                          from_review(&g, FACT_SOURCE), from_page(&g, FACT_SOURCE));
    take_copyright(&g);
}
