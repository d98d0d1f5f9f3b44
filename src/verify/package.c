#include "verify/package.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/quote.h"
#include "verify/shape.h"

static const char dc[] = "http://purl.org/dc/elements/1.1/";

static bool has_scheme(const char *href)
{
    size_t n = strspn(href, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return (n > 0 && href[n] == ':') || strncmp(href, "//", 2) == 0;
}

const char *package_resolve(struct arena *arena, const char *from, const char *href,
                            const char **fragment)
{
    size_t n = strcspn(href, "#?"), hash = strcspn(href, "#");
    *fragment = href[hash] ? path_decode(arena, str_of(href + hash + 1)) : NULL;
    if (has_scheme(href))
        return NULL;
    if (n == 0)
        return arena_strdup(arena, from);
    const char *path = path_decode(arena, (struct str){href, n});
    return path ? path_normal(arena, path_join(arena, path_folder(arena, from), path)) : NULL;
}

static const char *attribute(struct package *package, const xmlNode *node, const char *name)
{
    const char *value = markup_attribute(&package->arena, node, name);
    return value ? value : "";
}

static void add_meta(struct package *package, const char *name, xmlNode *node)
{
    package->metas = mem_realloc(package->metas, (package->n_metas + 1) * sizeof *package->metas);
    package->metas[package->n_metas++] =
        (struct package_meta){name, attribute(package, node, "id"),
                              markup_content(&package->arena, node), markup_line(node)};
}

static void add_link(struct package *package, const xmlNode *node)
{
    const char *fragment;
    struct package_link link = {.rel = attribute(package, node, "rel"),
                                .href = attribute(package, node, "href"),
                                .line = markup_line(node)};
    link.path = package_resolve(&package->arena, package->path, link.href, &fragment);
    package->links = mem_realloc(package->links, (package->n_links + 1) * sizeof *package->links);
    package->links[package->n_links++] = link;
}

static void read_metadata(struct package *package, xmlNode *metadata)
{
    for (xmlNode *node = metadata; node; node = markup_next(node, metadata, true, NULL, NULL)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        bool is_dc = node->ns && strcmp((const char *)node->ns->href, dc) == 0;
        if (is_dc)
            add_meta(package, arena_printf(&package->arena, "dc:%s", (const char *)node->name),
                     node);
        else if (markup_is(node, "meta") && !*attribute(package, node, "refines") &&
                 *attribute(package, node, "property"))
            add_meta(package, attribute(package, node, "property"), node);
        else if (markup_is(node, "link"))
            add_link(package, node);
    }
}

static void read_manifest(struct package *package, const xmlNode *manifest)
{
    size_t cap = 0;
    for (const xmlNode *node = manifest->children; node; node = node->next) {
        const char *fragment;
        if (!markup_is(node, "item"))
            continue;
        if (package->n_items == cap) {
            cap = cap ? 2 * cap : 64;
            package->items = mem_realloc(package->items, cap * sizeof *package->items);
        }
        package->items[package->n_items++] = (struct package_item){
            .id = attribute(package, node, "id"),
            .path = package_resolve(&package->arena, package->path,
                                    attribute(package, node, "href"), &fragment),
            .media_type = attribute(package, node, "media-type"),
            .properties = attribute(package, node, "properties"),
            .href = attribute(package, node, "href"),
            .nav = markup_attribute_has(node, "properties", "nav"),
            .fallback = *attribute(package, node, "fallback"),
            .line = markup_line(node),
        };
    }
}

static int compare_paths(const void *a, const void *b)
{
    const struct package_item *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

static void sort_paths(struct package *package)
{
    package->by_path = arena_array(&package->arena, package->n_items + 1, sizeof *package->by_path);
    for (size_t i = 0; i < package->n_items; i++)
        if (package->items[i].path)
            package->by_path[package->n_by_path++] = &package->items[i];
    qsort(package->by_path, package->n_by_path, sizeof *package->by_path, compare_paths);
}

static int compare_path(const void *path, const void *item)
{
    const struct package_item *const *entry = item;
    return strcmp(path, (*entry)->path);
}

const struct package_item *package_item_at(const struct package *package, const char *path)
{
    const struct package_item **found =
        bsearch(path, package->by_path, package->n_by_path, sizeof *package->by_path, compare_path);
    return found ? *found : NULL;
}

/* Every element, for what leads from one to another. */
static void read_marks(struct package *package, xmlNode *root)
{
    size_t cap = 0;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (package->n_marks == cap) {
            cap = cap ? 2 * cap : 64;
            package->marks = mem_realloc(package->marks, cap * sizeof *package->marks);
        }
        bool is_dc = node->ns && strcmp((const char *)node->ns->href, dc) == 0;
        bool worded = is_dc || (markup_is(node, "meta") && *attribute(package, node, "property"));
        package->marks[package->n_marks++] = (struct package_mark){
            arena_printf(&package->arena, "%s%s", is_dc ? "dc:" : "", (const char *)node->name),
            attribute(package, node, "id"),
            attribute(package, node, "refines"),
            attribute(package, node, "property"),
            markup_is(node, "link") ? attribute(package, node, "rel") : "",
            worded && !*markup_content(&package->arena, node),
            markup_line(node),
        };
    }
}

static bool comes_before(const xmlNode *a, const xmlNode *b)
{
    for (const xmlNode *node = a->next; node; node = node->next)
        if (node == b)
            return true;
    return false;
}

static int compare_ids(const void *a, const void *b)
{
    const struct package_item *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int compare_id(const void *id, const void *item)
{
    const struct package_item *const *entry = item;
    return strcmp(id, (*entry)->id);
}

static struct package_item *item_of(struct package_item *const *by_id, size_t n, const char *id)
{
    struct package_item *const *found = n ? bsearch(id, by_id, n, sizeof *by_id, compare_id) : NULL;
    return found ? *found : NULL;
}

static void read_spine(struct package *package, const xmlNode *spine, struct diags *diags)
{
    size_t n = package->n_items, cap = 0;
    struct package_item **by_id = arena_array(&package->arena, n + 1, sizeof *by_id);
    for (size_t i = 0; i < n; i++)
        by_id[i] = &package->items[i];
    qsort(by_id, n, sizeof *by_id, compare_ids);
    package->ncx = item_of(by_id, n, attribute(package, spine, "toc"));
    for (const xmlNode *node = spine->children; node; node = node->next) {
        if (!markup_is(node, "itemref"))
            continue;
        const char *id = attribute(package, node, "idref");
        struct package_item *item = item_of(by_id, n, id);
        if (!item) {
            diag_error(diags, (struct place){package->file, markup_line(node), 0}, "spine",
                       "itemref leads to no item: no id '%s' in the manifest",
                       quote(&package->arena, str_of(id)));
            continue;
        }
        if (package->n_spine == cap) {
            cap = cap ? 2 * cap : 64;
            package->spine = mem_realloc(package->spine, cap * sizeof *package->spine);
        }
        item->in_spine = true;
        package->spine[package->n_spine++] = item;
    }
}

static xmlNode *child(const xmlNode *element, const char *name)
{
    for (xmlNode *node = element->children; node; node = node->next)
        if (markup_is(node, name))
            return node;
    return NULL;
}

/* A meta is of EPUB 3, with a property, or of EPUB 2, with name and content. */
static void check_metas(const xmlNode *metadata, struct package *package, struct diags *diags)
{
    for (const xmlNode *node = metadata->children; node; node = node->next)
        if (markup_is(node, "meta") && !*attribute(package, node, "property") &&
            !(*attribute(package, node, "name") && *attribute(package, node, "content")))
            diag_error(diags, (struct place){package->file, markup_line(node), 0},
                       "package-structure", "meta has no 'property'");
}

bool package_read(struct package *package, struct str bytes, const char *file, const char *path,
                  struct diags *diags)
{
    *package = (struct package){.unique_identifier = "", .version = "", .prefix = "", .lang = ""};
    package->file = arena_strdup(&package->arena, file);
    package->path = arena_strdup(&package->arena, path);
    xmlDoc *doc = markup_read(bytes, MARKUP_XML, package->file, diags);
    if (!doc)
        return false;
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *metadata = child(root, "metadata"), *manifest = child(root, "manifest");
    xmlNode *spine = child(root, "spine");
    bool whole = metadata && manifest && spine;
    package->epub3 = *attribute(package, root, "version") == '3';
    package->unique_identifier = attribute(package, root, "unique-identifier");
    package->version = attribute(package, root, "version");
    package->prefix = attribute(package, root, "prefix");
    package->lang = attribute(package, root, "xml:lang");
    read_marks(package, root);
    if (whole && package->epub3)
        check_metas(metadata, package, diags);
    if (whole && package->epub3)
        shape_check(&schema_package, doc, package->file, diags);
    if (whole) {
        package->ordered = comes_before(metadata, manifest) && comes_before(manifest, spine);
        read_metadata(package, metadata);
        read_manifest(package, manifest);
        sort_paths(package);
        read_spine(package, spine, diags);
    } else {
        diag_error(diags, (struct place){package->file, 0, 0}, "package",
                   "package document has no %s",
                   !metadata   ? "metadata"
                   : !manifest ? "manifest"
                               : "spine");
    }
    xmlFreeDoc(doc);
    return whole;
}

void package_clear(struct package *package)
{
    free(package->metas);
    free(package->links);
    free(package->items);
    free(package->spine);
    free(package->marks);
    arena_clear(&package->arena);
}

const struct package_meta *package_meta(const struct package *package, const char *name)
{
    for (size_t i = 0; i < package->n_metas; i++)
        if (strcmp(package->metas[i].name, name) == 0)
            return &package->metas[i];
    return NULL;
}

size_t package_count(const struct package *package, const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < package->n_metas; i++)
        n += strcmp(package->metas[i].name, name) == 0;
    return n;
}
