/*
 * Sentences in a text that credit somebody else, or speak of license and earlier changes. Only
 * where they look like a credit: a short block, or one that joins names as agencies do. That an
 * article speaks of Reuters is no credit.
 */
#include <string.h>
#include <strings.h>

#include "check/concerns.h"
#include "markdown/blocks.h"

/* Above so many bytes a block is prose, not a line about a picture or a license. */
enum { SHORT_BLOCK = 240, LONG_QUOTE = 1200 };

static const char *const agencies[] = {
    "Reuters", "AP Photo", "Associated Press", "AFP", "Getty Images", "EPA-EFE", "Shutterstock",
    "iStock",  "Alamy",    "Magnum Photos",    "dpa", "Xinhua",       "TASS",
};
static const char *const credit_phrases[] = {
    "photo by",       "photograph by",        "photo credit",       "image credit",
    "image by",       "illustration by",      "courtesy of",        "reprinted with permission",
    "reprinted from", "used with permission", "used by permission", "all rights reserved",
    "foto:",          "fotografía de",        "crédit photo",
};
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

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

bool has_phrase(struct str text, const char *phrase)
{
    size_t n = strlen(phrase);
    for (size_t i = 0; n <= text.n && i <= text.n - n; i++)
        if ((text.p[i] | 0x20) == (phrase[0] | 0x20) && strncasecmp(text.p + i, phrase, n) == 0 &&
            (i == 0 || !is_letter(text.p[i - 1])) &&
            (i + n == text.n || !is_letter(phrase[n - 1]) || !is_letter(text.p[i + n])))
            return true;
    return false;
}

static const char *find_phrase(struct str text, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (has_phrase(text, phrases[i]))
            return phrases[i];
    return NULL;
}

#define FIND(text, list) find_phrase(text, list, sizeof(list) / sizeof *(list))

struct scan {
    struct findings *findings;
    const struct publication *publication;
    const struct work *work;
    size_t blocks;
};

static struct place place_of(const struct scan *scan, const struct block *block)
{
    return (struct place){scan->work->file, block->line, 0};
}

/* A part that is here, and whose credit or copyright is this text or in it. */
static bool is_bound(const struct work *work, struct str text)
{
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        const char *const words[] = {part->credit, part->copyright};
        if (part->action && strcmp(part->action, "omit") == 0)
            continue;
        for (size_t k = 0; k < 2; k++)
            if (words[k] && str_find(text, str_of(words[k]), 0) < text.n)
                return true;
    }
    return false;
}

/* "Name/Pool/Reuters" and "(AP Photo/Name)". */
static const char *find_agency(struct str text)
{
    const char *agency = FIND(text, agencies);
    return agency && (memchr(text.p, '/', text.n) || memchr(text.p, '(', text.n) ||
                      has_phrase(text, "via") || text.n < 60)
               ? agency
               : NULL;
}

static void check_credit(const struct scan *scan, const struct block *block)
{
    const char *found = find_agency(block->text);
    if (!found)
        found = FIND(block->text, credit_phrases);
    if (found && !is_bound(scan->work, block->text))
        finding(scan->findings, scan->work, RULE_CREDIT, place_of(scan, block),
                "'%s' sounds like a credit for what belongs to somebody else; record it under "
                "'parts', or leave it out with what it is about",
                found);
}

static void check_copyright_line(const struct scan *scan, const struct block *block)
{
    const char *own = scan->work->copyright;
    if (str_find(block->text, STR("©"), 0) == block->text.n || is_bound(scan->work, block->text) ||
        (own && str_find(block->text, str_of(own), 0) < block->text.n))
        return;
    finding(scan->findings, scan->work, RULE_COPYRIGHT_LINE, place_of(scan, block),
            "the text has a copyright line that is not in the record; give it word for word as "
            "'copyright', or record what it is about under 'parts'");
}

/* "By Name" as one of the first blocks. */
static void check_byline(const struct scan *scan, const struct block *block)
{
    if (scan->blocks > 3 || block->text.n > 80 || !str_starts(block->text, STR("By ")))
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
    const char *found = FIND(block->text, change_phrases);
    if (found && scan->work->n_prior_changes == 0)
        finding(scan->findings, scan->work, RULE_PRIOR_CHANGES, place_of(scan, block),
                "'%s' speaks of an earlier change; record the sentence under 'prior-changes'",
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

static void check_quote(const struct scan *scan, const struct block *block)
{
    if (block->quote && block->text.n > LONG_QUOTE && !is_bound(scan->work, block->text) &&
        scan->work->n_parts == 0)
        finding(scan->findings, scan->work, RULE_LONG_QUOTE, place_of(scan, block),
                "a long quotation may be somebody else's; record it under 'parts' with its basis");
}

static void visit(void *context, const struct block *block)
{
    struct scan *scan = context;
    scan->blocks++;
    check_annotation(scan, block);
    check_quote(scan, block);
    if (block->text.n > SHORT_BLOCK)
        return;
    check_byline(scan, block);
    check_credit(scan, block);
    check_copyright_line(scan, block);
    check_prior_changes(scan, block);
}

void check_credits(struct findings *findings, const struct publication *publication,
                   const struct work *work, const struct document *document)
{
    struct scan scan = {findings, publication, work, 0};
    if (work_is_reproduced(publication, work))
        document_each_block(document, visit, &scan);
}
