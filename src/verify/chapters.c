/* Every document of the spine: its notice, its works, and the places that the contents lead to. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "verify/book.h"
#include "verify/hiding.h"
#include "verify/judge.h"
#include "verify/quote.h"
#include "verify/survival.h"

struct spine_run {
    struct book *book;
    bool *without_works; /* a document each */
    bool *again;         /* stands in the spine before: read once */
    struct buf *texts; /* of a stranger's book, to look for the source in; under attack, of ours */
    struct wanted wanted; /* what the package says of creators and sources */
};

static void take_licenses(struct book *book, const struct page *page)
{
    pthread_mutex_lock(&book->lock);
    for (const struct page_work *work = page->works; work; work = work->next) {
        size_t i = 0;
        book->n_works += work->part == 1;
        while (i < book->n_licenses && work->license &&
               strcmp(book->licenses[i].address, work->license) != 0)
            i++;
        if (!work->license || i < book->n_licenses || i == MOST_LICENSES)
            continue;
        book->licenses[book->n_licenses++] =
            (struct claim){"the text of the book has", arena_strdup(&book->arena, work->license),
                           arena_strdup(&book->arena, work->label), 0};
    }
    pthread_mutex_unlock(&book->lock);
}

static bool is_creator(const struct package_meta *meta)
{
    return strcmp(meta->name, "dc:creator") == 0 && *meta->text;
}

/* Which creators of the package stand in what a reader sees around the works. */
static void take_names(struct book *book, const struct page *page)
{
    struct buf text = BUF_INIT;
    utf8_collapse(&text, buf_str(&page->ours));
    pthread_mutex_lock(&book->lock);
    for (size_t i = 0; i < book->package.n_metas; i++) {
        const struct package_meta *meta = &book->package.metas[i];
        if (!book->named[i] && is_creator(meta))
            book->named[i] = str_find(buf_str(&text), str_of(meta->text), 0) < text.n;
    }
    pthread_mutex_unlock(&book->lock);
    buf_clear(&text);
}

static void check_creators(struct book *book)
{
    for (size_t i = 0; book->n_works > 0 && i < book->package.n_metas; i++)
        if (!book->named[i] && is_creator(&book->package.metas[i]))
            diag_error(book->proof->diags,
                       (struct place){book->package.file, book->package.metas[i].line, 0},
                       "package-creator",
                       "dc:creator is '%s', whom no notice and no page of the book names",
                       quote(&book->arena, str_of(book->package.metas[i].text)));
}

static int compare_licenses(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    return strcmp(x->address, y->address);
}

static bool leads_to(xmlDoc *doc, const char *from, const char *target)
{
    struct arena arena = ARENA_INIT;
    xmlNode *root = xmlDocGetRootElement(doc);
    bool leads = false;
    for (xmlNode *node = root; node && !leads; node = markup_next(node, root, true, NULL, NULL)) {
        const char *fragment;
        const char *href = markup_is(node, "a") ? markup_attribute(&arena, node, "href") : NULL;
        const char *path = href ? package_resolve(&arena, from, href, &fragment) : NULL;
        leads = path && target && strcmp(path, target) == 0;
    }
    arena_clear(&arena);
    return leads;
}

xmlDoc *book_document(struct book *book, const struct package_item *item, const char *file,
                      struct diags *diags)
{
    struct buf bytes = BUF_INIT;
    xmlDoc *doc = NULL;
    if (item->path && book_read(book, item->path, &bytes))
        doc = markup_read(buf_str(&bytes), MARKUP_XML, file, diags);
    buf_clear(&bytes);
    return doc;
}

static bool read_sheet(void *book, const char *path, struct buf *out)
{
    return book_read(book, path, out);
}

void book_hiding(struct book *book, struct hiding *hiding, xmlDoc *doc, const char *path)
{
    struct hiding_source source = {read_sheet, book, book->path, path};
    hiding_read(hiding, book->proof, &source, doc);
}

/* A document as its style sheets show it. `works`: it may mark some; else all of it counts. */
static void read_styled(struct book *book, struct page *page, xmlDoc *doc, const char *path,
                        const char *file, bool works)
{
    struct hiding hiding;
    book_hiding(book, &hiding, doc, path);
    hiding.whole = !works;
    page_read_styled(page, doc, &hiding, file, book->proof->diags);
    hiding_clear(&hiding);
}

static void look_at_chapter(void *context, unsigned thread, size_t i)
{
    (void)thread;
    struct spine_run *run = context;
    struct book *book = run->book;
    const struct package_item *item = book->package.spine[i];
    const char *file = book_file(book, item->path ? item->path : item->id);
    struct page page;
    if (run->again[i])
        return;
    xmlDoc *doc = book_document(book, item, file, book->proof->diags);
    if (!doc) {
        struct verify_row row = {.file = file, .notice_head = VERDICT_MISSING};
        proof_add_row(book->proof, &row);
        return;
    }
    book_take_ids(book, item->path, doc);
    document_check(book, item, file, doc);
    read_styled(book, &page, doc, item->path, file, true);
    run->without_works[i] = !page.works;
    judge_chapter(book->proof, &page, book->path);
    take_licenses(book, &page);
    agreement_take(book, &page);
    take_names(book, &page);
    page_clear(&page);
    xmlFreeDoc(doc);
}

/* A chapter that is under a license says which work it is. */
static bool is_chapter(xmlDoc *doc, const struct page *page)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        if (node->type == XML_ELEMENT_NODE && (markup_attribute_has(node, "epub:type", "chapter") ||
                                               markup_attribute_has(node, "role", "doc-chapter")))
            return slots_find(&page->slots, SLOT_LINK);
    return false;
}

/* Only when all works are known can be said what the other documents need. */
static void look_at_front_matter(void *context, unsigned thread, size_t i)
{
    (void)thread;
    struct spine_run *run = context;
    struct book *book = run->book;
    const struct package_item *item = book->package.spine[i];
    struct page page;
    if (!run->without_works[i])
        return;
    const char *file = book_file(book, item->path);
    xmlDoc *doc = book_document(book, item, file, book->proof->diags);
    if (!doc)
        return;
    legal_codes_look(book, file, doc);
    if (book->n_works > 0)
        read_styled(book, &page, doc, item->path, file, false);
    else
        page_read_tree(&page, doc, file, book->proof->diags);
    const struct claim *license = book->n_licenses == 1 ? &book->licenses[0] : NULL;
    bool excused = book->n_works > 1 && leads_to(doc, item->path, book->license_page);
    judge_front_matter(book->proof, &page, license, excused);
    if (book->n_works > 0 && is_chapter(doc, &page))
        book_unmarked(book, item->path);
    if (book->n_works == 0)
        buf_add_str(&run->texts[i], buf_str(&page.all));
    page_clear(&page);
    xmlFreeDoc(doc);
}

/* What the package says of the only work of a book. */
static void want_of_package(struct book *book, struct wanted *wanted)
{
    const struct package *package = &book->package;
    for (size_t i = 0; i < package->n_metas; i++) {
        const struct package_meta *meta = &package->metas[i];
        bool name =
            strcmp(meta->name, "dc:creator") == 0 || strcmp(meta->name, "dc:publisher") == 0;
        bool source = strcmp(meta->name, "dc:source") == 0 && book->n_works == 1;
        if (!*meta->text || !(name || source))
            continue;
        struct credit *credit = arena_alloc(&book->arena, sizeof *credit);
        const struct credit **list = name ? &wanted->names : &wanted->sources;
        *credit = (struct credit){meta->text, *list};
        *list = credit;
    }
}

static void attack_chapter(void *context, unsigned thread, size_t i)
{
    (void)thread;
    struct spine_run *run = context;
    struct book *book = run->book;
    const struct package_item *item = book->package.spine[i];
    struct diags *aside = diags_new(); /* what is wrong was said before */
    struct page page;
    const char *file = item->path ? book_file(book, item->path) : NULL;
    xmlDoc *doc = file && !run->again[i] ? book_document(book, item, file, aside) : NULL;
    if (doc) {
        page_read_tree(&page, doc, file, aside);
        judge_license(&page);
        survival_of_page(book->proof, &page, doc, &run->wanted);
        buf_add_str(&run->texts[i], buf_str(&page.all));
        page_clear(&page);
        xmlFreeDoc(doc);
    }
    diags_free(aside);
}

/* The survival matrix of a book, when its works and licenses are known. */
static void attack(struct spine_run *run, size_t n)
{
    struct book *book = run->book;
    struct buf text = BUF_INIT;
    if (!book->proof->options->survival || book->n_works == 0)
        return;
    want_of_package(book, &run->wanted);
    pool_run(book->proof->options->threads, n, attack_chapter, run);
    for (size_t i = 0; i < n; i++) {
        buf_addc(&text, '\n');
        buf_add_str(&text, buf_str(&run->texts[i]));
        buf_clear(&run->texts[i]);
    }
    for (size_t i = 0; i < book->n_licenses; i++) {
        run->wanted.file = book->path;
        run->wanted.license = book->licenses[i].address;
        run->wanted.label = book->licenses[i].label;
        survival_of_text(book->proof, &run->wanted, buf_str(&text), "epub-to-text");
    }
    buf_clear(&text);
}

static int compare_paths(const void *a, const void *b)
{
    const struct package_item *const *const *x = a, *const *const *y = b;
    int order = strcmp((**x)->path, (**y)->path);
    return order ? order : (*x > *y) - (*x < *y);
}

static void mark_repeated(struct spine_run *run)
{
    struct book *book = run->book;
    const struct package *package = &book->package;
    const struct package_item ***sorted =
        arena_array(&book->arena, package->n_spine + 1, sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < package->n_spine; i++)
        if (package->spine[i]->path)
            sorted[n++] = &package->spine[i];
    qsort(sorted, n, sizeof *sorted, compare_paths);
    for (size_t i = 1; i < n; i++) {
        const char *path = (*sorted[i])->path;
        if (strcmp((*sorted[i - 1])->path, path) != 0)
            continue;
        run->again[sorted[i] - package->spine] = true;
        diag_error(book->proof->diags, (struct place){package->file, 0, 0}, "spine",
                   "'%s' stands in the spine more than once", quote_name(&book->arena, path));
    }
}

static void search_source(struct spine_run *run, size_t n)
{
    struct book *book = run->book;
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_addc(&text, '\n');
        buf_add_str(&text, buf_str(&run->texts[i]));
        buf_clear(&run->texts[i]);
    }
    book->source = sources_search(book->proof->sources, buf_str(&text), book->path,
                                  book->proof->single, book->proof->diags);
    buf_clear(&text);
}

void chapters_check(struct book *book)
{
    size_t n = book->package.n_spine;
    unsigned threads = book->proof->options->threads;
    struct spine_run run = {.book = book};
    run.without_works = arena_array(&book->arena, n + 1, sizeof *run.without_works);
    run.again = arena_array(&book->arena, n + 1, sizeof *run.again);
    run.texts = arena_array(&book->arena, n + 1, sizeof *run.texts);
    book->named = arena_array(&book->arena, book->package.n_metas + 1, sizeof *book->named);
    for (size_t i = 0; i < n; i++)
        buf_init(&run.texts[i]);
    mark_repeated(&run);
    pool_run(threads, n, look_at_chapter, &run);
    /* Threads found them in any order; messages come in one. */
    qsort(book->licenses, book->n_licenses, sizeof *book->licenses, compare_licenses);
    check_creators(book);
    pool_run(threads, n, look_at_front_matter, &run);
    agreement_check_package(book);
    credits_check(book, run.without_works);
    if (book->n_works == 0)
        search_source(&run, n);
    attack(&run, n);
    if (n == 0)
        diag_error(book->proof->diags, (struct place){book->package.file, 0, 0}, "spine",
                   "spine has no document: the book has no text");
}
