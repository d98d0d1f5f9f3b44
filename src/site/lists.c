#include "site/lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "site/list.h"
#include "site/site.h"

struct lists {
    const struct publication *publication;
    struct arena arena;
    struct list_page *pages;
    size_t n, room;
};

size_t list_count_pages(const struct list *list)
{
    return list->n > LIST_LENGTH ? (list->n + LIST_LENGTH - 1) / LIST_LENGTH : 1;
}

const char *list_page_path(struct arena *arena, const struct list *list, size_t number)
{
    return listing_page(arena, list->page, number);
}

struct list list_of_outline(const struct outline_node *node)
{
    bool intro = node->intro && !node->intro->node->hidden;
    return (struct list){
        .kind = LIST_OUTLINE, .page = node->page, .node = node, .n = node->n_shown - intro};
}

/* The pages of a list from the number `first` on. */
static void add_list_pages(struct lists *lists, const char *template, struct list list,
                           size_t first)
{
    struct list *kept = arena_alloc(&lists->arena, sizeof *kept);
    *kept = list;
    for (size_t number = first; number <= list_count_pages(kept); number++) {
        if (lists->n == lists->room) {
            lists->room = lists->room ? 2 * lists->room : 64;
            lists->pages = mem_realloc(lists->pages, lists->room * sizeof *lists->pages);
        }
        lists->pages[lists->n++] =
            (struct list_page){list_page_path(&lists->arena, kept, number), template, kept, number};
    }
}

/* The first page of a part is the page of a work, where it has one. */
static void add_outline_pages(struct lists *lists)
{
    const struct outline_node *node = lists->publication->outline;
    while (node) {
        if (!node->work && !node->hidden && (node->n_shown > 0 || !node->parent))
            add_list_pages(lists, node->parent ? "list" : "index", list_of_outline(node),
                           node->intro ? 2 : 1);
        node = node->hidden ? outline_skip(node) : outline_next(node);
    }
}

static void add_listing_pages(struct lists *lists, enum listing_kind kind)
{
    const struct listing *listings;
    size_t n = listings_of(lists->publication, kind, &listings);
    for (size_t i = 0; i < n; i++)
        add_list_pages(lists, "list",
                       (struct list){.kind = LIST_WORKS,
                                     .page = listings[i].page,
                                     .of = kind,
                                     .listing = &listings[i],
                                     .n = listings[i].n_works},
                       1);
    if (n > 0)
        add_list_pages(
            lists, "names",
            (struct list){.kind = LIST_NAMES, .page = listing_overview(kind), .of = kind, .n = n},
            1);
}

struct lists *lists_new(const struct publication *publication)
{
    struct lists *lists = mem_alloc(sizeof *lists);
    lists->publication = publication;
    add_outline_pages(lists);
    for (enum listing_kind kind = 0; kind < N_LISTING_KINDS; kind++)
        add_listing_pages(lists, kind);
    add_list_pages(
        lists, "license",
        (struct list){.kind = LIST_LICENSES, .page = "license.html", .n = publication->n_works}, 1);
    return lists;
}

void lists_free(struct lists *lists)
{
    if (!lists)
        return;
    arena_clear(&lists->arena);
    free(lists->pages);
    free(lists);
}

size_t lists_pages(const struct lists *lists, const struct list_page **pages)
{
    *pages = lists->pages;
    return lists->n;
}

json_t *site_list_data(const struct publication *publication, const struct theme *theme,
                       const char *page, const char **template)
{
    struct lists *lists = lists_new(publication);
    json_t *data = NULL;
    for (size_t i = 0; i < lists->n && !data; i++) {
        if (strcmp(lists->pages[i].path, page) != 0)
            continue;
        *template = lists->pages[i].template;
        data = list_page_data(publication, theme, &lists->pages[i]);
    }
    lists_free(lists);
    return data;
}
