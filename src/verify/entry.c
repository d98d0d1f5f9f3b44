#include "verify/entry.h"

#include <string.h>

#include "base/file.h"
#include "verify/judge.h"
#include "verify/notice.h"
#include "verify/quote.h"
#include "verify/survival.h"

void entry_add_url(struct entry *entry, const char *url)
{
    if (url && *url && entry->n_urls < sizeof entry->urls / sizeof *entry->urls)
        entry->urls[entry->n_urls++] = url;
}

static struct place place_of(const struct entry *entry)
{
    return (struct place){entry->file, entry->line, 0};
}

/* The work of which "https://example.org/reader/briefs/a.html" is a page; NULL. */
static const struct sighting *work_of(const struct proof *proof, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_urls; i++) {
        const char *path = path_with_extension(entry->arena, entry->urls[i], ".md");
        for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
            size_t at = proof_first(proof, slash + 1);
            if (at < proof->n_sorted && strcmp(proof->sightings[at].work, slash + 1) == 0)
                return &proof->sightings[at];
        }
    }
    return NULL;
}

static void check_rights(struct proof *proof, const struct entry *entry, const char *name,
                         struct claims *claims)
{
    struct notice_seen seen;
    notice_look(entry->arena, str_of(entry->rights), entry->license, &seen);
    claims_add(claims, "its rights", seen.address, seen.label, entry->line);
    if (!entry->rights)
        diag_error(proof->diags, place_of(entry), "feed-rights",
                   "entry '%s' says nothing of rights in words; name the license and its address",
                   name);
    else if (!seen.address || !seen.named)
        diag_error(proof->diags, place_of(entry), "feed-rights",
                   "rights of entry '%s' lack the license's %s", name,
                   seen.address ? "name" : "address");
}

static void check_license(struct proof *proof, const struct entry *entry, const char *name,
                          struct claims *claims)
{
    const char *address, *label;
    if (entry->license && slot_license(entry->arena, entry->license, &address, &label))
        claims_add(claims, entry->license_slot, address, label, entry->line);
    else
        diag_error(proof->diags, place_of(entry), "feed-license", "entry '%s' has no %s", name,
                   entry->license_slot);
}

static void check_via(struct proof *proof, const struct entry *entry, const char *name,
                      const struct sighting *work)
{
    if (!work || !work->source)
        return;
    if (!entry->via)
        diag_error(proof->diags, place_of(entry), "feed-via",
                   "entry '%s' has no %s, but its page gives the source '%s'", name,
                   entry->via_slot, quote(entry->arena, str_of(work->source)));
    else if (strcmp(entry->via, work->source) != 0)
        diag_error(proof->diags, place_of(entry), "feed-via",
                   "%s of entry '%s' is '%s' where its page gives the source '%s'", entry->via_slot,
                   name, quote(entry->arena, str_of(entry->via)),
                   quote(entry->arena, str_of(work->source)));
}

/* The text that travels with the entry: its notice, its words. */
static void check_content(struct proof *proof, const struct entry *entry, const char *name,
                          const struct sighting *work, struct claims *claims)
{
    struct page page;
    struct notice_seen seen;
    xmlDoc *doc = markup_read(str_of(entry->content), MARKUP_HTML, entry->file, proof->diags);
    if (!doc)
        return;
    page_read_tree(&page, doc, entry->file, proof->diags);
    page.license = entry->license;
    for (struct page_work *one = page.works; one; one = one->next)
        one->line = entry->line;
    notice_look(entry->arena, buf_str(&page.ours), entry->license, &seen);
    if (page.works) {
        judge_chapter(proof, &page, entry->file);
        survival_of_item(proof, &page, doc, work ? work->credit : NULL, entry->via);
    } else if (!seen.address || !seen.named) {
        diag_error(proof->diags, place_of(entry), "feed-notice",
                   "content of entry '%s' lacks the license's %s: shown alone it has no notice",
                   name, seen.address ? "name" : "address");
    }
    claims_add(claims, "its content", seen.address, seen.label, entry->line);
    page_clear(&page);
    xmlFreeDoc(doc);
}

void entry_judge(struct proof *proof, const struct entry *entry)
{
    struct claims claims = {.n = 0};
    const char *name = quote(entry->arena, str_of(entry->title));
    const struct sighting *met = work_of(proof, entry);
    struct sighting copy = met ? *met : (struct sighting){0}, *work = met ? &copy : NULL;
    for (size_t i = 0; i < entry->n_urls; i++)
        if (!work && proof_is_collection(proof, entry->urls[i]))
            return; /* its texts have licenses of their own */
    check_license(proof, entry, name, &claims);
    if (entry->rights_in_words || entry->rights)
        check_rights(proof, entry, name, &claims);
    check_via(proof, entry, name, work);
    if (entry->content)
        check_content(proof, entry, name, work, &claims);
    struct claim right = {.what = "the work's page has"};
    if (work && work->license) {
        right.address = work->license;
        right.label = work->label;
    }
    claims_settle(&claims, entry->file, right.address ? &right : NULL, proof->diags);
    struct verify_row row = {.file = entry->file,
                             .license = claims.label,
                             .rel_license = claims_verdict(&claims, entry->license_slot)};
    proof_add_row(proof, &row);
}
