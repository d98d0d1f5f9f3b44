#include "verify/info.h"

#include <string.h>

#include "base/archive.h"
#include "license/license.h"
#include "verify/package.h"
#include "verify/quote.h"

static const char dublin_core[] = "http://purl.org/dc/elements/1.1/";

/* A book that is looked at. */
struct looking {
    struct arena arena;
    const char *path;
    struct archive_reader *archive;
    struct diags *diags;
    json_t *info;
};

static bool read_member(struct looking *book, const char *member, struct buf *out)
{
    size_t i = archive_find(book->archive, member);
    if (i < archive_size(book->archive))
        return archive_read(book->archive, i, out) == STATUS_OK;
    diag_error(book->diags, (struct place){book->path, 0, 0}, "epub-container",
               "'%s' is not in the archive", quote_name(&book->arena, member));
    return false;
}

static xmlDoc *read_markup(struct looking *book, const char *member)
{
    struct buf bytes = BUF_INIT;
    const char *file =
        arena_printf(&book->arena, "%s!%s", book->path, quote_name(&book->arena, member));
    xmlDoc *doc = read_member(book, member, &bytes)
                      ? markup_read(buf_str(&bytes), MARKUP_XML, file, book->diags)
                      : NULL;
    buf_clear(&bytes);
    return doc;
}

static const char *find_package(struct looking *book)
{
    xmlDoc *doc = read_markup(book, "META-INF/container.xml");
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    const char *path = NULL;
    for (xmlNode *node = root; node && !path; node = markup_next(node, root, true, NULL, NULL))
        if (markup_is(node, "rootfile"))
            path = markup_attribute(&book->arena, node, "full-path");
    if (doc && !path)
        diag_error(book->diags, (struct place){book->path, 0, 0}, "epub-container",
                   "META-INF/container.xml names no package document");
    xmlFreeDoc(doc);
    return path;
}

/* A stranger's text: on one line and without what a terminal would obey. */
static json_t *text_of(struct looking *book, const char *text)
{
    return json_string(quote_name(&book->arena, text ? text : ""));
}

/* The name of an element of the metadata: "dc:title", or the property of a meta; NULL for others. */
static const char *name_of(struct looking *book, const xmlNode *node)
{
    if (node->ns && strcmp((const char *)node->ns->href, dublin_core) == 0)
        return arena_printf(&book->arena, "dc:%s", (const char *)node->name);
    if (!markup_is(node, "meta"))
        return NULL;
    const char *property = markup_attribute(&book->arena, node, "property");
    return property ? property : markup_attribute(&book->arena, node, "name");
}

static const char *value_of(struct looking *book, xmlNode *node)
{
    const char *content = markup_attribute(&book->arena, node, "content"); /* EPUB 2 */
    return content ? content : markup_content(&book->arena, node);
}

/* What a meta with `refines` says of another element is said there. */
static void add_refinement(struct looking *book, json_t *by_id, const char *refines,
                           const char *name, const char *value)
{
    json_t *refined = json_object_get(by_id, *refines == '#' ? refines + 1 : refines);
    if (refined)
        json_object_set_new(refined, name, text_of(book, value));
}

static json_t *metadata_of(struct looking *book, xmlNode *metadata)
{
    json_t *list = json_array(), *by_id = json_object();
    for (int pass = 0; pass < 2; pass++)
        for (xmlNode *node = metadata->children; node; node = node->next) {
            const char *name = node->type == XML_ELEMENT_NODE ? name_of(book, node) : NULL;
            const char *refines = name ? markup_attribute(&book->arena, node, "refines") : NULL;
            if (name && refines && pass == 1)
                add_refinement(book, by_id, refines, name, value_of(book, node));
            if (!name || refines || pass == 1)
                continue;
            const char *id = markup_attribute(&book->arena, node, "id");
            json_t *entry = json_object(), *refined = json_object();
            json_object_set_new(entry, "name", text_of(book, name));
            json_object_set_new(entry, "value", text_of(book, value_of(book, node)));
            json_object_set_new(entry, "refined", refined);
            json_array_append_new(list, entry);
            if (id)
                json_object_set(by_id, id, refined);
        }
    json_decref(by_id);
    return list;
}

static const char *first_value(const json_t *metadata, const char *name)
{
    size_t i;
    const json_t *entry;
    json_array_foreach((json_t *)metadata, i,
                       entry) if (strcmp(json_string_value(json_object_get(entry, "name")), name) ==
                                  0) return json_string_value(json_object_get(entry, "value"));
    return NULL;
}

static void set_license(json_t *object, const struct license *license)
{
    json_object_set_new(object, "id", json_string(license->id));
    json_object_set_new(object, "label", json_string(license->label));
    json_object_set_new(object, "url", json_string(license->url));
}

/* The elements with data-legal-code. */
static void add_legal_codes(struct looking *book, const char *path, json_t *list)
{
    xmlDoc *doc = read_markup(book, path);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        bool element = node->type == XML_ELEMENT_NODE;
        const char *id = element ? markup_attribute(&book->arena, node, "id") : NULL;
        if (element && markup_attribute(&book->arena, node, "data-legal-code"))
            json_array_append_new(
                list, text_of(book, id ? arena_printf(&book->arena, "%s#%s", path, id) : path));
    }
    xmlFreeDoc(doc);
}

/* Where the texts of licenses stand: in the last document that has any. */
static json_t *legal_codes_of(struct looking *book, const struct package *package)
{
    static const struct str mark = {" data-legal-code=", 17};
    json_t *list = json_array();
    struct buf bytes = BUF_INIT;
    for (size_t i = package->n_spine; i-- > 0 && json_array_size(list) == 0;) {
        const char *path = package->spine[i]->path;
        size_t at = path ? archive_find(book->archive, path) : archive_size(book->archive);
        buf_reset(&bytes);
        if (at < archive_size(book->archive) &&
            archive_read(book->archive, at, &bytes) == STATUS_OK &&
            str_find(buf_str(&bytes), mark, 0) < bytes.n)
            add_legal_codes(book, path, list);
    }
    buf_clear(&bytes);
    return list;
}

/* The license of the links that are made for it, else the one that the rights name. */
static json_t *license_of(struct looking *book, const struct package *package,
                          const json_t *metadata)
{
    json_t *object = json_object();
    struct license license;
    const char *rights = first_value(metadata, "dc:rights");
    bool known = false;
    for (size_t i = 0; i < package->n_links && !known; i++)
        known = strstr(package->links[i].rel, "license") && !package->links[i].path &&
                license_from_url(&book->arena, package->links[i].href, &license) == LICENSE_FOUND;
    if (!known && rights)
        known = license_from_text(&book->arena, str_of(rights), &license) == LICENSE_FOUND;
    if (known)
        set_license(object, &license);
    if (rights)
        json_object_set_new(object, "rights", json_string(rights));
    json_object_set_new(object, "legal_codes", legal_codes_of(book, package));
    return object;
}

/* Every value of the schema: properties for accessibility, and what is claimed to be met. */
static json_t *accessibility_of(const json_t *metadata)
{
    static const char prefix[] = "schema:access";
    json_t *object = json_object();
    size_t i;
    const json_t *entry;
    json_array_foreach((json_t *)metadata, i, entry)
    {
        const char *name = json_string_value(json_object_get(entry, "name"));
        const char *key = strchr(name, ':');
        key = key ? key + 1 : name;
        if (strncmp(name, prefix, strlen(prefix)) != 0 && strcmp(name, "dcterms:conformsTo") != 0 &&
            strncmp(name, "a11y:", 5) != 0)
            continue;
        if (!json_object_get(object, key))
            json_object_set_new(object, key, json_array());
        json_array_append(json_object_get(object, key), json_object_get(entry, "value"));
    }
    return object;
}

static json_t *spine_of(struct looking *book, const struct package *package)
{
    json_t *list = json_array();
    for (size_t i = 0; i < package->n_spine; i++) {
        const struct package_item *item = package->spine[i];
        json_t *entry = json_object();
        size_t at = item->path ? archive_find(book->archive, item->path) : SIZE_MAX;
        json_object_set_new(entry, "path", text_of(book, item->path));
        json_object_set_new(entry, "media_type", text_of(book, item->media_type));
        if (at < archive_size(book->archive))
            json_object_set_new(
                entry, "bytes",
                json_integer((json_int_t)archive_entry_at(book->archive, at)->size));
        json_array_append_new(list, entry);
    }
    return list;
}

static void look(struct looking *book, const char *path)
{
    struct buf bytes = BUF_INIT;
    struct package package = {0};
    xmlDoc *doc = read_markup(book, path);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL, *metadata = NULL;
    for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
        if (markup_is(node, "metadata"))
            metadata = node;
    if (metadata && read_member(book, path, &bytes) &&
        package_read(&package, buf_str(&bytes), book->path, path, book->diags)) {
        const char *version = markup_attribute(&book->arena, root, "version");
        json_t *list = metadata_of(book, metadata);
        book->info = json_object();
        json_object_set_new(book->info, "file", text_of(book, book->path));
        json_object_set_new(book->info, "version", text_of(book, version));
        json_object_set_new(book->info, "files",
                            json_integer((json_int_t)archive_size(book->archive)));
        json_object_set_new(book->info, "metadata", list);
        json_object_set_new(book->info, "license", license_of(book, &package, list));
        json_object_set_new(book->info, "accessibility", accessibility_of(list));
        json_object_set_new(book->info, "spine", spine_of(book, &package));
    } else if (doc && !metadata) {
        diag_error(book->diags, (struct place){book->path, 0, 0}, "epub-package",
                   "the package document has no metadata");
    }
    package_clear(&package);
    buf_clear(&bytes);
    xmlFreeDoc(doc);
}

json_t *info_read(const char *path, struct diags *diags)
{
    struct looking book = {.path = path, .diags = diags};
    markup_init();
    book.archive = archive_open(path, diags);
    const char *package = book.archive ? find_package(&book) : NULL;
    if (package)
        look(&book, package);
    if (book.archive)
        archive_close(book.archive);
    arena_clear(&book.arena);
    return book.info;
}

/* ---- For a person ---- */

static const char *string(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static void format_metadata(const json_t *list, struct buf *out)
{
    size_t i;
    const json_t *entry, *value;
    const char *key;
    json_array_foreach((json_t *)list, i, entry)
    {
        const char *name = string(entry, "name");
        if (strncmp(name, "schema:access", 13) == 0)
            continue;
        buf_addf(out, "  %s: %s", name, string(entry, "value"));
        bool first = true;
        json_object_foreach(json_object_get(entry, "refined"), key, value)
        {
            buf_addf(out, "%s%s: %s", first ? " (" : ", ", key, json_string_value(value));
            first = false;
        }
        buf_adds(out, first ? "\n" : ")\n");
    }
}

static void format_license(const json_t *license, struct buf *out)
{
    if (json_object_get(license, "label"))
        buf_addf(out, "  %s, %s\n", string(license, "label"), string(license, "url"));
    else
        buf_adds(out, json_object_get(license, "rights")
                          ? "  no single one that is known; see dc:rights\n"
                          : "  none is named\n");
    size_t i;
    const json_t *place;
    json_array_foreach(json_object_get(license, "legal_codes"), i, place)
        buf_addf(out, "  legal code in the book: %s\n", json_string_value(place));
}

static void format_accessibility(const json_t *object, struct buf *out)
{
    const char *key;
    const json_t *values, *value;
    size_t i;
    json_object_foreach((json_t *)object, key, values)
    {
        buf_addf(out, "  %s: ", key);
        json_array_foreach((json_t *)values, i, value)
            buf_addf(out, "%s%s", i > 0 ? ", " : "", json_string_value(value));
        buf_addc(out, '\n');
    }
    if (json_object_size(object) == 0)
        buf_adds(out, "  nothing is said\n");
}

void info_format(const json_t *info, struct buf *out)
{
    const json_t *spine = json_object_get(info, "spine"), *entry;
    size_t i;
    buf_addf(out, "%s: EPUB %s, %lld files\nmetadata:\n", string(info, "file"),
             string(info, "version"),
             (long long)json_integer_value(json_object_get(info, "files")));
    format_metadata(json_object_get(info, "metadata"), out);
    buf_adds(out, "license:\n");
    format_license(json_object_get(info, "license"), out);
    buf_adds(out, "accessibility:\n");
    format_accessibility(json_object_get(info, "accessibility"), out);
    size_t n = json_array_size(spine);
    buf_addf(out, "spine: %zu %s\n", n, n == 1 ? "document" : "documents");
    json_array_foreach((json_t *)spine, i, entry)
        buf_addf(out, "  %s, %lld bytes\n", string(entry, "path"),
                 (long long)json_integer_value(json_object_get(entry, "bytes")));
}
