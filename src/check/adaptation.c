#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "check/concerns.h"
#include "license/terms.h"

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
    enum license_answer answer = license_adapter(original, mine);
    if (original->noderivatives)
        finding(findings, work, RULE_ADAPTATION, work->title_place,
                "this is made from a text under %s, which may be adapted, but not published so; "
                "ask for permission",
                original->label);
    else if (answer == ANSWER_NO && original->sharealike)
        finding(findings, work, RULE_SHARE_ALIKE, work->license_place,
                "this is made from a text under %s, so it can't be under %s; take %s or a later "
                "version of it",
                original->label, mine->label, original->label);
    else if (answer == ANSWER_YES && original->sharealike &&
             !license_is_same_or_later(original, mine))
        finding(findings, work, RULE_SHARE_ALIKE, work->license_place,
                "this is made from a text under %s, and %s is an earlier version; take the same or "
                "a later one",
                original->label, mine->label);
    else if (answer == ANSWER_NO)
        finding(findings, work, RULE_ADAPTER_LICENSE, work->license_place,
                "this is made from a text under %s, whose conditions %s does not keep; take a "
                "license that does",
                original->label, mine->label);
    else if (answer == ANSWER_DISCOURAGED)
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
    bool own_words =
        work->description && work->standfirst && strstr(work->standfirst, work->description);
    if (work->description && !own_words && !publication->publisher)
        finding(findings, work, RULE_TEASER, work->title_place,
                "'description' is not in the words of the text, and nobody signs it; name the "
                "'publisher' in publication.yaml, or leave it out");
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
    check_audio(findings, publication, work, document);
}
