#include "site/feeds.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "model/creators.h"
#include "model/data.h"

static const char atom_path[] = "feed.xml", json_path[] = "feed.json";

static const char *feed_author(const struct publication *publication)
{
    return publication->publisher ? publication->publisher : publication->title;
}

static const char *summary_of(const struct work *work)
{
    return work->description ? work->description : work->standfirst;
}

/* ---- Atom ---- */

static void add_marks(struct xml_writer *xml, const struct notice_facts *facts)
{
    struct mark_link links[MARK_LINKS];
    size_t n = marks_links(facts, links);
    for (size_t i = 0; i < n; i++)
        xml_element(xml, "link", NULL, "rel", links[i].rel, "type", links[i].type, "href",
                    links[i].href, NULL);
}

static void add_rights(struct xml_writer *xml, const struct notice_facts *facts)
{
    struct buf rights = BUF_INIT;
    marks_rights(facts, &rights);
    if (rights.n > 0)
        xml_element(xml, "rights", rights.p, NULL);
    buf_clear(&rights);
}

static void add_entry(struct xml_writer *xml, const struct publication *publication,
                      const struct entry *entry, struct arena *arena)
{
    const struct work *work = entry->work;
    xml_open(xml, "entry", "xml:lang", work->lang, NULL);
    xml_element(xml, "title", work->title, NULL);
    xml_element(xml, "id", work_identifier(arena, publication, work), NULL);
    xml_element(xml, "link", NULL, "rel", "alternate", "type", "text/html", "href", entry->address,
                NULL);
    add_marks(xml, &entry->facts);
    if (entry->published)
        xml_element(xml, "published", entry->published, NULL);
    xml_element(xml, "updated", entry->updated, NULL);
    entry_add_people(xml, work);
    for (size_t i = 0; i < work->n_keywords; i++)
        xml_element(xml, "category", NULL, "term", work->keywords[i], NULL);
    add_rights(xml, &entry->facts);
    if (summary_of(work))
        xml_element(xml, "summary", summary_of(work), NULL);
    xml_open(xml, "content", "type", "xhtml", NULL);
    xml_raw(xml, STR("<div xmlns=\"http://www.w3.org/1999/xhtml\">"));
    xml_raw(xml, buf_str(&entry->content));
    xml_raw(xml, STR("</div>"));
    xml_close(xml);
    xml_close(xml);
}

static void write_atom(const struct publication *publication, const struct entry *list, size_t n,
                       struct sink *sink)
{
    struct arena arena = ARENA_INIT;
    struct buf out = BUF_INIT;
    struct xml_writer *xml = xml_writer_new(&out);
    const char *self = publication_address(&arena, publication, atom_path);
    xml_open(xml, "feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", publication->lang,
             NULL);
    xml_element(xml, "title", publication->title, NULL);
    if (publication->description)
        xml_element(xml, "subtitle", publication->description, NULL);
    xml_element(xml, "id", publication->identifier, NULL);
    xml_element(xml, "updated", publication->modified, NULL);
    entry_add_person(xml, "author", feed_author(publication));
    xml_element(xml, "generator", "Colophon", "version", publication->generator, NULL);
    xml_element(xml, "link", NULL, "rel", "self", "type", "application/atom+xml", "href", self,
                NULL);
    xml_element(xml, "link", NULL, "rel", "alternate", "type", "text/html", "href",
                publication_address(&arena, publication, "index.html"), NULL);
    for (size_t i = 0; i < n; i++)
        add_entry(xml, publication, &list[i], &arena);
    xml_finish(xml);
    sink_put(sink, atom_path, "application/atom+xml", buf_str(&out));
    buf_clear(&out);
    arena_clear(&arena);
}

/* ---- JSON Feed ---- */

static json_t *json_authors(const struct work *work)
{
    json_t *authors = json_array();
    for (size_t i = 0; i < work->n_creators; i++)
        if (creator_kind(&work->creators[i]) == CREATOR_AUTHOR)
            json_array_append_new(authors, json_pack("{s:s}", "name", work->creators[i].name));
    if (json_array_size(authors) == 0)
        json_array_append_new(authors, json_pack("{s:s}", "name", entry_author(work)));
    return authors;
}

static json_t *json_entry(const struct publication *publication, const struct entry *entry,
                          struct arena *arena)
{
    const struct work *work = entry->work;
    json_t *item = json_object();
    data_set(item, "id", work_identifier(arena, publication, work));
    data_set(item, "url", entry->address);
    data_set(item, "external_url", work_origin(work));
    data_set(item, "title", work->title);
    data_set_buf(item, "content_html", &entry->content);
    data_set(item, "summary", summary_of(work));
    data_set(item, "date_published", entry->published);
    data_set(item, "date_modified", entry->updated);
    json_object_set_new(item, "authors", json_authors(work));
    if (work->n_keywords > 0) {
        json_t *tags = json_array();
        for (size_t i = 0; i < work->n_keywords; i++)
            json_array_append_new(tags, json_string(work->keywords[i]));
        json_object_set_new(item, "tags", tags);
    }
    data_set(item, "language", work->lang);
    json_object_set_new(item, "_license", marks_json_feed(&entry->facts));
    return item;
}

static void write_json(const struct publication *publication, const struct entry *list, size_t n,
                       struct sink *sink)
{
    struct arena arena = ARENA_INIT;
    json_t *feed = json_object(), *items = json_array();
    data_set(feed, "version", "https://jsonfeed.org/version/1.1");
    data_set(feed, "title", publication->title);
    data_set(feed, "description", publication->description);
    data_set(feed, "home_page_url", publication_address(&arena, publication, "index.html"));
    data_set(feed, "feed_url", publication_address(&arena, publication, json_path));
    data_set(feed, "language", publication->lang);
    json_object_set_new(feed, "authors", json_pack("[{s:s}]", "name", feed_author(publication)));
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, json_entry(publication, &list[i], &arena));
    json_object_set_new(feed, "items", items);
    char *text = json_dumps(feed, JSON_INDENT(1));
    sink_put(sink, json_path, "application/feed+json", str_of(text));
    free(text);
    json_decref(feed);
    arena_clear(&arena);
}

void feeds_write(const struct publication *publication, const struct entries *entries,
                 struct sink *sink)
{
    const struct entry *list;
    size_t n = entries_list(entries, &list);
    write_atom(publication, list, n, sink);
    write_json(publication, list, n, sink);
}
