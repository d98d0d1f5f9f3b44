#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/utf8.h"
#include "model/index.h"
#include "model/publication.h"
#include "model/walk.h"

/* RFC 3986, section 3.1. */
static bool has_scheme(const char *url)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static const char others[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.";
    return *url && strchr(letters, *url) && url[strspn(url, others)] == ':';
}

/* Hidden files, sources and settings are not for readers, nor what belongs to a publication within.
 */
static bool is_asset(struct arena *arena, const struct publication *publication, const char *path)
{
    if (path_has_extension(path, ".md") || strcmp(path_name(path), "publication.yaml") == 0)
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.' || *part == '_')
            return false;
    }
    for (const char *folder = path_folder(arena, path); *folder;
         folder = path_folder(arena, folder)) {
        const char *settings = path_join(arena, folder, "publication.yaml");
        if (file_exists(path_join(arena, publication->folder, settings)))
            return false;
    }
    const char *file = path_join(arena, publication->folder, path);
    struct stat st;
    return stat(file, &st) == 0 && S_ISREG(st.st_mode) &&
           walk_is_inside(publication->index->real, file);
}

struct link_target publication_link(struct arena *arena, const struct publication *publication,
                                    const struct work *from, const char *url)
{
    struct link_target target = {.kind = LINK_EXTERNAL};
    if (has_scheme(url) || strncmp(url, "//", 2) == 0)
        return target;
    const char *hash = strchr(url, '#');
    target.kind = LINK_BROKEN;
    if (hash) {
        target.fragment = path_decode(arena, str_of(hash + 1));
        if (!target.fragment)
            return target;
    }
    if (hash == url) {
        target.kind = LINK_FRAGMENT;
        return target;
    }
    const char *written = path_decode(arena, (struct str){url, strcspn(url, "?#")});
    if (!written || *written == '/' || *written == '\0')
        return target;
    const char *path =
        path_normal(arena, path_join(arena, path_folder(arena, from->path), written));
    if (!path)
        return target;
    target.work = publication_find(publication, path);
    if (target.work) {
        target.kind = LINK_WORK;
    } else if (is_asset(arena, publication, path)) {
        target.kind = LINK_ASSET;
        target.path = path;
    } else if (path_has_extension(path, ".md") &&
               file_exists(path_join(arena, publication->folder, path))) {
        target.path = path;
    }
    return target;
}
