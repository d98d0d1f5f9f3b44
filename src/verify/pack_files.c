/* The resources of a package, their files, and the works in their pages. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/address.h"
#include "verify/judge.h"
#include "verify/notice.h"
#include "verify/pack.h"
#include "verify/package.h"
#include "verify/quote.h"
#include "verify/survival.h"

static const char *member_of(struct pack *pack, const char *href)
{
    const char *fragment;
    return package_resolve(&pack->arena, PACK_MANIFEST, href, &fragment);
}

/* Files are relative, ASCII and without spaces, or some platform loses them. */
static void check_href(struct pack *pack, const xmlNode *node, const char *href)
{
    bool good = *href && *href != '/' && !strstr(href, "://");
    for (const char *p = href; *p; p++)
        good = good && *p > ' ' && (unsigned char)*p < 0x7F && *p != '\\';
    if (!good || !member_of(pack, href))
        pack_error(pack, node, "course-name",
                   "href '%s' is no relative path of plain letters without spaces: platforms lose "
                   "such files",
                   quote(&pack->arena, str_of(href)));
    if (path_has_extension(href, "/license") || strcmp(path_name(href), "license") == 0)
        pack_error(pack, node, "course-reserved-name",
                   "path '%s' ends in 'license': Canvas rewrites rel=license to it; name it "
                   "LICENSE-….txt",
                   quote(&pack->arena, str_of(href)));
}

static void read_file(struct pack *pack, struct pack_resource *resource, const xmlNode *node)
{
    const char *href = pack_attribute(pack, node, "href"), *path = member_of(pack, href);
    check_href(pack, node, href);
    if (!path)
        return;
    resource->files =
        mem_realloc(resource->files, (resource->n_files + 1) * sizeof *resource->files);
    resource->files[resource->n_files++] = path;
    if (!pack_has(pack, path))
        pack_error(pack, node, "course-file-missing",
                   "manifest lists '%s', which is not in the archive",
                   quote_name(&pack->arena, path));
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void check_files_once(struct pack *pack, const struct pack_resource *resource)
{
    const char **sorted = arena_array(&pack->arena, resource->n_files + 1, sizeof *sorted);
    for (size_t i = 0; i < resource->n_files; i++)
        sorted[i] = resource->files[i];
    qsort(sorted, resource->n_files, sizeof *sorted, compare);
    for (size_t i = 1; i < resource->n_files; i++)
        if (strcmp(sorted[i - 1], sorted[i]) == 0)
            pack_error(pack, resource->node, "course-file-twice", "resource '%s' lists '%s' twice",
                       quote(&pack->arena, str_of(resource->id)),
                       quote_name(&pack->arena, sorted[i]));
}

static void read_resource(struct pack *pack, xmlNode *node)
{
    struct pack_resource resource = {.id = pack_attribute(pack, node, "identifier"),
                                     .type = pack_attribute(pack, node, "type"),
                                     .href = pack_attribute(pack, node, "href"),
                                     .node = node};
    for (xmlNode *child = node->children; child; child = child->next) {
        if (markup_is(child, "file"))
            read_file(pack, &resource, child);
        resource.n_dependencies += markup_is(child, "dependency");
    }
    check_files_once(pack, &resource);
    if (*resource.href) {
        const char *path = member_of(pack, resource.href);
        bool listed = false;
        for (size_t i = 0; path && i < resource.n_files; i++)
            listed = listed || strcmp(resource.files[i], path) == 0;
        if (!listed)
            pack_error(pack, node, "course-href",
                       "resource '%s' leads to '%s', but doesn't list it as a file",
                       quote(&pack->arena, str_of(resource.id)),
                       quote(&pack->arena, str_of(resource.href)));
    }
    pack->resources = mem_realloc(pack->resources, (pack->n_resources + 1) * sizeof resource);
    pack->resources[pack->n_resources++] = resource;
}

static int compare_ids(const void *va, const void *vb)
{
    const struct pack_resource *const *a = va, *const *b = vb;
    int order = strcmp((*a)->id, (*b)->id);
    return order ? order : (*a > *b) - (*a < *b);
}

static void sort_resources(struct pack *pack)
{
    pack->by_id = arena_array(&pack->arena, pack->n_resources + 1, sizeof *pack->by_id);
    for (size_t i = 0; i < pack->n_resources; i++)
        pack->by_id[i] = &pack->resources[i];
    qsort(pack->by_id, pack->n_resources, sizeof *pack->by_id, compare_ids);
}

void pack_read_resources(struct pack *pack)
{
    const xmlNode *resources = pack_child(pack->root, "resources");
    for (xmlNode *node = resources ? resources->children : NULL; node; node = node->next)
        if (markup_is(node, "resource"))
            read_resource(pack, node);
    sort_resources(pack);
}

/* The schemas that a package may bring along beside its files. */
static bool is_of_package(const char *path)
{
    return strcmp(path, PACK_MANIFEST) == 0 || path_has_extension(path, ".xsd") ||
           path_has_extension(path, ".dtd");
}

void pack_check_files(struct pack *pack)
{
    size_t n = 0;
    for (size_t i = 0; i < pack->n_resources; i++)
        n += pack->resources[i].n_files;
    const char **all = arena_array(&pack->arena, n + 1, sizeof *all);
    n = 0;
    for (size_t i = 0; i < pack->n_resources; i++)
        for (size_t k = 0; k < pack->resources[i].n_files; k++)
            all[n++] = pack->resources[i].files[k];
    qsort(all, n, sizeof *all, compare);
    for (size_t i = 0; i < archive_size(pack->archive); i++) {
        const struct archive_entry *entry = archive_entry_at(pack->archive, i);
        if (!entry->folder && !is_of_package(entry->path) &&
            !bsearch(&entry->path, all, n, sizeof *all, compare))
            pack_error(pack, NULL, "course-file-unlisted",
                       "'%s' is in the archive but no resource lists it: it is not imported",
                       quote_name(&pack->arena, entry->path));
    }
}

/* --------------------------------------------------------------------------------------- pages */

static void take_license(struct pack *pack, const struct page_work *work)
{
    size_t i = 0;
    while (i < pack->n_licenses && strcmp(pack->licenses[i].address, work->license) != 0)
        i++;
    if (i == pack->n_licenses && i < MOST_LICENSES)
        pack->licenses[pack->n_licenses++] =
            (struct claim){"the package", arena_strdup(&pack->arena, work->license),
                           arena_strdup(&pack->arena, work->label), 0};
}

/* What platforms take out of a page, or what runs in it. */
static void check_elements(struct pack *pack, const char *file, xmlDoc *doc)
{
    static const char *const unsafe[] = {"script", "form",     "object", "embed",
                                         "frame",  "frameset", "base"};
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL))
        for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
            if (markup_is(node, unsafe[i]) &&
                strcmp(pack_attribute(pack, node, "type"), "application/ld+json") != 0)
                diag_error(pack->proof->diags, (struct place){file, markup_line(node), 0},
                           "course-html", "page has '%s', which platforms take out", unsafe[i]);
}

/* A page that marks no work: the credits name the licenses of all. */
static void look_at_other(struct pack *pack, struct page *page)
{
    struct notice_seen seen;
    notice_look(&page->arena, buf_str(&page->ours), NULL, &seen);
    pack->credits = pack->credits || seen.address;
    for (size_t i = 0; i < pack->n_licenses; i++)
        pack->credits =
            pack->credits || address_in(buf_str(&page->ours), pack->licenses[i].address);
    if (pack->n_works == 0)
        judge_unmarked_page(pack->proof, page, false);
}

static bool is_page(const char *path)
{
    return path_has_extension(path, ".html") || path_has_extension(path, ".htm") ||
           path_has_extension(path, ".xhtml");
}

/* `others`: the pages that mark no work, which can only be judged when all works are known. */
static void check_page(struct pack *pack, struct pack_resource *resource, const char *path,
                       bool others)
{
    struct diags *aside = diags_new();
    struct buf bytes = BUF_INIT;
    struct page page;
    const char *file =
        arena_printf(&pack->arena, "%s!%s", pack->path, quote_name(&pack->arena, path));
    xmlDoc *doc = pack_read(pack, path, &bytes) ? markup_read(buf_str(&bytes), MARKUP_HTML, file,
                                                              others ? aside : pack->proof->diags)
                                                : NULL;
    if (doc) {
        page_read_tree(&page, doc, file, others ? aside : pack->proof->diags);
        if (others && !page.works)
            look_at_other(pack, &page);
        if (!others) {
            check_elements(pack, file, doc);
            judge_chapter(pack->proof, &page, pack->path);
        }
        for (const struct page_work *work = others ? NULL : page.works; work; work = work->next) {
            pack->n_works += work->part == 1;
            if (!work->license)
                continue;
            take_license(pack, work);
            resource->label = arena_strdup(&pack->arena, work->label);
        }
        if (!others && page.works)
            survival_of_page(pack->proof, &page, doc, NULL);
        page_clear(&page);
        xmlFreeDoc(doc);
    }
    buf_clear(&bytes);
    diags_free(aside);
}

void pack_check_pages(struct pack *pack)
{
    for (int others = 0; others <= 1; others++)
        for (size_t i = 0; i < pack->n_resources; i++) {
            struct pack_resource *resource = &pack->resources[i];
            const char *path = *resource->href ? member_of(pack, resource->href) : NULL;
            if (path && is_page(path) && pack_has(pack, path))
                check_page(pack, resource, path, others);
        }
}
