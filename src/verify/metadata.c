/* EPUB 3.3, section 5.5 (metadata), EPUB Accessibility 1.1, section 2.2, and the license. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "verify/address.h"
#include "verify/book.h"
#include "verify/quote.h"

static struct place at(const struct book *book, int line)
{
    return (struct place){book->package.file, line, 0};
}

/* RFC 9562, 4.2: the version of a UUID is its 13th digit; 4 is random. */
static bool is_random(const char *identifier)
{
    static const char scheme[] = "urn:uuid:", form[] = "00000000-0000-4000-0000-000000000000";
    const char *uuid = identifier + sizeof scheme - 1;
    return strncasecmp(identifier, scheme, sizeof scheme - 1) == 0 &&
           strlen(uuid) == sizeof form - 1 && uuid[strcspn(form, "4")] == '4';
}

static void check_identifier(struct book *book)
{
    const struct package *package = &book->package;
    for (size_t i = 0; i < package->n_metas; i++) {
        const struct package_meta *meta = &package->metas[i];
        if (strcmp(meta->name, "dc:identifier") == 0 && *meta->text &&
            strcmp(meta->id, package->unique_identifier) == 0 && *meta->id) {
            if (is_random(meta->text))
                book_finding(book, at(book, meta->line), "package-identifier",
                             "identifier '%s' is a random one, so every build is another book to "
                             "readers, who lose their place; derive it from an address",
                             quote(&book->arena, str_of(meta->text)));
            return;
        }
    }
    diag_error(book->proof->diags, at(book, 0), "package-identifier",
               "unique-identifier '%s' leads to no dc:identifier with a text",
               quote(&book->arena, str_of(package->unique_identifier)));
}

/* YYYY-MM-DDThh:mm:ssZ */
static bool is_time(const char *text)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    if (strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return true;
}

static void check_required(struct book *book)
{
    static const char *const names[] = {"dc:title", "dc:language"};
    const struct package *package = &book->package;
    struct diags *diags = book->proof->diags;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct package_meta *meta = package_meta(package, names[i]);
        if (!meta || !*meta->text)
            diag_error(diags, at(book, meta ? meta->line : 0), "package-metadata",
                       "package has no %s", names[i]);
    }
    size_t n = package_count(package, "dcterms:modified");
    const struct package_meta *modified = package_meta(package, "dcterms:modified");
    if (package->epub3 && n != 1)
        diag_error(diags, at(book, 0), "package-modified",
                   "package has %zu dcterms:modified; it must have one", n);
    else if (package->epub3 && !is_time(modified->text))
        diag_error(diags, at(book, modified->line), "package-modified",
                   "dcterms:modified '%s' is not of the form 2024-01-31T00:00:00Z",
                   quote(&book->arena, str_of(modified->text)));
}

static bool has_real_value(const struct package *package, const char *name)
{
    for (size_t i = 0; i < package->n_metas; i++) {
        const struct package_meta *meta = &package->metas[i];
        if (strcmp(meta->name, name) == 0 && *meta->text &&
            (strcmp(name, "schema:accessibilityFeature") != 0 ||
             (strcmp(meta->text, "none") != 0 && strcmp(meta->text, "unknown") != 0)))
            return true;
    }
    return false;
}

/* Who evaluated it, said of the package or of the claim. */
static bool names_evaluator(const struct package *package)
{
    for (size_t i = 0; i < package->n_marks; i++)
        if (strcmp(package->marks[i].property, "a11y:certifiedBy") == 0 && !package->marks[i].empty)
            return true;
    return false;
}

static void check_accessibility(struct book *book)
{
    static const char *const names[] = {"schema:accessMode", "schema:accessibilityFeature",
                                        "schema:accessibilityHazard"};
    const struct package *package = &book->package;
    for (size_t i = 0; package->epub3 && i < sizeof names / sizeof *names; i++)
        if (!has_real_value(package, names[i]))
            book_finding(book, at(book, 0), "package-accessibility",
                         "package has no %s: readers can't tell whether they can use the book "
                         "(EPUB Accessibility 1.1, 2.2)",
                         names[i]);
    const struct package_meta *conforms = package_meta(package, "dcterms:conformsTo");
    if (conforms && strstr(conforms->text, "EPUB Accessibility") && !names_evaluator(package) &&
        book->n_works > 0)
        diag_error(book->proof->diags, at(book, conforms->line), "package-accessibility",
                   "package claims conformance, but names nobody who evaluated it");
}

static bool holds(struct book *book, const char *text, const char *license)
{
    struct str rest = str_of(text), address;
    const char *canonical, *label;
    while (address_next(&rest, &address)) {
        const char *url = arena_strndup(&book->arena, address.p, address.n);
        if (slot_license(&book->arena, url, &canonical, &label) && strcmp(canonical, license) == 0)
            return true;
    }
    return false;
}

static bool check_rights(struct book *book)
{
    struct diags *diags = book->proof->diags;
    const struct package_meta *rights = package_meta(&book->package, "dc:rights");
    bool good = rights && *rights->text;
    if (!good) {
        diag_error(diags, at(book, 0), "package-rights",
                   "package has no dc:rights; say there who licenses the book and how");
        return false;
    }
    if (book->n_licenses == 0 && !address_of_license(&book->arena, str_of(rights->text))) {
        diag_error(diags, at(book, rights->line), "package-rights",
                   "dc:rights gives no address of a license");
        return false;
    }
    for (size_t i = 0; i < book->n_licenses; i++) {
        if (holds(book, rights->text, book->licenses[i].address))
            continue;
        diag_error(diags, at(book, rights->line), "package-rights",
                   "dc:rights does not give the address of '%s', which the text of the book has",
                   quote(&book->arena, str_of(book->licenses[i].label)));
        good = false;
    }
    return good;
}

/* One license of all the text can be marked as the book's. Of several none can. */
static bool check_license_link(struct book *book, const struct package_link *link)
{
    const char *address, *label;
    if (link->path || !slot_license(&book->arena, link->href, &address, &label))
        return false;
    bool right = book->n_licenses == 0 ||
                 (book->n_licenses == 1 && strcmp(address, book->licenses[0].address) == 0);
    if (!right && book->n_licenses == 1)
        diag_error(book->proof->diags, at(book, link->line), "license-conflict",
                   "link dcterms:license gives '%s' where the text of the book has '%s'; make "
                   "them one",
                   quote(&book->arena, str_of(label)), book->licenses[0].label);
    else if (!right)
        diag_error(book->proof->diags, at(book, link->line), "license-conflict",
                   "link dcterms:license gives '%s' for the whole book, but its texts have %zu "
                   "different licenses; remove it",
                   quote(&book->arena, str_of(label)), book->n_licenses);
    return right;
}

static bool has_word(const char *words, const char *word)
{
    struct str rest = str_of(words), one;
    while (utf8_next_word(&rest, &one))
        if (str_is(one, word))
            return true;
    return false;
}

static bool check_license_links(struct book *book)
{
    const struct package *package = &book->package;
    bool found = false, wrong = false;
    for (size_t i = 0; i < package->n_links; i++) {
        if (!has_word(package->links[i].rel, "dcterms:license") || package->links[i].path)
            continue;
        bool right = check_license_link(book, &package->links[i]);
        found = found || right;
        wrong = wrong || !right;
    }
    if (!found && !wrong && book->n_licenses < 2 && package->epub3)
        book_finding(book, at(book, 0), "package-license",
                     "package has no link of rel dcterms:license to the license's address%s%s",
                     book->n_licenses ? ", " : "",
                     book->n_licenses ? book->licenses[0].address : "");
    return !wrong && (found || book->n_licenses > 1 || !package->epub3);
}

/* What another page of the book's only work says of it; NULL. The work was met last. */
static const char *said_elsewhere(const struct book *book,
                                  const char *(*fact)(const struct sighting *page))
{
    const struct proof *proof = book->proof;
    const char *work = book->n_works == 1 ? proof->sightings[proof->n_sightings - 1].work : NULL;
    for (size_t i = work ? proof_first(proof, work) : proof->n_sorted;
         i < proof->n_sorted && strcmp(proof->sightings[i].work, work) == 0; i++)
        if (fact(&proof->sightings[i]))
            return fact(&proof->sightings[i]);
    return NULL;
}

static const char *source_of(const struct sighting *page)
{
    return page->source;
}

static const char *holder_of(const struct sighting *page)
{
    return page->holder;
}

static void check_source(struct book *book)
{
    const struct package_meta *given = package_meta(&book->package, "dc:source");
    const char *source = said_elsewhere(book, source_of);
    if (source && (!given || strcmp(given->text, source) != 0))
        diag_error(book->proof->diags, at(book, given ? given->line : 0), "package-source",
                   "dc:source is '%s' where the work's page has '%s'",
                   given ? quote(&book->arena, str_of(given->text)) : "missing",
                   quote(&book->arena, str_of(source)));
}

/* Who holds the rights must be found by those who ask for more than the license permits. */
static void check_holder(struct book *book)
{
    const struct package_meta *given = package_meta(&book->package, "dcterms:rightsHolder");
    const struct package_meta *copyright = package_meta(&book->package, "schema:copyrightHolder");
    const char *holder = copyright ? copyright->text : said_elsewhere(book, holder_of);
    if (holder && (!given || strcmp(given->text, holder) != 0))
        book_finding(book, at(book, given ? given->line : 0), "package-holder",
                     "dcterms:rightsHolder is '%s' where the %s '%s'",
                     given ? quote(&book->arena, str_of(given->text)) : "missing",
                     copyright ? "package has schema:copyrightHolder" : "work's page has",
                     quote(&book->arena, str_of(holder)));
}

static void check_license_page(struct book *book)
{
    const struct package *package = &book->package;
    const char *page = book->license_page;
    bool in_spine = false;
    if (!package->epub3)
        return;
    for (size_t i = 0; page && i < package->n_spine; i++)
        in_spine = in_spine || (package->spine[i]->path && !strcmp(package->spine[i]->path, page));
    if (!page)
        book_finding(book, at(book, 0), "license-page",
                     "no landmark of epub:type copyright-page leads to a page of licenses");
    else if (!in_spine)
        book_finding(book, at(book, 0), "license-page",
                     "page of licenses '%s' is not in the spine: readers never come to it",
                     quote_name(&book->arena, page));
    else if (!book->license_page_in_toc)
        book_finding(book, at(book, 0), "license-page",
                     "page of licenses '%s' is not in the table of contents",
                     quote_name(&book->arena, page));
}

enum verdict metadata_check(struct book *book)
{
    check_identifier(book);
    check_required(book);
    check_accessibility(book);
    check_license_page(book);
    legal_codes_check(book);
    check_source(book);
    check_holder(book);
    bool rights = check_rights(book), links = check_license_links(book);
    return rights && links ? VERDICT_FOUND : VERDICT_MISSING;
}
