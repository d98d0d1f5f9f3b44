#include <string.h>
#include <strings.h>

#include "check/concerns.h"
#include "check/phrases.h"
#include "markdown/blocks.h"

static bool is_action(const struct part *part, const char *action)
{
    return part->action && strcmp(part->action, action) == 0;
}

/* What a part is called in a message. */
static const char *name_of(const struct part *part)
{
    return part->id ? part->id : part->credit ? part->credit : part->type ? part->type : "a part";
}

static void check_basis(struct findings *findings, const struct work *work, const struct part *part)
{
    if (!is_action(part, "include") || part->covered || part_is_licensed(part))
        return;
    if (!part->basis)
        finding(findings, work, RULE_PART_BASIS, part->place,
                "'%s' is included, but the license does not cover it; give its 'basis' "
                "(permission, license or exception) with a 'document', or leave it out",
                name_of(part));
    else if (!part->document && !part->note)
        finding(findings, work, RULE_PART_BASIS, part->place,
                "'%s' is included on the basis of %s; say in 'document' or 'note' where that can "
                "be read",
                name_of(part), part->basis);
}

/* The record of the picture, by its path as the text names it; NULL. */
static const struct part *part_of(const struct work *work, const char *url)
{
    for (size_t i = 0; i < work->n_parts; i++)
        if (work->parts[i].file && strcmp(work->parts[i].file, url) == 0)
            return &work->parts[i];
    return NULL;
}

/* The notice says that it is not here, so it must not be shown. */
static void check_absence(struct findings *findings, const struct work *work,
                          const struct document_link *link)
{
    const struct part *part = part_of(work, link->url);
    if (part && (is_action(part, "omit") || is_action(part, "link")))
        finding(findings, work, RULE_PART_ORPHAN, (struct place){work->file, link->line, 0},
                "the picture '%s' is here, but 'parts' says 'action: %s'; take it out, or say "
                "'include' with its license or 'basis'",
                link->url, part->action);
}

static void check_pictures(struct findings *findings, const struct work *work,
                           const struct document *document, bool foreign)
{
    const struct document_link *links;
    size_t n = document_links(document, &links);
    for (size_t i = 0; i < n; i++) {
        struct place place = {work->file, links[i].line, 0};
        if (!links[i].image)
            continue;
        check_absence(findings, work, &links[i]);
        if (!foreign)
            continue;
        if (!part_of(work, links[i].url))
            finding(findings, work, RULE_PICTURE, place,
                    "the picture '%s' is none of the 'parts'; record it with 'file', 'credit' and "
                    "'license', or 'covered: yes'",
                    links[i].url);
        if (strcasestr(links[i].url, "logo") || strcasestr(links[i].url, "masthead") ||
            has_phrase(str_of(links[i].alt), "logo"))
            finding(findings, work, RULE_TRADEMARK, place,
                    "the picture '%s' looks like a logo, which no license of the text covers; "
                    "leave it out",
                    links[i].url);
    }
}

struct orphans {
    struct findings *findings;
    const struct work *work;
};

/* Shorter credits ("AP") are found in any text. */
enum { SHORTEST = 12 };

static void find_orphan(void *context, const struct block *block)
{
    struct orphans *orphans = context;
    const struct work *work = orphans->work;
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        const char *const words[] = {part->caption, part->credit};
        for (size_t k = 0; is_action(part, "omit") && k < 2; k++)
            if (words[k] && strlen(words[k]) >= SHORTEST &&
                str_find(block->text, str_of(words[k]), 0) < block->text.n)
                finding(orphans->findings, work, RULE_PART_ORPHAN,
                        (struct place){work->file, block->line, 0},
                        "the %s of '%s' is here, but the part was left out; take it out, too",
                        k == 0 ? "caption" : "credit", name_of(part));
    }
}

/* What stands in raw HTML is left out of every output; the notice has to say that, too. */
static void check_dropped(struct findings *findings, const struct work *work,
                          const struct document *document)
{
    if (document_features(document).dropped_html && work->changes_given && work->n_changes == 0)
        finding(findings, work, RULE_CHANGES, work->title_place,
                "raw HTML of the text is left out, and 'changes: []' says that nothing was; say "
                "what was left out, or set 'html: sanitize'");
}

static struct fidelity words_with_html(const struct work *work, struct str body)
{
    struct diags *aside = diags_new(); /* what is wrong with it was said when it was read */
    struct document_options options = {work->file, work->body_place.line, .sanitize_html = true};
    struct document *document = document_read(body, &options, aside);
    struct wordstream stream;
    struct fidelity words;
    wordstream_init(&stream, NULL);
    work_words(work, &stream);
    document_words(document, &stream);
    wordstream_finish(&stream, &words);
    wordstream_clear(&stream);
    document_free(document);
    diags_free(aside);
    return words;
}

/* A text that must not be adapted can't go without the words that stand in its raw HTML. */
static void check_dropped_words(struct findings *findings, const struct work *work,
                                const struct document *document)
{
    struct diags *aside = diags_new();
    struct buf text = BUF_INIT;
    struct str body;
    if (document_features(document).dropped_html && work->license.license.noderivatives &&
        work_read_body(work, &text, &body, aside) == STATUS_OK) {
        struct fidelity whole = words_with_html(work, body);
        if (!fidelity_equal(&whole, &work->computed))
            finding(findings, work, RULE_FIDELITY, work->body_place,
                    "raw HTML is left out, and with it words of a text whose license allows no "
                    "adaptations (%zu are left of %zu); write it in Markdown, or set 'html: "
                    "sanitize'",
                    work->computed.words, whole.words);
    }
    buf_clear(&text);
    diags_free(aside);
}

void check_parts(struct findings *findings, const struct publication *publication,
                 const struct work *work, const struct document *document)
{
    struct orphans orphans = {findings, work};
    for (size_t i = 0; i < work->n_parts; i++)
        check_basis(findings, work, &work->parts[i]);
    check_pictures(findings, work, document, work_is_foreign(publication, work));
    if (work_is_reproduced(publication, work))
        check_dropped(findings, work, document);
    check_dropped_words(findings, work, document);
    if (work->n_parts > 0)
        document_each_block(document, find_orphan, &orphans);
}
