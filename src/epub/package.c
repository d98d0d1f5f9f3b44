#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/xml.h"
#include "epub/book.h"
#include "model/assets.h"
#include "model/data.h"
#include "model/route.h"

static void meta(struct xml_writer *xml, const char *property, const char *value)
{
    if (value)
        xml_element(xml, "meta", value, "property", property, NULL);
}

/* EPUB Accessibility 1.1, section 2: computed from what the chapters hold, never claimed. */
static void write_accessibility(const struct epub *epub, struct xml_writer *xml)
{
    size_t pictures = 0, moving = 0, headings = 0, n;
    const char *const *paths;
    n = pictures = assets_list(epub->assets, &paths);
    for (size_t i = 0; i < n; i++) {
        moving += path_has_extension(paths[i], ".gif");
    }
    for (size_t i = 0; i < epub->n_works; i++)
        headings += epub->chapters[i].n_headings;
    meta(xml, "schema:accessMode", "textual");
    if (pictures > 0)
        meta(xml, "schema:accessMode", "visual");
    meta(xml, "schema:accessModeSufficient", "textual");
    if (pictures > 0)
        meta(xml, "schema:accessibilityFeature", "alternativeText");
    meta(xml, "schema:accessibilityFeature", "displayTransformability");
    meta(xml, "schema:accessibilityFeature", "readingOrder");
    if (headings > 0 || !epub->only)
        meta(xml, "schema:accessibilityFeature", "structuralNavigation");
    meta(xml, "schema:accessibilityFeature", "tableOfContents");
    meta(xml, "schema:accessibilityFeature", "unlocked");
    meta(xml, "schema:accessibilityHazard", moving > 0 ? "unknown" : "none");
    meta(xml, "schema:accessibilitySummary",
         pictures > 0
             ? "Text with pictures; every picture has an alternative text. Not independently "
               "evaluated."
             : "Text only. Not independently evaluated.");
}

static void write_creators(const struct work *work, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < work->n_creators; i++) {
        const struct creator *creator = &work->creators[i];
        char *id = arena_printf(&arena, "creator-%zu", i + 1);
        char *refines = arena_printf(&arena, "#%s", id);
        xml_element(xml, "dc:creator", creator->name, "id", id, NULL);
        xml_element(xml, "meta", creator->role ? creator->role : "aut", "refines", refines,
                    "property", "role", "scheme", "marc:relators", NULL);
        if (creator->sort)
            xml_element(xml, "meta", creator->sort, "refines", refines, "property", "file-as",
                        NULL);
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
        bool known = strcasecmp(works[i].lang, epub->lang) == 0;
        for (size_t k = 0; k < i && !known; k++)
            known = strcasecmp(works[i].lang, works[k].lang) == 0;
        if (!known)
            xml_element(xml, "dc:language", works[i].lang, NULL);
    }
}

/* Of one work: its facts, and only those that were supplied. */
static void write_work(const struct epub *epub, struct xml_writer *xml)
{
    const struct work *work = epub->only;
    const char *who = epub->creators ? epub->creators : work->publisher;
    struct buf rights = BUF_INIT;
    notice_full_text(&epub->notice, &rights);
    write_creators(work, xml);
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
    if (work->source)
        xml_element(xml, "dc:source", work->source, NULL);
    xml_element(xml, "dc:rights", rights.p, NULL);
    meta(xml, "dcterms:rightsHolder", work->license.licensor);
    meta(xml, "schema:copyrightNotice", work->copyright);
    meta(xml, "schema:creditText", who);
    meta(xml, "cc:attributionName", who);
    if (work->source)
        xml_element(xml, "link", NULL, "rel", "cc:attributionURL", "href", work->source, NULL);
    buf_clear(&rights);
}

static void write_anthology(const struct epub *epub, struct xml_writer *xml)
{
    struct buf rights = BUF_INIT;
    book_write_rights(epub, &rights);
    if (epub->publisher)
        xml_element(xml, "dc:publisher", epub->publisher, NULL);
    if (epub->publication->description)
        xml_element(xml, "dc:description", epub->publication->description, NULL);
    xml_element(xml, "dc:rights", rights.p, NULL);
    buf_clear(&rights);
}

/* One license for all of the book can be marked as the book's; several can't. */
static void write_license_links(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    for (size_t i = 0; i < n; i++) {
        const char *file = book_legal_code(&arena, licenses[i]);
        if (n == 1 && licenses[i]->url)
            xml_element(xml, "link", NULL, "rel", "dcterms:license cc:license", "href",
                        licenses[i]->url, "media-type", "text/html", NULL);
        if (file)
            xml_element(xml, "link", NULL, "rel", n == 1 ? "dcterms:license" : "dcterms:references",
                        "href", file, "media-type", "text/plain", NULL);
    }
    arena_clear(&arena);
}

static void write_metadata(const struct epub *epub, struct xml_writer *xml)
{
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    xml_element(xml, "dc:identifier", epub->identifier, "id", "pub-id", NULL);
    xml_element(xml, "dc:title", epub->title, NULL);
    write_languages(epub, xml);
    if (epub->only)
        write_work(epub, xml);
    else
        write_anthology(epub, xml);
    write_license_links(epub, xml);
    meta(xml, "dcterms:modified", epub->modified);
    write_accessibility(epub, xml);
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
    item(xml, "nav", BOOK_NAV, xhtml, "nav");
    item(xml, "ncx", BOOK_NCX, "application/x-dtbncx+xml", NULL);
    item(xml, "cover-image", BOOK_COVER_IMAGE, "image/png", "cover-image");
    item(xml, "cover", BOOK_COVER, xhtml, NULL);
    item(xml, "title", BOOK_TITLE, xhtml, NULL);
    for (size_t i = 0; i < epub->n_works; i++)
        item(xml, arena_printf(&arena, "chapter-%zu", i + 1), epub->chapters[i].path, xhtml, NULL);
    item(xml, "license", BOOK_LICENSE, xhtml, NULL);
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
    struct arena arena = ARENA_INIT;
    xml_open(xml, "spine", "toc", "ncx", "page-progression-direction",
             lang_is_rtl(epub->lang) ? "rtl" : NULL, NULL);
    xml_element(xml, "itemref", NULL, "idref", "cover", NULL);
    xml_element(xml, "itemref", NULL, "idref", "title", NULL);
    xml_element(xml, "itemref", NULL, "idref", "nav", NULL);
    for (size_t i = 0; i < epub->n_works; i++)
        xml_element(xml, "itemref", NULL, "idref", arena_printf(&arena, "chapter-%zu", i + 1),
                    NULL);
    xml_element(xml, "itemref", NULL, "idref", "license", NULL);
    xml_close(xml);
    arena_clear(&arena);
}

void book_write_package(const struct epub *epub, struct buf *out)
{
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "xml:lang",
             epub->publication->lang, "unique-identifier", "pub-id", "prefix",
             "schema: http://schema.org/ dcterms: http://purl.org/dc/terms/ "
             "marc: http://id.loc.gov/vocabulary/ cc: http://creativecommons.org/ns#",
             NULL);
    write_metadata(epub, xml);
    write_manifest(epub, xml);
    write_spine(epub, xml);
    xml_finish(xml);
}
