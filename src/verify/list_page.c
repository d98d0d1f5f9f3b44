#include "verify/list_page.h"

#include <string.h>

#include "base/file.h"
#include "verify/roll.h"

static bool is_named(const char *file, const char *name)
{
    return strncmp(path_name(file), name, strlen(name)) == 0;
}

/* The bytes of a file's folder, with the slash. */
static size_t folder_length(const char *file)
{
    return (size_t)(path_name(file) - file);
}

static bool is_in_folder_of(const char *page, const char *file)
{
    return strncmp(page, file, folder_length(page)) == 0;
}

/* Whether another page of licenses is nearer to the file than this one. */
static bool is_of_another(const struct found_files *files, const char *page, const char *file)
{
    for (size_t i = 0; i < files->n; i++) {
        const char *other = files->list[i].path;
        if (files->list[i].kind == FOUND_PAGE && is_named(other, "license.") &&
            folder_length(other) > folder_length(page) && is_in_folder_of(other, file))
            return true;
    }
    return false;
}

void list_page_check(const struct proof *proof, const struct found_files *files, const char *file,
                     xmlDoc *doc)
{
    bool licenses = is_named(file, "license.");
    struct roll roll;
    if (!licenses && !is_named(file, "index."))
        return;
    roll_init(&roll, proof->diags);
    for (size_t i = 0; i < proof->n_sorted; i++) {
        const struct sighting *seen = &proof->sightings[i];
        if (!*seen->group && !seen->excerpt && is_in_folder_of(file, seen->file) &&
            !is_of_another(files, file, seen->file))
            roll_add(&roll, seen->file + folder_length(file), seen->work, seen->label,
                     seen->license);
    }
    roll_look(&roll, doc, path_name(file), file, licenses);
    if (licenses)
        roll_finish(&roll, file);
    roll_clear(&roll);
}
