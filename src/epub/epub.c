#include "epub/epub.h"

#include <stdlib.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/picture.h"
#include "epub/book.h"
#include "model/assets.h"
#include "model/data.h"
#include "model/route.h"
#include "model/values.h"

static const char format[] = "EPUB";

/* The order of the entries in the archive: first what a reading system opens first. */
enum {
    RANK_MIMETYPE,
    RANK_CONTAINER,
    RANK_PACKAGE,
    RANK_NAVIGATION,
    RANK_STYLE,
    RANK_FRONT,
    RANK_BACK,
    RANK_CHAPTERS
};

static void describe_work(struct epub *epub)
{
    const struct work *work = epub->only;
    work_facts(&epub->arena, epub->publication, work, format, NULL, &epub->notice);
    epub->title = work->title;
    epub->creators = epub->notice.creators;
    epub->publisher = work->publisher;
    epub->lang = work->lang;
    epub->identifier = work_identifier(&epub->arena, epub->publication, work);
    const char *date = work->modified ? work->modified : work->date;
    epub->modified = date ? value_time(&epub->arena, date) : epub->publication->modified;
}

static void describe_anthology(struct epub *epub)
{
    epub->title = epub->publication->title;
    epub->publisher = epub->publication->publisher;
    epub->lang = epub->publication->lang;
    epub->identifier = epub->publication->identifier;
    epub->modified = epub->publication->modified;
}

struct epub *epub_new(const struct publication *publication, const struct work *only,
                      const struct theme *theme, struct archive *archive, struct diags *diags)
{
    struct epub *epub = mem_alloc(sizeof *epub);
    epub->publication = publication;
    epub->works = only ? only : publication->works;
    epub->n_works = only ? 1 : publication->n_works;
    epub->theme = theme;
    epub->archive = archive;
    epub->diags = diags;
    epub->assets = assets_new();
    pthread_mutex_init(&epub->lock, NULL);
    epub->chapters = arena_array(&epub->arena, epub->n_works, sizeof *epub->chapters);
    for (size_t i = 0; i < epub->n_works; i++) {
        epub->chapters[i].work = &epub->works[i];
        epub->chapters[i].path = route_chapter(&epub->arena, &epub->works[i]);
    }
    epub->only = epub->n_works == 1 ? epub->works : NULL;
    if (epub->only)
        describe_work(epub);
    else
        describe_anthology(epub);
    return epub;
}

void epub_free(struct epub *epub)
{
    if (!epub)
        return;
    assets_free(epub->assets);
    pthread_mutex_destroy(&epub->lock);
    arena_clear(&epub->arena);
    free(epub);
}

/* `path` is relative to EPUB/. */
static void add_file(struct epub *epub, long rank, const char *path, struct str bytes)
{
    struct buf whole = BUF_INIT;
    buf_addf(&whole, "EPUB/%s", path);
    archive_add(epub->archive, rank, whole.p, bytes, false);
    buf_clear(&whole);
}

/* Takes the reference of `data`. */
static void add_page(struct epub *epub, long rank, const char *template, const char *path,
                     json_t *data)
{
    struct buf page = BUF_INIT;
    if (theme_render(epub->theme, template, data, &page, epub->diags) == STATUS_OK)
        add_file(epub, rank, path, buf_str(&page));
    buf_clear(&page);
    json_decref(data);
}

static void keep_headings(struct epub *epub, struct book_chapter *chapter,
                          const struct document *document)
{
    const struct heading *headings;
    size_t n = document_headings(document, &headings);
    pthread_mutex_lock(&epub->lock);
    chapter->headings = arena_array(&epub->arena, n, sizeof *chapter->headings);
    for (size_t i = 0; i < n; i++) {
        if (!*headings[i].text)
            continue;
        struct heading *kept = &chapter->headings[chapter->n_headings++];
        kept->level = headings[i].level;
        kept->id = arena_strdup(&epub->arena, headings[i].id);
        kept->text = arena_strdup(&epub->arena, headings[i].text);
    }
    pthread_mutex_unlock(&epub->lock);
}

/* The pictures of a work are in its book. */
static void keep_assets(struct epub *epub, const struct work *work, const struct document *document)
{
    struct arena arena = ARENA_INIT;
    const struct document_link *links;
    size_t n = document_links(document, &links);
    for (size_t i = 0; i < n; i++) {
        struct link_target target = publication_link(&arena, epub->publication, work, links[i].url);
        if (target.kind == LINK_ASSET && route_is_picture(target.path))
            assets_add(epub->assets, target.path);
    }
    arena_clear(&arena);
}

static json_t *chapter_data(const struct epub *epub, const struct book_chapter *chapter,
                            const struct document *document)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct route route;
    struct buf body = BUF_INIT;
    const char *license_page = path_relative(&arena, chapter->path, BOOK_LICENSE);
    work_facts(&arena, epub->publication, chapter->work, format, license_page, &notice);
    route_init(&route, epub->publication, chapter->work, chapter->path, true);
    route.only = epub->only;
    struct xhtml_options options = {
        .resolve = route_address, .context = &route, .epub_types = true};
    document_write_xhtml(document, &options, &body);
    struct data_page page = {chapter->path, chapter->work->title, chapter->work->lang, "chapter",
                             NULL};
    json_t *root = data_root(epub->publication, &page);
    json_t *work = data_work(epub->publication, chapter->work, &notice);
    data_set_buf(work, "body", &body);
    json_object_set_new(root, "work", work);
    buf_clear(&body);
    route_clear(&route);
    arena_clear(&arena);
    return root;
}

void epub_add(struct epub *epub, const struct work *work, const struct document *document)
{
    size_t i = (size_t)(work - epub->works);
    struct book_chapter *chapter = &epub->chapters[i];
    chapter->features = document_features(document);
    keep_headings(epub, chapter, document);
    keep_assets(epub, work, document);
    add_page(epub, RANK_CHAPTERS + (long)i, "epub/chapter", chapter->path,
             chapter_data(epub, chapter, document));
}

/* The root of the data of the pages that are ours. */
static json_t *book_data(const struct epub *epub, const char *path, const char *kind,
                         const char *title)
{
    struct data_page page = {path, title, epub->publication->lang, kind, NULL};
    json_t *root = data_root(epub->publication, &page), *book = json_object();
    data_set(book, "title", epub->title);
    data_set(book, "creators", epub->creators);
    data_set(book, "publisher", epub->publisher);
    data_set(book, "lang", epub->lang);
    json_object_set_new(book, "anthology", json_boolean(!epub->only));
    struct buf notice = BUF_INIT;
    book_write_notice(epub, &notice);
    data_set_buf(book, "notice", &notice);
    buf_clear(&notice);
    json_object_set_new(root, "book", book);
    return root;
}

static json_t *license_data(const struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    json_t *root = book_data(epub, BOOK_LICENSE, "license", "Licenses and credits");
    json_t *works = json_array();
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct book_chapter *chapter = &epub->chapters[i];
        struct notice_facts notice;
        work_facts(&arena, epub->publication, chapter->work, format, NULL, &notice);
        notice.one_of_several = true;
        json_t *work = data_work(epub->publication, chapter->work, &notice);
        data_set(work, "href", path_relative(&arena, BOOK_LICENSE, chapter->path));
        json_object_set_new(work, "number", json_integer((json_int_t)i + 1));
        json_array_append_new(works, work);
        arena_reset(&arena);
    }
    json_object_set_new(root, "works", works);
    arena_clear(&arena);
    return root;
}

static void add_legal_codes(struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    for (size_t i = 0; i < n; i++) {
        const char *name = book_legal_code(&arena, licenses[i]);
        const struct embedded_file *file = name ? embedded_find(licenses[i]->legal_code) : NULL;
        if (file)
            add_file(epub, RANK_BACK, name, (struct str){file->bytes, file->size});
    }
    arena_clear(&arena);
}

static void add_assets(struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    struct buf bytes = BUF_INIT;
    const char *const *paths;
    size_t n = assets_list(epub->assets, &paths);
    for (size_t i = 0; i < n; i++) {
        buf_reset(&bytes);
        if (assets_read(epub->publication, paths[i], &bytes, epub->diags) == STATUS_OK)
            add_file(epub, RANK_BACK, route_book_asset(&arena, paths[i]), buf_str(&bytes));
    }
    buf_clear(&bytes);
    arena_clear(&arena);
}

static void add_style(struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    const struct theme_file *files;
    size_t n = theme_files(epub->theme, "epub", &files);
    for (size_t i = 0; i < n; i++)
        add_file(epub, RANK_STYLE, arena_printf(&arena, "css/%s", path_name(files[i].path)),
                 files[i].bytes);
    arena_clear(&arena);
}

static void add_cover(struct epub *epub)
{
    const struct license *license = epub->only ? &epub->only->license.license : NULL;
    struct picture_cover cover = {epub->title, epub->creators, epub->publisher,
                                  license ? license->label : NULL, epub->lang};
    struct buf png = BUF_INIT;
    if (picture_draw_cover(&cover, &png, epub->diags) == STATUS_OK)
        add_file(epub, RANK_FRONT, BOOK_COVER_IMAGE, buf_str(&png));
    buf_clear(&png);
    add_page(epub, RANK_FRONT, "epub/cover", BOOK_COVER,
             book_data(epub, BOOK_COVER, "cover", epub->title));
}

static void add_container(struct epub *epub)
{
    static const char container[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "  <rootfiles>\n"
        "    <rootfile full-path=\"EPUB/package.opf\" "
        "media-type=\"application/oebps-package+xml\"/>\n"
        "  </rootfiles>\n"
        "</container>\n";
    archive_add(epub->archive, RANK_MIMETYPE, "mimetype", STR("application/epub+zip"), true);
    archive_add(epub->archive, RANK_CONTAINER, "META-INF/container.xml", str_of(container), false);
}

void epub_finish(struct epub *epub)
{
    struct buf file = BUF_INIT;
    add_container(epub);
    add_style(epub);
    add_cover(epub);
    add_page(epub, RANK_FRONT, "epub/title", BOOK_TITLE,
             book_data(epub, BOOK_TITLE, "title", epub->title));
    add_page(epub, RANK_BACK, "epub/license", BOOK_LICENSE, license_data(epub));
    add_legal_codes(epub);
    add_assets(epub);
    book_write_package(epub, &file);
    add_file(epub, RANK_PACKAGE, "package.opf", buf_str(&file));
    buf_reset(&file);
    book_write_navigation(epub, &file);
    add_file(epub, RANK_NAVIGATION, BOOK_NAV, buf_str(&file));
    buf_reset(&file);
    book_write_ncx(epub, &file);
    add_file(epub, RANK_NAVIGATION, BOOK_NCX, buf_str(&file));
    buf_clear(&file);
}
