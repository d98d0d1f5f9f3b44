#include "model/data.h"
#include "base/file.h"
#include "model/readings.h"
#include "model/route.h"
#include "site/site.h"

static const char format[] = "web page";

/* "Title" and "Title – Publication": what a tab shows, the particular first. */
static char *page_title(struct arena *arena, const struct publication *publication,
                        const char *title)
{
    return arena_printf(arena, "%s – %s", title, publication->title);
}

static void add_body(json_t *data, const struct publication *publication, const struct work *work,
                     const struct document *document)
{
    struct route route;
    struct buf body = BUF_INIT;
    route_init(&route, publication, work, work->page, false);
    struct xhtml_options options = {
        .resolve = route_address, .context = &route, .measure = route_measure};
    document_write_xhtml(document, &options, &body);
    data_set_buf(data, "body", &body);
    buf_clear(&body);
    route_clear(&route);
}

/* A list of the headings, where there are enough of them to be of use. */
static void add_contents(json_t *data, const struct work *work, const struct document *document)
{
    enum { USEFUL = 3 };
    const struct heading *headings;
    size_t n = document_headings(document, &headings), top = 0;
    int level = 7;
    for (size_t i = 0; i < n; i++)
        if (headings[i].level < level)
            level = headings[i].level;
    json_t *contents = json_array();
    for (size_t i = 0; i < n; i++) {
        if (headings[i].level != level)
            continue;
        json_t *entry = json_object();
        data_set(entry, "id", headings[i].id);
        data_set(entry, "text", headings[i].text);
        data_set(entry, "lang", work->lang);
        json_array_append_new(contents, entry);
        top++;
    }
    json_object_set_new(data, "has_contents", json_boolean(top >= USEFUL));
    json_object_set_new(data, "contents", contents);
}

static void add_neighbour(json_t *root, const char *key, const struct work *work)
{
    json_t *neighbour = json_object();
    data_set(neighbour, "href", work->page);
    data_set(neighbour, "title", work->title);
    data_set(neighbour, "lang", work->lang);
    json_object_set_new(root, key, neighbour);
}

/* Hidden works are nobody's neighbours, and have none. */
static void add_neighbours(json_t *root, const struct publication *publication,
                           const struct work *work)
{
    const struct work *end = publication->works + publication->n_works;
    const struct work *before = work, *after = work + 1;
    while (before > publication->works && before[-1].node->hidden)
        before--;
    while (after < end && after->node->hidden)
        after++;
    bool previous = !work->node->hidden && before > publication->works;
    bool next = !work->node->hidden && after < end;
    if (previous)
        add_neighbour(root, "previous", before - 1);
    if (next)
        add_neighbour(root, "next", after);
    json_object_set_new(root, "has_neighbours", json_boolean(previous || next));
}

json_t *site_page_data(const struct publication *publication, const struct work *work,
                       const struct document *document)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    work_facts(&arena, publication, work, format, path_relative(&arena, work->page, "license.html"),
               &notice);
    struct data_page page = {
        .path = work->page,
        .title = page_title(&arena, publication, work->title),
        .lang = work->lang,
        .kind = "work",
        .description = work->description ? work->description : work->standfirst,
    };
    json_t *root = data_root(publication, &page);
    json_t *data = data_work(publication, work, &notice);
    data_add_marks(data, publication, work, &notice, NULL);
    add_body(data, publication, work, document);
    add_contents(data, work, document);
    if (publication->outputs & OUTPUT_DOWNLOADS)
        json_object_set_new(data, "cite", data_citations(publication, work));
    if (publication->outputs & OUTPUT_EMBED)
        json_object_set_new(data, "embed", data_embed(publication, work, &notice));
    json_object_set_new(root, "work", data);
    add_neighbours(root, publication, work);
    arena_clear(&arena);
    return root;
}

/* {..., works: [...]}, each numbered by its place in reading order. */
static void add_works(json_t *root, const struct publication *publication, bool hidden,
                      json_t *(*describe)(const struct publication *, const struct work *,
                                          const struct notice_facts *))
{
    struct arena arena = ARENA_INIT;
    json_t *works = json_array();
    for (size_t i = 0; i < publication->n_works; i++) {
        struct notice_facts notice;
        if (publication->works[i].node->hidden && !hidden)
            continue;
        work_facts(&arena, publication, &publication->works[i], format, NULL, &notice);
        notice.one_of_several = true;
        json_t *work = describe(publication, &publication->works[i], &notice);
        json_object_set_new(work, "number", json_integer((json_int_t)i + 1));
        json_array_append_new(works, work);
        arena_reset(&arena);
    }
    json_object_set_new(root, "works", works);
    arena_clear(&arena);
}

json_t *site_index_data(const struct publication *publication)
{
    struct data_page page = {"index.html", publication->title, publication->lang, "index",
                             publication->description};
    json_t *root = data_root(publication, &page);
    add_works(root, publication, false, data_card);
    return root;
}

json_t *site_license_data(const struct publication *publication)
{
    struct data_page page = {"license.html", publication->title, publication->lang, "license",
                             NULL};
    json_t *root = data_root(publication, &page);
    /* a hidden work keeps its license, too */
    add_works(root, publication, true, data_work);
    return root;
}

json_t *site_readings_data(const struct publication *publication)
{
    const struct readings *readings = publication->readings;
    if (!readings)
        return NULL;
    struct data_page page = {READINGS_PAGE, readings->title ? readings->title : publication->title,
                             readings->lang, "readings", NULL};
    return data_root(publication, &page);
}

json_t *site_not_found_data(const struct publication *publication)
{
    struct data_page page = {"404.html", publication->title, publication->lang, "missing", NULL};
    return data_root(publication, &page);
}

json_t *site_search_data(const struct publication *publication)
{
    struct data_page page = {"search.html", publication->title, publication->lang, "search", NULL};
    return data_root(publication, &page);
}
