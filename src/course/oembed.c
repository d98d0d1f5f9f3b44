#include "course/oembed.h"

#include <jansson.h>
#include <stdlib.h>

#include "model/data.h"
#include "model/snippet.h"

enum { WIDTH = 600, HEIGHT = 800, CACHE_SECONDS = 86400 };

static void set_frame(json_t *response, const char *address, const char *title)
{
    struct buf html = BUF_INIT;
    buf_adds(&html, "<iframe src=\"");
    buf_adds_xml(&html, address);
    buf_addf(&html, "\" width=\"%d\" height=\"%d\" title=\"", WIDTH, HEIGHT);
    buf_adds_xml(&html, title);
    buf_adds(&html, "\"></iframe>");
    data_set_buf(response, "html", &html);
    buf_clear(&html);
}

static json_t *make_response(struct arena *arena, const struct publication *publication,
                             const struct work *work)
{
    struct notice_facts facts;
    struct buf title = BUF_INIT;
    work_facts(arena, publication, work, NULL, NULL, &facts);
    snippet_title(&facts, NULL, &title);
    json_t *response = json_pack("{s:s, s:s}", "version", "1.0", "type", "rich");
    data_set(response, "title", work->title);
    data_set(response, "author_name", facts.creators ? facts.creators : facts.publisher);
    data_set(response, "author_url", facts.creators ? NULL : facts.publisher_url);
    data_set(response, "provider_name", publication->title);
    data_set(response, "provider_url", publication->base_url);
    json_object_set_new(response, "cache_age", json_integer(CACHE_SECONDS));
    json_object_set_new(response, "width", json_integer(WIDTH));
    json_object_set_new(response, "height", json_integer(HEIGHT));
    set_frame(response, publication_address(arena, publication, work->embed), title.p);
    marks_oembed(&facts, response);
    buf_clear(&title);
    return response;
}

void oembed_add(const struct publication *publication, struct sink *sink, const struct work *work)
{
    struct arena arena = ARENA_INIT;
    if (!publication->base_url)
        return;
    json_t *response = make_response(&arena, publication, work);
    char *text = json_dumps(response, JSON_INDENT(1));
    sink_put(sink, work_oembed(&arena, work), "application/json", str_of(text));
    free(text);
    json_decref(response);
    arena_clear(&arena);
}
