/* The pages of licenses and credits of a book with several works: all are there, and alike. */
#include <string.h>

#include "verify/book.h"
#include "verify/roll.h"

static bool is_page_of_credits(const struct book *book, const char *path, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (book->license_page && strcmp(book->license_page, path) == 0)
        return true;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        if (node->type == XML_ELEMENT_NODE &&
            (markup_attribute_has(node, "epub:type", "other-credits") ||
             markup_attribute_has(node, "epub:type", "copyright-page")))
            return !markup_is(node, "a"); /* a landmark leads there, and is no such page */
    return false;
}

/* The page as its style sheets show it. */
static void look(struct roll *roll, struct book *book, xmlDoc *doc, const char *path)
{
    struct hiding hiding;
    book_hiding(book, &hiding, doc, path);
    const struct str *rule = hiding_prune(&hiding, doc);
    if (rule && !roll->hidden_by)
        roll->hidden_by = arena_strndup(&roll->arena, rule->p, rule->n);
    roll_look(roll, doc, path, book_file(book, path), true);
    hiding_clear(&hiding);
}

static void add_works(struct roll *roll, const struct book *book)
{
    const struct proof *proof = book->proof;
    size_t inside = strlen(book->path) + 1; /* "book.epub!" */
    for (size_t i = 0; i < proof->n_sorted; i++) {
        const struct sighting *seen = &proof->sightings[i];
        if (strcmp(seen->group, book->path) == 0)
            roll_add(roll, seen->file + inside, seen->work, seen->label, seen->license);
    }
}

void credits_check(struct book *book, const bool *without_works)
{
    struct roll roll;
    struct diags *aside = diags_new(); /* what is wrong with them was said before */
    bool any = false;                  /* that there is none was said before, too */
    if (book->n_works > 1) {
        proof_sort(book->proof);
        roll_init(&roll, book->proof->diags);
        add_works(&roll, book);
        for (size_t i = 0; i < book->package.n_spine; i++) {
            const struct package_item *item = book->package.spine[i];
            const char *file = without_works[i] ? book_file(book, item->path) : NULL;
            xmlDoc *doc = file ? book_document(book, item, file, aside) : NULL;
            if (doc && is_page_of_credits(book, item->path, doc)) {
                look(&roll, book, doc, item->path);
                any = true;
            }
            xmlFreeDoc(doc);
        }
        if (any)
            roll_finish(&roll, book->path, true);
        roll_clear(&roll);
    }
    diags_free(aside);
}
