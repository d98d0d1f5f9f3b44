#include <string.h>
#include <strings.h>

#include "check/concerns.h"

/* "https://host/..." and "https://host:80/..." give "host". */
static struct str host_of(const char *address)
{
    struct str text = str_of(address);
    size_t at = str_find(text, STR("://"), 0);
    if (at == text.n)
        return (struct str){"", 0};
    text = str_sub(text, at + 3, text.n);
    size_t end = 0;
    while (end < text.n && !strchr("/:?#", text.p[end]))
        end++;
    text = str_sub(text, 0, end);
    return str_starts(text, STR("www.")) ? str_sub(text, 4, text.n) : text;
}

static bool same_host(const char *a, const char *b)
{
    struct str x = host_of(a), y = host_of(b);
    return x.n == y.n && strncasecmp(x.p, y.p, x.n) == 0;
}

/* A sentence that names no license, or one of which the version is not said, proves nothing against
 * the record. */
static void check_notice(struct findings *findings, const struct work *work)
{
    const struct license_record *record = &work->license;
    struct arena arena = ARENA_INIT;
    struct license named;
    if (record->notice && record->license.id) {
        enum license_match match = license_from_text(&arena, str_of(record->notice), &named);
        if (match == LICENSE_FOUND && strcmp(named.id, record->license.id) != 0)
            finding(findings, work, RULE_LICENSE_NOTICE, work->license_place,
                    "the notice as found names %s, but the record says %s; find out which it is",
                    named.label, record->license.label);
    }
    arena_clear(&arena);
}

/* By its address machines find a license in a page, and so does verify. */
static void check_address(struct findings *findings, const struct work *work)
{
    const struct license *license = &work->license.license;
    if (license->id && !license->url)
        finding(findings, work, RULE_LICENSE_ADDRESS, work->license_place,
                "'%s' has no 'url', so no machine finds the license, and 'colophon verify' can't "
                "prove the notice; give the address where its terms can be read",
                license->label);
}

static void check_source(struct findings *findings, const struct publication *publication,
                         const struct work *work)
{
    if (work->source && publication->base_url && work_is_reproduced(publication, work) &&
        same_host(work->source, publication->base_url))
        finding(findings, work, RULE_SOURCE_HOST, work->title_place,
                "the source '%s' is on our own site; give the address where the work was first "
                "published",
                work->source);
}

static void check_keys(struct findings *findings, const struct work *work)
{
    static const struct {
        const char *key;
        enum none_supplied fact;
    } keys[] = {{"author", NONE_AUTHOR}, {"source", NONE_SOURCE}, {"copyright", NONE_COPYRIGHT}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (work->missing & keys[i].fact)
            finding(
                findings, work, RULE_RECORD_MISSING, work->title_place,
                "the text is reproduced, and '%s' is missing; add it as it was supplied, or say "
                "'%s: none-supplied'",
                keys[i].key, keys[i].key);
    if (!work->changes_given)
        finding(findings, work, RULE_CHANGES, work->title_place,
                "the text is reproduced, and 'changes' is missing; say what was changed, or "
                "'changes: []' if nothing was");
}

/* Whether the sentence speaks of the license at all: by name or address. */
static bool names_a_license(const struct license_record *record)
{
    struct arena arena = ARENA_INIT;
    struct license named;
    struct str notice = str_of(record->notice);
    const char *const own[] = {record->license.name, record->license.label, record->license.url};
    bool named_so = license_from_text(&arena, notice, &named) != LICENSE_NONE;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        named_so = named_so || (own[i] && str_find(notice, str_of(own[i]), 0) < notice.n);
    arena_clear(&arena);
    return named_so;
}

/* The words of the license, where they stood and when, show that it was given; instead of the latter
 * two, the file as it was received, whose digest import writes. NULL: nothing is missing. */
static const char *missing_proof(const struct license_record *record)
{
    bool kept = record->evidence_sha256;
    if (!record->notice && !record->no_notice)
        return "the words of the license notice ('notice', or 'notice: none-supplied')";
    return !record->evidence_url && !kept         ? "where it was found ('evidence: url')"
           : !record->evidence_retrieved && !kept ? "when it was found ('evidence: retrieved')"
                                                  : NULL;
}

/* What would show it to others, too, when the publisher's page has gone. */
static const char *missing_copy(const struct license_record *record)
{
    return !record->evidence_url         ? "where it was found ('evidence: url')"
           : !record->evidence_retrieved ? "when it was found ('evidence: retrieved')"
           : !record->evidence_archive   ? "an archived copy ('evidence: archive')"
                                         : NULL;
}

/* Asked of what a license was found for: public domain needs no proof of a grant. */
static void check_evidence(struct findings *findings, const struct work *work)
{
    const struct license_record *record = &work->license;
    const char *proof = missing_proof(record), *copy = missing_copy(record);
    if (!record->license.id || work->withheld)
        return;
    if (record->no_notice)
        finding(findings, work, RULE_FACT_NONE_SUPPLIED, work->license_place,
                "'notice' was not supplied with the source; add it if you can find it");
    if (record->notice && !names_a_license(record))
        finding(findings, work, RULE_EVIDENCE, work->license_place,
                "'notice' is to be the sentence that names the license, and this one names none");
    else if (proof)
        finding(findings, work, RULE_EVIDENCE, work->license_place,
                "nothing shows that the license was given: the record lacks %s", proof);
    else if (copy)
        finding(findings, work, RULE_EVIDENCE_ARCHIVE, work->license_place,
                "that the license was given can be shown to others only as long as its page is "
                "there: the record lacks %s",
                copy);
}

static bool is_by(const struct work *work, const char *name)
{
    for (size_t i = 0; name && i < work->n_creators; i++)
        if (strcmp(work->creators[i].name, name) == 0)
            return true;
    return false;
}

/* It stands elsewhere, too, and nobody is named who published it there: by its author, or by us. */
static void check_origin(struct findings *findings, const struct publication *publication,
                         const struct work *work)
{
    const struct license *license = &work->license.license;
    if (work->source && work_is_foreign(publication, work) && license->id &&
        !license->public_domain && !is_by(work, publication->publisher))
        finding(findings, work, RULE_EVIDENCE_ARCHIVE, work->license_place,
                "the text comes from '%s', and nothing shows that its license was given there; "
                "name its 'publisher' and record the license's 'notice' and 'evidence', or answer "
                "this if you wrote it",
                work->source);
}

void check_work_record(struct findings *findings, const struct publication *publication,
                       const struct work *work)
{
    check_address(findings, work);
    check_notice(findings, work);
    check_source(findings, publication, work);
    if (!work_is_reproduced(publication, work)) {
        check_origin(findings, publication, work);
        return;
    }
    if (!work->withheld)
        check_keys(findings, work);
    check_evidence(findings, work);
}
