#include <string.h>

#include "base/file.h"
#include "epub/book.h"
#include "epub/split.h"
#include "model/route.h"

/* "text/briefs/slug.xhtml" and "text/briefs/slug--2.xhtml": no chapter of another work has such a
 * name (model/pages.c). */
static void name_files(struct epub *epub, struct book_chapter *chapter, size_t n)
{
    const char *first = book_chapter_path(chapter);
    size_t stem = strlen(first) - strlen(".xhtml");
    const char **files = arena_array(&epub->arena, n, sizeof *files);
    files[0] = first;
    for (size_t i = 1; i < n; i++)
        files[i] = arena_printf(&epub->arena, "%.*s--%zu.xhtml", (int)stem, first, i + 1);
    chapter->files = files;
    chapter->n_files = n;
}

static void keep_headings(struct epub *epub, struct book_chapter *chapter,
                          const struct document *document, const struct split *split)
{
    const struct heading *headings;
    size_t n = document_headings(document, &headings);
    chapter->headings = arena_array(&epub->arena, n, sizeof *chapter->headings);
    for (size_t i = 0; i < n; i++) {
        if (!*headings[i].text)
            continue;
        const char *file = chapter->files[split_find(split, headings[i].id)];
        chapter->headings[chapter->n_headings++] = (struct book_heading){
            headings[i].level,
            arena_strdup(&epub->arena, headings[i].text),
            arena_printf(&epub->arena, "%s#%s", file, headings[i].id),
        };
    }
}

static void keep_source_pages(struct epub *epub, struct book_chapter *chapter,
                              const struct document *document, const struct split *split)
{
    const struct source_page *pages;
    size_t n = document_pages(document, &pages);
    chapter->source_pages = arena_array(&epub->arena, n, sizeof *chapter->source_pages);
    chapter->n_source_pages = n;
    for (size_t i = 0; i < n; i++)
        chapter->source_pages[i] = (struct book_source_page){
            .label = arena_strdup(&epub->arena, pages[i].label),
            .address = arena_printf(&epub->arena, "%s#%s",
                                    chapter->files[split_find(split, pages[i].id)], pages[i].id),
        };
}

/* The pictures that a work shows are in its book. */
static void keep_assets(struct epub *epub, const struct work *work, const struct document *document)
{
    struct arena arena = ARENA_INIT;
    const struct document_link *links;
    size_t n = document_links(document, &links);
    for (size_t i = 0; i < n; i++) {
        struct link_target target = publication_link(&arena, epub->publication, work, links[i].url);
        if (links[i].image && target.kind == LINK_ASSET && route_is_picture(target.path))
            assets_add(epub->assets, target.path);
    }
    arena_clear(&arena);
}

/* Rendering a chapter among others that are being added. */
struct rendering {
    struct epub *epub;
    bool early; /* it has a link into a chapter that is not known yet */
};

static const char *find_document(void *context, const struct work *work, const char *id)
{
    struct rendering *rendering = context;
    struct epub *epub = rendering->epub;
    const struct book_chapter *chapter = &epub->chapters[work - epub->works];
    pthread_mutex_lock(&epub->lock);
    const char **files = chapter->files;
    const struct split *split = chapter->n_files > 1 ? &chapter->split : NULL;
    rendering->early = rendering->early || !chapter->known;
    pthread_mutex_unlock(&epub->lock);
    return files[split ? split_find(split, id) : 0];
}

/* Returns whether all addresses in it are final. */
static bool render(struct epub *epub, const struct book_chapter *chapter,
                   const struct document *document, struct split *split)
{
    struct rendering rendering = {epub, false};
    struct route route;
    route_init(&route, epub->publication, chapter->work, book_chapter_path(chapter), true);
    route.only = epub->only;
    route.find = find_document;
    route.find_context = &rendering;
    struct xhtml_options options = {
        .resolve = route_address,
        .context = &route,
        .epub_types = true,
        .notes_label = theme_string(epub->theme, chapter->work->lang, "notes"),
        .notes_lang = theme_other_language(epub->theme, chapter->work->lang),
        .heading = split_heading,
        .heading_context = split,
    };
    document_write_xhtml(document, &options, &split->body);
    route_clear(&route);
    return !rendering.early;
}

/* "1/3", and how a person would say it. */
static void add_part(json_t *root, const struct book_chapter *chapter, size_t part)
{
    json_t *work = json_object_get(root, "work");
    if (chapter->n_files == 1)
        return;
    json_object_set_new(work, "part", json_sprintf("%zu/%zu", part + 1, chapter->n_files));
    if (part > 0)
        json_object_set_new(work, "continued", json_sprintf("%zu/%zu", part + 1, chapter->n_files));
}

static json_t *part_data(const struct epub *epub, const struct book_chapter *chapter, size_t part,
                         const struct buf *body)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    const struct work *work = chapter->work;
    const char *path = chapter->files[part], *title = work->title;
    if (part > 0)
        title = arena_printf(&arena, "%s (%zu/%zu)", title, part + 1, chapter->n_files);
    const char *credit =
        epub->only ? BOOK_LICENSE
                   : arena_printf(&arena, BOOK_CREDITS "#%s", book_credit_id(&arena, chapter));
    /* In an anthology the full notices stand together, among the credits. */
    work_facts(&arena, epub->publication, work, epub->only ? "EPUB" : NULL,
               path_relative(&arena, path, credit), &notice);
    notice.full_on_page = !epub->only;
    struct data_page page = {path, title, work->lang, "chapter", NULL};
    json_t *root = data_root(epub->publication, &page);
    json_t *data = data_work(epub->publication, work, &notice);
    json_object_set_new(data, "sha256", json_sprintf("%.*s", FIDELITY_HALF, work->computed.sha256));
    data_set_buf(data, "body", body);
    json_object_set_new(root, "work", data);
    add_part(root, chapter, part);
    arena_clear(&arena);
    return root;
}

static void write_documents(struct epub *epub, const struct book_chapter *chapter,
                            struct split *split)
{
    struct buf body = BUF_INIT;
    const char **names = arena_array(&split->arena, chapter->n_files, sizeof *names);
    for (size_t i = 0; i < chapter->n_files; i++)
        names[i] = path_name(chapter->files[i]);
    for (size_t i = 0; i < chapter->n_files; i++) {
        buf_reset(&body);
        split_write(split, i, names, &body);
        book_add_page(epub, RANK_CHAPTERS + (chapter - epub->chapters), "epub/chapter",
                      chapter->files[i], part_data(epub, chapter, i, &body));
    }
    buf_clear(&body);
}

static void keep(struct epub *epub, struct book_chapter *chapter, const struct document *document)
{
    const struct split *split = &chapter->split;
    size_t n = split_cut(&chapter->split);
    pthread_mutex_lock(&epub->lock);
    name_files(epub, chapter, n);
    keep_headings(epub, chapter, document, split);
    keep_source_pages(epub, chapter, document, split);
    chapter->known = true;
    pthread_mutex_unlock(&epub->lock);
    keep_assets(epub, chapter->work, document);
    evidence_add(&chapter->evidence, buf_str(&split->body));
}

void book_add_chapter(struct epub *epub, struct book_chapter *chapter,
                      const struct document *document)
{
    struct split *split = &chapter->split;
    split_init(split);
    chapter->waits = !render(epub, chapter, document, split);
    keep(epub, chapter, document);
    if (!chapter->waits)
        write_documents(epub, chapter, split);
    if (chapter->n_files > 1)
        buf_clear(&split->body);
    else
        split_clear(split);
}

void book_add_waiting(struct epub *epub, const struct book_chapter *chapter,
                      const struct document *document)
{
    struct split split;
    split_init(&split);
    render(epub, chapter, document, &split);
    split_cut(&split);
    write_documents(epub, chapter, &split);
    split_clear(&split);
}
