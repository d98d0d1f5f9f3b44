/* The page of licenses of a book with several works: each license with its address. */
#include <string.h>

#include "verify/address.h"
#include "verify/book.h"
#include "verify/elements.h"
#include "verify/notice.h"
#include "verify/quote.h"

struct license_page {
    struct book *book;
    const char *file, *path;
    const bool *without_works; /* a document of the spine each */
    struct arena arena;
    struct buf text; /* of the page, of an item */
};

/* An address that follows a name with nothing but a mark between: "(CC BY 4.0), https://..."; empty
 * when none does. */
static struct str address_behind(struct str text, size_t at)
{
    static const char between[] = ") :,(\n\t";
    size_t start = at;
    struct str rest, address;
    while (start < text.n && strchr(between, text.p[start]))
        start++;
    rest = str_sub(text, start, text.n);
    return start > at && str_starts(rest, STR("http")) && address_next(&rest, &address) ? address
                                                                                        : STR("");
}

/* Whether the text has the license's name with its address; *wrong: one that it gives instead. What a
 * license of somebody's own is called there can't be told: its address has to do. */
static bool gives(struct license_page *page, struct str text, const struct claim *license,
                  struct str *wrong)
{
    struct license known;
    struct str label = str_of(license->label);
    bool right = false;
    *wrong = STR("");
    if (license_from_url(&page->arena, license->address, &known) != LICENSE_FOUND)
        return notice_gives_license(&page->arena, text, license->address);
    for (size_t at = str_find(text, label, 0); at < text.n; at = str_find(text, label, at + 1)) {
        struct str address = address_behind(text, at + label.n);
        bool is = notice_gives_license(&page->arena, address, license->address);
        right = right || is;
        if (address.n > 0 && !is)
            *wrong = address;
    }
    return right;
}

static bool leads_to_work(struct license_page *page, xmlNode *item)
{
    const struct package *package = &page->book->package;
    for (xmlNode *node = item; node; node = markup_next(node, item, true, NULL, NULL)) {
        const char *fragment;
        const char *href =
            markup_is(node, "a") ? markup_attribute(&page->arena, node, "href") : NULL;
        const char *path = href ? package_resolve(&page->arena, page->path, href, &fragment) : NULL;
        for (size_t i = 0; path && i < package->n_spine; i++)
            if (package->spine[i]->path && strcmp(package->spine[i]->path, path) == 0 &&
                !page->without_works[i])
                return true;
    }
    return false;
}

/* Marks the licenses that an item of a list gives. */
static void take_item(struct license_page *page, xmlNode *item, bool *given)
{
    struct str wrong;
    if (leads_to_work(page, item))
        return;
    buf_reset(&page->text);
    element_add_text(&page->text, item);
    for (size_t i = 0; i < page->book->n_licenses; i++)
        given[i] = gives(page, buf_str(&page->text), &page->book->licenses[i], &wrong) ||
                   wrong.n > 0 || given[i];
}

/* A list that gives some licenses gives all. */
static void check_list(struct license_page *page, xmlNode *list)
{
    struct book *book = page->book;
    bool given[MOST_LICENSES] = {false}, any = false;
    for (xmlNode *item = list->children; item; item = item->next)
        if (markup_is(item, "li"))
            take_item(page, item, given);
    for (size_t i = 0; i < book->n_licenses; i++)
        any = any || given[i];
    for (size_t i = 0; any && i < book->n_licenses; i++)
        if (!given[i])
            diag_error(book->proof->diags, (struct place){page->file, markup_line(list), 0},
                       "list-license",
                       "the list of licenses lacks '%s', which a work of the book is under",
                       quote(&page->arena, str_of(book->licenses[i].label)));
}

static void check_license(struct license_page *page, struct str text, const struct claim *license)
{
    struct diags *diags = page->book->proof->diags;
    struct place place = {page->file, 0, 0};
    struct str wrong;
    const char *label = quote(&page->arena, str_of(license->label));
    bool right = gives(page, text, license, &wrong) ||
                 (str_find(text, str_of(license->label), 0) < text.n &&
                  notice_gives_license(&page->arena, text, license->address));
    if (wrong.n > 0)
        diag_error(diags, place, "license-conflict",
                   "page of licenses gives '%s' as the address of '%s', which is '%s'",
                   quote(&page->arena, wrong), label,
                   quote(&page->arena, str_of(license->address)));
    else if (!right && page->book->n_licenses > 1) /* of one, its notice tells */
        diag_error(diags, place, "list-license",
                   "page of licenses doesn't give '%s' and its address, '%s', which a work of the "
                   "book is under",
                   label, quote(&page->arena, str_of(license->address)));
}

void license_page_check(struct book *book, xmlDoc *doc, const char *path, const bool *without_works)
{
    struct license_page page = {
        .book = book, .file = book_file(book, path), .path = path, .without_works = without_works};
    xmlNode *root = xmlDocGetRootElement(doc);
    struct buf text = BUF_INIT;
    buf_init(&page.text);
    element_add_text(&text, root);
    for (size_t i = 0; i < book->n_licenses; i++)
        check_license(&page, buf_str(&text), &book->licenses[i]);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        if (markup_is(node, "ul") || markup_is(node, "ol"))
            check_list(&page, node);
    buf_clear(&text);
    buf_clear(&page.text);
    arena_clear(&page.arena);
}
