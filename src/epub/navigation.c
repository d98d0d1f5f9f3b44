#include "base/xml.h"
#include "epub/book.h"
#include "model/data.h"

/* A walk over the headings of a chapter. */
struct outline {
    struct xml_writer *xml;
    const struct book_chapter *chapter;
    size_t at;      /* the next heading */
    int play_order; /* of the NCX */
};

static char *heading_address(struct arena *arena, const struct book_chapter *chapter,
                             const struct heading *heading)
{
    return arena_printf(arena, "%s#%s", chapter->path, heading->id);
}

/* The headings from outline->at on that are below `level`, as one nested list. */
static void write_nav_headings(struct outline *outline, int level)
{
    const struct book_chapter *chapter = outline->chapter;
    struct arena arena = ARENA_INIT;
    xml_open(outline->xml, "ol", NULL);
    while (outline->at < chapter->n_headings && chapter->headings[outline->at].level > level) {
        const struct heading *heading = &chapter->headings[outline->at++];
        xml_open(outline->xml, "li", NULL);
        xml_element(outline->xml, "a", heading->text, "href",
                    heading_address(&arena, chapter, heading), NULL);
        if (outline->at < chapter->n_headings &&
            chapter->headings[outline->at].level > heading->level)
            write_nav_headings(outline, heading->level);
        xml_close(outline->xml);
    }
    xml_close(outline->xml);
    arena_clear(&arena);
}

static void write_link(struct xml_writer *xml, const char *href, const char *text, const char *type)
{
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", text, "epub:type", type, "href", href, NULL);
    xml_close(xml);
}

static void write_toc(const struct epub *epub, struct xml_writer *xml)
{
    xml_open(xml, "nav", "epub:type", "toc", "role", "doc-toc", "id", "toc", "class", "c-contents",
             "aria-labelledby", "c-toc", NULL);
    xml_element(xml, "h1", "Contents", "id", "c-toc", NULL);
    xml_open(xml, "ol", NULL);
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct book_chapter *chapter = &epub->chapters[i];
        const struct work *work = chapter->work;
        struct outline outline = {xml, chapter, 0, 0};
        xml_open(xml, "li", "lang", work->lang, "xml:lang", work->lang, NULL);
        xml_element(xml, "a", work->title, "href", chapter->path, NULL);
        if (chapter->n_headings > 0)
            write_nav_headings(&outline, 0);
        xml_close(xml);
    }
    write_link(xml, BOOK_LICENSE, "Licenses and credits", NULL);
    xml_close(xml);
    xml_close(xml);
}

static void write_landmarks(const struct epub *epub, struct xml_writer *xml)
{
    xml_open(xml, "nav", "epub:type", "landmarks", "hidden", "hidden", "aria-label", "Landmarks",
             NULL);
    xml_open(xml, "ol", NULL);
    write_link(xml, BOOK_COVER, "Cover", "cover");
    write_link(xml, BOOK_TITLE, "Title page", "titlepage");
    write_link(xml, BOOK_NAV "#toc", "Contents", "toc");
    if (epub->n_works > 0)
        write_link(xml, epub->chapters[0].path, "Start of the text", "bodymatter");
    write_link(xml, BOOK_LICENSE, "Licenses and credits", "copyright-page");
    xml_close(xml);
    xml_close(xml);
}

/* The contents are a page of the book too, so they carry the notice as every page does. */
static void write_notice(const struct epub *epub, struct xml_writer *xml)
{
    const char *lang = notice_lang(epub->publication->lang);
    struct buf notice = BUF_INIT;
    book_write_notice(epub, &notice);
    xml_open(xml, "p", "class", "c-notice", "lang", lang, "xml:lang", lang, "dir", "ltr", NULL);
    xml_raw(xml, buf_str(&notice));
    xml_close(xml);
    buf_clear(&notice);
}

void book_write_navigation(const struct epub *epub, struct buf *out)
{
    const char *lang = epub->publication->lang;
    struct xml_writer *xml = xml_writer_new(out);
    xml_doctype(xml, "html");
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
             "http://www.idpf.org/2007/ops", "lang", lang, "xml:lang", lang, "dir",
             lang_is_rtl(lang) ? "rtl" : NULL, NULL);
    xml_open(xml, "head", NULL);
    xml_element(xml, "meta", NULL, "charset", "utf-8", NULL);
    xml_element(xml, "title", "Contents", NULL);
    xml_element(xml, "link", NULL, "rel", "stylesheet", "type", "text/css", "href", "css/book.css",
                NULL);
    xml_close(xml);
    xml_open(xml, "body", "epub:type", "frontmatter", NULL);
    write_toc(epub, xml);
    write_landmarks(epub, xml);
    write_notice(epub, xml);
    xml_finish(xml);
}

static void open_point(struct outline *outline, const char *text, const char *address)
{
    struct arena arena = ARENA_INIT;
    int order = ++outline->play_order;
    xml_open(outline->xml, "navPoint", "id", arena_printf(&arena, "p%d", order), "playOrder",
             arena_printf(&arena, "%d", order), NULL);
    xml_open(outline->xml, "navLabel", NULL);
    xml_element(outline->xml, "text", text, NULL);
    xml_close(outline->xml);
    xml_element(outline->xml, "content", NULL, "src", address, NULL);
    arena_clear(&arena);
}

static void write_points(struct outline *outline, int level)
{
    const struct book_chapter *chapter = outline->chapter;
    struct arena arena = ARENA_INIT;
    while (outline->at < chapter->n_headings && chapter->headings[outline->at].level > level) {
        const struct heading *heading = &chapter->headings[outline->at++];
        open_point(outline, heading->text, heading_address(&arena, chapter, heading));
        write_points(outline, heading->level);
        xml_close(outline->xml);
    }
    arena_clear(&arena);
}

/* How deep the points nest: chapters, and headings below each other. */
static int ncx_depth(const struct epub *epub)
{
    int deepest = 1;
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct book_chapter *chapter = &epub->chapters[i];
        int levels[6], depth = 0;
        for (size_t k = 0; k < chapter->n_headings; k++) {
            while (depth > 0 && levels[depth - 1] >= chapter->headings[k].level)
                depth--;
            levels[depth++] = chapter->headings[k].level;
            deepest = depth + 1 > deepest ? depth + 1 : deepest;
        }
    }
    return deepest;
}

static void write_ncx_head(const struct epub *epub, struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    xml_open(xml, "head", NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:uid", "content", epub->identifier, NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:depth", "content",
                arena_printf(&arena, "%d", ncx_depth(epub)), NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:totalPageCount", "content", "0", NULL);
    xml_element(xml, "meta", NULL, "name", "dtb:maxPageNumber", "content", "0", NULL);
    xml_close(xml);
    xml_open(xml, "docTitle", NULL);
    xml_element(xml, "text", epub->title, NULL);
    xml_close(xml);
    arena_clear(&arena);
}

void book_write_ncx(const struct epub *epub, struct buf *out)
{
    struct xml_writer *xml = xml_writer_new(out);
    xml_open(xml, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1",
             "xml:lang", epub->lang, NULL);
    write_ncx_head(epub, xml);
    xml_open(xml, "navMap", NULL);
    struct outline outline = {.xml = xml};
    for (size_t i = 0; i < epub->n_works; i++) {
        outline.chapter = &epub->chapters[i];
        outline.at = 0;
        open_point(&outline, outline.chapter->work->title, outline.chapter->path);
        write_points(&outline, 0);
        xml_close(xml);
    }
    open_point(&outline, "Licenses and credits", BOOK_LICENSE);
    xml_finish(xml);
}
