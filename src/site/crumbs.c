#include "site/crumbs.h"

#include <string.h>

#include "base/file.h"
#include "model/data.h"
#include "model/route.h"

static void add_crumb(json_t *list, const struct publication *publication,
                      const struct outline_node *node, const char *path)
{
    struct arena arena = ARENA_INIT;
    json_t *crumb = json_object();
    data_set(crumb, "title", node->title);
    data_set_link(crumb, "href", path_relative(&arena, path, node->page));
    data_set(crumb, "lang", publication->lang);
    json_array_append_new(list, crumb);
    arena_clear(&arena);
}

/* What a node is in; a part whose page the node itself is has been reached already. */
static const struct outline_node *above(const struct outline_node *node)
{
    const struct outline_node *parent = node->parent;
    return parent && strcmp(parent->page, node->page) == 0 ? parent->parent : parent;
}

/* From the root down. */
static void add_above(json_t *list, const struct publication *publication,
                      const struct outline_node *node, const char *path)
{
    node = above(node);
    if (!node)
        return;
    add_above(list, publication, node, path);
    add_crumb(list, publication, node, path);
}

void crumbs_add(json_t *root, const struct publication *publication,
                const struct outline_node *node, const char *path)
{
    /* the publication alone is named in the head of every page */
    if (node->hidden || !above(node) || (node->work && !above(node)->parent))
        return;
    json_t *way = json_array();
    add_above(way, publication, node, path);
    json_object_set_new(root, "breadcrumbs", json_pack("{s:o}", "way", way));
}

const struct mark_crumb *crumbs_marks(struct arena *arena, const struct publication *publication,
                                      const struct outline_node *node, size_t *n)
{
    *n = 0;
    if (!publication->base_url || node->hidden)
        return NULL;
    for (const struct outline_node *one = node; one; one = above(one))
        ++*n;
    struct mark_crumb *crumbs = arena_array(arena, *n, sizeof *crumbs);
    for (size_t i = *n; i-- > 0; node = above(node))
        crumbs[i] =
            (struct mark_crumb){node->title, publication_address(arena, publication, node->page)};
    return crumbs;
}
