/*
 * What is where: the spine, and the contents that the navigation document and the NCX both show.
 */
#include "epub/book.h"

static void add_page(struct epub *epub, const char *id, const char *path)
{
    epub->pages[epub->n_pages++] = (struct book_page){id, path};
}

static void add_entry(struct epub *epub, const char *title, const char *address, const char *lang,
                      int depth)
{
    epub->entries[epub->n_entries++] = (struct book_entry){title, address, lang, depth};
}

/* The headings, each below the last one of a higher level. */
static void add_headings(struct epub *epub, const struct book_chapter *chapter, int depth)
{
    int levels[6], n = 0;
    for (size_t i = 0; i < chapter->n_headings; i++) {
        const struct book_heading *heading = &chapter->headings[i];
        while (n > 0 && levels[n - 1] >= heading->level)
            n--;
        levels[n++] = heading->level;
        add_entry(epub, heading->text, heading->address, chapter->work->lang, depth + n);
    }
}

static void add_source_pages(struct epub *epub, const struct book_chapter *chapter,
                             const char *title)
{
    for (size_t i = 0; i < chapter->n_source_pages; i++) {
        struct book_source_page page = chapter->source_pages[i];
        page.lang = chapter->work->lang;
        page.name = epub->n_paged > 1 ? arena_printf(&epub->arena, "%s, %s", title, page.label)
                                      : page.label;
        epub->source_pages[epub->n_source_pages++] = page;
    }
}

static void add_chapter(struct epub *epub, size_t i, const char *title, int depth)
{
    const struct book_chapter *chapter = &epub->chapters[i];
    for (size_t k = 0; k < chapter->n_files; k++) {
        const char *id = k == 0 ? arena_printf(&epub->arena, "chapter-%zu", i + 1)
                                : arena_printf(&epub->arena, "chapter-%zu-%zu", i + 1, k + 1);
        add_page(epub, id, chapter->files[k]);
    }
    add_entry(epub, title, book_chapter_path(chapter), chapter->work->lang, depth);
    add_headings(epub, chapter, depth);
    add_source_pages(epub, chapter, title);
}

/* A part has a page of its own, unless a work is its introduction. */
static void add_part(struct epub *epub, const struct outline_node *node)
{
    if (node->intro) {
        const struct book_chapter *intro = &epub->chapters[node->intro - epub->works];
        add_entry(epub, node->title, book_chapter_path(intro), node->intro->lang, (int)node->level);
        return;
    }
    struct book_part *part = &epub->parts[epub->n_parts++];
    part->node = node;
    part->path = arena_printf(&epub->arena, "text/part--%zu.xhtml", epub->n_parts);
    add_page(epub, arena_printf(&epub->arena, "part-%zu", epub->n_parts), part->path);
    add_entry(epub, node->title, part->path, epub->publication->lang, (int)node->level);
}

static void add_outline(struct epub *epub)
{
    const struct outline_node *node = outline_next(epub->publication->outline);
    while (node) {
        bool empty = node->hidden || node->n_shown == 0;
        if (!empty && outline_is_part(node))
            add_part(epub, node);
        else if (!empty)
            add_chapter(epub, (size_t)(node->work - epub->works), node->title, (int)node->level);
        node = empty ? outline_skip(node) : outline_next(node);
    }
}

static size_t count_parts(const struct epub *epub)
{
    size_t n = 0;
    for (const struct outline_node *node = epub->publication->outline; node;
         node = outline_next(node))
        n += outline_is_part(node);
    return n;
}

static void keep_legal_codes(struct epub *epub, const struct license **licenses, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (licenses[i]->legal_code)
            epub->legal_codes[epub->n_legal_codes++] = licenses[i];
}

static void list_legal_codes(struct epub *epub)
{
    size_t n, n_parts;
    const struct license **licenses = book_licenses(&epub->arena, epub, &n);
    const struct license **of_parts = book_part_licenses(&epub->arena, epub, &n_parts);
    epub->legal_codes = arena_array(&epub->arena, n + n_parts, sizeof *epub->legal_codes);
    keep_legal_codes(epub, licenses, n);
    keep_legal_codes(epub, of_parts, n_parts);
}

static void make_room(struct epub *epub)
{
    enum { OURS = 7 };
    size_t parts = epub->only ? 0 : count_parts(epub), pages = parts + OURS;
    size_t entries = pages + epub->n_legal_codes, source_pages = 0;
    for (size_t i = 0; i < epub->n_works; i++) {
        pages += epub->chapters[i].n_files;
        entries += 1 + epub->chapters[i].n_headings;
        source_pages += epub->chapters[i].n_source_pages;
        epub->n_paged += epub->chapters[i].n_source_pages > 0;
    }
    epub->pages = arena_array(&epub->arena, pages, sizeof *epub->pages);
    epub->entries = arena_array(&epub->arena, entries, sizeof *epub->entries);
    epub->source_pages = arena_array(&epub->arena, source_pages, sizeof *epub->source_pages);
    epub->parts = arena_array(&epub->arena, parts, sizeof *epub->parts);
}

static void add_ours(struct epub *epub, const char *id, const char *title, const char *path)
{
    add_page(epub, id, path);
    add_entry(epub, book_string(epub, title), path, NULL, 1);
}

static void add_legal_codes(struct epub *epub)
{
    size_t n = epub->n_legal_codes;
    if (n == 0)
        return;
    add_ours(epub, "legal-code", book_legal_title(epub), BOOK_LEGAL_CODE);
    for (size_t i = 0; i < n && n > 1; i++)
        add_entry(epub, epub->legal_codes[i]->label,
                  book_legal_code(&epub->arena, epub->legal_codes[i]), NULL, 2);
}

void book_list(struct epub *epub)
{
    list_legal_codes(epub);
    make_room(epub);
    add_ours(epub, "cover", "cover", BOOK_COVER);
    add_ours(epub, "title", "title_page", BOOK_TITLE);
    add_ours(epub, "nav", "contents", BOOK_NAV);
    if (epub->only)
        add_chapter(epub, 0, epub->title, 1);
    else
        add_outline(epub);
    add_ours(epub, "colophon", "colophon", BOOK_COLOPHON);
    add_ours(epub, "license", epub->only ? "license" : "licenses", BOOK_LICENSE);
    if (!epub->only)
        add_ours(epub, "credits", "credits", BOOK_CREDITS);
    add_legal_codes(epub);
}
