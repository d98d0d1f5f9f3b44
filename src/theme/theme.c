#include "theme/theme.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "theme/loaded.h"
#include "theme/options.h"
#include "theme/strings.h"

static int compare_name(const void *key, const void *element)
{
    const struct template *template = element;
    return strcmp(key, template->name);
}

static int compare_templates(const void *a, const void *b)
{
    const struct template *template = a;
    return compare_name(template->name, b);
}

const struct mustache *theme_template(const struct theme *theme, const char *name)
{
    const struct template *found = theme->template_count > 0
                                       ? bsearch(name, theme->templates, theme->template_count,
                                                 sizeof *theme->templates, compare_name)
                                       : NULL;
    return found ? found->compiled : NULL;
}

static const struct mustache *find_partial(void *context, const char *name)
{
    return theme_template(context, name);
}

const char *theme_template_name(struct arena *arena, const char *path)
{
    struct str folder = STR("templates/"), extension = STR(".mustache"), name = str_of(path);
    if (!str_starts(name, folder) || !str_ends(name, extension) || name.n <= folder.n + extension.n)
        return NULL;
    return arena_strndup(arena, path + folder.n, name.n - folder.n - extension.n);
}

/* Style sheets and scripts are published under names that have a digest of what is in them, so that
 * browsers may keep them for good. */
static bool is_fingerprinted(const char *path)
{
    return str_starts(str_of(path), STR("assets/")) &&
           (path_has_extension(path, ".css") || path_has_extension(path, ".js"));
}

/* "assets/site.1a2b3c4d.css" */
static const char *fingerprint(struct arena *arena, const struct layer_file *file)
{
    char digest[SHA256_HEX + 1];
    const char *dot = strrchr(file->path, '.');
    digest_sha256(file->bytes, digest);
    return arena_printf(arena, "%.*s.%.8s%s", (int)(dot - file->path), file->path, digest, dot);
}

static const char *published_as(const struct theme *theme, const char *path)
{
    for (size_t i = 0; i < theme->renamed_count; i++)
        if (strcmp(theme->renamed[i].from, path) == 0)
            return theme->renamed[i].to;
    return path;
}

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* Whether a name may go on here: "a.js" in "a.json" or "a.js.map", but not at the end of "a.js." */
static bool name_goes_on(struct str text, size_t at)
{
    while (at < text.n && text.p[at] == '.')
        at++;
    return at < text.n && is_of_name(text.p[at]);
}

/* "assets" in "my-assets" or ".assets" */
static bool is_within_name(struct str text, size_t at)
{
    return at > 0 && (is_of_name(text.p[at - 1]) || text.p[at - 1] == '.');
}

/* The asset with the longest name that stands here whole; NULL: none that is renamed. */
static const struct renamed *asset_at(const struct theme *theme, struct str text, size_t at)
{
    const struct renamed *found = NULL;
    for (size_t i = 0; i < theme->renamed_count && !is_within_name(text, at); i++) {
        struct str from = str_of(theme->renamed[i].from);
        if (str_starts(str_sub(text, at, text.n), from) && !name_goes_on(text, at + from.n) &&
            (!found || from.n > strlen(found->from)))
            found = &theme->renamed[i];
    }
    return found;
}

/* Templates name assets as the theme has them. */
static void rename_assets(struct theme *theme, struct str text, struct buf *out)
{
    for (size_t at = 0; at < text.n;) {
        size_t next = str_find(text, STR("assets/"), at);
        const struct renamed *found = asset_at(theme, text, next);
        buf_add_str(out, str_sub(text, at, next));
        if (found)
            buf_adds(out, found->to);
        else
            buf_add_str(out, str_sub(text, next, next + STR("assets/").n));
        at = next + (found ? strlen(found->from) : STR("assets/").n);
    }
}

static void add_template(struct theme *theme, const char *name, const struct layer_file *file,
                         struct diags *diags)
{
    const char *path = path_join(&theme->arena, file->layer->folder, file->path);
    struct buf text = BUF_INIT;
    rename_assets(theme, file->bytes, &text);
    struct str bytes = {arena_strndup(&theme->arena, text.p, text.n), text.n};
    buf_clear(&text);
    struct mustache *compiled = mustache_compile(path, bytes, diags);
    if (compiled)
        theme->templates[theme->template_count++] =
            (struct template){name, path, file->layer->built_in, compiled};
}

/* The style sheet of the site begins with what the options say. */
static void add_properties(struct theme *theme, struct layer_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(files[i].path, "assets/site.css") != 0)
            continue;
        struct buf text = BUF_INIT;
        buf_adds(&text, json_string_value(theme->properties));
        buf_add_str(&text, files[i].bytes);
        files[i].bytes = (struct str){arena_strndup(&theme->arena, text.p, text.n), text.n};
        buf_clear(&text);
    }
}

static void sort_files(struct theme *theme, const struct layer_file *files, size_t n,
                       struct diags *diags)
{
    theme->templates = arena_array(&theme->arena, n, sizeof *theme->templates);
    theme->files = arena_array(&theme->arena, n + OPTION_LIMIT, sizeof *theme->files);
    theme->renamed = arena_array(&theme->arena, n, sizeof *theme->renamed);
    for (size_t i = 0; i < n; i++)
        if (is_fingerprinted(files[i].path))
            theme->renamed[theme->renamed_count++] =
                (struct renamed){files[i].path, fingerprint(&theme->arena, &files[i])};
    for (size_t i = 0; i < n; i++) {
        const char *name = theme_template_name(&theme->arena, files[i].path);
        if (name)
            add_template(theme, name, &files[i], diags);
        else if (!strings_language(&theme->arena, files[i].path))
            theme->files[theme->file_count++] = (struct theme_file){
                published_as(theme, files[i].path),
                path_join(&theme->arena, files[i].layer->folder, files[i].path), files[i].bytes};
    }
    if (theme->template_count > 0)
        qsort(theme->templates, theme->template_count, sizeof *theme->templates, compare_templates);
}

/* From the theme that all extend to the publication's own. */
static void read_strings(struct theme *theme, const struct layer_file *files, size_t n,
                         struct diags *diags)
{
    for (size_t i = n; i > 0; i--) {
        const struct layer_file *file = &files[i - 1];
        const char *language = strings_language(&theme->arena, file->path);
        const char *path = path_join(&theme->arena, file->layer->folder, file->path);
        if (language)
            strings_add(theme->languages, language, path, file->bytes, diags);
    }
    strings_finish(theme->languages);
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const struct theme_file *)a)->path, ((const struct theme_file *)b)->path);
}

/* Pictures that options name are published with the assets. */
static void add_option_files(struct theme *theme, const struct options *options)
{
    for (size_t i = 0; i < options->n; i++)
        if (options->list[i].given && options->list[i].path)
            theme->files[theme->file_count++] = (struct theme_file){
                options->list[i].path, options->list[i].path, options->list[i].bytes};
    if (theme->file_count > 0)
        qsort(theme->files, theme->file_count, sizeof *theme->files, compare_files);
}

static void keep_option_names(struct theme *theme, const struct options *options)
{
    theme->option_names = arena_array(&theme->arena, options->n, sizeof *theme->option_names);
    for (size_t i = 0; i < options->n; i++)
        theme->option_names[theme->option_count++] = options->list[i].name;
}

static void keep_options(struct theme *theme, const struct options *options)
{
    struct buf properties = BUF_INIT;
    options_css(options, &properties);
    theme->options = options_data(options);
    theme->properties = json_stringn(properties.n > 0 ? properties.p : "", properties.n);
    keep_option_names(theme, options);
    buf_clear(&properties);
}

static void load(struct theme *theme, struct layers *layers)
{
    struct options *options = mem_alloc(sizeof *options);
    options_read(options, layers);
    keep_options(theme, options);
    size_t n;
    struct layer_file *files = layers_read(layers, &n);
    size_t errors = diags_count(layers->diags, SEVERITY_ERROR);
    add_properties(theme, files, n);
    sort_files(theme, files, n, layers->diags);
    read_strings(theme, files, n, layers->diags);
    if (diags_count(layers->diags, SEVERITY_ERROR) == errors)
        theme_check_names(theme, layers->diags);
    add_option_files(theme, options);
    free(files);
    free(options);
}

struct theme *theme_load(const char *name, const struct theme_search *search, struct place place,
                         struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct theme *theme = mem_alloc(sizeof *theme);
    theme->name = arena_strdup(&theme->arena, name);
    theme->languages = json_object();
    struct layers layers = {.arena = &theme->arena, .diags = diags, .search = search};
    layers_find(&layers, theme->name, place);
    if (diags_count(diags, SEVERITY_ERROR) == errors)
        load(theme, &layers);
    if (diags_count(diags, SEVERITY_ERROR) == errors)
        return theme;
    theme_free(theme);
    return NULL;
}

void theme_free(struct theme *theme)
{
    if (!theme)
        return;
    for (size_t i = 0; i < theme->template_count; i++)
        mustache_free(theme->templates[i].compiled);
    json_decref(theme->options);
    json_decref(theme->properties);
    json_decref(theme->languages);
    arena_clear(&theme->arena);
    free(theme);
}

struct use {
    const char *name;
    bool found;
};

static void look_for_use(void *context, const char *name, struct place place)
{
    (void)place;
    struct use *use = context;
    use->found = use->found || strcmp(use->name, name) == 0;
}

bool theme_uses(const struct theme *theme, const char *name)
{
    struct use use = {name, false};
    for (size_t i = 0; i < theme->template_count && !use.found; i++)
        mustache_values(theme->templates[i].compiled, look_for_use, &use);
    return use.found;
}

static const char *text_at(const json_t *data, const char *object, const char *key)
{
    return json_string_value(json_object_get(json_object_get(data, object), key));
}

static json_t *strings_of_page(const struct theme *theme, const json_t *data)
{
    return strings_for(theme->languages, text_at(data, "page", "lang"),
                       text_at(data, "publication", "lang"));
}

/* Whether two tags name one language: "pt" and "pt-BR". */
static bool is_one_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-"), m = strcspn(b, "-");
    return n == m && strncasecmp(a, b, n) == 0;
}

static const char *other_language(const json_t *strings, const char *lang)
{
    const char *own = json_string_value(json_object_get(strings, "lang"));
    return own && lang && !is_one_language(own, lang) ? own : NULL;
}

void theme_add_data(const struct theme *theme, json_t *data)
{
    json_t *strings = strings_of_page(theme, data), *page = json_object_get(data, "page");
    json_object_set(data, "theme", theme->options);
    json_object_set(data, "theme_properties", theme->properties);
    if (!strings)
        return;
    const char *other = other_language(strings, text_at(data, "page", "lang"));
    json_object_set(data, "ui", strings);
    if (other)
        json_object_set_new(page, "ui_lang", json_string(other));
}

const char *theme_other_language(const struct theme *theme, const char *lang)
{
    return other_language(strings_for(theme->languages, lang, "en"), lang);
}

const char *theme_string(const struct theme *theme, const char *lang, const char *key)
{
    return json_string_value(json_object_get(strings_for(theme->languages, lang, "en"), key));
}

enum status theme_render(const struct theme *theme, const char *name, json_t *data, struct buf *out,
                         struct diags *diags)
{
    enum { USUAL = 16 * 1024 };
    const struct mustache *template = theme_template(theme, name);
    struct mustache_partials partials = {find_partial, (void *)theme};
    theme_add_data(theme, data);
    if (template) {
        buf_grow(out, USUAL);
        return mustache_render(template, data, &partials, out, diags);
    }
    diag_error(diags, (struct place){0}, "template", "the theme '%s' has no template '%s'",
               theme->name, name);
    return STATUS_CONTENT;
}

static bool is_below(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && path[n] == '/';
}

size_t theme_files(const struct theme *theme, const char *folder, const struct theme_file **files)
{
    size_t first = 0;
    while (first < theme->file_count && !is_below(theme->files[first].path, folder))
        first++;
    size_t end = first;
    while (end < theme->file_count && is_below(theme->files[end].path, folder))
        end++;
    *files = theme->files + first;
    return end - first;
}

struct str theme_file(const struct theme *theme, const char *path)
{
    for (size_t i = 0; i < theme->file_count; i++)
        if (strcmp(theme->files[i].path, path) == 0)
            return theme->files[i].bytes;
    return STR("");
}

json_t *theme_options(const struct theme *theme)
{
    return theme->options;
}
