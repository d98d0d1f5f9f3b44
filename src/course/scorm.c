#include "course/scorm.h"

#include "base/file.h"
#include "course/manifest.h"
#include "course/metadata.h"
#include "model/data.h"

static const char contents[] = "index.html";

/* -------------------------------------------------------------------------------- contents page */

static json_t *node_data(const struct coursepack *pack, const struct outline_node *node);

static json_t *children_data(const struct coursepack *pack, const struct outline_node *node)
{
    json_t *children = json_array();
    for (const struct outline_node *child = node->first; child; child = child->next)
        if (!child->hidden && (child->work || child->n_shown > 0))
            json_array_append_new(children, node_data(pack, child));
    return children;
}

/* {title, part, children} or {title, href, lang}: every key is set, because a template would else
 * find that of the node around it. */
static json_t *node_data(const struct coursepack *pack, const struct outline_node *node)
{
    struct arena arena = ARENA_INIT;
    json_t *data = json_object();
    json_object_set_new(data, "part", json_boolean(!node->work));
    if (node->work) {
        data_set(data, "title", coursepack_title(&arena, node->title, node->work));
        data_set(data, "href",
                 path_relative(&arena, contents, coursepack_lesson(pack, node->work)->path));
        data_set(data, "lang", node->work->lang);
    } else {
        data_set(data, "title", node->title);
        json_object_set_new(data, "children", children_data(pack, node));
    }
    arena_clear(&arena);
    return data;
}

static void add_contents(struct coursepack *pack)
{
    const struct publication *publication = pack->publication;
    struct data_page page = {contents, publication->title, publication->lang, "contents", NULL};
    if (!pack->contents)
        return;
    json_t *root = data_root(publication, &page);
    json_object_set_new(root, "children", children_data(pack, publication->outline));
    data_set(root, "credits", COURSEPACK_CREDITS);
    if (publication->readings)
        data_set(root, "list", COURSEPACK_READINGS);
    coursepack_write_page(pack, RANK_COMMON, "course/contents", contents, root);
}

/* ------------------------------------------------------------------------------------ manifest */

static void write_organization(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "organizations", "default", "organization", NULL);
    xml_open(xml, "organization", "identifier", "organization", NULL);
    xml_element(xml, "title", pack->publication->title, NULL);
    if (pack->contents)
        manifest_write_item(pack, "text", contents, coursepack_words(pack, "contents"), xml);
    manifest_write_items(pack, xml);
    xml_close(xml);
    xml_close(xml);
}

static void write_text(const struct coursepack *pack, const struct lesson *lesson,
                       struct xml_writer *xml)
{
    struct assets *pictures = assets_new();
    for (size_t i = 0; i < lesson->n_pictures; i++)
        assets_add(pictures, lesson->pictures[i]);
    manifest_open_page(pack, lesson->work->path, lesson->path, xml);
    manifest_write_file(lesson->path, xml);
    manifest_write_file(COURSEPACK_STYLE, xml);
    manifest_write_pictures(pictures, xml);
    xml_close(xml);
    assets_free(pictures);
}

/* A page of ours. */
static void write_page(const char *path, const struct coursepack *pack, struct xml_writer *xml)
{
    manifest_open_page(pack, path, path, xml);
    manifest_write_file(path, xml);
    manifest_write_file(COURSEPACK_STYLE, xml);
    xml_close(xml);
}

static void write_resources(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "resources", NULL);
    if (pack->contents)
        write_page(contents, pack, xml);
    if (pack->publication->readings)
        write_page(COURSEPACK_READINGS, pack, xml);
    for (size_t i = 0; i < pack->publication->n_works; i++)
        write_text(pack, &pack->lessons[i], xml);
    manifest_write_credits(pack, xml);
    xml_close(xml);
}

/* SCORM 1.2, Content Aggregation Model, 2.3 and Appendix A: the namespaces and their schemas. */
static void write_manifest(const struct coursepack *pack, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "manifest", "identifier", coursepack_id(&arena, pack, "scorm", ""), "version",
             "1.0", "xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "xmlns:adlcp",
             "http://www.adlnet.org/xsd/adlcp_rootv1p2", "xmlns:imsmd",
             "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "xmlns:xsi",
             "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation",
             "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd "
             "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd "
             "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
             NULL);
    xml_open(xml, "metadata", NULL);
    xml_element(xml, "schema", "ADL SCORM", NULL);
    xml_element(xml, "schemaversion", "1.2", NULL);
    metadata_write(pack, &lom_of_scorm, xml);
    xml_close(xml);
    write_organization(pack, xml);
    write_resources(pack, xml);
    xml_finish(xml);
    arena_clear(&arena);
}

const struct coursepack_kind scorm_kind = {
    .suffix = "-scorm.zip",
    .scorm_type = "asset",
    .contents = contents,
    .add_pages = add_contents,
    .write_manifest = write_manifest,
};
