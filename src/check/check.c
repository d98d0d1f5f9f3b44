#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "check/images.h"
#include "check/links.h"

struct check {
    const struct publication *publication;
    struct diags *diags;
    struct links *links;
};

struct check *check_new(const struct publication *publication, struct diags *diags)
{
    struct check *check = mem_alloc(sizeof *check);
    check->publication = publication;
    check->diags = diags;
    check->links = links_new(publication, diags);
    return check;
}

void check_free(struct check *check)
{
    if (!check)
        return;
    links_free(check->links);
    free(check);
}

/* The work has a record of its words, and these are not they. */
static void check_fidelity(struct check *check, const struct work *work)
{
    if (!*work->fidelity.sha256 || fidelity_equal(&work->fidelity, &work->computed))
        return;
    if (work->fidelity.words != work->computed.words)
        diag_error(
            check->diags, work->body_place, "fidelity",
            "the words are not those of the record: %zu found, %zu recorded; restore the text, "
            "or import it again",
            work->computed.words, work->fidelity.words);
    else
        diag_error(
            check->diags, work->body_place, "fidelity",
            "the words are not those of the record: as many (%zu), but not the same; restore "
            "the text, or import it again",
            work->computed.words);
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
    links_add(check->links, work, document);
}

static void check_license(struct check *check, const struct work *work)
{
    if (work->missing & NONE_LICENSE)
        diag_error(check->diags, work->license_place, "license-missing",
                   "no license is given; add 'license:' with an SPDX id such as CC-BY-4.0");
}

/* The facts that the notice of a license asks for, and how front matter answers for each. */
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

enum { N_FACTS = sizeof facts / sizeof *facts };

static void check_facts(struct check *check, const struct work *work)
{
    for (size_t i = 0; i < N_FACTS; i++)
        if (facts[i].always && work->missing & facts[i].none)
            diag_warning(check->diags, work->title_place, "fact-missing",
                         "'%s' is missing; add it, or say '%s: none-supplied'", facts[i].key,
                         facts[i].key);
}

void check_finish(struct check *check)
{
    for (size_t i = 0; i < check->publication->n_works; i++) {
        check_license(check, &check->publication->works[i]);
        check_facts(check, &check->publication->works[i]);
    }
    links_finish(check->links);
}

void check_record(struct check *check)
{
    for (size_t i = 0; i < check->publication->n_works; i++) {
        const struct work *work = &check->publication->works[i];
        for (size_t k = 0; k < N_FACTS; k++)
            if (work->none & facts[k].none)
                diag_warning(check->diags, work->title_place, "fact-none-supplied",
                             "'%s' was not supplied with the source; add it if you can find it",
                             facts[k].key);
    }
}
