#include "theme_folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "model/publication.h"
#include "theme/theme_check.h"

/* "content/themes" of "content/themes/plain", ".." of "plain". */
static const char *folder_above(struct arena *arena, const char *folder)
{
    const char *above = path_folder(arena, folder);
    return *above ? above : strchr(folder, '/') ? "/" : ".";
}

/* "content/themes/plain/" and "." as a path that ends with the theme's name. */
static const char *named_path(struct arena *arena, const char *folder)
{
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    const char *path = arena_strndup(arena, folder, n), *last = path_name(path);
    if (strcmp(last, ".") != 0 && strcmp(last, "..") != 0)
        return path;
    char *real = realpath(path, NULL);
    path = real ? arena_strdup(arena, real) : path;
    free(real);
    return path;
}

/* Themes that it extends are looked for beside it, and in the publication around it. */
static const char *check_own(const char *folder, struct arena *arena, struct diags *diags)
{
    const char *path = named_path(arena, folder), *name = path_name(path);
    const char *themes = folder_above(arena, path);
    const char *content = strcmp(themes, ".") == 0 ? ".." : folder_above(arena, themes);
    struct theme_search search = {content, themes, NULL};
    theme_check(name, &search, (struct place){path_join(arena, path, "theme.yaml"), 1, 1}, diags);
    return name;
}

static const char *check_used(const char *folder, struct arena *arena, struct diags *diags)
{
    struct publication_options options = {.source_date_epoch = -1};
    struct publication *publication = publication_read(folder, &options, diags);
    if (!publication)
        return NULL;
    struct theme_search search = {folder, NULL, publication->theme_options};
    const char *name = arena_strdup(arena, publication->theme);
    theme_check(name, &search, publication->theme_place, diags);
    publication_free(publication);
    return name;
}

const char *theme_folder_check(const char *folder, struct arena *arena, struct diags *diags)
{
    if (file_exists(path_join(arena, folder, "theme.yaml")))
        return check_own(folder, arena, diags);
    if (file_exists(path_join(arena, folder, "publication.yaml")))
        return check_used(folder, arena, diags);
    diag_fail(diags, STATUS_IO, (struct place){folder, 0, 0},
              "there is no theme.yaml here, and no publication.yaml");
    return NULL;
}
