#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "check/concerns.h"
#include "check/files.h"
#include "check/images.h"
#include "check/links.h"

struct check {
    const struct publication *publication;
    struct diags *diags;
    struct links *links;
    struct findings *findings;
    const char *today;
};

struct check *check_new(const struct publication *publication, const struct check_options *options,
                        struct diags *diags)
{
    struct check *check = mem_alloc(sizeof *check);
    check->publication = publication;
    check->diags = diags;
    check->links = links_new(publication, diags);
    check->findings = findings_new(publication, options->full, diags);
    check->today = options->today;
    return check;
}

void check_free(struct check *check)
{
    if (!check)
        return;
    links_free(check->links);
    findings_free(check->findings);
    free(check);
}

/* The work has a record of its words, and these are not they. */
static void check_fidelity(struct check *check, const struct work *work)
{
    if (!*work->fidelity.sha256 || fidelity_equal(&work->fidelity, &work->computed))
        return;
    const char *remedy =
        work->license.license.noderivatives
            ? "restore the text, or import it again"
            : "restore the text, or say why with 'colophon import --accept REASON FILE'";
    if (work->fidelity.words != work->computed.words)
        diag_error(check->diags, work->body_place, "fidelity",
                   "the words are not those of the record: %zu found, %zu recorded; %s",
                   work->computed.words, work->fidelity.words, remedy);
    else
        diag_error(check->diags, work->body_place, "fidelity",
                   "the words are not those of the record: as many (%zu), but not the same; %s",
                   work->computed.words, remedy);
}

static void check_headings(struct check *check, const struct work *work,
                           const struct document *document)
{
    const struct heading *headings;
    size_t n = document_headings(document, &headings);
    for (size_t i = 0; i < n; i++) {
        struct place place = {work->file, headings[i].line, 0};
        int above = i > 0 ? headings[i - 1].level : 1;
        if (headings[i].level == 1)
            diag_warning(check->diags, place, "heading-level",
                         "heading '%s' has level 1, which is the title's; begin with ##",
                         headings[i].text);
        else if (headings[i].level > above + 1)
            diag_warning(check->diags, place, "heading-level",
                         "heading '%s' leaves out a level: %d follows %d", headings[i].text,
                         headings[i].level, above);
    }
}

void check_add(struct check *check, const struct work *work, const struct document *document)
{
    check_fidelity(check, work);
    images_check(work, document, check->diags);
    check_headings(check, work, document);
    check_credits(check->findings, check->publication, work, document);
    check_parts(check->findings, check->publication, work, document);
    check_adaptation(check->findings, check->publication, work, document);
    links_add(check->links, work, document);
}

static void check_license(struct check *check, const struct work *work)
{
    if (work->missing & NONE_LICENSE)
        diag_error(check->diags, work->license_place, "license-missing",
                   "no license is given; add 'license:' with an SPDX id such as CC-BY-4.0");
}

/* The facts that the notice of a license asks for, and how front matter answers for each; in the order of
 * enum none_supplied. */
static const struct fact {
    const char *key;
    enum none_supplied none;
    bool always; /* asked of every work: what is first published here has no other source */
} facts[] = {
    {"author", NONE_AUTHOR, true},
    {"date", NONE_DATE, true},
    {"source", NONE_SOURCE, false},
    {"copyright", NONE_COPYRIGHT, false},
};

_Static_assert(sizeof facts / sizeof *facts == N_NONE_SUPPLIED, "a fact has no place");

static void check_facts(struct check *check, const struct work *work)
{
    bool reproduced = work_is_reproduced(check->publication, work);
    for (size_t i = 0; i < N_NONE_SUPPLIED; i++) {
        /* what is another's has a stricter rule, in record.c */
        bool stricter = reproduced && facts[i].none != NONE_DATE;
        if (facts[i].always && !stricter && work->missing & facts[i].none)
            diag_warning(check->diags, work->title_place, "fact-missing",
                         "'%s' is missing; add it, or say '%s: none-supplied'", facts[i].key,
                         facts[i].key);
        if (work->none & facts[i].none)
            finding(check->findings, work, RULE_FACT_NONE_SUPPLIED, work->none_places[i],
                    "'%s' was not supplied with the source; add it if you can find it",
                    facts[i].key);
    }
}

void check_finish(struct check *check, struct assets *assets)
{
    const struct publication *publication = check->publication;
    for (size_t i = 0; i < publication->n_works; i++) {
        check_license(check, &publication->works[i]);
        check_facts(check, &publication->works[i]);
        check_work_record(check->findings, publication, &publication->works[i]);
    }
    check_money(check->findings, publication);
    check_frame(check->findings, publication);
    check_incidents(check->findings, publication, check->today);
    links_finish(check->links);
    files_check(publication, assets, check->diags);
    findings_finish(check->findings);
}
