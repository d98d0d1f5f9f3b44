#include "scaffold/scaffold.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/slug.h"
#include "base/yaml.h"
#include "license/license.h"
#include "model/values.h"
#include "theme/mustache.h"

static const struct scaffold_file {
    const char *from, *to;
    bool template;
} files[] = {
    {"scaffold/publication.yaml", "content/publication.yaml", true},
    {"scaffold/welcome.md", "content/welcome.md", true},
    {"scaffold/gitignore", ".gitignore", false},
    {"scaffold/github-pages.yml", ".github/workflows/pages.yml", false},
    {"scaffold/gitlab-pages.yml", ".gitlab-ci.yml", false},
};

enum { N_FILES = sizeof files / sizeof *files };

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
    set(data, "license", options->license);
    set(data, "author", options->author ? options->author : "none-supplied");
    set(data, "publisher", options->publisher);
    set(data, "description", options->description);
    set(data, "base_url", options->base_url);
    free(real);
    return data;
}

static enum status check_places(struct arena *arena, const char *folder, struct diags *diags)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < N_FILES; i++) {
        const char *path = path_join(arena, folder, files[i].to);
        if (access(path, F_OK) == 0)
            status = diag_fail(diags, STATUS_IO, (struct place){path, 0, 0},
                               "is there already, and is not replaced; nothing was written");
    }
    return status;
}

static enum status write_one(struct arena *arena, const char *folder,
                             const struct scaffold_file *file, json_t *data, struct diags *diags)
{
    const struct embedded_file *embedded = embedded_find(file->from);
    struct str bytes = {embedded->bytes, embedded->size};
    struct buf text = BUF_INIT;
    enum status status = STATUS_OK;
    if (file->template) {
        struct mustache *template = mustache_compile(file->from, bytes, diags);
        status = mustache_render(template, data, NULL, &text, diags);
        mustache_free(template);
        bytes = buf_str(&text);
    }
    if (status == STATUS_OK)
        status = file_write(path_join(arena, folder, file->to), bytes, diags);
    buf_clear(&text);
    return status;
}

enum status scaffold_make(const char *folder, const struct scaffold_options *options,
                          void (*made)(void *context, const char *path), void *context,
                          struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    enum status status = check_options(&arena, options, diags);
    if (status == STATUS_OK)
        status = check_places(&arena, folder, diags);
    if (status == STATUS_OK)
        status = file_make_folders(folder, diags);
    json_t *data = status == STATUS_OK ? make_data(&arena, folder, options) : NULL;
    for (size_t i = 0; i < N_FILES && status == STATUS_OK; i++)
        status = write_one(&arena, folder, &files[i], data, diags);
    for (size_t i = 0; i < N_FILES && status == STATUS_OK; i++)
        made(context, path_join(&arena, folder, files[i].to));
    json_decref(data);
    arena_clear(&arena);
    return status;
}
