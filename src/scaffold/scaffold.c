#include "scaffold/scaffold.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/slug.h"
#include "base/yaml.h"
#include "license/license.h"
#include "model/values.h"
#include "theme/theme.h"

struct scaffold_file {
    const char *from, *to;
    bool template;
};

static const struct scaffold_file files[] = {
    {"scaffold/publication.yaml", "content/publication.yaml", true},
    {"scaffold/welcome.md", "content/welcome.md", true},
    {"scaffold/gitignore", ".gitignore", false},
    {"scaffold/github-pages.yml", ".github/workflows/pages.yml", false},
    {"scaffold/gitlab-pages.yml", ".gitlab-ci.yml", false},
};

static const struct scaffold_file files_of_theme[] = {
    {"scaffold/theme.yaml", "theme.yaml", true},
    {"scaffold/theme-layout.mustache", "templates/layout.mustache", false},
    {"scaffold/theme-own.css", "assets/own.css", false},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum status misuse(struct diags *diags, const char *option, const char *value,
                          const char *wanted)
{
    return diag_fail(diags, STATUS_USAGE, (struct place){0}, "%s is '%s', but must be %s", option,
                     value, wanted);
}

static enum status check_license(struct arena *arena, const char *id, struct diags *diags)
{
    struct license license;
    if (!id)
        return diag_fail(diags, STATUS_USAGE, (struct place){0},
                         "no license is given; say it with --license, as in '--license "
                         "CC-BY-4.0'");
    if (license_from_id(arena, id, &license) == LICENSE_FOUND)
        return STATUS_OK;
    const char *nearest = license_nearest_id(arena, id);
    return misuse(diags, "--license", id,
                  nearest ? arena_printf(arena, "an SPDX id; did you mean '%s'?", nearest)
                          : "an SPDX id such as CC-BY-4.0");
}

static enum status check_options(struct arena *arena, const struct scaffold_options *options,
                                 struct diags *diags)
{
    if (options->name &&
        (options->name[0] == '-' || options->name[0] == '\0' ||
         options->name[strspn(options->name, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0'))
        return misuse(diags, "--name", options->name, "made of a-z, 0-9 and '-'");
    if (options->lang && !value_is_language(options->lang))
        return misuse(diags, "--lang", options->lang, "a language tag such as en or pt-BR");
    if (options->base_url && !value_is_address(options->base_url))
        return misuse(diags, "--base-url", options->base_url, "an address with http or https");
    return check_license(arena, options->license, diags);
}

/* A name may have less in it than a slug. */
static const char *name_of(struct arena *arena, const char *folder)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    struct buf slug = BUF_INIT, name = BUF_INIT;
    slug_add(&slug, str_of(folder));
    for (size_t i = 0; i < slug.n; i++)
        if (strchr(allowed, slug.p[i]) && (name.n > 0 || slug.p[i] != '-'))
            buf_addc(&name, slug.p[i]);
    const char *copy = name.n > 0 ? arena_strdup(arena, name.p) : "publication";
    buf_clear(&slug);
    buf_clear(&name);
    return copy;
}

/* As it stands in YAML; a text that was not given is left out, which templates can tell. */
static void set(json_t *data, const char *key, const char *text)
{
    struct buf scalar = BUF_INIT;
    if (text && *text) {
        yaml_add_scalar(&scalar, str_of(text));
        json_object_set_new(data, key, json_string(scalar.p));
    }
    buf_clear(&scalar);
}

/* The first text is in English, whatever the publication is in. NULL: the default, "en". */
static bool is_english(const char *lang)
{
    return !lang || (strncasecmp(lang, "en", 2) == 0 && (!lang[2] || lang[2] == '-'));
}

static json_t *make_data(struct arena *arena, const char *folder,
                         const struct scaffold_options *options)
{
    json_t *data = json_object();
    char *real = realpath(folder, NULL);
    const char *given = path_name(real ? real : folder);
    const char *called = *given ? given : "publication";
    set(data, "name", options->name ? options->name : name_of(arena, called));
    set(data, "title", options->title ? options->title : called);
    set(data, "lang", options->lang ? options->lang : "en");
    json_object_set_new(data, "other_lang", json_boolean(!is_english(options->lang)));
    set(data, "license", options->license);
    set(data, "author", options->author ? options->author : "none-supplied");
    set(data, "publisher", options->publisher);
    set(data, "description", options->description);
    set(data, "base_url", options->base_url);
    free(real);
    return data;
}

/* What is to be written where, all of it or nothing. */
struct scaffold {
    struct arena *arena;
    const char *folder;
    const struct scaffold_file *files;
    size_t n;
    json_t *data;
    struct diags *diags;
};

static const char *path_of(const struct scaffold *scaffold, size_t i)
{
    return path_join(scaffold->arena, scaffold->folder, scaffold->files[i].to);
}

static enum status check_places(const struct scaffold *scaffold)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < scaffold->n; i++) {
        const char *path = path_of(scaffold, i);
        if (access(path, F_OK) == 0)
            status = diag_fail(scaffold->diags, STATUS_IO, (struct place){path, 0, 0},
                               "is there already, and is not replaced; nothing was written");
    }
    return status;
}

static enum status make_room(const struct scaffold *scaffold)
{
    enum status status = check_places(scaffold);
    return status == STATUS_OK ? file_make_folders(scaffold->folder, scaffold->diags) : status;
}

static enum status write_one(const struct scaffold *scaffold, size_t i)
{
    const struct scaffold_file *file = &scaffold->files[i];
    const struct embedded_file *embedded = embedded_find(file->from);
    struct str bytes = {embedded->bytes, embedded->size};
    struct buf text = BUF_INIT;
    enum status status = STATUS_OK;
    if (file->template) {
        struct mustache *template = mustache_compile(file->from, bytes, scaffold->diags);
        status = mustache_render(template, scaffold->data, NULL, &text, scaffold->diags);
        mustache_free(template);
        bytes = buf_str(&text);
    }
    if (status == STATUS_OK)
        status = file_write(path_of(scaffold, i), bytes, scaffold->diags);
    buf_clear(&text);
    return status;
}

/* Removes a file that was made, and the folders below the top that are empty without it. */
static void remove_one(const struct scaffold *scaffold, size_t i)
{
    const char *path = path_of(scaffold, i);
    size_t top = strlen(scaffold->folder);
    unlink(path);
    do
        path = path_folder(scaffold->arena, path);
    while (strlen(path) > top && rmdir(path) == 0);
}

static enum status write_all(const struct scaffold *scaffold,
                             void (*made)(void *context, const char *path), void *context)
{
    enum status status = STATUS_OK;
    size_t written = 0;
    for (size_t i = 0; i < scaffold->n && status == STATUS_OK; i++) {
        status = write_one(scaffold, i);
        written += status == STATUS_OK;
    }
    for (size_t i = 0; i < written; i++)
        if (status == STATUS_OK)
            made(context, path_of(scaffold, i));
        else
            remove_one(scaffold, i);
    return status;
}

enum status scaffold_make(const char *folder, const struct scaffold_options *options,
                          void (*made)(void *context, const char *path), void *context,
                          struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct scaffold scaffold = {&arena, folder, files, COUNT(files), NULL, diags};
    enum status status = check_options(&arena, options, diags);
    if (status == STATUS_OK)
        status = make_room(&scaffold);
    if (status == STATUS_OK) {
        scaffold.data = make_data(&arena, folder, options);
        status = write_all(&scaffold, made, context);
    }
    json_decref(scaffold.data);
    arena_clear(&arena);
    return status;
}

static enum status check_theme(struct arena *arena, const char *content, const char *name,
                               struct diags *diags)
{
    if (!theme_is_name(name))
        return diag_fail(diags, STATUS_USAGE, (struct place){0},
                         "'%s' is no name of a theme: a-z, 0-9 and '-' make one", name);
    if (embedded_find(arena_printf(arena, "themes/%s/theme.yaml", name)))
        return diag_fail(diags, STATUS_USAGE, (struct place){0},
                         "there is a theme '%s' already, in the program; find another name", name);
    if (!file_exists(path_join(arena, content, "publication.yaml")))
        return diag_fail(diags, STATUS_IO, (struct place){content, 0, 0},
                         "there is no publication.yaml here; name the folder of a publication");
    return STATUS_OK;
}

enum status scaffold_theme(const char *content, const char *name,
                           void (*made)(void *context, const char *path), void *context,
                           struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const char *folder = path_join(&arena, path_join(&arena, content, "themes"), name);
    struct scaffold scaffold = {&arena, folder, files_of_theme, COUNT(files_of_theme), NULL, diags};
    enum status status = check_theme(&arena, content, name, diags);
    if (status == STATUS_OK)
        status = make_room(&scaffold);
    if (status == STATUS_OK) {
        scaffold.data = json_object();
        set(scaffold.data, "name", name);
        status = write_all(&scaffold, made, context);
    }
    json_decref(scaffold.data);
    arena_clear(&arena);
    return status;
}
