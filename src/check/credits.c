/*
 * Sentences in a text that credit somebody else, or speak of license, warranty and earlier changes.
 * Only where they look like a credit: in a short block or in brackets, or as agencies join names.
 * That an article speaks of Reuters is no credit.
 */
#include <string.h>
#include <strings.h>

#include "check/concerns.h"
#include "check/phrases.h"
#include "markdown/blocks.h"

/* Above so many bytes a block is prose, not a line about a picture or a license. */
enum { SHORT_BLOCK = 240, LONG_QUOTE = 1200 };

static const char *const change_phrases[] = {
    "adapted from",
    "this translation",
    "translated from",
    "abridged from",
    "condensed from",
    "this article has been updated",
    "this article was updated",
    "this version has been",
    "has been edited from its original",
    "this is a modified version",
};
static const char *const warranty_phrases[] = {
    "provided as is",         "provided \"as is\"", "provided “as is”", "without warranty",
    "without any warranties", "without warranties", "no warranties",    "disclaims all",
    "disclaim all",           "ohne gewähr",        "sin garantía",     "sans garantie",
};

struct scan {
    struct findings *findings;
    const struct work *work;
    size_t blocks;
    size_t quoted; /* bytes of the quotation that we are in */
};

static struct place place_of(const struct scan *scan, const struct block *block)
{
    return (struct place){scan->work->file, block->line, 0};
}

/* Whether these words are in the text, or around [at, end) of it. */
static bool is_near(struct str text, size_t at, size_t end, const char *words)
{
    enum { NEAR = 40 }; /* "Photograph, used with permission: " */
    size_t n = words ? strlen(words) : 0, reach = NEAR + n;
    struct str near = str_sub(text, at > reach ? at - reach : 0, end + reach);
    return n > 0 && str_find(near, str_of(words), 0) < near.n;
}

/* It is what the record has of the work, or of a part that is here. */
static bool is_bound(const struct work *work, struct str text, size_t at, size_t end)
{
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        bool here = !part->action || strcmp(part->action, "omit") != 0;
        if (here &&
            (is_near(text, at, end, part->credit) || is_near(text, at, end, part->copyright)))
            return true;
    }
    return is_near(text, at, end, work->copyright) || is_near(text, at, end, work->license.notice);
}

/* "Photo by Name/Pool/Reuters" is one credit: what stands together is said once. */
static void check_credit(const struct scan *scan, const struct block *block)
{
    enum { TOGETHER = 40 };
    size_t said = 0;
    struct credit_found found;
    for (size_t at = 0; credit_next(block->text, block->text.n <= SHORT_BLOCK, at, &found);
         at = found.end) {
        if (is_bound(scan->work, block->text, found.at, found.end) ||
            (said > 0 && found.at < said + TOGETHER))
            continue;
        said = found.end;
        finding(scan->findings, scan->work, RULE_CREDIT, place_of(scan, block),
                "'%s' sounds like a credit for what belongs to somebody else; record it under "
                "'parts', or leave it out with what it is about",
                found.phrase);
    }
}

static void check_copyright_line(const struct scan *scan, const struct block *block)
{
    size_t at = copyright_sign(block->text);
    if (at == block->text.n || is_bound(scan->work, block->text, at, at))
        return;
    finding(scan->findings, scan->work, RULE_COPYRIGHT_LINE, place_of(scan, block),
            "the text has a copyright line that is not in the record; give it word for word as "
            "'copyright', or record what it is about under 'parts'");
}

static bool begins_like_a_byline(struct str text)
{
    static const char *const words[] = {"By ", "Von ", "Par ", "Por "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(text, str_of(words[i])))
            return true;
    return false;
}

/* "By Name" as one of the first blocks. */
static void check_byline(const struct scan *scan, const struct block *block)
{
    if (scan->blocks > 3 || block->text.n > 80 || !begins_like_a_byline(block->text))
        return;
    for (size_t i = 0; i < scan->work->n_creators; i++)
        if (str_find(block->text, str_of(scan->work->creators[i].name), 0) < block->text.n)
            return;
    if (scan->work->withheld)
        finding(scan->findings, scan->work, RULE_WITHHELD, place_of(scan, block),
                "the creators asked not to be named, but '%.*s' stands in the text",
                (int)block->text.n, block->text.p);
    else
        finding(scan->findings, scan->work, RULE_BYLINE, place_of(scan, block),
                "'%.*s' looks like a byline, and 'author' does not name it", (int)block->text.n,
                block->text.p);
}

static void check_prior_changes(const struct scan *scan, const struct block *block)
{
    const char *found = PHRASE_IN(block->text, change_phrases);
    if (found && scan->work->n_prior_changes == 0)
        finding(scan->findings, scan->work, RULE_PRIOR_CHANGES, place_of(scan, block),
                "'%s' speaks of an earlier change; record the sentence under 'prior-changes'",
                found);
}

static void check_disclaimer(const struct scan *scan, const struct block *block)
{
    const char *found = PHRASE_IN(block->text, warranty_phrases);
    if (found && !scan->work->license.disclaimer)
        finding(scan->findings, scan->work, RULE_DISCLAIMER, place_of(scan, block),
                "'%s' speaks of warranties; record the sentence as 'disclaimer' of the license",
                found);
}

/* Square brackets with a note, in a text of which there is no record that it came so. */
static void check_annotation(const struct scan *scan, const struct block *block)
{
    static const char *const notes[] = {"[editor", "[ed.:", "[ed:",  "[note:", "[translator",
                                        "[anm.",   "[nota", "[ndlr", "[n.d."};
    struct str text = block->text;
    if (!scan->work->license.license.noderivatives || scan->work->fidelity.sha256[0])
        return;
    for (size_t at = 0; (at = str_find_char(text, '[', at)) < text.n; at++)
        for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
            if (text.n - at > strlen(notes[i]) &&
                strncasecmp(text.p + at, notes[i], strlen(notes[i])) == 0) {
                finding(scan->findings, scan->work, RULE_ANNOTATION, place_of(scan, block),
                        "a note stands inside of a text that may not be adapted; put it outside, "
                        "as a work of its own");
                return;
            }
}

/* A part that is a text: its words are recorded as a quotation. */
static bool has_quotation(const struct work *work)
{
    static const char *const types[] = {"quotation", "quote", "text", "poem"};
    for (size_t i = 0; i < work->n_parts; i++)
        for (size_t k = 0; k < sizeof types / sizeof *types; k++)
            if (work->parts[i].type && strcmp(work->parts[i].type, types[k]) == 0)
                return true;
    return false;
}

/* Paragraphs of one quotation follow each other. */
static void check_quote(struct scan *scan, const struct block *block)
{
    bool was_long = scan->quoted > LONG_QUOTE;
    scan->quoted = block->quote ? scan->quoted + block->text.n : 0;
    if (scan->quoted > LONG_QUOTE && !was_long &&
        !is_bound(scan->work, block->text, 0, block->text.n) && !has_quotation(scan->work))
        finding(scan->findings, scan->work, RULE_LONG_QUOTE, place_of(scan, block),
                "a long quotation may be somebody else's; record it under 'parts' with 'type: "
                "quotation' and its basis");
}

/* On a page of ours, beside works of others: terms of the site. */
static void check_terms(const struct scan *scan, const struct block *block)
{
    size_t at = 0;
    const char *term = forbidding_term(block->text, &at);
    if (term)
        finding(scan->findings, scan->work, RULE_SITE_TERMS, place_of(scan, block),
                "'%s' forbids what the licenses of other works here permit; say of what it "
                "speaks, as an answer, or take it out",
                term);
}

static void visit_ours(void *context, const struct block *block)
{
    check_terms(context, block);
}

/* In what comes from elsewhere, but has not the record of what is reproduced. */
static void visit_foreign(void *context, const struct block *block)
{
    check_credit(context, block);
}

static void visit(void *context, const struct block *block)
{
    struct scan *scan = context;
    scan->blocks++;
    check_annotation(scan, block);
    check_quote(scan, block);
    check_credit(scan, block);
    check_copyright_line(scan, block);
    check_disclaimer(scan, block);
    if (block->text.n > SHORT_BLOCK)
        return;
    check_byline(scan, block);
    check_prior_changes(scan, block);
}

void check_credits(struct findings *findings, const struct publication *publication,
                   const struct work *work, const struct document *document)
{
    struct scan scan = {.findings = findings, .work = work};
    if (work_is_reproduced(publication, work))
        document_each_block(document, visit, &scan);
    else if (work_is_foreign(publication, work))
        document_each_block(document, visit_foreign, &scan);
    else if (findings_reproduces(findings))
        document_each_block(document, visit_ours, &scan);
}
