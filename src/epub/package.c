#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "epub/book.h"
#include "model/citation.h"
#include "model/creators.h"
#include "model/route.h"
#include "model/table.h"

static void meta(struct xml_writer *xml, const char *property, const char *value)
{
    if (value)
        xml_element(xml, "meta", value, "property", property, NULL);
}

/* A person with a role, as creator or as contributor. */
static void write_person(struct xml_writer *xml, const struct creator *person, size_t number)
{
    struct arena arena = ARENA_INIT;
    const char *role = person->role ? person->role : "aut";
    const char *sorted = person->sort ? person->sort : citation_sort_name(&arena, person);
    char *id = arena_printf(&arena, "creator-%zu", number);
    char *refines = arena_printf(&arena, "#%s", id);
    xml_element(xml, creator_kind(person) == CREATOR_AUTHOR ? "dc:creator" : "dc:contributor",
                person->name, "id", id, NULL);
    xml_element(xml, "meta", role, "refines", refines, "property", "role", "scheme",
                "marc:relators", NULL);
    if (sorted)
        xml_element(xml, "meta", sorted, "refines", refines, "property", "file-as", NULL);
    arena_clear(&arena);
}

/* The people of all works in the book, each once in a role, in the order of the works. */
static void write_people(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    struct table known;
    size_t most = 0, n = 0;
    for (size_t i = 0; i < epub->n_works; i++)
        most += epub->works[i].n_creators;
    table_init(&known, most);
    for (size_t i = 0; i < epub->n_works; i++)
        for (size_t k = 0; k < epub->works[i].n_creators && !epub->chapters[i].left_out; k++) {
            const struct creator *person = &epub->works[i].creators[k];
            const char *key =
                arena_printf(&arena, "%s %s", person->role ? person->role : "aut", person->name);
            if (table_enter(&known, key, i) == TABLE_NONE)
                write_person(xml, person, ++n);
        }
    table_clear(&known);
    arena_clear(&arena);
}

/* What the book belongs to (EPUB 3.3, section 5.5.5): a series by its name; of the book of one work
 * of several, also the publication, in which it has a place unless it is hidden. */
static void write_collections(const struct epub *epub, struct xml_writer *xml)
{
    const struct publication *publication = epub->publication;
    struct arena arena = ARENA_INIT;
    if (epub->only->series) {
        xml_element(xml, "meta", epub->only->series, "property", "belongs-to-collection", "id",
                    "series", NULL);
        xml_element(xml, "meta", "series", "refines", "#series", "property", "collection-type",
                    NULL);
    }
    if (publication->n_works > 1 && !epub->only->node->hidden) {
        size_t place = 1;
        for (const struct work *work = publication->works; work < epub->only; work++)
            place += !work->node->hidden;
        xml_element(xml, "meta", publication->title, "property", "belongs-to-collection", "id",
                    "publication", NULL);
        xml_element(xml, "meta", "set", "refines", "#publication", "property", "collection-type",
                    NULL);
        xml_element(xml, "meta", publication->identifier, "refines", "#publication", "property",
                    "dcterms:identifier", NULL);
        xml_element(xml, "meta", arena_printf(&arena, "%zu", place), "refines", "#publication",
                    "property", "group-position", NULL);
    }
    arena_clear(&arena);
}

static void write_distributor(const struct epub *epub, struct xml_writer *xml)
{
    const char *name = epub->publication->publisher;
    if (!name || (epub->publisher && strcmp(name, epub->publisher) == 0))
        return;
    xml_element(xml, "dc:contributor", name, "id", "distributor", NULL);
    xml_element(xml, "meta", "dst", "refines", "#distributor", "property", "role", "scheme",
                "marc:relators", NULL);
}

/* Every language of the book once, the main one first. */
static void write_languages(const struct epub *epub, struct xml_writer *xml)
{
    const struct work *works = epub->works;
    xml_element(xml, "dc:language", epub->lang, NULL);
    for (size_t i = 0; i < epub->n_works; i++) {
        bool known = epub->chapters[i].left_out || strcasecmp(works[i].lang, epub->lang) == 0;
        for (size_t k = 0; k < i && !known; k++)
            known = !epub->chapters[k].left_out && strcasecmp(works[i].lang, works[k].lang) == 0;
        if (!known)
            xml_element(xml, "dc:language", works[i].lang, NULL);
    }
}

static void write_rights(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    struct mark_facts marks;
    work_mark_facts(&arena, epub->publication, epub->only, &epub->notice, &marks);
    marks_package(&marks, xml);
    arena_clear(&arena);
}

/* Whose page numbers the page list has (EPUB Accessibility 1.0, section 4.1.3): each edition once. */
static void write_sources_of_pages(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    struct table known;
    size_t n = 0;
    table_init(&known, epub->n_paged);
    for (size_t i = 0; i < epub->n_works; i++) {
        const char *edition = epub->works[i].pages_of;
        if (epub->chapters[i].n_source_pages == 0 || !edition ||
            table_enter(&known, edition, i) != TABLE_NONE)
            continue;
        const char *id =
            n++ == 0 ? "source-of-pages" : arena_printf(&arena, "source-of-pages-%zu", n);
        xml_element(xml, "dc:source", edition, "id", id, NULL);
        xml_element(xml, "meta", "pagination", "refines", arena_printf(&arena, "#%s", id),
                    "property", "source-of", NULL);
    }
    table_clear(&known);
    arena_clear(&arena);
}

/* Of one work: its facts, and only those that were supplied. */
static void write_work(const struct epub *epub, struct xml_writer *xml)
{
    const struct work *work = epub->only;
    if (work->publisher)
        xml_element(xml, "dc:publisher", work->publisher, NULL);
    write_distributor(epub, xml);
    if (work->date)
        xml_element(xml, "dc:date", work->date, NULL);
    if (work->description || work->standfirst)
        xml_element(xml, "dc:description", work->description ? work->description : work->standfirst,
                    NULL);
    for (size_t i = 0; i < work->n_keywords; i++)
        xml_element(xml, "dc:subject", work->keywords[i], NULL);
    if (work_origin(work))
        xml_element(xml, "dc:source", work_origin(work), NULL);
    write_sources_of_pages(epub, xml);
    write_rights(epub, xml);
}

/* One license for all of an anthology can be marked as the book's; several can't. */
static void write_license_link(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    if (n == 1 && licenses[0]->url)
        xml_element(xml, "link", NULL, "rel", "dcterms:license cc:license", "href",
                    licenses[0]->url, "media-type", "text/html", NULL);
    arena_clear(&arena);
}

static void write_anthology(const struct epub *epub, struct xml_writer *xml)
{
    struct buf rights = BUF_INIT;
    book_write_rights(epub, &rights);
    if (epub->publisher)
        xml_element(xml, "dc:publisher", epub->publisher, NULL);
    if (epub->publication->description)
        xml_element(xml, "dc:description", epub->publication->description, NULL);
    write_sources_of_pages(epub, xml);
    xml_element(xml, "dc:rights", rights.p, NULL);
    write_license_link(epub, xml);
    buf_clear(&rights);
}

static void write_title(struct xml_writer *xml, const char *title, const char *type,
                        const char *place)
{
    struct arena arena = ARENA_INIT;
    char *id = arena_printf(&arena, "title-%s", place), *refines = arena_printf(&arena, "#%s", id);
    xml_element(xml, "dc:title", title, "id", id, NULL);
    xml_element(xml, "meta", type, "refines", refines, "property", "title-type", NULL);
    xml_element(xml, "meta", place, "refines", refines, "property", "display-seq", NULL);
    arena_clear(&arena);
}

/* The main title comes first, for readers that show one only (EPUB 3.3, section D.3.8). */
static void write_titles(const struct epub *epub, struct xml_writer *xml)
{
    const char *subtitle = epub->only ? epub->only->subtitle : NULL;
    if (!subtitle) {
        xml_element(xml, "dc:title", epub->title, NULL);
        return;
    }
    write_title(xml, epub->title, "main", "1");
    write_title(xml, subtitle, "subtitle", "2");
}

static void write_metadata(struct epub *epub, struct xml_writer *xml)
{
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    xml_element(xml, "dc:identifier", epub->identifier, "id", "pub-id", NULL);
    write_titles(epub, xml);
    write_languages(epub, xml);
    write_people(epub, xml);
    if (epub->only)
        write_work(epub, xml);
    else
        write_anthology(epub, xml);
    if (epub->only)
        write_collections(epub, xml);
    meta(xml, "dcterms:modified", epub->modified);
    book_write_accessibility(epub, xml);
    xml_element(xml, "meta", NULL, "name", "cover", "content", "cover-image", NULL);
    xml_close(xml);
}

static void item(struct xml_writer *xml, const char *id, const char *href, const char *type,
                 const char *properties)
{
    xml_element(xml, "item", NULL, "id", id, "href", href, "media-type", type, "properties",
                properties, NULL);
}

static void write_manifest(const struct epub *epub, struct xml_writer *xml)
{
    static const char xhtml[] = "application/xhtml+xml";
    struct arena arena = ARENA_INIT;
    const struct theme_file *files;
    const char *const *paths;
    xml_open(xml, "manifest", NULL);
    item(xml, "ncx", BOOK_NCX, "application/x-dtbncx+xml", NULL);
    item(xml, "cover-image", epub->cover.path, epub->cover.type, "cover-image");
    for (size_t i = 0; i < epub->n_pages; i++)
        item(xml, epub->pages[i].id, epub->pages[i].path, xhtml,
             strcmp(epub->pages[i].path, BOOK_NAV) == 0 ? "nav" : NULL);
    size_t n = theme_files(epub->theme, "epub", &files);
    for (size_t i = 0; i < n; i++)
        item(xml, arena_printf(&arena, "style-%zu", i + 1),
             arena_printf(&arena, "css/%s", path_name(files[i].path)),
             route_media_type(files[i].path), NULL);
    n = assets_list(epub->assets, &paths);
    for (size_t i = 0; i < n; i++)
        item(xml, arena_printf(&arena, "asset-%zu", i + 1), route_book_asset(&arena, paths[i]),
             route_media_type(paths[i]), NULL);
    xml_close(xml);
    arena_clear(&arena);
}

static void write_spine(const struct epub *epub, struct xml_writer *xml)
{
    xml_open(xml, "spine", "toc", "ncx", "page-progression-direction",
             lang_is_rtl(epub->lang) ? "rtl" : NULL, NULL);
    for (size_t i = 0; i < epub->n_pages; i++)
        xml_element(xml, "itemref", NULL, "idref", epub->pages[i].id, NULL);
    xml_close(xml);
}

void book_write_package(struct epub *epub, struct buf *out)
{
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "xml:lang",
             epub->lang, "dir", lang_is_rtl(epub->lang) ? "rtl" : NULL, "unique-identifier",
             "pub-id", "prefix",
             "schema: http://schema.org/ dcterms: http://purl.org/dc/terms/ "
             "a11y: http://www.idpf.org/epub/vocab/package/a11y/# marc: "
             "http://id.loc.gov/vocabulary/ cc: http://creativecommons.org/ns#",
             NULL);
    write_metadata(epub, xml);
    write_manifest(epub, xml);
    write_spine(epub, xml);
    xml_finish(xml);
}
