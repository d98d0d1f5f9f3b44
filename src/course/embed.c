#include "course/embed.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "course/oembed.h"
#include "model/data.h"
#include "model/route.h"
#include "model/snippet.h"

static const char format[] = "embedded page";

struct embed {
    const struct publication *publication;
    const struct theme *theme;
    struct sink *sink;
    struct diags *diags;
};

struct embed *embed_new(const struct publication *publication, const struct theme *theme,
                        struct sink *sink, struct diags *diags)
{
    struct embed *embed = mem_alloc(sizeof *embed);
    *embed = (struct embed){publication, theme, sink, diags};
    return embed;
}

void embed_free(struct embed *embed)
{
    free(embed);
}

/* A link within the work may lead out of the section: then to the page of the work. */
struct excerpt_route {
    struct route route;
    const struct section *section;
};

static const char *excerpt_address(void *context, const char *url, bool image)
{
    struct excerpt_route *excerpt = context;
    struct route *route = &excerpt->route;
    struct link_target target =
        publication_link(&route->arena, route->publication, route->work, url);
    if (target.kind != LINK_FRAGMENT || section_has_heading(excerpt->section, target.fragment))
        return route_address(route, url, image);
    return route_file(route, route->work->page, url);
}

static void add_body(json_t *data, const struct publication *publication, const struct theme *theme,
                     const struct work *work, const struct document *document,
                     const struct section *section, const char *path)
{
    struct excerpt_route excerpt = {.section = section};
    struct buf body = BUF_INIT;
    route_init(&excerpt.route, publication, work, path, false);
    struct xhtml_options options = {
        .resolve = section ? excerpt_address : route_address,
        .context = &excerpt,
        .measure = route_measure,
        .inside_target = "_self", /* the page sends all other links to a window of their own */
        .section = section,
        .notes_label = theme_string(theme, work->lang, "notes"),
        .notes_lang = theme_other_language(theme, work->lang),
        .heading_shift =
            section ? 2 - section->heading->level : 0, /* below the title of the work */
    };
    document_write_xhtml(document, &options, &body);
    data_set_buf(data, "body", &body);
    buf_clear(&body);
    route_clear(&excerpt.route);
}

/* What a section has of its own: {id, heading, words, sha256}, and what machines read of it. */
static void add_excerpt(json_t *data, const struct publication *publication,
                        const struct work *work, const struct notice_facts *notice,
                        const struct document *document, const struct section *section)
{
    struct arena arena = ARENA_INIT;
    struct fidelity fidelity;
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    document_section_words(document, section, &stream);
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    struct mark_section marks = {section->heading->id, section->heading->text, NULL,
                                 fidelity.words};
    if (publication->base_url)
        marks.address = publication_address(&arena, publication,
                                            work_section_embed(&arena, work, section->heading->id));
    json_t *excerpt = json_object();
    data_set(excerpt, "id", section->heading->id);
    data_set(excerpt, "heading", section->heading->text);
    json_object_set_new(excerpt, "words", json_integer((json_int_t)fidelity.words));
    data_set(excerpt, "sha256", fidelity.sha256);
    json_object_set_new(data, "excerpt", excerpt);
    data_add_marks(data, publication, work, notice, &marks);
    arena_clear(&arena);
}

/* The sections that have pages of their own. */
static void add_sections(json_t *data, const struct document *document)
{
    const struct section *sections;
    size_t n = document_sections(document, &sections);
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *section = json_object();
        data_set(section, "id", sections[i].heading->id);
        data_set(section, "heading", sections[i].heading->text);
        json_array_append_new(list, section);
    }
    json_object_set_new(data, "sections", list);
    json_object_set_new(data, "has_sections", json_boolean(n > 0));
}

json_t *embed_page_data(const struct publication *publication, const struct theme *theme,
                        const struct work *work, const struct document *document,
                        const struct section *section)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct buf title = BUF_INIT;
    const char *heading = section ? section->heading->text : NULL;
    const char *path =
        section ? work_section_embed(&arena, work, section->heading->id) : work->embed;
    const char *credit = work_credit(&arena, publication, work);
    work_facts(&arena, publication, work, format, path_relative(&arena, path, credit), &notice);
    notice.excerpt = section != NULL;
    notice.section = heading;
    snippet_title(&notice, heading, &title);
    struct data_page page = {path, title.p, work->lang, "embed", NULL};
    json_t *root = data_root(publication, &page);
    json_t *data = data_work(publication, work, &notice);
    add_body(data, publication, theme, work, document, section, path);
    if (section)
        add_excerpt(data, publication, work, &notice, document, section);
    else
        data_add_marks(data, publication, work, &notice, NULL);
    if (!section && publication->embed_sections)
        add_sections(data, document);
    data_set_link(data, "embed_folder", path_with_extension(&arena, path_name(work->embed), ""));
    json_object_set_new(root, "work", data);
    buf_clear(&title);
    arena_clear(&arena);
    return root;
}

/* Takes the reference of `data`. */
static void write_page(struct embed *embed, const char *template, const char *path, json_t *data)
{
    struct buf page = BUF_INIT;
    if (theme_render(embed->theme, template, data, &page, embed->diags) == STATUS_OK)
        sink_put(embed->sink, path, "text/html", buf_str(&page));
    json_decref(data);
    buf_clear(&page);
}

void embed_add(struct embed *embed, const struct work *work, const struct document *document)
{
    const struct publication *publication = embed->publication;
    write_page(embed, "embed", work->embed,
               embed_page_data(publication, embed->theme, work, document, NULL));
    oembed_add(publication, embed->sink, work);
    if (!publication->embed_sections)
        return;
    struct arena arena = ARENA_INIT;
    const struct section *sections;
    size_t n = document_sections(document, &sections);
    for (size_t i = 0; i < n; i++) {
        write_page(embed, "embed", work_section_embed(&arena, work, sections[i].heading->id),
                   embed_page_data(publication, embed->theme, work, document, &sections[i]));
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

void embed_finish(struct embed *embed)
{
    json_t *picker = embed_picker_data(embed->publication);
    if (theme_uses(embed->theme, "outline"))
        data_add_outline(picker, embed->publication);
    write_page(embed, "embed-index", "embed/index.html", picker);
}
