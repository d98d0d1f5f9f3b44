#include "verify/list_page.h"

#include <string.h>

#include "base/file.h"
#include "verify/package.h"
#include "verify/roll.h"

/* A list may go on in further pages, one leading to the next. */
struct list_walk {
    const struct found_files *files;
    const char *file; /* its first page */
    struct arena arena;
    bool *read; /* a file each */
};

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

/* The pages of licenses in folders below that of the page. */
static size_t nearer_pages(struct list_walk *walk, const char ***pages)
{
    size_t n = 0;
    *pages = arena_array(&walk->arena, walk->files->n, sizeof **pages);
    for (size_t i = 0; i < walk->files->n; i++) {
        const char *other = walk->files->list[i].path;
        if (walk->files->list[i].kind == FOUND_PAGE && is_named(other, "license.") &&
            folder_length(other) > folder_length(walk->file) && is_in_folder_of(walk->file, other))
            (*pages)[n++] = other;
    }
    return n;
}

static void add_works(struct list_walk *walk, const struct proof *proof, struct roll *roll)
{
    const char **nearer;
    size_t n_nearer = nearer_pages(walk, &nearer);
    for (size_t i = 0; i < proof->n_sorted; i++) {
        const struct sighting *seen = &proof->sightings[i];
        bool another = false;
        for (size_t j = 0; j < n_nearer && !another; j++)
            another = is_in_folder_of(nearer[j], seen->file);
        if (!*seen->group && !seen->excerpt && !another && is_in_folder_of(walk->file, seen->file))
            roll_add(roll, seen->file + folder_length(walk->file), seen->work, seen->label,
                     seen->license);
    }
}

/* The number of the file with this path; files->n when there is none. */
static size_t find_file(const struct found_files *files, const char *path)
{
    size_t i = 0;
    while (i < files->n && strcmp(files->list[i].path, path) != 0)
        i++;
    return i;
}

/* The page that this one names as the next of its list, if it was not read yet; NULL. */
static const struct found_file *next_page(struct list_walk *walk, xmlDoc *doc, const char *from)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    const char *href = NULL, *fragment;
    for (xmlNode *node = root; node && !href; node = markup_next(node, root, true, NULL, NULL))
        if ((markup_is(node, "link") || markup_is(node, "a")) &&
            markup_attribute_has(node, "rel", "next"))
            href = markup_attribute(&walk->arena, node, "href");
    const char *path = href ? package_resolve(&walk->arena, from, href, &fragment) : NULL;
    if (!path)
        return NULL;
    path = arena_printf(&walk->arena, "%.*s%s", (int)folder_length(walk->file), walk->file, path);
    size_t next = find_file(walk->files, path);
    if (next == walk->files->n || walk->read[next])
        return NULL;
    walk->read[next] = true;
    return &walk->files->list[next];
}

/* What is wrong with the file was said when it was read first. */
static xmlDoc *read_again(const struct found_file *file)
{
    struct diags *aside = diags_new();
    struct buf text = BUF_INIT;
    xmlDoc *doc = NULL;
    if (file_read(file->path, FILE_LIMIT, &text, aside) == STATUS_OK)
        doc = markup_read(buf_str(&text), file->kind == FOUND_XHTML ? MARKUP_XML : MARKUP_HTML,
                          file->path, aside);
    buf_clear(&text);
    diags_free(aside);
    return doc;
}

static void look_at_further_pages(struct list_walk *walk, struct roll *roll, xmlDoc *first,
                                  bool alike)
{
    const struct found_file *next = next_page(walk, first, path_name(walk->file));
    while (next) {
        const char *from = next->path + folder_length(walk->file);
        xmlDoc *doc = read_again(next);
        if (!doc)
            return;
        roll_look(roll, doc, from, next->path, alike);
        next = next_page(walk, doc, from);
        xmlFreeDoc(doc);
    }
}

void list_page_check(const struct proof *proof, const struct found_files *files, const char *file,
                     xmlDoc *doc)
{
    bool licenses = is_named(file, "license.");
    struct list_walk walk = {.files = files, .file = file};
    struct roll roll;
    if (!licenses && !is_named(file, "index."))
        return;
    walk.read = arena_array(&walk.arena, files->n, sizeof *walk.read);
    roll_init(&roll, proof->diags);
    add_works(&walk, proof, &roll);
    roll_look(&roll, doc, path_name(file), file, licenses);
    look_at_further_pages(&walk, &roll, doc, licenses);
    roll_finish(&roll, file, licenses);
    roll_clear(&roll);
    arena_clear(&walk.arena);
}
