#include "course/cartridge.h"

#include <stdlib.h>
#include <string.h>

#include "course/manifest.h"
#include "course/metadata.h"
#include "model/readings.h"

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

/* ----------------------------------------------------------------------------------- web links */

static char *link_path(struct arena *arena, const struct coursepack *pack,
                       const struct lesson *lesson)
{
    const char *id = coursepack_id(arena, pack, "link", lesson->work->path);
    return arena_printf(arena, "weblinks/%s.xml", id);
}

static void write_link(const struct coursepack *pack, const struct lesson *lesson, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    const char *source = work_origin(lesson->work);
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "webLink", "xmlns", version_of(pack)->link_namespace, NULL);
    xml_element(xml, "title", manifest_link_title(&arena, pack, source), NULL);
    xml_element(xml, "url", NULL, "href", metadata_address(&arena, source), "target", "_blank",
                NULL);
    xml_finish(xml);
    arena_clear(&arena);
}

/* A page on the web is a file of its own, with nothing else in its resource. */
static void add_web_links(struct coursepack *pack)
{
    struct arena arena = ARENA_INIT;
    struct buf file = BUF_INIT;
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        const struct lesson *lesson = &pack->lessons[i];
        if (!manifest_has_link(lesson))
            continue;
        buf_reset(&file);
        write_link(pack, lesson, &file);
        archive_add(pack->archive, RANK_COMMON, link_path(&arena, pack, lesson), buf_str(&file),
                    false);
    }
    buf_clear(&file);
    arena_clear(&arena);
}

/* ------------------------------------------------------------------------------------ manifest */

static void add_pictures(const struct lesson *lesson, struct assets *pictures)
{
    for (size_t i = 0; i < lesson->n_pictures; i++)
        assets_add(pictures, lesson->pictures[i]);
}

/* A text that a page links to: so that the link leads somewhere where each page has files of its
 * own. */
static void write_reached(const struct lesson *lesson, struct assets *pictures,
                          struct xml_writer *xml)
{
    manifest_write_file(lesson->path, xml);
    add_pictures(lesson, pictures);
}

/* Platforms bring along what a resource lists. */
static void write_needs(const struct lesson *lesson, struct xml_writer *xml)
{
    struct assets *pictures = assets_new();
    add_pictures(lesson, pictures);
    for (size_t i = 0; i < lesson->n_linked; i++)
        write_reached(lesson->linked[i], pictures, xml);
    manifest_write_pictures(pictures, xml);
    assets_free(pictures);
}

static void write_text(const struct coursepack *pack, const struct lesson *lesson,
                       struct xml_writer *xml)
{
    manifest_open_page(pack, lesson->work->path, lesson->path, xml);
    if (version_of(pack)->resource_rights)
        metadata_write_resource(pack, lesson->work, xml);
    manifest_write_file(lesson->path, xml);
    manifest_write_file(COURSEPACK_STYLE, xml);
    write_needs(lesson, xml);
    xml_close(xml);
}

/* The reading list, with the texts that it links to. */
static void write_readings(const struct coursepack *pack, struct xml_writer *xml)
{
    const struct readings *readings = pack->publication->readings;
    bool *listed = mem_alloc(pack->publication->n_works * sizeof *listed + 1);
    struct assets *pictures = assets_new();
    manifest_open_page(pack, COURSEPACK_READINGS, COURSEPACK_READINGS, xml);
    manifest_write_file(COURSEPACK_READINGS, xml);
    manifest_write_file(COURSEPACK_STYLE, xml);
    for (size_t i = 0; i < readings->n_sessions; i++)
        for (size_t k = 0; k < readings->sessions[i].n_assignments; k++)
            listed[readings->sessions[i].assignments[k].work - pack->publication->works] = true;
    for (size_t i = 0; i < pack->publication->n_works; i++)
        if (listed[i])
            write_reached(&pack->lessons[i], pictures, xml);
    manifest_write_pictures(pictures, xml);
    xml_close(xml);
    assets_free(pictures);
    free(listed);
}

static void write_link_resource(const struct coursepack *pack, const struct lesson *lesson,
                                struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "resource", "identifier", coursepack_id(&arena, pack, "link", lesson->work->path),
             "type", version_of(pack)->link_type, NULL);
    manifest_write_file(link_path(&arena, pack, lesson), xml);
    xml_close(xml);
    arena_clear(&arena);
}

static void write_resources(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "resources", NULL);
    if (pack->publication->readings)
        write_readings(pack, xml);
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        write_text(pack, &pack->lessons[i], xml);
        if (manifest_has_link(&pack->lessons[i]))
            write_link_resource(pack, &pack->lessons[i], xml);
    }
    manifest_write_credits(pack, xml);
    xml_close(xml);
}

static void write_organization(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "organizations", NULL);
    xml_open(xml, "organization", "identifier", "organization", "structure", "rooted-hierarchy",
             NULL);
    xml_open(xml, "item", "identifier", "root", NULL); /* one, without a title */
    manifest_write_items(pack, xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

static void write_manifest(const struct coursepack *pack, struct buf *out)
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
    metadata_write(pack, &lom_of_cartridge, xml);
    xml_close(xml);
    write_organization(pack, xml);
    write_resources(pack, xml);
    xml_finish(xml);
    arena_clear(&arena);
}

const struct coursepack_kind cartridge_kind = {
    .suffix = ".imscc",
    .web_links = true,
    .add_pages = add_web_links,
    .write_manifest = write_manifest,
};
