#include <string.h>

#include "model/data.h"
#include "model/outline.h"
#include "model/route.h"

static json_t *outline_items(const struct publication *publication, const struct outline_node *part,
                             const char *page, bool *open);

static json_t *outline_item(const struct publication *publication, const struct outline_node *node,
                            const char *page, bool *open)
{
    bool current = page && strcmp(node->page, page) == 0, below = false;
    json_t *item = json_object(), *items = outline_items(publication, node, page, &below);
    data_set(item, "title", node->title);
    data_set(item, "lang", node->work ? node->work->lang : publication->lang);
    data_set_link(item, "href", node->page);
    json_object_set_new(item, "is_part", json_boolean(outline_is_part(node)));
    json_object_set_new(item, "current", json_boolean(current));
    json_object_set_new(item, "has_items", json_boolean(json_array_size(items) > 0));
    json_object_set_new(item, "items", items);
    *open = *open || current || below;
    json_object_set_new(item, "open", json_boolean(current || below));
    return item;
}

/* What is in a part. The work that is the page of the part itself is not among it. */
static json_t *outline_items(const struct publication *publication, const struct outline_node *part,
                             const char *page, bool *open)
{
    json_t *items = json_array();
    for (const struct outline_node *node = part->first; node; node = node->next) {
        bool empty = outline_is_part(node) && node->n_shown == 0;
        bool intro = node->work && node->work == part->intro;
        if (!node->hidden && !empty && !intro)
            json_array_append_new(items, outline_item(publication, node, page, open));
    }
    return items;
}

void data_add_outline(json_t *root, const struct publication *publication)
{
    const char *page = json_string_value(json_object_get(json_object_get(root, "page"), "path"));
    bool open = false;
    json_t *items = outline_items(publication, publication->outline, page, &open);
    if (json_array_size(items) > 0)
        json_object_set_new(root, "outline", json_pack("{s:O}", "items", items));
    json_decref(items);
}
