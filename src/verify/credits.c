/* The pages of licenses and credits of a book: each of several works is there, all are alike, and what
 * is listed as they are is marked as they are. */
#include <string.h>

#include "verify/book.h"
#include "verify/quote.h"
#include "verify/roll.h"

static bool has_type(xmlDoc *doc, const char *type)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        if (node->type == XML_ELEMENT_NODE && markup_attribute_has(node, "epub:type", type))
            return !markup_is(node, "a"); /* a landmark leads there, and is no such page */
    return false;
}

static bool is_license_page(const struct book *book, const char *path)
{
    return book->license_page && strcmp(book->license_page, path) == 0;
}

static void add_works(struct roll *roll, const struct book *book)
{
    const struct proof *proof = book->proof;
    size_t inside = strlen(book->path) + 1; /* "book.epub!" */
    for (size_t i = 0; i < proof->n_sightings; i++) {
        const struct sighting *seen = &proof->sightings[i];
        if (strcmp(seen->group, book->path) == 0)
            roll_add(roll, seen->file + inside, seen->work, seen->label, seen->license);
    }
}

/* The document of the spine that a link leads to, if it marks no work; NULL. */
static const char *unmarked_target(struct arena *arena, const struct book *book,
                                   const bool *without_works, const char *from, const xmlNode *link)
{
    const char *href = markup_attribute(arena, link, "href"), *fragment;
    const char *path = href ? package_resolve(arena, from, href, &fragment) : NULL;
    for (size_t i = 0; path && i < book->package.n_spine; i++)
        if (without_works[i] && strcmp(book->package.spine[i]->path, path) == 0)
            return path;
    return NULL;
}

/* A document that is listed as the works are, but marks none: its words can't be proven. */
static void find_unmarked(const struct roll *roll, struct book *book, const bool *without_works,
                          xmlDoc *doc, const char *path)
{
    struct arena arena = ARENA_INIT;
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node && roll->trail;
         node = markup_next(node, root, true, NULL, NULL)) {
        const char *target =
            markup_is(node, "a") ? unmarked_target(&arena, book, without_works, path, node) : NULL;
        if (target && strcmp(roll_trail(&arena, node), roll->trail) == 0)
            book_unmarked(book, target);
    }
    arena_clear(&arena);
}

static void take_entry(void *book, const char *work, struct str text, struct place place)
{
    agreement_check_entry(book, work, text, place);
}

/* The page as its style sheets show it. */
static void look(struct roll *roll, struct book *book, const bool *without_works, xmlDoc *doc,
                 const char *path)
{
    struct hiding hiding;
    book_hiding(book, &hiding, doc, path);
    const struct str *rule = hiding_prune(&hiding, doc);
    if (rule && !roll->hidden_by)
        roll->hidden_by = arena_strndup(&roll->arena, rule->p, rule->n);
    roll->full = has_type(doc, "other-credits");
    roll_look(roll, doc, path, book_file(book, path), true);
    find_unmarked(roll, book, without_works, doc, path);
    if (is_license_page(book, path) && book->n_works > 1)
        license_page_check(book, doc, path, without_works);
    hiding_clear(&hiding);
}

void credits_check(struct book *book, const bool *without_works)
{
    struct roll roll;
    struct diags *aside = diags_new(); /* what is wrong with them was said before */
    bool any = false;                  /* that there is none was said before, too */
    if (book->n_works > 0) {
        if (book->n_works > 1) /* the pages of each stand together */
            proof_sort(book->proof);
        roll_init(&roll, book->proof->diags);
        roll.take = take_entry;
        roll.context = book;
        add_works(&roll, book);
        for (size_t i = 0; i < book->package.n_spine; i++) {
            const struct package_item *item = book->package.spine[i];
            xmlDoc *doc = without_works[i]
                              ? book_document(book, item, book_file(book, item->path), aside)
                              : NULL;
            if (doc && (is_license_page(book, item->path) || has_type(doc, "other-credits") ||
                        has_type(doc, "copyright-page"))) {
                look(&roll, book, without_works, doc, item->path);
                any = true;
            }
            xmlFreeDoc(doc);
        }
        if (any && book->n_works > 1)
            roll_finish(&roll, book->path, true);
        roll_clear(&roll);
    }
    diags_free(aside);
}
