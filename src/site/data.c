#include <string.h>

#include "base/file.h"
#include "model/creators.h"
#include "model/data.h"
#include "model/listings.h"
#include "model/readings.h"
#include "model/route.h"
#include "model/translations.h"
#include "site/crumbs.h"
#include "site/lists.h"
#include "site/questions.h"
#include "site/site.h"
#include "site/summary.h"

static const char format[] = "web page";

/* "Title" and "Title – Publication": what a tab shows, the particular first. */
static char *page_title(struct arena *arena, const struct publication *publication,
                        const char *title)
{
    return arena_printf(arena, "%s – %s", title, publication->title);
}

/* Of questions and answers the pieces, too, so that a template can add a line to each. */
static void add_body(json_t *data, const struct publication *publication, const struct theme *theme,
                     const struct work *work, const struct document *document)
{
    struct route route;
    struct buf body = BUF_INIT;
    size_t n;
    route_init(&route, publication, work, work->page, false);
    const struct section **questions = questions_find(&route.arena, work, document, &n);
    struct question_cuts cuts = question_cuts(&route.arena, questions, n);
    struct xhtml_options options = {
        .resolve = route_address,
        .context = &route,
        .measure = route_measure,
        .heading = question_heading,
        .heading_context = &cuts,
        .notes_label = theme_string(theme, work->lang, "notes"),
        .notes_lang = theme_other_language(theme, work->lang),
    };
    document_write_xhtml(document, &options, &body);
    data_set_buf(data, "body", &body);
    json_object_set_new(data, "is_qa", json_boolean(n > 0));
    if (n > 0)
        questions_add_pieces(data, publication, work, &cuts, buf_str(&body));
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
    data_set_link(neighbour, "href", work->page);
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

/* Search engines want absolute addresses; without a base-url there are none. */
static json_t *version_data(const struct publication *publication, const struct work *from,
                            const struct work *work)
{
    struct arena arena = ARENA_INIT;
    const char *href = route_escape(&arena, path_relative(&arena, from->page, work->page));
    json_t *version = json_object();
    data_set(version, "lang", work->lang);
    json_object_set_new(version, "rtl", json_boolean(lang_is_rtl(work->lang)));
    data_set(version, "language", language_name(work->lang));
    data_set(version, "title", work->title);
    data_set(version, "href", href);
    data_set(version, "address",
             publication->base_url ? publication_address(&arena, publication, work->page) : href);
    json_object_set_new(version, "current", json_boolean(work == from));
    arena_clear(&arena);
    return version;
}

/* `versions`: {list: [...], original: {...}} where there are others than this work, and what it is a
 * translation of. */
static void add_versions(json_t *root, const struct publication *publication,
                         const struct work *work)
{
    const struct versions *versions = work->versions;
    if (versions && versions->n > 1) {
        json_t *list = json_array(), *object = json_object();
        for (size_t i = 0; i < versions->n; i++)
            json_array_append_new(list, version_data(publication, work, versions->works[i]));
        json_object_set_new(object, "list", list);
        if (versions->original)
            json_object_set_new(object, "original",
                                version_data(publication, work, versions->original));
        json_object_set_new(root, "versions", object);
    }
    const struct work *original = versions ? versions->original : NULL;
    if (original && original != work) {
        json_object_set_new(root, "translation_of", version_data(publication, work, original));
    } else if (work->translation_of && !publication_find(publication, work->translation_of)) {
        json_t *elsewhere = json_object();
        data_set(elsewhere, "title", work->translation_of);
        data_set(elsewhere, "href", work->translation_of);
        json_object_set_new(root, "translation_of", elsewhere);
    }
}

/* {name, href}: a name and the list of its works; no href where the name is listed nowhere. */
static json_t *listed_name(const struct publication *publication, enum listing_kind kind,
                           const char *name)
{
    const struct listing *listing = listing_find(publication, kind, name);
    json_t *object = json_object();
    data_set(object, "name", name);
    if (listing)
        data_set_link(object, "href", listing->page);
    return object;
}

/* Who wrote it, cut at the names, {before, name, href}, and what comes after the last. */
static void add_people(json_t *data, const struct publication *publication, const struct work *work)
{
    const char *line = json_string_value(json_object_get(data, "byline_who"));
    json_t *people = json_array();
    size_t n;
    struct arena arena = ARENA_INIT;
    const struct creator **authors = creators_of(&arena, work, CREATOR_AUTHOR, &n);
    for (size_t i = 0; line && i < n; i++) {
        const char *name = authors[i]->name, *at = strstr(line, name);
        if (!at)
            continue;
        json_t *person = listed_name(publication, LISTING_AUTHORS, name);
        json_object_set_new(person, "before", json_stringn(line, (size_t)(at - line)));
        json_array_append_new(people, person);
        line = at + strlen(name);
    }
    arena_clear(&arena);
    data_set(data, "byline_end", line);
    json_object_set_new(data, "people", people);
}

/* The lists that the work is in: by its keywords, its series and its authors. */
static void add_topics(json_t *data, const struct publication *publication, const struct work *work)
{
    json_t *keywords = json_array();
    for (size_t i = 0; i < work->n_keywords; i++)
        json_array_append_new(keywords,
                              listed_name(publication, LISTING_KEYWORDS, work->keywords[i]));
    json_object_set_new(data, "has_keywords", json_boolean(work->n_keywords > 0));
    json_object_set_new(data, "keywords", keywords);
    if (work->series)
        json_object_set_new(data, "of_series",
                            listed_name(publication, LISTING_SERIES, work->series));
    add_people(data, publication, work);
}

static void add_marks(json_t *data, const struct publication *publication, const struct work *work,
                      const struct document *document, const struct notice_facts *notice)
{
    struct arena arena = ARENA_INIT;
    struct mark_facts marks;
    struct buf head = BUF_INIT;
    work_mark_facts(&arena, publication, work, notice, &marks);
    marks.crumbs = crumbs_marks(&arena, publication, work->node, &marks.n_crumbs);
    const struct section **questions = questions_find(&arena, work, document, &marks.n_questions);
    marks.questions = questions_marks(&arena, document, questions, marks.n_questions);
    marks_head(&marks, &head);
    data_set_buf(data, "marks", &head);
    buf_clear(&head);
    arena_clear(&arena);
}

json_t *site_page_data(const struct publication *publication, const struct theme *theme,
                       const struct work *work, const struct document *document)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    const char *credit = work_credit(&arena, publication, work);
    work_facts(&arena, publication, work, format, path_relative(&arena, work->page, credit),
               &notice);
    struct data_page page = {
        .path = work->page,
        .title = page_title(&arena, publication, work->title),
        .lang = work->lang,
        .kind = "work",
        .description = work->description  ? work->description
                       : work->standfirst ? work->standfirst
                                          : summary_of_document(&arena, document),
    };
    json_t *root = data_root(publication, &page);
    json_t *data = data_work(publication, work, &notice);
    add_marks(data, publication, work, document, &notice);
    add_body(data, publication, theme, work, document);
    add_contents(data, work, document);
    add_topics(data, publication, work);
    if (publication->outputs & OUTPUT_DOWNLOADS)
        json_object_set_new(data, "cite", data_citations(publication, work));
    if (publication->outputs & OUTPUT_EMBED)
        json_object_set_new(data, "embed", data_embed(publication, work, &notice));
    json_object_set_new(root, "work", data);
    add_neighbours(root, publication, work);
    add_versions(root, publication, work);
    crumbs_add(root, publication, work->node, work->page);
    list_add_part(root, publication, work);
    arena_clear(&arena);
    return root;
}

json_t *site_readings_data(const struct publication *publication)
{
    const struct readings *readings = publication->readings;
    if (!readings)
        return NULL;
    struct arena arena = ARENA_INIT;
    struct buf titles = BUF_INIT;
    summary_add_titles(json_object_get(publication->readings_data, "sessions"), &titles);
    struct data_page page = {READINGS_PAGE, readings->title ? readings->title : publication->title,
                             readings->lang, "readings", summary_of_text(&arena, buf_str(&titles))};
    json_t *root = data_root(publication, &page);
    buf_clear(&titles);
    arena_clear(&arena);
    return root;
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
