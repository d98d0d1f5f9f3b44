#include "course/manifest.h"

#include <string.h>

bool manifest_has_link(const struct lesson *lesson)
{
    const char *source = work_origin(lesson->work);
    return source && (strncmp(source, "https://", strlen("https://")) == 0 ||
                      strncmp(source, "http://", strlen("http://")) == 0);
}

char *manifest_link_title(struct arena *arena, const struct coursepack *pack, const char *source)
{
    const char *host = strstr(source, "://") + strlen("://");
    return arena_printf(arena, "%s: %.*s", coursepack_words(pack, "original"),
                        (int)strcspn(host, "/?#"), host);
}

/* --------------------------------------------------------------------------------------- items */

void manifest_write_item(const struct coursepack *pack, const char *prefix, const char *name,
                         const char *title, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    char *kind = arena_printf(&arena, "item-%s", prefix);
    xml_open(xml, "item", "identifier", coursepack_id(&arena, pack, kind, name), "identifierref",
             coursepack_id(&arena, pack, prefix, name), NULL);
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
    manifest_write_item(pack, "text", node->work->path, title, xml);
    if (pack->kind->web_links && manifest_has_link(lesson))
        manifest_write_item(pack, "link", node->work->path,
                            manifest_link_title(&arena, pack, work_origin(lesson->work)), xml);
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

/* What is in a part, or in the whole: there, works between the parts are modules of their own, the
 * first of them under the name that it keeps when others join it. */
static void write_nodes(const struct coursepack *pack, const struct outline_node *parent,
                        struct xml_writer *xml)
{
    bool open = false, first = true; /* a module of loose works is open, none was yet */
    for (const struct outline_node *node = parent->first; node; node = node->next) {
        if (node->hidden || (!node->work && node->n_shown == 0))
            continue;
        bool loose = node->work && !parent->parent;
        if (loose && !open)
            open_module(pack, first ? "" : node->work->path, pack->publication->title, xml);
        if (!loose && open)
            xml_close(xml);
        open = loose;
        first = first && !loose;
        if (node->work) {
            write_work(pack, node, xml);
        } else {
            open_module(pack, node->page, node->title, xml);
            write_nodes(pack, node, xml);
            xml_close(xml);
        }
    }
    if (open)
        xml_close(xml);
}

static void write_readings(const struct coursepack *pack, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    const char *title = coursepack_readings_title(&arena, pack);
    open_module(pack, "readings", title, xml);
    manifest_write_item(pack, "text", COURSEPACK_READINGS, title, xml);
    xml_close(xml);
    arena_clear(&arena);
}

void manifest_write_items(const struct coursepack *pack, struct xml_writer *xml)
{
    const char *credits = coursepack_words(pack, "licenses");
    if (pack->publication->readings)
        write_readings(pack, xml);
    write_nodes(pack, pack->publication->outline, xml);
    open_module(pack, "credits", credits, xml);
    manifest_write_item(pack, "text", COURSEPACK_CREDITS, credits, xml);
    xml_close(xml);
}

/* ----------------------------------------------------------------------------------- resources */

void manifest_open_page(const struct coursepack *pack, const char *name, const char *path,
                        struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "resource", "identifier", coursepack_id(&arena, pack, "text", name), "type",
             "webcontent", "adlcp:scormtype", pack->kind->scorm_type, "href", path, NULL);
    arena_clear(&arena);
}

void manifest_write_file(const char *path, struct xml_writer *xml)
{
    xml_element(xml, "file", NULL, "href", path, NULL);
}

void manifest_write_pictures(struct assets *pictures, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    const char *const *paths;
    size_t n = assets_list(pictures, &paths);
    for (size_t i = 0; i < n; i++)
        manifest_write_file(coursepack_picture(&arena, paths[i]), xml);
    arena_clear(&arena);
}

void manifest_write_credits(const struct coursepack *pack, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const char **codes = coursepack_legal_codes(&arena, pack, &n);
    manifest_open_page(pack, COURSEPACK_CREDITS, COURSEPACK_CREDITS, xml);
    manifest_write_file(COURSEPACK_CREDITS, xml);
    manifest_write_file(COURSEPACK_STYLE, xml);
    for (size_t i = 0; i < n; i++)
        manifest_write_file(codes[i], xml);
    xml_close(xml);
    arena_clear(&arena);
}
