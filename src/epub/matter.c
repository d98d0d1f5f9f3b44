/*
 * The pages that are ours: cover, title page, parts, and at the end colophon, licenses, credits and
 * the legal codes.
 */
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "epub/book.h"
#include "epub/legal_code.h"

/* The root of the data of a page in `lang`. */
static json_t *page_data(const struct epub *epub, const char *path, const char *kind,
                         const char *title, const char *lang)
{
    struct data_page page = {path, title, lang, kind, NULL};
    json_t *root = data_root(epub->publication, &page), *book = json_object();
    data_set(book, "title", epub->title);
    data_set(book, "creators", epub->creators);
    data_set(book, "publisher", epub->publisher);
    data_set(book, "lang", epub->lang);
    json_object_set_new(book, "rtl", json_boolean(lang_is_rtl(epub->lang)));
    json_object_set_new(book, "anthology", json_boolean(!epub->only));
    if (epub->only) {
        data_set(book, "subtitle", epub->only->subtitle);
        data_set(book, "date", epub->only->date);
    }
    struct buf notice = BUF_INIT;
    book_write_notice(epub, &notice);
    data_set_buf(book, "notice", &notice);
    buf_clear(&notice);
    json_object_set_new(root, "book", book);
    return root;
}

/* Of a page whose words are ours. */
static json_t *book_data(const struct epub *epub, const char *path, const char *kind,
                         const char *title)
{
    return page_data(epub, path, kind, title, book_lang(epub));
}

static json_t *part_data(const struct epub *epub, const struct book_part *part)
{
    const struct outline_node *node = part->node;
    struct arena arena = ARENA_INIT;
    json_t *root = page_data(epub, part->path, "part", node->title, epub->publication->lang);
    json_t *object = json_object(), *list = json_array();
    data_set(object, "title", node->title);
    data_set(object, "description", node->description);
    for (size_t i = node->first_work; i < node->first_work + node->n_works; i++) {
        const struct book_chapter *chapter = &epub->chapters[i];
        if (chapter->left_out)
            continue;
        json_t *entry = json_object();
        data_set(entry, "title", chapter->work->node->title);
        data_set(entry, "lang", chapter->work->lang);
        json_object_set_new(entry, "rtl", json_boolean(lang_is_rtl(chapter->work->lang)));
        data_set(entry, "href", path_relative(&arena, part->path, book_chapter_path(chapter)));
        json_array_append_new(list, entry);
    }
    json_object_set_new(object, "works", list);
    json_object_set_new(root, "part", object);
    arena_clear(&arena);
    return root;
}

/* How the book came to be: who made it, of what, when it was last changed. */
static json_t *colophon_data(const struct epub *epub)
{
    json_t *root = book_data(epub, BOOK_COLOPHON, "colophon", book_string(epub, "colophon"));
    json_t *book = json_object_get(root, "book");
    size_t works = 0, words = 0;
    for (size_t i = 0; i < epub->n_works; i++) {
        works += !epub->chapters[i].left_out;
        words += epub->chapters[i].left_out ? 0 : epub->works[i].computed.words;
    }
    json_object_set_new(book, "works", json_integer((json_int_t)works));
    json_object_set_new(book, "words", json_integer((json_int_t)words));
    if (epub->dated)
        json_object_set_new(book, "day", json_sprintf("%.10s", epub->modified));
    data_set(book, "identifier", epub->identifier);
    if (epub->only) {
        data_set(book, "sha256", epub->only->computed.sha256);
        json_object_set_new(book, "unchanged", json_boolean(epub->notice.wording_unchanged));
        data_set(book, "source", work_origin(epub->only));
    }
    return root;
}

/* How many works of the book have a license. */
static size_t count_works(const struct epub *epub, const struct license *license)
{
    size_t n = 0;
    for (size_t i = 0; i < epub->n_works; i++) {
        const char *id = epub->works[i].license.license.id;
        n += !epub->chapters[i].left_out && id && strcmp(id, license->id) == 0;
    }
    return n;
}

static json_t *license_object(const struct license *license)
{
    struct arena arena = ARENA_INIT;
    json_t *object = json_object();
    data_set(object, "label", license->label);
    data_set(object, "name", license->name);
    data_set(object, "url", license->url);
    if (license->legal_code)
        data_set(object, "legal_code",
                 path_relative(&arena, BOOK_LICENSE, book_legal_code(&arena, license)));
    arena_clear(&arena);
    return object;
}

/* Those of the texts, then those that only parts of texts have. */
static json_t *licenses_data(const struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    json_t *list = json_array();
    size_t n, n_parts;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    const struct license **of_parts = book_part_licenses(&arena, epub, &n_parts);
    for (size_t i = 0; i < n; i++) {
        size_t works = count_works(epub, licenses[i]);
        json_t *object = license_object(licenses[i]);
        json_object_set_new(object, "works", json_integer((json_int_t)works));
        json_object_set_new(object, "one", json_boolean(works == 1));
        json_array_append_new(list, object);
    }
    for (size_t i = 0; i < n_parts; i++) {
        json_t *object = license_object(of_parts[i]);
        json_object_set_new(object, "of_parts", json_true());
        json_array_append_new(list, object);
    }
    arena_clear(&arena);
    return list;
}

static json_t *credit_data(struct arena *arena, const struct epub *epub,
                           const struct book_chapter *chapter, const char *page)
{
    struct notice_facts notice;
    work_facts(arena, epub->publication, chapter->work, "EPUB", NULL, &notice);
    notice.one_of_several = !epub->only;
    json_t *work = data_work(epub->publication, chapter->work, &notice);
    data_set(work, "href", path_relative(arena, page, book_chapter_path(chapter)));
    data_set(work, "credit_id", book_credit_id(arena, chapter));
    return work;
}

static json_t *license_data(const struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    json_t *root = book_data(epub, BOOK_LICENSE, "license",
                             book_string(epub, epub->only ? "license" : "licenses"));
    json_object_set_new(root, "licenses", licenses_data(epub));
    if (epub->only)
        json_object_set_new(root, "work",
                            credit_data(&arena, epub, &epub->chapters[0], BOOK_LICENSE));
    arena_clear(&arena);
    return root;
}

static json_t *credits_data(const struct epub *epub)
{
    struct arena arena = ARENA_INIT;
    json_t *root = book_data(epub, BOOK_CREDITS, "credits", book_string(epub, "credits"));
    json_t *works = json_array();
    for (size_t i = 0; i < epub->n_works; i++) {
        if (!epub->chapters[i].left_out)
            json_array_append_new(works,
                                  credit_data(&arena, epub, &epub->chapters[i], BOOK_CREDITS));
        arena_reset(&arena);
    }
    json_object_set_new(root, "works", works);
    arena_clear(&arena);
    return root;
}

/* The texts of the licenses, so that they can be read offline. */
static json_t *legal_codes_data(const struct epub *epub)
{
    json_t *root =
        book_data(epub, BOOK_LEGAL_CODE, "legal-code", book_string(epub, book_legal_title(epub)));
    json_t *codes = json_array();
    for (size_t i = 0; i < epub->n_legal_codes; i++) {
        const struct license *license = epub->legal_codes[i];
        const struct embedded_file *file = embedded_find(license->legal_code);
        json_t *code = json_object();
        struct buf body = BUF_INIT;
        legal_code_write((struct str){file->bytes, file->size}, &body);
        data_set(code, "id", license->id);
        data_set_buf(code, "body", &body);
        json_array_append_new(codes, code);
        buf_clear(&body);
    }
    json_object_set_new(root, "legal_codes", codes);
    return root;
}

static void add_cover(struct epub *epub)
{
    json_t *root = book_data(epub, BOOK_COVER, "cover", epub->title);
    json_t *book = json_object_get(root, "book");
    data_set(book, "cover", epub->cover.path);
    data_set(book, "cover_alt", epub->cover.alt);
    book_add_page(epub, RANK_FRONT, "epub/cover", BOOK_COVER, root);
}

void book_add_matter(struct epub *epub)
{
    add_cover(epub);
    book_add_page(epub, RANK_FRONT, "epub/title", BOOK_TITLE,
                  page_data(epub, BOOK_TITLE, "title", epub->title, epub->lang));
    for (size_t i = 0; i < epub->n_parts; i++)
        book_add_page(epub, RANK_FRONT, "epub/part", epub->parts[i].path,
                      part_data(epub, &epub->parts[i]));
    book_add_page(epub, RANK_BACK, "epub/colophon", BOOK_COLOPHON, colophon_data(epub));
    book_add_page(epub, RANK_BACK, "epub/license", BOOK_LICENSE, license_data(epub));
    if (!epub->only)
        book_add_page(epub, RANK_BACK, "epub/credits", BOOK_CREDITS, credits_data(epub));
    if (epub->n_legal_codes > 0)
        book_add_page(epub, RANK_BACK, "epub/legal-code", BOOK_LEGAL_CODE, legal_codes_data(epub));
}
