#include "model/outline_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/slug.h"
#include "base/sorted.h"
#include "base/utf8.h"
#include "model/table.h"

/* Above this number of works, finding the nearest name to every wrong one would take too long. */
enum { SUGGEST_LIMIT = 2000 };

/* A node while it is made. The parts for folders come after all else that is in a node. */
struct growing {
    struct outline_node node; /* first, so that a node is one of these */
    const char *folder;       /* of which it is the part; NULL */
    struct growing *last, *first_folder, *last_folder;
    struct growing *intro; /* of the part for a folder: its index.md */
    bool intro_hidden;     /* there is one, but the part must not lead to it */
};

struct building {
    const struct outline_sources *sources;
    struct arena *arena;
    struct arena scratch; /* emptied after each work */
    struct diags *diags;
    struct table paths;   /* of sources: the index of the work; n_works if it is not published */
    struct table folders; /* of the navigation, by path: the index in `listed` */
    struct table pages;   /* of parts without a folder */
    struct growing **listed;
    size_t n_listed;
    struct growing **nodes; /* of the works; NULL: has no place yet */
    struct growing **order; /* the same, as they come in the outline */
    size_t n_order;
};

static void append(struct growing *parent, struct growing *child, bool folder)
{
    struct growing **last = folder ? &parent->last_folder : &parent->last;
    child->node.parent = &parent->node;
    if (*last)
        (*last)->node.next = &child->node;
    else if (folder)
        parent->first_folder = child;
    else
        parent->node.first = &child->node;
    *last = child;
}

static struct growing *new_node(struct building *building)
{
    return arena_alloc(building->arena, sizeof(struct growing));
}

static void add_work(struct building *building, struct growing *parent, size_t index,
                     const struct navigation_item *item)
{
    struct growing *node = new_node(building);
    node->node.work = &building->sources->works[index];
    node->node.title = item && item->title ? item->title : node->node.work->title;
    node->node.description = item ? item->description : NULL;
    node->node.hidden = item && item->hidden;
    building->nodes[index] = node;
    append(parent, node, false);
}

static void report_unknown(struct building *building, const struct navigation_item *item)
{
    const struct outline_sources *sources = building->sources;
    const char *nearest =
        sources->n_paths <= SUGGEST_LIMIT
            ? diag_nearest(item->path, (const char **)sources->paths, sources->n_paths)
            : NULL;
    if (nearest)
        diag_error(building->diags, item->place, "navigation",
                   "'%s' is no work of this publication; did you mean '%s'?", item->path, nearest);
    else
        diag_error(building->diags, item->place, "navigation",
                   "'%s' is no work of this publication", item->path);
}

/* A file whose front matter could not be read, or a draft, may stand in the navigation. */
static void list_work(struct building *building, struct growing *parent,
                      const struct navigation_item *item)
{
    const char *path = path_normal(&building->scratch, item->path);
    size_t found = path ? table_find(&building->paths, path) : TABLE_NONE;
    if (found == TABLE_NONE)
        report_unknown(building, item);
    else if (found < building->sources->n_works && building->nodes[found])
        diag_error(building->diags, item->place, "navigation",
                   "'%s' stands in the navigation twice", item->path);
    else if (found < building->sources->n_works)
        add_work(building, parent, found, item);
}

/* 0 when the path is in the folder. */
static int compare_folder(const void *folder, const void *path)
{
    size_t n = strlen(folder);
    const char *whole = *(const char *const *)path;
    int order = strncmp(folder, whole, n);
    return order ? order : '/' - (unsigned char)whole[n];
}

static bool has_works(const struct outline_sources *sources, const char *folder)
{
    size_t first = sorted_first(folder, sources->paths, sources->n_paths, sizeof *sources->paths,
                                compare_folder);
    return first < sources->n_paths && compare_folder(folder, &sources->paths[first]) == 0;
}

static void list_folder(struct building *building, struct growing *part,
                        const struct navigation_item *item)
{
    const char *path = path_normal(building->arena, item->path);
    if (!path || !has_works(building->sources, path))
        diag_error(building->diags, item->place, "navigation",
                   "there is no work in the folder '%s'", item->path);
    else if (table_enter(&building->folders, path, building->n_listed) != TABLE_NONE)
        diag_error(building->diags, item->place, "navigation",
                   "the folder '%s' stands in the navigation twice", item->path);
    else
        part->folder = path;
    if (part->folder)
        building->listed[building->n_listed++] = part;
}

/* `part: Essays, works: [essays/]` is one part, not one within another. */
static const struct navigation_item *only_folder(const struct navigation_item *part)
{
    const struct navigation_item *inner = part->first;
    bool alone = !part->folder && inner && inner->folder && !inner->next;
    return alone && !inner->title && !inner->description ? inner : NULL;
}

static void list_items(struct building *building, struct growing *parent,
                       const struct navigation_item *item)
{
    for (; item; item = item->next) {
        if (item->path && !item->folder) {
            list_work(building, parent, item);
            continue;
        }
        struct growing *part = new_node(building);
        part->node.title = item->title;
        part->node.description = item->description;
        part->node.hidden = item->hidden;
        append(parent, part, false);
        const struct navigation_item *folder = item->folder ? item : only_folder(item);
        if (folder) {
            part->node.hidden = part->node.hidden || folder->hidden;
            list_folder(building, part, folder);
        }
        list_items(building, part, folder ? folder->first : item->first);
    }
}

static size_t count_items(const struct navigation_item *item)
{
    size_t n = 0;
    for (; item; item = item->next)
        n += 1 + count_items(item->first);
    return n;
}

/* The longest folder that holds all sources, with its '/' at the end, as a number of bytes. */
static size_t common_folder(const struct outline_sources *sources)
{
    if (sources->n_paths == 0)
        return 0;
    /* Sorted: what the first and the last share, all share. */
    const char *first = sources->paths[0], *last = sources->paths[sources->n_paths - 1];
    size_t n = 0;
    for (size_t i = 0; first[i] && first[i] == last[i]; i++)
        if (first[i] == '/')
            n = i + 1;
    return n;
}

/* The part for the folder within a node; as works come sorted, it is the last one if it is there.
 */
static struct growing *folder_part(struct building *building, struct growing *parent,
                                   const char *folder)
{
    struct growing *last = parent->last_folder;
    if (last && strcmp(last->folder, folder) == 0)
        return last;
    struct growing *part = new_node(building);
    part->folder = arena_strdup(building->arena, folder);
    append(parent, part, true);
    return part;
}

/* Puts a work that the navigation does not name where its folder is listed, or below the root. */
static void place_work(struct building *building, struct growing *root, size_t index)
{
    const char *path = building->sources->works[index].path;
    struct growing *node = root;
    size_t from = common_folder(building->sources);
    char *folder = path_folder(&building->scratch, path);
    for (char *end = folder + strlen(folder); *folder && node == root;) {
        size_t found = table_find(&building->folders, folder);
        if (found != TABLE_NONE) {
            node = building->listed[found];
            from = strlen(folder) + 1;
        }
        while (end > folder && *end != '/')
            end--;
        *end = '\0';
    }
    for (const char *slash; (slash = strchr(path + from, '/')); from = (size_t)(slash - path) + 1)
        node = folder_part(building, node,
                           arena_strndup(&building->scratch, path, (size_t)(slash - path)));
    add_work(building, node, index, NULL);
    arena_reset(&building->scratch);
}

/* "North Korea" of "briefs/north_korea". */
static const char *folder_title(struct arena *arena, const char *folder)
{
    char *title = arena_strdup(arena, path_name(folder));
    for (char *p = title; *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    if (title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] + 'A' - 'a');
    return title;
}

static const char *part_page(struct building *building, const struct growing *part)
{
    if (part->folder && !part->intro_hidden)
        return arena_printf(building->arena, "%s/index.html", part->folder);
    struct buf slug = BUF_INIT;
    slug_add(&slug, str_of(part->node.title));
    slug_cut(&slug, 0);
    const char *name = slug.n > 0 ? slug.p : "part";
    const char *page = arena_printf(building->arena, "parts/%s.html", name);
    for (size_t n = 2; table_enter(&building->pages, page, 0) != TABLE_NONE; n++)
        page = arena_printf(building->arena, "parts/%s-%zu.html", name, n);
    buf_clear(&slug);
    return page;
}

/* The work that is the page of the folder comes first in it. */
static void set_intro(struct building *building, struct growing *part)
{
    const char *path = arena_printf(&building->scratch, "%s/index.md", part->folder);
    size_t found = table_find(&building->paths, path);
    if (found >= building->sources->n_works)
        return;
    part->intro_hidden = building->nodes[found]->node.hidden;
    if (part->intro_hidden)
        return;
    part->intro = building->nodes[found];
    for (struct outline_node **link = &part->node.first; *link; link = &(*link)->next) {
        struct outline_node *node = *link;
        if (node != &part->intro->node || node == part->node.first)
            continue;
        *link = node->next;
        node->next = part->node.first;
        part->node.first = node;
        return;
    }
}

/* Names a part, unless it is the publication. */
static void finish_part(struct building *building, struct growing *part)
{
    struct outline_node *node = &part->node;
    if (!node->parent)
        return;
    if (part->folder)
        set_intro(building, part);
    const struct work *intro = part->intro ? part->intro->node.work : NULL;
    if (!node->title)
        node->title = intro          ? intro->title
                      : part->folder ? folder_title(building->arena, part->folder)
                                     : ""; /* of a folder that was reported */
    node->page = intro ? intro->page : part_page(building, part);
}

/* Joins what is in a node, leaves out parts without works, counts, and takes down the order. */
static void finish(struct building *building, struct growing *growing, bool hidden, unsigned level)
{
    struct outline_node *node = &growing->node;
    struct outline_node **end = growing->last ? &growing->last->node.next : &node->first;
    *end = growing->first_folder ? &growing->first_folder->node : NULL;
    node->hidden = node->hidden || hidden;
    node->level = level;
    node->first_work = building->n_order;
    if (node->work) {
        building->order[building->n_order++] = growing;
        node->page = node->work->page;
        node->n_works = 1;
        node->n_shown = !node->hidden;
        return;
    }
    finish_part(building, growing);
    for (struct outline_node **link = &node->first; *link;) {
        struct outline_node *child = *link;
        struct outline_node *next = child->next;
        finish(building, (struct growing *)child, node->hidden, level + 1);
        node->n_works += child->n_works;
        node->n_shown += child->n_shown;
        if (child->n_works > 0)
            link = &child->next;
        else
            *link = next;
    }
}

/* Puts the works into the order of the outline, where the nodes find them. */
static void order_works(struct building *building, struct outline_node *root)
{
    struct work *works = building->sources->works;
    size_t n = building->sources->n_works;
    struct work *by_path = mem_alloc((n + 1) * sizeof *by_path);
    for (size_t i = 0; i < n; i++)
        by_path[i] = works[i];
    for (size_t i = 0; i < n; i++) {
        struct outline_node *node = &building->order[i]->node;
        works[i] = by_path[node->work - works];
        works[i].node = node;
        node->work = &works[i];
    }
    free(by_path);
    for (const struct outline_node *node = root; node; node = outline_next(node)) {
        struct growing *growing = (struct growing *)node;
        if (growing->intro)
            growing->node.intro = growing->intro->node.work;
    }
}

static void grow(struct building *building, struct growing *root,
                 const struct navigation_item *navigation)
{
    const struct outline_sources *sources = building->sources;
    for (size_t i = 0, k = 0; i < sources->n_paths; i++) {
        bool published =
            k < sources->n_works && strcmp(sources->works[k].path, sources->paths[i]) == 0;
        table_enter(&building->paths, sources->paths[i], published ? k++ : sources->n_works);
    }
    list_items(building, root, navigation);
    for (size_t i = 0; i < sources->n_works; i++)
        if (!building->nodes[i])
            place_work(building, root, i);
    finish(building, root, false, 0);
    order_works(building, &root->node);
}

struct outline_node *outline_build(const struct publication *publication,
                                   const struct navigation_item *navigation,
                                   const struct outline_sources *sources, struct arena *arena,
                                   struct diags *diags)
{
    struct building building = {.sources = sources, .arena = arena, .diags = diags};
    size_t items = count_items(navigation);
    building.listed = mem_alloc((items + 1) * sizeof(struct growing *));
    building.nodes = mem_alloc((sources->n_works + 1) * sizeof(struct growing *));
    building.order = mem_alloc((sources->n_works + 1) * sizeof(struct growing *));
    table_init(&building.paths, sources->n_paths);
    table_init(&building.folders, items);
    table_init(&building.pages, items);
    struct growing *root = new_node(&building);
    root->node.title = publication->title;
    root->node.description = publication->description;
    root->node.page = "index.html";
    grow(&building, root, navigation);
    table_clear(&building.paths);
    table_clear(&building.folders);
    table_clear(&building.pages);
    free(building.listed);
    free(building.nodes);
    free(building.order);
    arena_clear(&building.scratch);
    return &root->node;
}
