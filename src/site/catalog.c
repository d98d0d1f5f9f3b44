#include "site/catalog.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "model/creators.h"
#include "model/data.h"
#include "model/outline.h"
#include "model/outputs.h"
#include "site/entries.h"

static const char opds1_type[] = "application/atom+xml;profile=opds-catalog;kind=acquisition";
static const char opds2_type[] = "application/opds+json";
static const char book_type[] = "application/epub+zip";
static const char open_access[] = "http://opds-spec.org/acquisition/open-access";

/* A book that can be downloaded: of one work, or of the whole publication. */
struct book {
    const struct work *work; /* NULL: an anthology */
    const char *title, *identifier, *lang, *updated, *summary;
    const char *rights;
    const char *address;       /* absolute */
    struct notice_facts facts; /* of a work */
};

struct catalog {
    const struct publication *publication;
    struct arena arena;
    struct book *books;
    size_t n, limit;
};

/* ---- What there is ---- */

static void describe_work(struct catalog *catalog, struct book *book, const struct work *work)
{
    book->work = work;
    book->title = work->title;
    book->identifier = work_identifier(&catalog->arena, catalog->publication, work);
    book->lang = work->lang;
    book->updated = entry_updated(&catalog->arena, catalog->publication, work);
    book->summary = work->description ? work->description : work->standfirst;
    struct buf rights = BUF_INIT;
    work_facts(&catalog->arena, catalog->publication, work, "EPUB", NULL, &book->facts);
    marks_rights(&book->facts, &rights);
    book->rights = arena_strdup(&catalog->arena, rights.p);
    buf_clear(&rights);
}

static void describe_anthology(const struct publication *publication, struct book *book)
{
    book->title = publication->title;
    book->identifier = publication->identifier;
    book->lang = publication->lang;
    book->updated = publication->modified;
    book->summary = publication->description;
    book->rights = "A collection: every text keeps its own license, named at its head.";
}

static void add_work(struct catalog *catalog, const struct work *work, const char *file)
{
    struct book *book = &catalog->books[catalog->n++];
    describe_work(catalog, book, work);
    book->address = publication_address(&catalog->arena, catalog->publication, file);
}

/* The publication's book, then those of its works; a book of one work is that work. */
static void collect(struct catalog *catalog)
{
    const struct publication *publication = catalog->publication;
    struct arena *arena = &catalog->arena;
    catalog->books = arena_array(arena, publication->n_works + 1, sizeof *catalog->books);
    const char *whole = publication_book(arena, publication);
    if (publication->books == BOOK_OF_ALL && publication->n_works == 1) {
        add_work(catalog, &publication->works[0], whole);
    } else if (publication->books & BOOK_OF_ALL && publication->n_works > 1) {
        struct book *book = &catalog->books[catalog->n++];
        describe_anthology(publication, book);
        book->address = publication_address(arena, publication, whole);
    }
    for (size_t i = 0; publication->books & BOOKS_OF_WORKS && i < publication->n_works; i++)
        if (!publication->works[i].node->hidden)
            add_work(catalog, &publication->works[i], work_book(arena, &publication->works[i]));
}

/* ---- Pages ---- */

/* "catalog.xml", "catalog-2.xml": pages count from 0. */
static const char *page_path(struct catalog *catalog, size_t page, const char *extension)
{
    if (page == 0)
        return arena_printf(&catalog->arena, "catalog.%s", extension);
    return arena_printf(&catalog->arena, "catalog-%zu.%s", page + 1, extension);
}

static const char *page_address(struct catalog *catalog, size_t page, const char *extension)
{
    return publication_address(&catalog->arena, catalog->publication,
                               page_path(catalog, page, extension));
}

static size_t page_count(const struct catalog *catalog)
{
    return (catalog->n + catalog->limit - 1) / catalog->limit;
}

static size_t page_end(const struct catalog *catalog, size_t page)
{
    size_t end = (page + 1) * catalog->limit;
    return end < catalog->n ? end : catalog->n;
}

/* ---- OPDS 1.2 ---- */

static void add_link(struct xml_writer *xml, const char *rel, const char *type, const char *href)
{
    if (href)
        xml_element(xml, "link", NULL, "rel", rel, "type", type, "href", href, NULL);
}

static void add_element(struct xml_writer *xml, const char *name, const char *text)
{
    if (text && *text)
        xml_element(xml, name, text, NULL);
}

static void add_book(struct xml_writer *xml, const struct book *book)
{
    const struct work *work = book->work;
    struct mark_link links[MARK_LINKS];
    size_t n = work ? marks_links(&book->facts, links) : 0;
    xml_open(xml, "entry", NULL);
    xml_element(xml, "title", book->title, NULL);
    xml_element(xml, "id", book->identifier, NULL);
    xml_element(xml, "updated", book->updated, NULL);
    if (work)
        entry_add_people(xml, work);
    add_element(xml, "dc:language", book->lang);
    add_element(xml, "dc:publisher", work ? work->publisher : NULL);
    add_element(xml, "dc:issued", work ? work->date : NULL);
    add_element(xml, "dc:identifier", book->identifier);
    for (size_t i = 0; work && i < work->n_keywords; i++)
        xml_element(xml, "category", NULL, "term", work->keywords[i], NULL);
    if (*book->rights)
        xml_element(xml, "rights", book->rights, "type", "text", NULL);
    if (book->summary)
        xml_element(xml, "summary", book->summary, "type", "text", NULL);
    for (size_t i = 0; i < n; i++)
        add_link(xml, links[i].rel, links[i].type, links[i].href);
    add_link(xml, open_access, book_type, book->address);
    xml_close(xml);
}

static void write_atom(struct catalog *catalog, size_t page, struct sink *sink)
{
    const struct publication *publication = catalog->publication;
    struct buf out = BUF_INIT;
    struct xml_writer *xml = xml_writer_new(&out);
    xml_open(xml, "feed", "xmlns", "http://www.w3.org/2005/Atom", "xmlns:dc",
             "http://purl.org/dc/terms/", "xml:lang", publication->lang, NULL);
    /* every page of a catalog is the same feed; see RFC 5005, section 3 */
    xml_element(xml, "id", page_address(catalog, 0, "xml"), NULL);
    xml_element(xml, "title", publication->title, NULL);
    xml_element(xml, "updated", publication->modified, NULL);
    entry_add_person(xml, "author",
                     publication->publisher ? publication->publisher : publication->title);
    add_link(xml, "self", opds1_type, page_address(catalog, page, "xml"));
    add_link(xml, "start", opds1_type, page_address(catalog, 0, "xml"));
    if (page > 0)
        add_link(xml, "previous", opds1_type, page_address(catalog, page - 1, "xml"));
    if (page + 1 < page_count(catalog))
        add_link(xml, "next", opds1_type, page_address(catalog, page + 1, "xml"));
    for (size_t i = page * catalog->limit; i < page_end(catalog, page); i++)
        add_book(xml, &catalog->books[i]);
    xml_finish(xml);
    sink_put(sink, page_path(catalog, page, "xml"), "application/atom+xml", buf_str(&out));
    buf_clear(&out);
}

/* ---- OPDS 2.0 ---- */

static void append_link(json_t *links, const char *rel, const char *type, const char *href)
{
    if (href)
        json_array_append_new(links,
                              json_pack("{s:s, s:s, s:s}", "rel", rel, "type", type, "href", href));
}

static void add_name(json_t *object, const char *key, const char *name)
{
    json_t *list = json_object_get(object, key);
    if (!list)
        json_object_set_new(object, key, list = json_array());
    json_array_append_new(list, json_string(name));
}

static json_t *json_metadata(const struct book *book)
{
    const struct work *work = book->work;
    json_t *metadata = json_object();
    data_set(metadata, "@type", work ? "http://schema.org/Article" : "http://schema.org/Book");
    data_set(metadata, "identifier", book->identifier);
    data_set(metadata, "title", book->title);
    data_set(metadata, "language", book->lang);
    data_set(metadata, "modified", book->updated);
    data_set(metadata, "description", book->summary);
    data_set(metadata, "schema:copyrightNotice", *book->rights ? book->rights : NULL);
    if (!work)
        return metadata;
    for (size_t i = 0; i < work->n_creators; i++)
        add_name(metadata, creator_kind_names[creator_kind(&work->creators[i])],
                 work->creators[i].name);
    data_set(metadata, "publisher", work->publisher);
    /* the schema asks for a whole date */
    data_set(metadata, "published", work->date && strlen(work->date) >= 10 ? work->date : NULL);
    marks_opds(&book->facts, metadata);
    return metadata;
}

static json_t *json_book(const struct book *book)
{
    json_t *links = json_array();
    /* the schema knows the relation of OPDS alone, its text "download", too */
    json_array_append_new(links, json_pack("{s:[s,s], s:s, s:s}", "rel", "download", open_access,
                                           "type", book_type, "href", book->address));
    struct mark_link marks[MARK_LINKS];
    size_t n = book->work ? marks_links(&book->facts, marks) : 0;
    for (size_t i = 0; i < n; i++)
        append_link(links, marks[i].rel, marks[i].type, marks[i].href);
    return json_pack("{s:o, s:o}", "metadata", json_metadata(book), "links", links);
}

static void write_json(struct catalog *catalog, size_t page, struct sink *sink)
{
    json_t *links = json_array(), *books = json_array();
    append_link(links, "self", opds2_type, page_address(catalog, page, "json"));
    append_link(links, "start", opds2_type, page_address(catalog, 0, "json"));
    if (page > 0)
        append_link(links, "previous", opds2_type, page_address(catalog, page - 1, "json"));
    if (page + 1 < page_count(catalog))
        append_link(links, "next", opds2_type, page_address(catalog, page + 1, "json"));
    for (size_t i = page * catalog->limit; i < page_end(catalog, page); i++)
        json_array_append_new(books, json_book(&catalog->books[i]));
    json_t *root = json_pack("{s:{s:s, s:s}, s:o, s:o}", "metadata", "title",
                             catalog->publication->title, "modified",
                             catalog->publication->modified, "links", links, "publications", books);
    char *text = json_dumps(root, JSON_INDENT(1));
    sink_put(sink, page_path(catalog, page, "json"), opds2_type, str_of(text));
    free(text);
    json_decref(root);
}

void catalog_write(const struct publication *publication, size_t limit, struct sink *sink)
{
    if (!publication->base_url || !(publication->outputs & OUTPUT_EPUB))
        return;
    struct catalog catalog = {.publication = publication, .limit = limit};
    collect(&catalog);
    for (size_t page = 0; page < page_count(&catalog); page++) {
        write_atom(&catalog, page, sink);
        write_json(&catalog, page, sink);
    }
    arena_clear(&catalog.arena);
}
