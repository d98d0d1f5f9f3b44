#include "epub/epub.h"

#include <stdlib.h>

#include "base/file.h"
#include "epub/book.h"
#include "model/route.h"
#include "model/values.h"

static void describe_work(struct epub *epub)
{
    const struct work *work = epub->only;
    const char *date = epub->publication->n_works == 1 ? NULL /* that is the publication's */
                       : work->modified                ? work->modified
                                                       : work->date;
    work_facts(&epub->arena, epub->publication, work, "EPUB", NULL, &epub->notice);
    epub->title = work->title;
    epub->creators = work_byline(&epub->arena, &epub->notice);
    epub->publisher = work->publisher;
    epub->lang = work->lang;
    epub->identifier = work_identifier(&epub->arena, epub->publication, work);
    epub->modified = date ? value_time(&epub->arena, date) : epub->publication->modified;
    epub->dated = date || epub->publication->dated;
}

static void describe_anthology(struct epub *epub)
{
    epub->title = epub->publication->title;
    epub->publisher = epub->publication->publisher;
    epub->lang = epub->publication->lang;
    epub->identifier = epub->publication->identifier;
    epub->modified = epub->publication->modified;
    epub->dated = epub->publication->dated;
}

static void plan_chapters(struct epub *epub)
{
    epub->chapters = arena_array(&epub->arena, epub->n_works, sizeof *epub->chapters);
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct work *work = &epub->works[i];
        struct book_chapter *chapter = &epub->chapters[i];
        chapter->work = work;
        chapter->left_out = !epub->only && work->node->hidden;
        chapter->files = arena_array(&epub->arena, 1, sizeof *chapter->files);
        chapter->files[0] = route_chapter(&epub->arena, work);
        chapter->n_files = 1;
    }
}

struct epub *epub_new(const struct publication *publication, const struct work *only,
                      const struct theme *theme, struct archive *archive, struct cache *covers,
                      struct diags *diags)
{
    struct epub *epub = mem_alloc(sizeof *epub);
    epub->publication = publication;
    epub->works = only ? only : publication->works;
    epub->n_works = only ? 1 : publication->n_works;
    epub->theme = theme;
    epub->archive = archive;
    epub->covers = covers;
    epub->diags = diags;
    epub->assets = assets_new();
    pthread_mutex_init(&epub->lock, NULL);
    epub->only = epub->n_works == 1 ? epub->works : NULL;
    if (epub->only)
        describe_work(epub);
    else
        describe_anthology(epub);
    plan_chapters(epub);
    return epub;
}

void epub_free(struct epub *epub)
{
    if (!epub)
        return;
    for (size_t i = 0; i < epub->n_works; i++)
        split_clear(&epub->chapters[i].split);
    assets_free(epub->assets);
    pthread_mutex_destroy(&epub->lock);
    arena_clear(&epub->cover.arena);
    arena_clear(&epub->arena);
    free(epub);
}

const char *book_string(const struct epub *epub, const char *key)
{
    const char *text = theme_string(epub->theme, epub->publication->lang, key);
    return text ? text : key;
}

const char *book_lang(const struct epub *epub)
{
    const char *other = theme_other_language(epub->theme, epub->publication->lang);
    return other ? other : epub->publication->lang;
}

void book_add_file(struct epub *epub, long rank, const char *path, struct str bytes)
{
    archive_add(epub->archive, rank, path, bytes, false);
}

void book_add_page(struct epub *epub, long rank, const char *template, const char *path,
                   json_t *data)
{
    struct buf page = BUF_INIT;
    if (theme_render(epub->theme, template, data, &page, epub->diags) == STATUS_OK)
        book_add_file(epub, rank, path, buf_str(&page));
    buf_clear(&page);
    json_decref(data);
}

void epub_add(struct epub *epub, const struct work *work, const struct document *document)
{
    struct book_chapter *chapter = &epub->chapters[work - epub->works];
    if (!chapter->left_out)
        book_add_chapter(epub, chapter, document);
}

bool epub_waits(const struct epub *epub, const struct work *work)
{
    return epub->chapters[work - epub->works].waits;
}

void epub_add_waiting(struct epub *epub, const struct work *work, const struct document *document)
{
    book_add_waiting(epub, &epub->chapters[work - epub->works], document);
}

static void add_assets(struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    struct buf bytes = BUF_INIT;
    const char *const *paths;
    size_t n = assets_list(epub->assets, &paths);
    for (size_t i = 0; i < n; i++) {
        buf_reset(&bytes);
        if (assets_read(epub->publication, paths[i], &bytes, epub->diags) != STATUS_OK)
            continue;
        epub->moving += evidence_moves(buf_str(&bytes));
        book_add_file(epub, RANK_BACK, route_book_asset(&arena, paths[i]), buf_str(&bytes));
    }
    buf_clear(&bytes);
    arena_clear(&arena);
}

static void add_style(struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    const struct theme_file *files;
    size_t n = theme_files(epub->theme, "epub", &files);
    epub->adjustable = true;
    for (size_t i = 0; i < n; i++) {
        epub->adjustable = epub->adjustable && evidence_is_adjustable(files[i].bytes);
        book_add_file(epub, RANK_STYLE, arena_printf(&arena, "css/%s", path_name(files[i].path)),
                      files[i].bytes);
    }
    arena_clear(&arena);
}

static void add_container(struct epub *epub)
{
    static const char container[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "  <rootfiles>\n"
        "    <rootfile full-path=\"package.opf\" "
        "media-type=\"application/oebps-package+xml\"/>\n"
        "  </rootfiles>\n"
        "</container>\n";
    archive_add(epub->archive, RANK_MIMETYPE, "mimetype", STR("application/epub+zip"), true);
    archive_add(epub->archive, RANK_CONTAINER, "META-INF/container.xml", str_of(container), false);
}

void epub_finish(struct epub *epub)
{
    struct buf file = BUF_INIT;
    book_list(epub);
    add_container(epub);
    add_style(epub);
    book_add_matter(epub);
    add_assets(epub);
    book_write_package(epub, &file);
    book_add_file(epub, RANK_PACKAGE, "package.opf", buf_str(&file));
    buf_reset(&file);
    book_write_navigation(epub, &file);
    book_add_file(epub, RANK_NAVIGATION, BOOK_NAV, buf_str(&file));
    buf_reset(&file);
    book_write_ncx(epub, &file);
    book_add_file(epub, RANK_NAVIGATION, BOOK_NCX, buf_str(&file));
    buf_clear(&file);
}
