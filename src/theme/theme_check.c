#include "theme/theme_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "theme/loaded.h"
#include "theme/options.h"
#include "theme/strings.h"

enum { PROPERTY_LIMIT = 512 };

/* A theme as its files lie there. */
struct files_check {
    struct arena *arena;
    const struct theme *theme; /* NULL: it could not be loaded */
    const struct options *options;
    struct layer_file *files;
    size_t n;
    const char *properties[PROPERTY_LIMIT];
    size_t n_properties;
    const char *used; /* the template whose use is looked for, while it is */
    struct diags *diags;
};

static struct place place_of(struct files_check *check, const struct layer_file *file)
{
    return (struct place){path_join(check->arena, file->layer->folder, file->path), 0, 0};
}

static bool has_file(void *context, const char *path)
{
    const struct files_check *check = context;
    for (size_t i = 0; i < check->n; i++)
        if (strcmp(check->files[i].path, path) == 0)
            return true;
    return false;
}

/* ---- Style sheets ---- */

static void add_property(void *context, struct str name)
{
    struct files_check *check = context;
    if (check->n_properties < PROPERTY_LIMIT)
        check->properties[check->n_properties++] = arena_strndup(check->arena, name.p, name.n);
}

static void collect_properties(struct files_check *check)
{
    for (size_t i = 0; i < check->options->n; i++) {
        const char *name = arena_printf(check->arena, "--%s", check->options->list[i].name);
        add_property(check, str_of(name));
    }
    for (size_t i = 0; i < check->n; i++)
        if (path_has_extension(check->files[i].path, ".css"))
            sheet_properties(check->files[i].bytes, add_property, check);
}

static void check_sheet(struct files_check *check, const struct layer_file *file)
{
    struct sheet_check sheet = {
        .file = place_of(check, file).file,
        .path = file->path,
        .has = has_file,
        .context = check,
        .known = check->properties,
        .n_known = check->n_properties,
        .arena = check->arena,
        .diags = check->diags,
    };
    sheet_check(&sheet, file->bytes);
}

/* ---- Files that nothing uses ---- */

static void note_use(void *context, const char *name, struct place place)
{
    (void)place;
    struct files_check *check = context;
    if (check->used && strcmp(name, check->used) == 0)
        check->used = NULL;
}

/* Whether a template names it. */
static bool is_named(struct files_check *check, const char *name)
{
    check->used = name;
    for (size_t i = 0; i < check->theme->template_count && check->used; i++)
        mustache_names(check->theme->templates[i].compiled, note_use, check);
    return check->used == NULL;
}

/* The program asks for the templates that the default theme has, or for what these name. */
static void check_template(struct files_check *check, const struct layer_file *file,
                           const char *name)
{
    static const char folder[] = "themes/default/templates/";
    enum { LIMIT = 256 };
    const char *known[LIMIT];
    size_t n = 0;
    for (const struct embedded_file *one = embedded_files; one->path && n < LIMIT; one++)
        if (str_starts(str_of(one->path), STR("themes/default/templates/")))
            known[n++] = theme_template_name(check->arena, one->path + strlen("themes/default/"));
    if (embedded_find(arena_printf(check->arena, "%s%s.mustache", folder, name)) ||
        is_named(check, name))
        return;
    const char *nearest = diag_nearest(name, known, n);
    diag_warning(check->diags, place_of(check, file), "theme-file",
                 "no page is made with this template, and no other names it%s%s%s",
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static bool is_file_of_option(struct files_check *check, const struct layer_file *file)
{
    const char *path = place_of(check, file).file;
    for (size_t i = 0; i < check->options->n; i++)
        if (check->options->list[i].file && strcmp(check->options->list[i].file, path) == 0)
            return true;
    return false;
}

/* Whether a file is where the program looks for files of a theme, or tells people about it. */
static bool has_place(struct files_check *check, const struct layer_file *file)
{
    static const char *const places[] = {"assets/",   "epub/",  "course/",
                                         "download/", "README", "LICENSE"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (str_starts(str_of(file->path), str_of(places[i])))
            return true;
    return strcmp(file->path, "theme.yaml") == 0 || is_file_of_option(check, file);
}

static void report_unknown(struct files_check *check, const struct layer_file *file)
{
    static const char *const folders[] = {"templates", "strings", "assets",
                                          "epub",      "course",  "download"};
    const char *first = arena_strndup(check->arena, file->path, strcspn(file->path, "/"));
    const char *nearest = diag_nearest(first, folders, sizeof folders / sizeof *folders);
    if (nearest && strcmp(first, nearest) == 0)
        diag_warning(check->diags, place_of(check, file), "theme-file",
                     "nothing reads this file: %s/ has %s", first,
                     strcmp(first, "strings") == 0 ? "LANGUAGE.yaml" : "NAME.mustache");
    else
        diag_warning(check->diags, place_of(check, file), "theme-file",
                     "nothing reads this file: a theme has templates/, strings/, assets/, epub/, "
                     "course/ and download/%s%s%s",
                     nearest ? "; did you mean '" : "", nearest ? nearest : "",
                     nearest ? "/'?" : "");
}

/* ---- Texts ---- */

static void check_strings(struct files_check *check, const struct layer_file *file)
{
    const json_t *english = json_object_get(check->theme->languages, "en");
    const char *path = place_of(check, file).file;
    struct diags *known = diags_new(); /* mistakes of syntax were reported by loading */
    const struct yaml_node *root = yaml_parse(check->arena, path, 1, file->bytes, known);
    for (const struct yaml_node *node = root ? root->first : NULL; node; node = node->next)
        if (node->key && strcmp(node->key, "direction") != 0 &&
            !json_object_get(english, node->key))
            strings_report_unknown(english, node->key, node->key_place, check->diags);
    diags_free(known);
}

static void check_file(struct files_check *check, const struct layer_file *file)
{
    const char *template = theme_template_name(check->arena, file->path);
    bool strings = strings_language(check->arena, file->path) != NULL;
    if (path_has_extension(file->path, ".css"))
        check_sheet(check, file);
    if (template && check->theme)
        check_template(check, file, template);
    if (strings && check->theme)
        check_strings(check, file);
    if (!template && !strings && !has_place(check, file))
        report_unknown(check, file);
}

/* The files of built-in themes are ours to look after. */
static void check_files(struct files_check *check, struct layers *layers)
{
    check->files = layers_read(layers, &check->n);
    collect_properties(check);
    for (size_t i = 0; i < check->n; i++)
        if (!check->files[i].layer->built_in)
            check_file(check, &check->files[i]);
    free(check->files);
}

void theme_check_sheets(const struct theme *theme, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < theme->file_count; i++) {
        const struct theme_file *file = &theme->files[i];
        struct sheet_check sheet = {
            .file = file->origin,
            .path = file->path,
            .outside_only = true,
            .arena = &arena,
            .diags = diags,
        };
        if (path_has_extension(file->path, ".css"))
            sheet_check(&sheet, file->bytes);
    }
    arena_clear(&arena);
}

void theme_check(const char *name, const struct theme_search *search, struct place place,
                 struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct theme *theme = theme_load(name, search, place, diags);
    struct diags *known = diags_new(); /* loading has reported these */
    struct layers layers = {.arena = &arena, .diags = known, .search = search};
    struct options *options = mem_alloc(sizeof *options);
    layers_find(&layers, name, place);
    options_read(options, &layers);
    struct files_check check = {
        .arena = &arena, .theme = theme, .options = options, .diags = diags};
    if (layers.n > 0)
        check_files(&check, &layers);
    if (theme) {
        theme_check_blocks(theme, diags);
        theme_check_notices(theme, diags);
    }
    free(options);
    diags_free(known);
    theme_free(theme);
    arena_clear(&arena);
}
