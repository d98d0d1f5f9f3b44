#include "verify/folder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum { DEEPEST = 64 };

/* A file with several names, met before. */
struct link {
    dev_t device;
    ino_t inode;
    const char *path;
};

struct search {
    struct arena *arena;
    struct found_files *files;
    struct diags *diags;
    struct link *links;
    size_t n_links;
};

enum found_kind found_kind_of(const char *path)
{
    static const struct {
        const char *extension;
        enum found_kind kind;
    } kinds[] = {
        {".html", FOUND_PAGE},    {".htm", FOUND_PAGE},        {".xhtml", FOUND_XHTML},
        {".epub", FOUND_EPUB},    {".imscc", FOUND_CARTRIDGE}, {".zip", FOUND_ARCHIVE},
        {".xml", FOUND_FEED},     {".atom", FOUND_FEED},       {".csl.json", FOUND_DOWNLOAD},
        {".json", FOUND_LISTING}, {".txt", FOUND_DOWNLOAD},    {".md", FOUND_DOWNLOAD},
        {".ris", FOUND_DOWNLOAD}, {".bib", FOUND_DOWNLOAD},
    };
    if (strcmp(path_name(path), "provenance.json") == 0)
        return FOUND_PROVENANCE;
    if (strcmp(path_name(path), "_headers") == 0)
        return FOUND_HEADERS;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (path_has_extension(path, kinds[i].extension))
            return kinds[i].kind;
    return FOUND_NOTHING;
}

bool found_is_page(enum found_kind kind)
{
    return kind == FOUND_PAGE || kind == FOUND_XHTML;
}

/* Archives lie in several places as links to one file. */
static bool may_be_linked(enum found_kind kind)
{
    return kind == FOUND_EPUB || kind == FOUND_CARTRIDGE || kind == FOUND_ARCHIVE;
}

/* The path under which the file was met before; NULL. */
static const char *met_before(struct search *search, const struct stat *st, const char *path)
{
    if (st->st_nlink < 2)
        return NULL;
    for (size_t i = 0; i < search->n_links; i++)
        if (search->links[i].device == st->st_dev && search->links[i].inode == st->st_ino)
            return search->links[i].path;
    search->links = mem_realloc(search->links, (search->n_links + 1) * sizeof *search->links);
    search->links[search->n_links++] = (struct link){st->st_dev, st->st_ino, path};
    return NULL;
}

static void add(struct search *search, const char *path, const struct stat *st)
{
    struct found_files *files = search->files;
    enum found_kind kind = found_kind_of(path);
    if (kind == FOUND_NOTHING)
        return;
    const char *same_as = may_be_linked(kind) ? met_before(search, st, path) : NULL;
    if (files->n == files->cap) {
        files->cap = files->cap ? 2 * files->cap : 256;
        files->list = mem_realloc(files->list, files->cap * sizeof *files->list);
    }
    files->list[files->n++] = (struct found_file){path, same_as ? FOUND_LINKED : kind, same_as};
}

/* Other names can't be told in a report, and would be addresses that no browser asks for. */
static bool is_good_name(struct search *search, const char *folder, const char *name)
{
    if (path_is_text(name))
        return true;
    diag_error(search->diags, (struct place){folder, 0, 0}, "file-name",
               "the name '%s' in this folder is not UTF-8 or has control characters: what has it "
               "is not read",
               path_shown(search->arena, name));
    return false;
}

static enum status walk(struct search *search, const char *folder, int depth)
{
    const char *const *names;
    size_t n;
    if (depth > DEEPEST)
        return diag_fail(search->diags, STATUS_FAULT, (struct place){folder, 0, 0},
                         "folders are nested more than %d deep", (int)DEEPEST);
    enum status status = file_list(search->arena, folder, &names, &n, search->diags);
    for (size_t i = 0; i < n; i++) {
        const char *path = path_join(search->arena, folder, names[i]);
        struct stat st;
        if (*names[i] == '.' || lstat(path, &st) != 0 || !is_good_name(search, folder, names[i]))
            continue;
        if (S_ISDIR(st.st_mode)) {
            enum status inner = walk(search, path, depth + 1);
            status = inner > status ? inner : status;
        } else if (S_ISREG(st.st_mode)) {
            add(search, path, &st);
        }
    }
    return status;
}

enum status folder_find(struct arena *arena, const char *folder, struct found_files *files,
                        struct diags *diags)
{
    struct search search = {.arena = arena, .files = files, .diags = diags};
    *files = (struct found_files){0};
    enum status status = walk(&search, folder, 0);
    free(search.links);
    return status;
}
