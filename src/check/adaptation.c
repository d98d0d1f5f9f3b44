#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/utf8.h"
#include "check/concerns.h"
#include "license/terms.h"
#include "markdown/blocks.h"

/* The license of the work that this one is made from; NULL when that is not known. */
static const struct license *original_of(const struct publication *publication,
                                         const struct work *work)
{
    const struct work *other =
        work->translation_of ? publication_find(publication, work->translation_of) : NULL;
    if (work->original.license.id)
        return &work->original.license;
    return other && other->license.license.id ? &other->license.license : NULL;
}

static void check_adapter(struct findings *findings, const struct publication *publication,
                          const struct work *work)
{
    const struct license *original = original_of(publication, work);
    const struct license *mine = &work->license.license;
    if (!original || !mine->id)
        return;
    if (original->noderivatives)
        finding(findings, work, RULE_ADAPTATION, work->title_place,
                "this is made from a text under %s, which may be adapted, but not published so; "
                "ask for permission",
                original->label);
    else if (original->sharealike && !license_shares_alike(original, mine))
        finding(findings, work, RULE_SHARE_ALIKE, work->license_place,
                "this is made from a text under %s, so it can't be under %s; take %s or a later "
                "version of it%s",
                original->label, mine->label, original->label,
                strcmp(original->id, "CC-BY-SA-4.0") == 0
                    ? ", or the Free Art License 1.3 or the GPL 3.0, which it allows"
                    : "");
    else if (license_adapter(original, mine) == ANSWER_DISCOURAGED)
        finding(findings, work, RULE_ADAPTER_DISCOURAGED, work->license_place,
                "this is made from a text under %s, and %s suggests that it may be used in ways "
                "that its original forbids",
                original->label, mine->label);
}

static bool is_own_version(const struct work *work)
{
    static const char *const genres[] = {"translation", "abridgment", "abridgement", "summary",
                                         "simplified",  "remix",      "paraphrase"};
    for (size_t i = 0; work->genre && i < sizeof genres / sizeof *genres; i++)
        if (strcasecmp(work->genre, genres[i]) == 0)
            return true;
    return work->adapted;
}

/* Of a work whose license is the original's, since another one is named nowhere. */
static void check_no_derivatives(struct findings *findings, const struct publication *publication,
                                 const struct work *work)
{
    if (!work->license.license.noderivatives || !work_is_reproduced(publication, work) ||
        original_of(publication, work))
        return;
    if (is_own_version(work))
        finding(findings, work, RULE_ADAPTATION, work->title_place,
                "the record says that the text was adapted, which %s does not allow to publish; "
                "publish it as it was, or name the original's license under 'adapted-from'",
                work->license.license.label);
    if (work->excerpted && !work->fidelity.sha256[0])
        finding(findings, work, RULE_EXCERPT, work->title_place,
                "an excerpt under %s needs a record of its words ('fidelity'), so that they can be "
                "shown to be unaltered; import it from its source",
                work->license.license.label);
}

struct teaser {
    struct str words; /* of the description, one space between two */
    bool found;
};

static void look_for_teaser(void *context, const struct block *block)
{
    struct teaser *teaser = context;
    teaser->found = teaser->found || str_find(block->text, teaser->words, 0) < block->text.n;
}

/* The description stands in lists, outside of the work: in its words, or with somebody who signs it.
 */
static void check_teaser(struct findings *findings, const struct publication *publication,
                         const struct work *work, const struct document *document)
{
    struct buf words = BUF_INIT;
    if (!work->description || publication->publisher || !work->license.license.noderivatives ||
        !work_is_reproduced(publication, work) || original_of(publication, work))
        return;
    utf8_collapse(&words, str_of(work->description));
    struct teaser teaser = {buf_str(&words), work->standfirst && strstr(work->standfirst, words.p)};
    document_each_block(document, look_for_teaser, &teaser);
    if (!teaser.found)
        finding(findings, work, RULE_TEASER, work->title_place,
                "'description' is not in the words of the text, and nobody signs it; name the "
                "'publisher' in publication.yaml, or leave it out");
    buf_clear(&words);
}

static bool is_audio(const char *url)
{
    static const char *const names[] = {".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav", ".flac"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (path_has_extension(url, names[i]))
            return true;
    return false;
}

static void check_audio(struct findings *findings, const struct publication *publication,
                        const struct work *work, const struct document *document)
{
    const struct document_link *links;
    size_t n = document_links(document, &links);
    if (!work->license.license.noderivatives || !work_is_reproduced(publication, work))
        return;
    for (size_t i = 0; i < n; i++)
        if (!links[i].image && !strstr(links[i].url, "://") && is_audio(links[i].url))
            finding(findings, work, RULE_AUDIO, (struct place){work->file, links[i].line, 0},
                    "'%s' is a recording beside a text under %s; if a person reads it, ask "
                    "for permission",
                    links[i].url, work->license.license.label);
}

void check_adaptation(struct findings *findings, const struct publication *publication,
                      const struct work *work, const struct document *document)
{
    check_adapter(findings, publication, work);
    check_no_derivatives(findings, publication, work);
    check_teaser(findings, publication, work, document);
    check_audio(findings, publication, work, document);
}
