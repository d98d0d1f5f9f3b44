#include "course/manifest.h"

#include <string.h>

#include "base/file.h"
#include "base/xml.h"
#include "course/metadata.h"
#include "model/assets.h"

/* What differs between the versions: the names of their schemas. */
struct version {
    const char *name, *number, *namespace, *resource, *manifest, *link_type, *link_namespace;
    bool resource_rights; /* in 1.1 the metadata of a resource may say nothing of rights */
};

static const struct version versions[] = {
    {"1.1", "1.1.0", "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
     "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource",
     "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest", "imswl_xmlv1p1",
     "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1", false},
    {"1.3", "1.3.0", "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
     "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource",
     "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest", "imswl_xmlv1p3",
     "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3", true},
};

static const struct version *version_of(const struct coursepack *pack)
{
    bool newer = strcmp(pack->publication->cartridge, versions[1].name) == 0;
    return &versions[newer ? 1 : 0];
}

bool manifest_has_link(const struct lesson *lesson)
{
    const char *source = lesson->work->source;
    return source && (strncmp(source, "https://", strlen("https://")) == 0 ||
                      strncmp(source, "http://", strlen("http://")) == 0);
}

char *manifest_link_path(struct arena *arena, const struct coursepack *pack,
                         const struct lesson *lesson)
{
    const char *id = coursepack_id(arena, pack, "link", lesson->work->path);
    return arena_printf(arena, "weblinks/%s.xml", id);
}

/* "Original: example.org" */
static char *link_title(struct arena *arena, const struct coursepack *pack, const char *source)
{
    const char *host = strstr(source, "://") + strlen("://");
    return arena_printf(arena, "%s: %.*s", coursepack_words(pack, "original"),
                        (int)strcspn(host, "/?#"), host);
}

void manifest_write_link(const struct coursepack *pack, const struct lesson *lesson,
                         struct buf *out)
{
    struct arena arena = ARENA_INIT;
    const char *source = lesson->work->source;
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "webLink", "xmlns", version_of(pack)->link_namespace, NULL);
    xml_element(xml, "title", link_title(&arena, pack, source), NULL);
    xml_element(xml, "url", NULL, "href", metadata_address(&arena, source), "target", "_blank",
                NULL);
    xml_finish(xml);
    arena_clear(&arena);
}

/* -------------------------------------------------------------------------------- organization */

static void write_item(const struct coursepack *pack, const char *prefix, const char *name,
                       const char *resource, const char *title, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    char *kind = arena_printf(&arena, "item-%s", prefix);
    xml_open(xml, "item", "identifier", coursepack_id(&arena, pack, kind, name), "identifierref",
             coursepack_id(&arena, pack, resource, name), NULL);
    xml_element(xml, "title", title, NULL);
    xml_close(xml);
    arena_clear(&arena);
}

static void write_work(const struct coursepack *pack, const struct outline_node *node,
                       struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    const struct lesson *lesson = coursepack_lesson(pack, node->work);
    const char *title = coursepack_title(&arena, node->title, node->work);
    write_item(pack, "text", node->work->path, "text", title, xml);
    if (manifest_has_link(lesson))
        write_item(pack, "link", node->work->path, "link",
                   link_title(&arena, pack, lesson->work->source), xml);
    arena_clear(&arena);
}

static void open_module(const struct coursepack *pack, const char *name, const char *title,
                        struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "item", "identifier", coursepack_id(&arena, pack, "module", name), NULL);
    xml_element(xml, "title", title, NULL);
    arena_clear(&arena);
}

/* Works that stand in no part are a module of their own: a leaf below the root has no place in a
 * course. */
static void write_loose_works(const struct coursepack *pack, struct xml_writer *xml)
{
    bool open = false;
    for (const struct outline_node *node = pack->publication->outline->first; node;
         node = node->next) {
        if (!node->work || node->hidden)
            continue;
        if (!open)
            open_module(pack, "", pack->publication->title, xml);
        open = true;
        write_work(pack, node, xml);
    }
    if (open)
        xml_close(xml);
}

static void close_modules(unsigned *depth, unsigned level, struct xml_writer *xml)
{
    for (; *depth > level; (*depth)--)
        xml_close(xml);
}

/* Parts as modules, parts in them as modules in modules. */
static void write_parts(const struct coursepack *pack, struct xml_writer *xml)
{
    const struct outline_node *node = pack->publication->outline;
    unsigned depth = 0; /* modules that are open */
    for (node = outline_next(node); node;) {
        bool shown = !node->hidden && node->n_shown > 0;
        close_modules(&depth, node->level - 1, xml);
        if (node->work && !node->hidden && node->level > 1) {
            write_work(pack, node, xml);
        } else if (!node->work && shown) {
            open_module(pack, node->page, node->title, xml);
            depth++;
        }
        node = node->work || shown ? outline_next(node) : outline_skip(node);
    }
    close_modules(&depth, 0, xml);
}

static void write_organization(const struct coursepack *pack, struct xml_writer *xml)
{
    const char *credits = coursepack_words(pack, "licenses");
    xml_open(xml, "organizations", NULL);
    xml_open(xml, "organization", "identifier", "organization", "structure", "rooted-hierarchy",
             NULL);
    xml_open(xml, "item", "identifier", "root", NULL); /* one, without a title */
    write_loose_works(pack, xml);
    write_parts(pack, xml);
    open_module(pack, "credits", credits, xml);
    write_item(pack, "text", COURSEPACK_CREDITS, "text", credits, xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

/* ----------------------------------------------------------------------------------- resources */

static void write_file(const char *path, struct xml_writer *xml)
{
    xml_element(xml, "file", NULL, "href", path, NULL);
}

/* Platforms bring along what a resource lists: its pictures; and the texts that it links to with
 * theirs, so that the links lead somewhere where each page has files of its own. */
static void write_needs(const struct lesson *lesson, struct assets *seen, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    const char *const *pictures;
    for (size_t i = 0; i < lesson->n_pictures; i++)
        assets_add(seen, lesson->pictures[i]);
    for (size_t i = 0; i < lesson->n_linked; i++) {
        write_file(lesson->linked[i]->path, xml);
        for (size_t k = 0; k < lesson->linked[i]->n_pictures; k++)
            assets_add(seen, lesson->linked[i]->pictures[k]);
    }
    size_t n = assets_list(seen, &pictures);
    for (size_t i = 0; i < n; i++)
        write_file(coursepack_picture(&arena, pictures[i]), xml);
    arena_clear(&arena);
}

static void open_page(const struct coursepack *pack, const char *name, const char *path,
                      struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "resource", "identifier", coursepack_id(&arena, pack, "text", name), "type",
             "webcontent", "href", path, NULL);
    arena_clear(&arena);
}

static void write_text(const struct coursepack *pack, const struct lesson *lesson,
                       struct xml_writer *xml)
{
    struct assets *seen = assets_new();
    open_page(pack, lesson->work->path, lesson->path, xml);
    if (version_of(pack)->resource_rights)
        metadata_write_resource(pack, lesson->work, xml);
    write_file(lesson->path, xml);
    write_file(COURSEPACK_STYLE, xml);
    write_needs(lesson, seen, xml);
    xml_close(xml);
    assets_free(seen);
}

static void write_link(const struct coursepack *pack, const struct lesson *lesson,
                       struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "resource", "identifier", coursepack_id(&arena, pack, "link", lesson->work->path),
             "type", version_of(pack)->link_type, NULL);
    write_file(manifest_link_path(&arena, pack, lesson), xml);
    xml_close(xml);
    arena_clear(&arena);
}

static void write_credits(const struct coursepack *pack, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const char **codes = coursepack_legal_codes(&arena, pack, &n);
    open_page(pack, COURSEPACK_CREDITS, COURSEPACK_CREDITS, xml);
    write_file(COURSEPACK_CREDITS, xml);
    write_file(COURSEPACK_STYLE, xml);
    for (size_t i = 0; i < n; i++)
        write_file(codes[i], xml);
    xml_close(xml);
    arena_clear(&arena);
}

static void write_resources(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "resources", NULL);
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        write_text(pack, &pack->lessons[i], xml);
        if (manifest_has_link(&pack->lessons[i]))
            write_link(pack, &pack->lessons[i], xml);
    }
    write_credits(pack, xml);
    xml_close(xml);
}

void manifest_write(const struct coursepack *pack, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    const struct version *version = version_of(pack);
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "manifest", "identifier", coursepack_id(&arena, pack, "cartridge", ""), "xmlns",
             version->namespace, "xmlns:lom", version->resource, "xmlns:lomimscc",
             version->manifest, NULL);
    xml_open(xml, "metadata", NULL);
    xml_element(xml, "schema", "IMS Common Cartridge", NULL);
    xml_element(xml, "schemaversion", version->number, NULL);
    metadata_write(pack, xml);
    xml_close(xml);
    write_organization(pack, xml);
    write_resources(pack, xml);
    xml_finish(xml);
    arena_clear(&arena);
}
