#include "verify/judge.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "verify/address.h"
#include "verify/claims.h"
#include "verify/notice.h"
#include "verify/pictures.h"
#include "verify/quote.h"
#include "verify/record.h"

static const char at_head[] = "the notice at the head", at_foot[] = "the notice at the foot",
                  in_page[] = "the notice";

/* One work, or one page without works, before its judge. */
struct trial {
    struct proof *proof;
    struct page *page;
    const char *subject; /* "'briefs/a.md'" or "the page", for messages */
    int line;
    struct claims claims;
    struct notice_seen head, foot;
    struct verify_row row;
};

static struct place place_of(const struct trial *trial)
{
    return (struct place){trial->page->file, trial->line, 0};
}

static enum verdict agreed(const struct trial *trial, const struct notice_seen *seen)
{
    const char *address = trial->claims.address;
    return !address || strcmp(address, seen->address) == 0 ? VERDICT_FOUND : VERDICT_MISSING;
}

/* What is lacking of license name and address in a notice. */
static enum verdict judge_notice(struct trial *trial, const char *which, const char *rule,
                                 const char *where, const struct notice_seen *seen)
{
    struct diags *diags = trial->proof->diags;
    const char *hidden = trial->page->hidden_by;
    if (seen->other)
        diag_error(diags, place_of(trial), "license-conflict",
                   "%s of %s gives the addresses of two licenses, '%s' and '%s'", which,
                   trial->subject, seen->label, seen->other);
    if (seen->address && seen->named)
        return seen->other ? VERDICT_MISSING : agreed(trial, seen);
    if (seen->address)
        diag_error(diags, place_of(trial), "notice-name",
                   "%s of %s gives the address of '%s' but not its name; write both in words",
                   which, trial->subject, seen->label);
    else if (seen->label)
        diag_error(diags, place_of(trial), "notice-address",
                   "%s of %s names '%s' but not its address; write the address out in words", which,
                   trial->subject, seen->label);
    else
        diag_error(diags, place_of(trial), rule,
                   "no notice %s of %s: no visible words there give the name and the address of a "
                   "license%s%s%s",
                   where, trial->subject, hidden ? "; a style sheet hides '" : "",
                   hidden ? quote(&trial->page->arena, str_of(hidden)) : "", hidden ? "'" : "");
    return VERDICT_MISSING;
}

/* The people whom the page's metadata, or the record, give; a credit that was asked for stands for
 * them. */
static void judge_people(struct trial *trial, struct str text, const struct credit *people)
{
    struct arena *arena = &trial->page->arena;
    struct credit asked = {trial->page->slots.credit, NULL};
    const struct credit *lacking = notice_lacks(arena, text, people);
    if (lacking && !(asked.text && notice_names(arena, text, &asked)))
        diag_error(trial->proof->diags, place_of(trial), "notice-credit",
                   "%s of %s doesn't name '%s', who made it", at_foot, trial->subject,
                   quote(arena, str_of(lacking->text)));
}

/* Who made it, and where it comes from: of the full notice, at the foot. */
static void judge_credit(struct trial *trial, struct str text, const struct work *record)
{
    struct page *page = trial->page;
    struct credit name = {NULL, NULL}, source = {NULL, NULL};
    const struct credit *names = page->slots.names, *sources = page->slots.sources;
    struct credit *creators = NULL;
    for (size_t i = 0; record && i < record->n_creators; i++) {
        struct credit *creator = arena_alloc(&page->arena, sizeof *creator);
        *creator = (struct credit){record->creators[i].name, creators};
        creators = creator;
    }
    if (record && record->publisher) {
        name = (struct credit){record->publisher, creators};
        names = &name;
    } else if (creators) {
        names = creators;
    }
    if (record && record->source) {
        source.text = record->source;
        sources = &source;
    }
    if (!notice_names(&page->arena, text, names))
        diag_error(trial->proof->diags, place_of(trial), "notice-credit",
                   "%s of %s names neither creator nor publisher, such as '%s'", at_foot,
                   trial->subject, quote(&page->arena, str_of(names->text)));
    else
        judge_people(trial, text, creators ? creators : page->slots.authors);
    if (!notice_gives(text, sources))
        diag_error(trial->proof->diags, place_of(trial), "notice-source",
                   "%s of %s doesn't say where the work comes from: '%s'", at_foot, trial->subject,
                   quote(&page->arena, str_of(sources->text)));
}

/* The same text without a phrase, blank in its place, whatever its case. */
static void blank(struct buf *text, const char *phrase)
{
    size_t n = strlen(phrase);
    for (char *at = n > 0 ? strcasestr(text->p, phrase) : NULL; at; at = strcasestr(at + n, phrase))
        memset(at, ' ', n);
}

/* "All rights reserved" beside a license: which of the two counts? That a license is called so is no
 * contradiction; of one whose name isn't known here, this can't be told. */
static void judge_reservation(struct trial *trial)
{
    struct buf text = BUF_INIT;
    if (!trial->claims.label || strcmp(trial->claims.label, trial->claims.address) == 0)
        return;
    utf8_collapse(&text, buf_str(&trial->page->ours));
    blank(&text, trial->claims.label);
    if (strcasestr(text.p, "all rights reserved"))
        diag_error(trial->proof->diags, place_of(trial), "license-conflict",
                   "page says 'all rights reserved' beside '%s'; say of what, or remove it",
                   quote(&trial->page->arena, str_of(trial->claims.label)));
    buf_clear(&text);
}

/* A copy word for word names the original, so that search engines send readers there. An adaptation is
 * another text: who looks for it would not find it there. */
static void judge_canonical(struct trial *trial)
{
    const struct slots *slots = &trial->page->slots;
    struct arena *arena = &trial->page->arena;
    if (slots->copy_of && (!slots->canonical || strcmp(slots->canonical, slots->copy_of) != 0))
        diag_error(trial->proof->diags, (struct place){trial->page->file, 0, 0}, "canonical",
                   "link rel=canonical is '%s' where JSON-LD says that the page is a copy of '%s'",
                   slots->canonical ? quote(arena, str_of(slots->canonical)) : "missing",
                   quote(arena, str_of(slots->copy_of)));
    else if (!slots->copy_of && slots->based_on && slots->canonical &&
             strcmp(slots->canonical, slots->based_on) == 0)
        diag_error(trial->proof->diags, (struct place){trial->page->file, 0, 0}, "canonical",
                   "link rel=canonical leads to '%s', but JSON-LD says that the page is an "
                   "adaptation of that; lead it to the page itself",
                   quote(arena, str_of(slots->based_on)));
}

/* What the license does not cover was left out: its picture is nowhere, ... A page has pictures where
 * the source has them; elsewhere (in a book) their paths go on from another folder. */
static void judge_pictures(struct trial *trial, const struct page_work *work,
                           const struct part *part)
{
    struct arena *arena = &trial->page->arena;
    const char *file = part->file ? part->file : "";
    const char *path = path_normal(arena, path_join(arena, path_folder(arena, work->path), file));
    struct str end = str_of(path ? arena_printf(arena, "/%s", path) : file);
    for (const struct page_picture *picture = *file ? work->pictures : NULL; picture;
         picture = picture->next)
        if (strcmp(picture->src, file) == 0 || str_ends(str_of(picture->src), end))
            diag_error(trial->proof->diags, (struct place){trial->page->file, picture->line, 0},
                       "part-left-out",
                       "the record says that '%s' was left out of %s, but its picture is here",
                       quote(arena, str_of(part->credit ? part->credit : part->file)),
                       trial->subject);
}

/* ... and its caption is nowhere either. */
static void judge_caption(struct trial *trial, struct str all, const struct part *part)
{
    if (caption_is_left(part, all))
        diag_error(trial->proof->diags, place_of(trial), "part-left-out",
                   "the record says that '%s' was left out of %s, but its caption is here",
                   quote(&trial->page->arena, str_of(part->credit ? part->credit : part->caption)),
                   trial->subject);
}

static void judge_left_out(struct trial *trial, const struct page_work *work,
                           const struct work *record)
{
    struct buf all = BUF_INIT;
    if (record && record->n_parts > 0)
        utf8_collapse(&all, buf_str(&trial->page->all));
    for (size_t i = 0; record && i < record->n_parts; i++) {
        const struct part *part = &record->parts[i];
        if (record_leaves_out(part))
            judge_pictures(trial, work, part);
        judge_caption(trial, buf_str(&all), part);
    }
    buf_clear(&all);
}

static void judge_record(struct trial *trial, const struct work *record)
{
    struct buf line = BUF_INIT;
    utf8_collapse(&line, buf_str(&trial->page->ours));
    const char *subject = arena_printf(&trial->page->arena, "the page of %s", trial->subject);
    record_check(record, buf_str(&line), place_of(trial), subject, trial->proof->diags);
    buf_clear(&line);
}

/* `demanded`: an empty slot is an error; else it is only not found. */
static enum verdict judge_slot(struct trial *trial, enum slot_kind kind, const char *rule,
                               bool demanded)
{
    enum verdict verdict = claims_verdict(&trial->claims, slot_name(kind));
    if (demanded && verdict != VERDICT_FOUND && !slots_find(&trial->page->slots, kind))
        diag_error(trial->proof->diags, (struct place){trial->page->file, 0, 0}, rule,
                   "page has no %s; add it with the license's address, '%s'", slot_name(kind),
                   trial->claims.address ? trial->claims.address : "https://...");
    return verdict;
}

static void judge_slots(struct trial *trial, bool demanded)
{
    trial->row.rel_license = judge_slot(trial, SLOT_LINK, "rel-license", demanded);
    trial->row.json_ld = judge_slot(trial, SLOT_JSON_LD, "json-ld", demanded);
    enum verdict rights = judge_slot(trial, SLOT_DC_RIGHTS, "dc-rights", demanded);
    enum verdict terms = judge_slot(trial, SLOT_DCTERMS_LICENSE, "dcterms-license", demanded);
    trial->row.dc =
        rights == VERDICT_FOUND && terms == VERDICT_FOUND ? VERDICT_FOUND : VERDICT_MISSING;
}

/* Words, record and source; then the row is complete. */
static void judge_words(struct trial *trial, struct page_work *work, const char *group, bool single)
{
    struct proof *proof = trial->proof;
    trial->row.work = work->path;
    trial->row.license = trial->claims.label;
    trial->row.n_words = work->found.words;
    if (work->parts > 1) {
        trial->row.words = VERDICT_MISSING; /* until all parts are there */
    } else {
        trial->row.words =
            proof_words(proof, place_of(trial), quote_name(&trial->page->arena, work->path),
                        &work->record, &work->found);
        trial->row.source =
            sources_compare(proof->sources, work, trial->page->file, single, proof->diags);
    }
    size_t row = proof_add_row(proof, &trial->row);
    proof_meet(proof, group, trial->page, work, row);
}

static const char *subject_of(struct page *page, const char *path)
{
    return arena_printf(&page->arena, "'%s'", quote_name(&page->arena, path));
}

static const char *known_address(const struct page *page)
{
    return page->slots.first ? page->slots.first->address : page->license;
}

/* DC.rights is words with an address among them. That of a license we don't know is no slot yet. */
static void claim_rights(struct trial *trial)
{
    const struct slots *slots = &trial->page->slots;
    const char *known = known_address(trial->page);
    if (known && slots->rights && !slots_find(slots, SLOT_DC_RIGHTS) &&
        address_in(str_of(slots->rights), known))
        claims_add(&trial->claims, slot_name(SLOT_DC_RIGHTS), known, known, 0);
}

/* `book`: the archive that the page is in, or NULL for a page of a site. */
static void judge_work(struct proof *proof, struct page *page, struct page_work *work,
                       const char *book)
{
    struct trial trial = {proof, page, subject_of(page, work->path), work->line,
                          .claims = {.n = 0}};
    bool single = proof->single && !book && page->n_works == 1;
    const struct work *record = sources_record(proof->sources, work->path, single);
    notice_look(&page->arena, buf_str(&work->head), known_address(page), &trial.head);
    notice_look(&page->arena, buf_str(&work->foot), known_address(page), &trial.foot);
    claims_add(&trial.claims, at_head, trial.head.address, trial.head.label, work->line);
    claims_add(&trial.claims, at_foot, trial.foot.address, trial.foot.label, work->line);
    claims_add_slots(&trial.claims, &page->slots);
    claim_rights(&trial);
    struct claim right = {.what = "the source's front matter has"};
    if (record) {
        right.address = record->license.license.url;
        right.label = record->license.license.label;
    }
    claims_settle(&trial.claims, page->file, right.address ? &right : NULL, proof->diags);
    if (trial.claims.address && strcmp(trial.claims.label, trial.claims.address) == 0)
        trial.claims.label = slots_label(&page->slots, trial.claims.address);
    work->license = trial.claims.address;
    work->label = trial.claims.label;
    trial.row.file = page->file;
    trial.row.notice_head =
        judge_notice(&trial, at_head, "notice-head", "at the head", &trial.head);
    trial.row.notice_foot =
        judge_notice(&trial, at_foot, "notice-foot", "at the foot", &trial.foot);
    if (trial.foot.address)
        judge_credit(&trial, buf_str(&work->foot), record);
    judge_left_out(&trial, work, record);
    pictures_compare(proof->sources, work, page->file, single, proof->diags);
    if (page->n_works == 1 && record && !work->excerpt && work->part == work->parts)
        judge_record(&trial, record);
    if (!book && page->n_works == 1) { /* else the slots are about no single work */
        judge_slots(&trial, true);
        judge_canonical(&trial);
    } else if (slots_find(&page->slots, SLOT_LINK)) {
        trial.row.rel_license = claims_verdict(&trial.claims, slot_name(SLOT_LINK));
    }
    judge_reservation(&trial);
    judge_words(&trial, work, book ? book : "", single);
}

void judge_license(struct page *page)
{
    for (struct page_work *work = page->works; work; work = work->next) {
        struct notice_seen seen;
        notice_look(&page->arena, buf_str(&work->foot), known_address(page), &seen);
        work->license = seen.address;
        work->label = seen.label;
    }
}

void judge_page(struct proof *proof, struct page *page)
{
    for (struct page_work *work = page->works; work; work = work->next)
        judge_work(proof, page, work, NULL);
}

static void judge_as_a_whole(struct proof *proof, struct page *page)
{
    struct trial trial = {proof, page, "the page", 0, .claims = {.n = 0}};
    notice_look(&page->arena, buf_str(&page->ours), known_address(page), &trial.head);
    claims_add(&trial.claims, in_page, trial.head.address, trial.head.label, 0);
    claims_add_slots(&trial.claims, &page->slots);
    claims_settle(&trial.claims, page->file, NULL, proof->diags);
    trial.row.file = page->file;
    trial.row.license = trial.claims.label;
    trial.row.notice_head = judge_notice(&trial, in_page, "notice", "in words", &trial.head);
    judge_slots(&trial, false);
    trial.row.source = sources_search(proof->sources, buf_str(&page->all), page->file,
                                      proof->single, proof->diags);
    proof_add_row(proof, &trial.row);
    proof_read_unmarked(proof);
}

/* A list of many works, or a page of the frame: it has no license of its own to show. */
static bool lists_works(const char *file)
{
    static const char *const names[] = {"index.", "404.", "license.", "search."};
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(name, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

static const struct slot *page_claim(const struct page *page)
{
    static const enum slot_kind kinds[] = {SLOT_LINK, SLOT_DC_RIGHTS, SLOT_DCTERMS_LICENSE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slots_find(&page->slots, kinds[i]))
            return slots_find(&page->slots, kinds[i]);
    return NULL;
}

void judge_unmarked_page(struct proof *proof, struct page *page, bool ours)
{
    const struct slot *claim = page_claim(page);
    bool list = lists_works(page->file);
    if (!ours && (claim || !list || proof->single)) {
        judge_as_a_whole(proof, page);
        return;
    }
    if (claim && list)
        diag_error(proof->diags, (struct place){page->file, claim->line, 0}, "license-page-level",
                   "page is about no single work, but its %s claims '%s' for all of it; remove it",
                   slot_name(claim->kind), quote(&page->arena, str_of(claim->label)));
    else if (claim)
        diag_error(proof->diags, (struct place){page->file, claim->line, 0}, "work-unmarked",
                   "page claims '%s' by its %s but marks no work with data-work: its words can't "
                   "be proven",
                   quote(&page->arena, str_of(claim->label)), slot_name(claim->kind));
    struct verify_row row = {.file = page->file};
    proof_add_row(proof, &row);
}

void judge_chapter(struct proof *proof, struct page *page, const char *book)
{
    for (struct page_work *work = page->works; work; work = work->next)
        judge_work(proof, page, work, book);
}

void judge_front_matter(struct proof *proof, struct page *page, const struct claim *license,
                        bool excused)
{
    struct trial trial = {proof, page, "the document", 0, .claims = {.n = 0}};
    notice_look(&page->arena, buf_str(&page->ours),
                license ? license->address : known_address(page), &trial.head);
    trial.head.other = NULL; /* the page of licenses of several works gives them all */
    if (license)
        claims_add(&trial.claims, in_page, trial.head.address, trial.head.label, 0);
    claims_settle(&trial.claims, page->file, license, proof->diags);
    trial.row.file = page->file;
    trial.row.license = license && trial.claims.label ? trial.claims.label : trial.head.label;
    if (!excused)
        trial.row.notice_head = judge_notice(&trial, in_page, "notice", "in words", &trial.head);
    proof_add_row(proof, &trial.row);
    proof_read_unmarked(proof);
}
