#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "epub/book.h"
#include "model/table.h"

/* A walk over the contents, as a tree. */
struct walk {
    struct xml_writer *xml;
    const struct epub *epub;
    size_t at; /* the next entry */
};

/* An item that is in `lang`, or, where that is NULL, in the language of the document. */
static void open_item(const struct epub *epub, struct xml_writer *xml, const char *lang)
{
    const char *other = lang && strcasecmp(lang, book_lang(epub)) != 0 ? lang : NULL;
    const char *dir = !other ? NULL : lang_is_rtl(other) ? "rtl" : "ltr";
    xml_open(xml, "li", "lang", other, "xml:lang", other, "dir", dir, NULL);
}

/* The entries from walk->at on that are of at least this depth, as one nested list. */
static void write_list(struct walk *walk, int depth)
{
    const struct epub *epub = walk->epub;
    xml_open(walk->xml, "ol", NULL);
    while (walk->at < epub->n_entries && epub->entries[walk->at].depth >= depth) {
        const struct book_entry *entry = &epub->entries[walk->at++];
        open_item(epub, walk->xml, entry->lang);
        xml_element(walk->xml, "a", entry->title, "href", entry->address, NULL);
        if (walk->at < epub->n_entries && epub->entries[walk->at].depth > entry->depth)
            write_list(walk, entry->depth + 1);
        xml_close(walk->xml);
    }
    xml_close(walk->xml);
}

static void write_toc(const struct epub *epub, struct xml_writer *xml)
{
    struct walk walk = {.xml = xml, .epub = epub};
    xml_open(xml, "nav", "epub:type", "toc", "role", "doc-toc", "id", "toc", "class", "c-contents",
             "aria-labelledby", "c-toc", NULL);
    xml_element(xml, "h1", book_string(epub, "contents"), "id", "c-toc", NULL);
    write_list(&walk, 1);
    xml_close(xml);
}

static void write_link(struct xml_writer *xml, const char *href, const char *text, const char *type)
{
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", text, "epub:type", type, "href", href, NULL);
    xml_close(xml);
}

static void write_landmarks(const struct epub *epub, struct xml_writer *xml)
{
    enum { BEFORE_TEXT = 3 }; /* cover, title page, contents */
    xml_open(xml, "nav", "epub:type", "landmarks", "hidden", "hidden", "aria-label",
             book_string(epub, "landmarks"), NULL);
    xml_open(xml, "ol", NULL);
    write_link(xml, BOOK_COVER, book_string(epub, "cover"), "cover");
    write_link(xml, BOOK_TITLE, book_string(epub, "title_page"), "titlepage");
    write_link(xml, BOOK_NAV "#toc", book_string(epub, "contents"), "toc");
    write_link(xml, epub->pages[BEFORE_TEXT].path, book_string(epub, "start_of_text"),
               "bodymatter");
    write_link(xml, BOOK_COLOPHON, book_string(epub, "colophon"), "colophon");
    write_link(xml, BOOK_LICENSE, book_string(epub, epub->only ? "license" : "licenses"),
               "copyright-page");
    xml_close(xml);
    xml_close(xml);
}

static void write_page_list(const struct epub *epub, struct xml_writer *xml)
{
    if (epub->n_source_pages == 0)
        return;
    xml_open(xml, "nav", "epub:type", "page-list", "role", "doc-pagelist", "hidden", "hidden",
             "aria-label", book_string(epub, "source_pages"), NULL);
    xml_open(xml, "ol", NULL);
    for (size_t i = 0; i < epub->n_source_pages; i++) {
        const struct book_source_page *page = &epub->source_pages[i];
        open_item(epub, xml, epub->n_paged > 1 ? page->lang : NULL);
        xml_element(xml, "a", page->name, "href", page->address, NULL);
        xml_close(xml);
    }
    xml_close(xml);
    xml_close(xml);
}

/* The contents are a page of the book too, so they carry the notice as every page does. */
static void write_notice(const struct epub *epub, struct xml_writer *xml)
{
    const char *lang = notice_lang(epub->publication->lang);
    bool other = strcasecmp(lang, book_lang(epub)) != 0;
    struct buf notice = BUF_INIT;
    book_write_notice(epub, &notice);
    xml_open(xml, "p", "class", "c-notice", "lang", other ? lang : NULL, "xml:lang",
             other ? lang : NULL, "dir", other ? "ltr" : NULL, NULL);
    xml_raw(xml, buf_str(&notice));
    xml_close(xml);
    buf_clear(&notice);
}

void book_write_navigation(const struct epub *epub, struct buf *out)
{
    const char *lang = book_lang(epub);
    struct xml_writer *xml = xml_writer_new(out);
    xml_no_indent(xml);
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
             "http://www.idpf.org/2007/ops", "lang", lang, "xml:lang", lang, "dir",
             lang_is_rtl(lang) ? "rtl" : NULL, NULL);
    xml_open(xml, "head", NULL);
    xml_element(xml, "title", book_string(epub, "contents"), NULL);
    xml_element(xml, "link", NULL, "rel", "stylesheet", "href", "css/book.css", NULL);
    xml_close(xml);
    xml_open(xml, "body", "epub:type", "frontmatter", NULL);
    write_toc(epub, xml);
    write_landmarks(epub, xml);
    write_page_list(epub, xml);
    write_notice(epub, xml);
    xml_finish(xml);
}

/* Readers that need the NCX show it as one list, some ten lines a page, and open a long one slowly. One
 * of more than twenty pages is without what lies within documents, so that a text of an anthology is
 * found in it; but the headings of a single work are all the ways into it. */
static bool is_in_ncx(const struct epub *epub, const struct book_entry *entry)
{
    enum { LONG_NCX = 200 };
    return epub->only || epub->n_entries <= LONG_NCX || !strchr(entry->address, '#');
}

static void write_points(struct walk *walk, int depth)
{
    const struct epub *epub = walk->epub;
    struct arena arena = ARENA_INIT;
    while (walk->at < epub->n_entries && epub->entries[walk->at].depth >= depth) {
        const struct book_entry *entry = &epub->entries[walk->at++];
        if (!is_in_ncx(epub, entry))
            continue;
        xml_open(walk->xml, "navPoint", "id", arena_printf(&arena, "p%zu", walk->at), NULL);
        xml_open(walk->xml, "navLabel", NULL);
        xml_element(walk->xml, "text", entry->title, NULL);
        xml_close(walk->xml);
        xml_element(walk->xml, "content", NULL, "src", entry->address, NULL);
        write_points(walk, entry->depth + 1);
        xml_close(walk->xml);
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

static int deepest(const struct epub *epub)
{
    int depth = 1;
    for (size_t i = 0; i < epub->n_entries; i++)
        if (is_in_ncx(epub, &epub->entries[i]) && epub->entries[i].depth > depth)
            depth = epub->entries[i].depth;
    return depth;
}

static bool is_number(const char *label)
{
    return label[strspn(label, "0123456789")] == '\0';
}

/* The highest of the labels that are Arabic numbers; 0: none is. */
static long last_page_number(const struct epub *epub)
{
    long last = 0;
    for (size_t i = 0; i < epub->n_source_pages; i++) {
        const char *label = epub->source_pages[i].label;
        long number = is_number(label) ? strtol(label, NULL, 10) : 0;
        last = number > last ? number : last;
    }
    return last;
}

static void write_ncx_head(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "head", NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:uid", "content", epub->identifier, NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:depth", "content",
                arena_printf(&arena, "%d", deepest(epub)), NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:totalPageCount", "content",
                arena_printf(&arena, "%zu", epub->n_source_pages), NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:maxPageNumber", "content",
                arena_printf(&arena, "%ld", last_page_number(epub)), NULL);
    xml_close(xml);
    xml_open(xml, "docTitle", NULL);
    xml_element(xml, "text", epub->title, NULL);
    xml_close(xml);
    arena_clear(&arena);
}

/* "normal" pages have Arabic numbers, "special" ones all other labels (Z39.86-2005, section 8.4.5). A
 * value stands only once in a type: several works may have a page 1. */
static void write_page_targets(struct walk *walk)
{
    const struct epub *epub = walk->epub;
    struct arena arena = ARENA_INIT;
    struct table known;
    if (epub->n_source_pages == 0)
        return;
    table_init(&known, epub->n_source_pages);
    xml_open(walk->xml, "pageList", NULL);
    for (size_t i = 0; i < epub->n_source_pages; i++) {
        const struct book_source_page *page = &epub->source_pages[i];
        bool number = is_number(page->label);
        bool valued = number && table_enter(&known, page->label, i) == TABLE_NONE;
        xml_open(walk->xml, "pageTarget", "id", arena_printf(&arena, "pg%zu", i + 1), "type",
                 number ? "normal" : "special", "value", valued ? page->label : NULL, NULL);
        xml_open(walk->xml, "navLabel", NULL);
        xml_element(walk->xml, "text", page->name, NULL);
        xml_close(walk->xml);
        xml_element(walk->xml, "content", NULL, "src", page->address, NULL);
        xml_close(walk->xml);
        arena_reset(&arena);
    }
    xml_close(walk->xml);
    table_clear(&known);
    arena_clear(&arena);
}

void book_write_ncx(const struct epub *epub, struct buf *out)
{
    struct xml_writer *xml = xml_writer_new(out);
    struct walk walk = {.xml = xml, .epub = epub};
    xml_no_indent(xml);
    xml_open(xml, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1",
             "xml:lang", epub->lang, NULL);
    write_ncx_head(epub, xml);
    xml_open(xml, "navMap", NULL);
    write_points(&walk, 1);
    xml_close(xml);
    write_page_targets(&walk);
    xml_finish(xml);
}
