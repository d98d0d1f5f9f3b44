#include "course/embed.h"

#include <stdlib.h>

#include "base/file.h"
#include "model/data.h"
#include "model/route.h"

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

json_t *embed_page_data(const struct publication *publication, const struct work *work,
                        const struct document *document)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct mark_facts marks;
    struct route route;
    struct buf head = BUF_INIT, body = BUF_INIT;
    work_facts(&arena, publication, work, "embedded page",
               path_relative(&arena, work->embed, "license.html"), &notice);
    work_mark_facts(&arena, publication, work, &notice, &marks);
    marks_head(&marks, &head);
    route_init(&route, publication, work, work->embed, false);
    struct xhtml_options options = {
        .resolve = route_address, .context = &route, .measure = route_measure};
    document_write_xhtml(document, &options, &body);
    struct data_page page = {work->embed, work->title, work->lang, "embed", NULL};
    json_t *root = data_root(publication, &page);
    json_t *data = data_work(publication, work, &notice);
    data_set_buf(data, "marks", &head);
    data_set_buf(data, "body", &body);
    json_object_set_new(root, "work", data);
    route_clear(&route);
    buf_clear(&body);
    buf_clear(&head);
    arena_clear(&arena);
    return root;
}

void embed_add(struct embed *embed, const struct work *work, const struct document *document)
{
    struct buf page = BUF_INIT;
    json_t *data = embed_page_data(embed->publication, work, document);
    if (theme_render(embed->theme, "embed", data, &page, embed->diags) == STATUS_OK)
        sink_put(embed->sink, work->embed, "text/html", buf_str(&page));
    json_decref(data);
    buf_clear(&page);
}
