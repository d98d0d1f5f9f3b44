#include "model/navigation.h"

#include <stddef.h>
#include <string.h>

struct naming { /* an item before it is known which kind it is */
    const char *work, *folder, *part, *title, *description;
    const struct yaml_node *works;
    bool hidden;
};

static void keep_node(const struct reading *reading, const struct yaml_node *value, void *member)
{
    (void)reading;
    const struct yaml_node **node = member;
    *node = value;
}

/* "notes/" is a folder; its path has no '/' at the end. */
static void set_folder(const struct reading *reading, struct navigation_item *item,
                       const char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    item->path = arena_strndup(reading->arena, path, n);
    item->folder = true;
}

static bool read_naming(const struct reading *reading, const char *file,
                        const struct yaml_node *value, struct navigation_item *item)
{
    static const struct field fields[] = {
        {"work", field_text, offsetof(struct naming, work)},
        {"folder", field_text, offsetof(struct naming, folder)},
        {"part", field_text, offsetof(struct naming, part)},
        {"title", field_text, offsetof(struct naming, title)},
        {"description", field_text, offsetof(struct naming, description)},
        {"hidden", field_bool, offsetof(struct naming, hidden)},
        {"works", keep_node, offsetof(struct naming, works)},
    };
    struct naming naming = {0};
    fields_read(reading, value, "'navigation'", fields, COUNT(fields), &naming);
    if (!!naming.work + !!naming.folder + !!naming.part != 1) {
        diag_error(reading->diags, value->place, "navigation",
                   "an item of 'navigation' has one of 'work', 'folder' and 'part'");
        return false;
    }
    if (naming.work && naming.works)
        diag_error(reading->diags, naming.works->place, "navigation",
                   "'works' goes with 'part' or 'folder': a work has no works in it");
    if (naming.part && !naming.works)
        diag_error(reading->diags, value->place, "navigation",
                   "the part '%s' has no 'works': list what is in it", naming.part);
    item->path = naming.work;
    item->title = naming.part ? naming.part : naming.title;
    item->description = naming.description;
    item->hidden = naming.hidden;
    if (naming.folder)
        set_folder(reading, item, naming.folder);
    if (naming.works && !naming.work)
        item->first = navigation_read(reading, file, naming.works);
    return true;
}

static bool read_item(const struct reading *reading, const char *file,
                      const struct yaml_node *value, struct navigation_item *item)
{
    item->place = (struct place){file, value->place.line, value->place.column};
    if (value->kind == YAML_MAPPING)
        return read_naming(reading, file, value, item);
    const char *path = value_text(reading, value, "navigation");
    if (path && path[strlen(path) - 1] == '/')
        set_folder(reading, item, path);
    else
        item->path = path;
    return path != NULL;
}

struct navigation_item *navigation_read(const struct reading *reading, const char *file,
                                        const struct yaml_node *list)
{
    struct navigation_item *first = NULL, **end = &first;
    if (list->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, list, list->key ? list->key : "navigation", "a list");
        return NULL;
    }
    for (const struct yaml_node *value = list->first; value; value = value->next) {
        struct navigation_item *item = arena_alloc(reading->arena, sizeof *item);
        if (!read_item(reading, file, value, item))
            continue;
        *end = item;
        end = &item->next;
    }
    return first;
}
