#include "import/rights.h"

#include <string.h>

#include "import/layout.h"

enum {
    LICENSE_WORDS = 80,   /* a longer unit speaks about licenses */
    UNCERTAIN_LIMIT = 20, /* that are quoted in the record; all are flagged */
    MENTION_WORDS = 40,   /* outside of the text; a longer one, too */
    BESIDE = 3,           /* units between a license sentence and one that limits it */
};

bool rights_names_license(struct str text)
{
    static const char *const names[] = {"CC BY", "CC-BY", "CC0", "Creative Commons",
                                        "creativecommons.org"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_find(text, str_of(names[i]), 0) < text.n)
            return true;
    return false;
}

/* Below a picture the sentence is about that. */
static bool is_caption(const struct unit *unit)
{
    const xmlNode *node = unit->layout ? unit->layout->node : NULL;
    return node && (webpage_element(node)->caption || webpage_element(node)->figure);
}

void rights_decide(struct units *units, const struct profile *profile)
{
    size_t found = units->n;
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        bool maybe = unit->role == ROLE_UNDECIDED && unit->words <= LICENSE_WORDS;
        const struct rule *rule =
            maybe && !is_caption(unit) ? rules_match(&profile->license, unit->text, NULL) : NULL;
        if (!rule && unit->role != ROLE_LICENSE)
            continue;
        if (found < units->n && str_eq(unit->text, units->at[found].text)) {
            unit_decide(unit, ROLE_LEFT_OUT, WHY_LICENSE_AGAIN);
            continue;
        }
        if (found < units->n)
            units_flag(units, i, "a second license sentence");
        else
            found = i;
        if (rule)
            unit_decide_by(unit, ROLE_LICENSE, "license sentence", rule);
    }
}

/* One thing that speaks of the license of the text. */
struct statement {
    struct str quote;
    const char *place;
    struct str said; /* the quote with the addresses of its links */
    size_t unit;     /* UNIT_NONE: metadata */
};

struct gathering {
    struct units *units;
    const struct page_metadata *metadata;
    struct rights *rights;
    struct statement *statements;
    size_t n;
};

static void add_links(const struct span *spans, size_t n, struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        if (spans[i].kind == SPAN_LINK && rights_names_license(str_of(spans[i].url)))
            buf_addf(out, " %s", spans[i].url);
        add_links(spans[i].inside, spans[i].n_inside, out);
    }
}

/* The text of a unit with the addresses of licenses that it links to. */
static struct str said_by(const struct gathering *g, const struct unit *unit)
{
    struct buf said = BUF_INIT;
    buf_add_str(&said, unit->text);
    if (unit->layout)
        add_links(unit->layout->spans, unit->layout->n_spans, &said);
    struct str copy = {arena_strndup(g->units->arena, said.p, said.n), said.n};
    buf_clear(&said);
    return copy;
}

static void add_sentences(struct gathering *g)
{
    for (size_t i = 0; i < g->units->n; i++) {
        const struct unit *unit = &g->units->at[i];
        if (unit->role == ROLE_LICENSE)
            g->statements[g->n++] =
                (struct statement){unit->text, arena_printf(g->units->arena, "line %d", unit->line),
                                   said_by(g, unit), i};
    }
}

/* Text for machines that speaks of rights, but of no license, is no statement: "© 2024 Name". */
static bool is_statement(struct arena *arena, const struct fact_value *value)
{
    struct license license;
    return strncmp(value->from, "rel", 3) == 0 || strstr(value->from, "license") ||
           license_from_text(arena, str_of(value->text), &license) != LICENSE_NONE;
}

static const char *place_of(struct arena *arena, const struct fact_value *value)
{
    return value->line > 0 ? arena_printf(arena, "line %d (%s)", value->line, value->from)
                           : value->from;
}

static void add_metadata(struct gathering *g)
{
    struct arena *arena = g->units->arena;
    for (size_t i = 0; g->metadata && i < g->metadata->facts[FACT_LICENSE].n; i++) {
        const struct fact_value *value = &g->metadata->facts[FACT_LICENSE].at[i];
        if (is_statement(arena, value))
            g->statements[g->n++] = (struct statement){str_of(value->text), place_of(arena, value),
                                                       str_of(value->text), UNIT_NONE};
    }
}

static enum license_match read_statement(struct arena *arena, const struct statement *statement,
                                         struct license *license)
{
    enum license_match match = license_from_text(arena, statement->said, license);
    bool address = statement->unit == UNIT_NONE && match == LICENSE_NONE;
    return address ? license_from_url(arena, statement->said.p, license) : match;
}

/* All statements as one text, so that one may say what another leaves out. */
static enum license_match read_all(const struct gathering *g, struct license *license)
{
    struct buf all = BUF_INIT;
    struct license one;
    bool unknown = false;
    for (size_t i = 0; i < g->n; i++) {
        enum license_match match = read_statement(g->units->arena, &g->statements[i], &one);
        unknown |= match == LICENSE_UNKNOWN || match == LICENSE_NONE;
        buf_add_str(&all, g->statements[i].said);
        buf_adds(&all, " ; ");
    }
    enum license_match match = license_from_text(g->units->arena, buf_str(&all), license);
    buf_clear(&all);
    return unknown && match == LICENSE_FOUND ? LICENSE_UNKNOWN : match;
}

static void add_uncertain(struct gathering *g, const struct statement *statement, const char *why)
{
    if (g->rights->n_uncertain < UNCERTAIN_LIMIT)
        g->rights->uncertain[g->rights->n_uncertain++] =
            (struct uncertain_license){statement->quote, statement->place, why};
    if (statement->unit == UNIT_NONE)
        units_flag(g->units, UNIT_NONE, "%s: %s ('%.*s')", statement->place, why,
                   (int)statement->quote.n, statement->quote.p);
    else
        units_flag(g->units, statement->unit, "%s", why);
}

/* Why one statement of several does not name the license. */
static const char *doubt_of(struct arena *arena, const struct statement *statement,
                            struct license *before)
{
    static const char *const doubts[] = {
        [LICENSE_UNKNOWN] = "the license can't be told from this",
        [LICENSE_NO_VERSION] = "the license is named without its version",
        [LICENSE_NONE] = "no license is named",
    };
    struct license license;
    enum license_match match = read_statement(arena, statement, &license);
    if (match != LICENSE_FOUND)
        return doubts[match];
    if (before->id && strcmp(before->id, license.id) != 0)
        return arena_printf(arena, "two different licenses: %s and %s", before->id, license.id);
    bool first = !before->id;
    *before = license;
    return first ? NULL : "says the same";
}

/* There is no license that all agree on: quotes them all. */
static void doubt_statements(struct gathering *g)
{
    struct license before = {0};
    for (size_t i = 0; i < g->n; i++) {
        const char *why = doubt_of(g->units->arena, &g->statements[i], &before);
        add_uncertain(g, &g->statements[i], why ? why : "disagrees with what else is said");
    }
}

/* In the body a license is named in full, with its version, or the text only speaks of it. */
static bool is_mention(const struct gathering *g, const struct unit *unit)
{
    struct license license;
    if (unit->words > MENTION_WORDS || !rights_names_license(said_by(g, unit)))
        return false;
    return !role_in_body(unit->role) ||
           license_from_text(g->units->arena, said_by(g, unit), &license) == LICENSE_FOUND;
}

/* A license named where nothing says that it is the text's: in a credit, by a badge, in passing. */
static void doubt_mentions(struct gathering *g)
{
    static const char why[] = "a license is named, but not as that of the text";
    for (size_t i = 0; i < g->units->n; i++) {
        const struct unit *unit = &g->units->at[i];
        if (!is_mention(g, unit))
            continue;
        const struct statement mention = {
            said_by(g, unit), arena_printf(g->units->arena, "line %d", unit->line), {0}, i};
        add_uncertain(g, &mention, why);
        return;
    }
    for (size_t i = 0; g->metadata && i < g->metadata->facts[FACT_LICENSE_LINK].n; i++) {
        const struct fact_value *link = &g->metadata->facts[FACT_LICENSE_LINK].at[i];
        const struct statement mention = {
            str_of(link->text), place_of(g->units->arena, link), {0}, UNIT_NONE};
        add_uncertain(g, &mention, why);
    }
}

/* Is it a license sentence, or so near to one that it may be about that? Where only machines are told
 * of the license, all that is no text of the work may be. */
static bool is_beside_license(const struct units *units, size_t i, bool any)
{
    size_t end = i + BESIDE < units->n ? i + BESIDE + 1 : units->n;
    for (size_t k = i > BESIDE ? i - BESIDE : 0; k < end; k++)
        if (units->at[k].role == ROLE_LICENSE)
            return true;
    return !any && !role_in_body(units->at[i].role);
}

static void limit_to_text(struct gathering *g, const struct profile *profile)
{
    for (size_t i = 0; i < g->units->n && !g->rights->no_pictures.p; i++) {
        const struct unit *unit = &g->units->at[i];
        bool about_one = unit->role == ROLE_ALT || is_caption(unit);
        if (about_one || unit->words > LICENSE_WORDS)
            continue;
        bool limits = is_beside_license(g->units, i, g->rights->notice.p) &&
                      rules_match(&profile->not_licensed, unit->text, NULL);
        if (!limits && !rules_match(&profile->all_credit, unit->text, NULL))
            continue;
        g->rights->no_pictures = unit->text;
        g->rights->no_pictures_place = arena_printf(g->units->arena, "line %d", unit->line);
    }
}

void rights_gather(struct units *units, const struct page_metadata *metadata,
                   const struct profile *profile, struct rights *rights)
{
    struct gathering g = {units, metadata, rights, NULL, 0};
    size_t room = units->n;
    if (metadata)
        room += metadata->facts[FACT_LICENSE].n + metadata->facts[FACT_LICENSE_LINK].n;
    *rights = (struct rights){0};
    g.statements = arena_array(units->arena, room, sizeof *g.statements);
    rights->uncertain = arena_array(units->arena, UNCERTAIN_LIMIT, sizeof *rights->uncertain);
    add_sentences(&g);
    rights->notice = g.n > 0 ? g.statements[0].quote : (struct str){0};
    limit_to_text(&g, profile);
    add_metadata(&g);
    if (g.n == 0) {
        doubt_mentions(&g);
        return;
    }
    struct license license;
    if (read_all(&g, &license) == LICENSE_FOUND) {
        rights->license = license;
        rights->place = g.statements[0].place;
    } else {
        doubt_statements(&g);
    }
}
