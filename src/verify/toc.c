#include "verify/toc.h"

#include <stdlib.h>
#include <string.h>

#include "verify/book.h"
#include "verify/quote.h"

void toc_add(struct toc *toc, struct book *book, const char *member, const char *label,
             const char *href, int line)
{
    const char *fragment, *path = package_resolve(&book->arena, member, href, &fragment);
    if (toc->n == toc->cap) {
        toc->cap = toc->cap ? 2 * toc->cap : 64;
        toc->entries = mem_realloc(toc->entries, toc->cap * sizeof *toc->entries);
    }
    toc->entries[toc->n++] =
        (struct toc_entry){label, path ? path : "", fragment ? fragment : "", line};
}

void toc_clear(struct toc *toc)
{
    free(toc->entries);
}

/* ------------------------------------------------------------------------------------- order */

/* The place of a document in the spine; looks from `from` on first. n_spine: it has none. */
static size_t spine_index(const struct package *package, const char *path, size_t from)
{
    for (size_t k = 0; k < package->n_spine; k++) {
        size_t i = (from + k) % package->n_spine;
        if (package->spine[i]->path && strcmp(package->spine[i]->path, path) == 0)
            return i;
    }
    return package->n_spine;
}

void toc_check_order(struct book *book, const struct toc *toc)
{
    size_t before = 0;
    for (size_t i = 0; i < toc->n; i++) {
        const struct toc_entry *entry = &toc->entries[i];
        size_t at =
            *entry->path ? spine_index(&book->package, entry->path, before) : book->package.n_spine;
        if (at == book->package.n_spine)
            continue;
        if (at < before)
            book_finding(book, (struct place){toc->file, entry->line, 0}, "nav-order",
                         "'%s' stands in the contents behind what follows it in the book",
                         quote(&book->arena, str_of(entry->label)));
        before = at > before ? at : before;
    }
}

static const char *shown(struct book *book, const struct toc_entry *entry)
{
    if (!entry)
        return "none";
    const char *place = arena_printf(&book->arena, "%s%s%s", entry->path,
                                     *entry->fragment ? "#" : "", entry->fragment);
    return arena_printf(&book->arena, "'%s' (%s)", quote(&book->arena, str_of(entry->label)),
                        quote(&book->arena, str_of(place)));
}

/* Whether the NCX of a long book lists documents, and no places within them. */
static bool lists_documents(const struct toc *nav, const struct toc *ncx)
{
    enum { LONG = 200 };
    size_t places = 0;
    for (size_t i = 0; i < ncx->n; i++)
        places += *ncx->entries[i].fragment != '\0';
    return nav->n > LONG && places == 0;
}

/* The next entry from *i on, past places where only documents count. */
static const struct toc_entry *next_entry(const struct toc *toc, bool documents, size_t *i)
{
    while (documents && *i < toc->n && *toc->entries[*i].fragment)
        ++*i;
    return *i < toc->n ? &toc->entries[(*i)++] : NULL;
}

void toc_compare(struct book *book, const struct toc *nav, const struct toc *ncx)
{
    bool documents = lists_documents(nav, ncx);
    size_t i = 0, at = 0;
    for (;;) {
        const struct toc_entry *a = next_entry(nav, documents, &at);
        const struct toc_entry *b = next_entry(ncx, documents, &i);
        if (!a && !b)
            return;
        if (a && b && strcmp(a->label, b->label) == 0 && strcmp(a->path, b->path) == 0 &&
            strcmp(a->fragment, b->fragment) == 0)
            continue;
        book_finding(book, (struct place){ncx->file, b ? b->line : 0, 0}, "ncx-entries",
                     "NCX is not the table of contents: entry %zu is %s where the navigation "
                     "document has %s",
                     b ? i : ncx->n + 1, shown(book, b), shown(book, a));
        return; /* what follows is shifted */
    }
}

/* --------------------------------------------------------------------------------- structure */

static xmlNode *element_at(xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

static bool among(const xmlNode *node, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (markup_is(node, names[i]))
            return true;
    return false;
}

static void wrong(struct book *book, const char *file, const xmlNode *node, const char *what)
{
    diag_error(book->proof->diags, (struct place){file, markup_line(node), 0}, "nav-structure",
               "element '%s' of a table of contents %s; readers may show no contents",
               (const char *)node->name, what);
}

/* A heading perhaps, and one list. */
static void check_nav(struct book *book, const char *file, xmlNode *nav)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"};
    xmlNode *node = element_at(nav->children);
    if (node && among(node, headings, sizeof headings / sizeof *headings))
        node = element_at(node->next);
    if (!node || !markup_is(node, "ol"))
        wrong(book, file, nav, "has no list (ol) behind its heading");
    else if (element_at(node->next))
        wrong(book, file, element_at(node->next), "stands behind the list");
}

static void check_item(struct book *book, const char *file, xmlNode *item)
{
    static const char *const labels[] = {"a", "span"};
    xmlNode *label = element_at(item->children);
    if (!label || !among(label, labels, 2)) {
        wrong(book, file, item, "begins with no link (a) and no span");
        return;
    }
    xmlNode *list = element_at(label->next);
    if (!list && markup_is(label, "span"))
        wrong(book, file, item, "leads nowhere and has no list below");
    else if (list && !markup_is(list, "ol"))
        wrong(book, file, list, "stands behind a label, where only a list (ol) may");
    else if (list && element_at(list->next))
        wrong(book, file, element_at(list->next), "stands behind the list of an item");
}

static void check_list(struct book *book, const char *file, xmlNode *list)
{
    xmlNode *item = element_at(list->children);
    if (!item)
        wrong(book, file, list, "has no item");
    for (; item; item = element_at(item->next))
        if (!markup_is(item, "li"))
            wrong(book, file, item, "stands in a list, where only items (li) may");
}

/* Words, or those that stand for a picture. */
static bool has_label(struct book *book, xmlNode *label)
{
    if (*markup_content(&book->arena, label))
        return true;
    for (xmlNode *node = label; node; node = markup_next(node, label, true, NULL, NULL)) {
        const char *alt =
            markup_is(node, "img") ? markup_attribute(&book->arena, node, "alt") : NULL;
        if (alt && *alt)
            return true;
    }
    return false;
}

void toc_check_structure(struct book *book, const char *file, xmlNode *nav)
{
    check_nav(book, file, nav);
    for (xmlNode *node = nav; node; node = markup_next(node, nav, true, NULL, NULL)) {
        bool labels =
            markup_is(node, "a") || (markup_is(node, "span") && markup_is(node->parent, "li"));
        if (markup_is(node, "ol"))
            check_list(book, file, node);
        else if (markup_is(node, "li"))
            check_item(book, file, node);
        if (labels && !has_label(book, node))
            diag_error(book->proof->diags, (struct place){file, markup_line(node), 0}, "nav-label",
                       "entry of the contents has no words; readers show an empty line");
    }
}
