#include "theme/layers.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/yaml.h"

enum { FOLDERS_LIMIT = 16 }; /* of folders within each other */

bool theme_is_name(const char *name)
{
    return name[0] != '\0' && name[0] != '-' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

/* The folders in which themes are looked for, in that order. */
static size_t theme_folders(struct layers *layers, const char *folders[2])
{
    size_t n = 0;
    if (layers->search->themes_folder)
        folders[n++] = layers->search->themes_folder;
    folders[n++] = path_join(layers->arena, layers->search->publication_folder, "themes");
    return n;
}

static const char *settings_path(struct layers *layers, const char *folder)
{
    return path_join(layers->arena, folder, "theme.yaml");
}

static bool find_folder(struct layers *layers, const char *name, struct layer *layer)
{
    const char *folders[2];
    size_t n = theme_folders(layers, folders);
    *layer = (struct layer){.name = name};
    for (size_t i = 0; i < n; i++) {
        layer->folder = path_join(layers->arena, folders[i], name);
        if (file_exists(settings_path(layers, layer->folder)))
            return true;
    }
    layer->folder = path_join(layers->arena, "themes", name);
    layer->built_in = true;
    return embedded_find(settings_path(layers, layer->folder)) != NULL;
}

struct names {
    const char **list;
    size_t n;
};

static void add_name(struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->list[i], name) == 0)
            return;
    names->list = mem_realloc(names->list, (names->n + 1) * sizeof *names->list);
    names->list[names->n++] = name;
}

/* The names of all themes that could be meant. */
static struct names known_themes(struct layers *layers)
{
    struct names names = {NULL, 0};
    const char *folders[2];
    size_t n = theme_folders(layers, folders);
    for (size_t i = 0; i < n; i++) {
        const char *const *found;
        size_t count = 0;
        if (file_is_folder(folders[i]))
            file_list(layers->arena, folders[i], &found, &count, layers->diags);
        for (size_t k = 0; k < count; k++)
            if (theme_is_name(found[k]))
                add_name(&names, found[k]);
    }
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        struct str path = str_of(file->path);
        if (str_starts(path, STR("themes/")) && str_ends(path, STR("/theme.yaml")))
            add_name(&names, arena_strndup(layers->arena, file->path + strlen("themes/"),
                                           path.n - strlen("themes//theme.yaml")));
    }
    return names;
}

static void report_unknown(struct layers *layers, const char *name, struct place place)
{
    struct names names = known_themes(layers);
    const char *nearest = diag_nearest(name, names.list, names.n);
    struct buf list = BUF_INIT;
    for (size_t i = 0; i < names.n; i++)
        buf_addf(&list, "%s%s", i > 0 ? ", " : "", names.list[i]);
    if (nearest)
        diag_error(layers->diags, place, "theme", "there is no theme '%s'; did you mean '%s'?",
                   name, nearest);
    else
        diag_error(layers->diags, place, "theme", "there is no theme '%s'; there is: %s", name,
                   names.n > 0 ? list.p : "none");
    buf_clear(&list);
    free(names.list);
}

bool layers_read_file(struct layers *layers, const struct layer *layer, const char *path,
                      struct str *bytes)
{
    if (layer->built_in) {
        const struct embedded_file *file = embedded_find(path);
        *bytes = file ? (struct str){file->bytes, file->size} : STR("");
        return file != NULL;
    }
    struct buf out = BUF_INIT;
    bool read = file_read(path, FILE_LIMIT, &out, layers->diags) == STATUS_OK;
    *bytes = (struct str){arena_strndup(layers->arena, out.p, out.n), out.n};
    buf_clear(&out);
    return read;
}

static const char *text_of(struct layers *layers, const struct yaml_node *node, const char *key)
{
    if (node->kind == YAML_SCALAR)
        return node->text;
    diag_error(layers->diags, node->place, "wrong-kind", "'%s' must be a text", key);
    return NULL;
}

static void check_name(struct layers *layers, const struct layer *layer,
                       const struct yaml_node *root, const char *file)
{
    const struct yaml_node *node = yaml_get(root, "name");
    const char *name = node ? text_of(layers, node, "name") : NULL;
    if (!node)
        diag_error(layers->diags, (struct place){file, 1, 0}, "theme", "'name' is missing");
    else if (name && strcmp(name, layer->name) != 0)
        diag_error(layers->diags, node->place, "theme",
                   "the name '%s' differs from that of the folder, '%s'", name, layer->name);
}

static void check_keys(struct layers *layers, const struct yaml_node *root)
{
    static const char *const known[] = {"name", "title", "extends", "options"};
    enum { KNOWN = sizeof known / sizeof *known };
    for (const struct yaml_node *node = root->first; node; node = node->next) {
        size_t i = 0;
        while (i < KNOWN && strcmp(known[i], node->key) != 0)
            i++;
        const char *nearest = diag_nearest(node->key, known, KNOWN);
        if (i == KNOWN && nearest)
            diag_warning(layers->diags, node->key_place, "unknown-key",
                         "unknown key '%s' in theme.yaml; did you mean '%s'?", node->key, nearest);
        else if (i == KNOWN)
            diag_warning(layers->diags, node->key_place, "unknown-key",
                         "unknown key '%s' in theme.yaml", node->key);
    }
}

/* Reads the layer's theme.yaml; *extends gets the name of the next theme, or NULL. */
static void read_settings(struct layers *layers, struct layer *layer, const char **extends,
                          struct place *place)
{
    const char *file = settings_path(layers, layer->folder);
    struct str text;
    *extends = NULL;
    if (!layers_read_file(layers, layer, file, &text))
        return;
    const struct yaml_node *root = yaml_parse(layers->arena, file, 1, text, layers->diags);
    if (!root)
        return;
    if (root->kind != YAML_MAPPING) {
        diag_error(layers->diags, (struct place){file, 1, 0}, "wrong-kind",
                   "theme.yaml must be a mapping ('key: value' lines)");
        return;
    }
    check_keys(layers, root);
    check_name(layers, layer, root, file);
    const struct yaml_node *title = yaml_get(root, "title");
    if (title)
        text_of(layers, title, "title");
    layer->options = yaml_get(root, "options");
    const struct yaml_node *next = yaml_get(root, "extends");
    if (next && next->kind != YAML_NULL) {
        *extends = text_of(layers, next, "extends");
        *place = next->place;
    }
}

static bool is_cycle(struct layers *layers, const char *name, struct place place)
{
    for (size_t i = 0; i < layers->n; i++) {
        if (!layers->list[i].name || strcmp(layers->list[i].name, name) != 0)
            continue;
        diag_error(layers->diags, place, "theme", "the theme '%s' extends itself%s%s%s", name,
                   i + 1 < layers->n ? " by way of '" : "",
                   i + 1 < layers->n ? layers->list[layers->n - 1].name : "",
                   i + 1 < layers->n ? "'" : "");
        return true;
    }
    return false;
}

void layers_find(struct layers *layers, const char *name, struct place place)
{
    const struct theme_search *search = layers->search;
    const char *overrides = path_join(layers->arena, search->publication_folder, "theme");
    layers->publication =
        (struct layer){.folder = search->publication_folder, .options = search->options};
    if (file_is_folder(overrides))
        layers->list[layers->n++] = (struct layer){.folder = overrides};
    const char *settings = settings_path(layers, overrides);
    if (file_exists(settings))
        diag_warning(layers->diags, (struct place){settings, 0, 0}, "theme",
                     "this file has no effect: a folder of overrides is not a theme of its own");
    while (name && !is_cycle(layers, name, place)) {
        struct layer layer;
        if (!theme_is_name(name)) {
            diag_error(layers->diags, place, "theme",
                       "'%s' is no name of a theme: a-z, 0-9 and '-' make one", name);
            return;
        }
        if (!find_folder(layers, name, &layer)) {
            report_unknown(layers, name, place);
            return;
        }
        if (layers->n == LAYER_LIMIT) {
            diag_fail(layers->diags, STATUS_FAULT, place, "more than %d themes extend each other",
                      LAYER_LIMIT - 1);
            return;
        }
        layers->list[layers->n] = layer;
        read_settings(layers, &layers->list[layers->n++], &name, &place);
    }
}

struct file_list {
    struct layer_file *files;
    size_t n, room;
};

static void add_file(struct file_list *list, const struct layer *layer, const char *path)
{
    if (list->n == list->room) {
        list->room = list->room ? 2 * list->room : 64;
        list->files = mem_realloc(list->files, list->room * sizeof *list->files);
    }
    list->files[list->n++] = (struct layer_file){.path = path, .layer = layer};
}

static void list_built_in(struct file_list *list, const struct layer *layer)
{
    size_t n = strlen(layer->folder);
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        if (strncmp(file->path, layer->folder, n) == 0 && file->path[n] == '/')
            add_file(list, layer, file->path + n + 1);
}

/* Files whose names begin with a dot are those of editors and systems. */
static void list_folder(struct layers *layers, struct file_list *list, const struct layer *layer,
                        const char *within, int depth)
{
    const char *folder =
        within[0] ? path_join(layers->arena, layer->folder, within) : layer->folder;
    const char *const *names;
    size_t n;
    if (depth == FOLDERS_LIMIT) {
        diag_fail(layers->diags, STATUS_FAULT, (struct place){folder, 0, 0},
                  "folders are nested deeper than %d levels", FOLDERS_LIMIT);
        return;
    }
    if (file_list(layers->arena, folder, &names, &n, layers->diags) != STATUS_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        const char *path = path_join(layers->arena, within, names[i]);
        if (names[i][0] == '.')
            continue;
        if (file_is_folder(path_join(layers->arena, layer->folder, path)))
            list_folder(layers, list, layer, path, depth + 1);
        else
            add_file(list, layer, path);
    }
}

/* By path, then by layer. */
static int compare_files(const void *va, const void *vb)
{
    const struct layer_file *a = va, *b = vb;
    int order = strcmp(a->path, b->path);
    return order ? order : a->layer < b->layer ? -1 : a->layer > b->layer;
}

struct layer_file *layers_read(struct layers *layers, size_t *n)
{
    struct file_list list = {NULL, 0, 0};
    for (size_t i = 0; i < layers->n; i++) {
        if (layers->list[i].built_in)
            list_built_in(&list, &layers->list[i]);
        else
            list_folder(layers, &list, &layers->list[i], "", 0);
    }
    if (list.n > 0)
        qsort(list.files, list.n, sizeof *list.files, compare_files);
    *n = 0;
    const char *last = "theme.yaml";
    for (size_t i = 0; i < list.n; i++) {
        struct layer_file file = list.files[i];
        bool hidden = strcmp(file.path, last) == 0 || strcmp(file.path, "theme.yaml") == 0;
        const char *path = path_join(layers->arena, file.layer->folder, file.path);
        if (strncmp(file.path, "strings/", strlen("strings/")) == 0)
            hidden = false; /* each layer adds its texts */
        if (!hidden && layers_read_file(layers, file.layer, path, &file.bytes))
            list.files[(*n)++] = file;
        last = file.path;
    }
    return list.files;
}
