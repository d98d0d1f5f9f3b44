/* EPUB 3.3, section 7 (navigation document), and the NCX that older readers use. */
#include <stdlib.h>
#include <string.h>

#include "verify/book.h"
#include "verify/quote.h"
#include "verify/shape.h"
#include "verify/toc.h"

/* The member that a link leads to; NULL, and said, when there is none. */
static const char *follow(struct book *book, const char *member, const char *href, int line,
                          const char *rule)
{
    const char *fragment, *file = book_file(book, member);
    const char *path = package_resolve(&book->arena, member, href, &fragment);
    if (!path || archive_find(book->archive, path) == archive_size(book->archive)) {
        diag_error(book->proof->diags, (struct place){file, line, 0}, rule,
                   "link '%s' leads to no file of the book", quote(&book->arena, str_of(href)));
        return NULL;
    }
    if (fragment && *fragment)
        book_want(book, file, path, fragment, line);
    return path;
}

/* All links of one nav element. `each` may be NULL. */
static void follow_all(struct book *book, const char *member, xmlNode *nav,
                       void (*each)(struct book *book, xmlNode *link, const char *path))
{
    for (xmlNode *node = nav; node; node = markup_next(node, nav, true, NULL, NULL)) {
        const char *href =
            markup_is(node, "a") ? markup_attribute(&book->arena, node, "href") : NULL;
        if (!href)
            continue;
        const char *path = follow(book, member, href, markup_line(node), "nav-link");
        if (path && each)
            each(book, node, path);
    }
}

static void take_landmark(struct book *book, xmlNode *link, const char *path)
{
    if (markup_attribute_has(link, "epub:type", "copyright-page"))
        book->license_page = path;
}

static void take_entry(struct book *book, xmlNode *link, const char *path)
{
    (void)link;
    if (book->license_page && strcmp(book->license_page, path) == 0)
        book->license_page_in_toc = true;
}

static xmlNode *find_nav(xmlDoc *doc, const char *type, size_t *count)
{
    xmlNode *root = xmlDocGetRootElement(doc), *first = NULL;
    *count = 0;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        if (!markup_is(node, "nav") || !markup_attribute_has(node, "epub:type", type))
            continue;
        first = first ? first : node;
        ++*count;
    }
    return first;
}

static void check_structures(struct book *book, const char *member, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        if (markup_is(node, "nav") && markup_attribute(&book->arena, node, "epub:type"))
            toc_check_structure(book, book_file(book, member), node);
}

/* Each says of what kind its place is. */
static void check_landmarks(struct book *book, const char *member, xmlNode *nav)
{
    for (xmlNode *node = nav; node; node = markup_next(node, nav, true, NULL, NULL)) {
        const char *type =
            markup_is(node, "a") ? markup_attribute(&book->arena, node, "epub:type") : "-";
        if (!type || !*type)
            diag_error(book->proof->diags,
                       (struct place){book_file(book, member), markup_line(node), 0},
                       "nav-structure", "landmark has no epub:type, which says what it is");
    }
}

static void take_entries(struct book *book, const char *member, xmlNode *nav)
{
    for (xmlNode *node = nav; node; node = markup_next(node, nav, true, NULL, NULL)) {
        const char *href =
            markup_is(node, "a") ? markup_attribute(&book->arena, node, "href") : NULL;
        if (href)
            toc_add(&book->nav, book, member, markup_content(&book->arena, node), href,
                    markup_line(node));
    }
}

static void check_nav_document(struct book *book, const char *member, xmlDoc *doc)
{
    size_t n;
    xmlNode *landmarks = find_nav(doc, "landmarks", &n), *contents = find_nav(doc, "toc", &n);
    if (n != 1)
        diag_error(book->proof->diags, (struct place){book_file(book, member), 0, 0}, "nav-toc",
                   "navigation document has %zu nav elements of epub:type toc; it must have one",
                   n);
    check_structures(book, member, doc);
    check_landmarks(book, member, landmarks);
    if (landmarks)
        follow_all(book, member, landmarks, take_landmark);
    if (!contents)
        return;
    follow_all(book, member, contents, take_entry);
    book->nav.file = book_file(book, member);
    take_entries(book, member, contents);
}

static xmlDoc *read_member(struct book *book, const char *member)
{
    struct buf bytes = BUF_INIT;
    xmlDoc *doc = NULL;
    if (book_read(book, member, &bytes))
        doc = markup_read(buf_str(&bytes), MARKUP_XML, book_file(book, member), book->proof->diags);
    buf_clear(&bytes);
    return doc;
}

static bool is_there(const struct book *book, const struct package_item *item)
{
    return item && item->path &&
           archive_find(book->archive, item->path) < archive_size(book->archive);
}

static void check_nav(struct book *book)
{
    const struct package *package = &book->package;
    const struct package_item *nav = NULL;
    size_t n = 0;
    for (size_t i = 0; i < package->n_items; i++) {
        if (!package->items[i].nav)
            continue;
        nav = nav ? nav : &package->items[i];
        n++;
    }
    if (n != 1 && package->epub3)
        diag_error(book->proof->diags, (struct place){package->file, 0, 0}, "nav",
                   "manifest has %zu items with the property nav; it must have one", n);
    xmlDoc *doc = is_there(book, nav) ? read_member(book, nav->path) : NULL;
    if (doc)
        check_nav_document(book, nav->path, doc);
    if (doc && !nav->in_spine)
        document_check(book, nav, book_file(book, nav->path), doc);
    xmlFreeDoc(doc);
}

/* Older readers find it by the spine. */
static void check_announced(struct book *book)
{
    const struct package *package = &book->package;
    for (size_t i = 0; package->epub3 && !package->ncx && i < package->n_items; i++)
        if (strcmp(package->items[i].media_type, "application/x-dtbncx+xml") == 0)
            diag_error(book->proof->diags, (struct place){package->file, package->items[i].line, 0},
                       "ncx", "spine has no 'toc' that leads to the NCX");
}

static bool is_identifier(const struct book *book, const char *text)
{
    for (size_t i = 0; text && i < book->package.n_metas; i++) {
        const struct package_meta *meta = &book->package.metas[i];
        if (strcmp(meta->name, "dc:identifier") == 0 && strcmp(meta->text, text) == 0)
            return true;
    }
    return false;
}

static bool is_uid(struct book *book, const xmlNode *node)
{
    const char *name =
        markup_is(node, "meta") ? markup_attribute(&book->arena, node, "name") : NULL;
    return name && strcmp(name, "dtb:uid") == 0;
}

static void check_uid(struct book *book, const char *member, const xmlNode *node)
{
    const char *uid = markup_attribute(&book->arena, node, "content");
    if (!is_identifier(book, uid))
        diag_error(book->proof->diags,
                   (struct place){book_file(book, member), markup_line(node), 0}, "ncx-identifier",
                   "NCX is of another book: its dtb:uid '%s' is no dc:identifier",
                   quote(&book->arena, str_of(uid)));
}

static const char *label_of(struct book *book, const xmlNode *content)
{
    for (xmlNode *node = content->parent->children; node; node = node->next)
        if (markup_is(node, "navLabel"))
            return markup_content(&book->arena, node);
    return "";
}

static void check_entries(struct book *book, const char *member, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    bool uid = false;
    book->ncx.file = book_file(book, member);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        if (markup_is(node, "content")) {
            const char *src = markup_attribute(&book->arena, node, "src");
            follow(book, member, src ? src : "", markup_line(node), "ncx-link");
            if (markup_is(node->parent, "navPoint"))
                toc_add(&book->ncx, book, member, label_of(book, node), src ? src : "",
                        markup_line(node));
        } else if (!uid && is_uid(book, node)) {
            check_uid(book, member, node);
            uid = true;
        }
    }
}

/* Z39.86-2005, 8.4: numbers are given to all or, in books that have a navigation document, to none;
 * they begin with 1. The language of labels is given or left out, but not empty. */
static void check_ncx_attributes(struct book *book, const char *member, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    size_t points = 0, numbered = 0;
    const char *first = NULL;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        const char *order =
            markup_is(node, "navPoint") ? markup_attribute(&book->arena, node, "playOrder") : NULL;
        const char *lang = node->type == XML_ELEMENT_NODE
                               ? markup_attribute(&book->arena, node, "xml:lang")
                               : NULL;
        points += markup_is(node, "navPoint");
        numbered += order != NULL;
        first = first ? first : order;
        if (lang && !*lang)
            diag_error(book->proof->diags,
                       (struct place){book_file(book, member), markup_line(node), 0},
                       "ncx-structure", "xml:lang of '%s' is empty", (const char *)node->name);
    }
    if (numbered > 0 && (numbered < points || strcmp(first, "1") != 0))
        diag_error(book->proof->diags, (struct place){book_file(book, member), 0, 0},
                   "ncx-structure",
                   "%zu of %zu navPoints have a playOrder, and the first is '%s'; number all of "
                   "them from 1, or none",
                   numbered, points, quote(&book->arena, str_of(first)));
}

static void check_ncx(struct book *book)
{
    const struct package_item *ncx = book->package.ncx;
    if (!ncx && !book->package.epub3)
        diag_error(book->proof->diags, (struct place){book->package.file, 0, 0}, "ncx",
                   "book has no NCX, which an EPUB 2 must have");
    check_announced(book);
    xmlDoc *doc = is_there(book, ncx) ? read_member(book, ncx->path) : NULL;
    if (doc) {
        shape_check(&schema_ncx, doc, book_file(book, ncx->path), book->proof->diags);
        check_ncx_attributes(book, ncx->path, doc);
        check_entries(book, ncx->path, doc);
    }
    xmlFreeDoc(doc);
}

void contents_check(struct book *book)
{
    check_nav(book);
    check_ncx(book);
}

void contents_compare(struct book *book)
{
    if (book->nav.file)
        toc_check_order(book, &book->nav);
    if (book->nav.file && book->ncx.file)
        toc_compare(book, &book->nav, &book->ncx);
    toc_clear(&book->nav);
    toc_clear(&book->ncx);
}
