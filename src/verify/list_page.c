#include "verify/list_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/package.h"
#include "verify/quote.h"
#include "verify/roll.h"

/* A link to a page that is not there. */
struct dead_link {
    const char *path;
    struct place place;
};

/* A list may go on in further pages, one leading to the next. */
struct list_walk {
    const struct found_files *files;
    const char *file; /* its first page */
    struct arena arena;
    bool *read; /* a file each */
    struct dead_link *dead;
    size_t n_dead;
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

/* Where a link leads in the folder of the list, as files are called; NULL. */
static const char *target_of(struct list_walk *walk, const xmlNode *link, const char *from)
{
    const char *href = markup_attribute(&walk->arena, link, "href"), *fragment;
    const char *path = href ? package_resolve(&walk->arena, from, href, &fragment) : NULL;
    return path ? arena_printf(&walk->arena, "%.*s%s", (int)folder_length(walk->file), walk->file,
                               path)
                : NULL;
}

/* The page that this one names as the next of its list, if it was not read yet; NULL. */
static const struct found_file *next_page(struct list_walk *walk, xmlDoc *doc, const char *from)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    const char *path = NULL;
    for (xmlNode *node = root; node && !path; node = markup_next(node, root, true, NULL, NULL))
        if ((markup_is(node, "link") || markup_is(node, "a")) &&
            markup_attribute_has(node, "rel", "next"))
            path = target_of(walk, node, from);
    if (!path)
        return NULL;
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

static void find_dead_links(struct list_walk *walk, xmlDoc *doc, const char *from, const char *file)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        const char *path = markup_is(node, "a") ? target_of(walk, node, from) : NULL;
        if (!path || !found_is_page(found_kind_of(path)) || file_exists(path))
            continue;
        walk->dead = mem_realloc(walk->dead, (walk->n_dead + 1) * sizeof *walk->dead);
        walk->dead[walk->n_dead++] = (struct dead_link){path, {file, markup_line(node), 0}};
    }
}

static void look(struct list_walk *walk, struct roll *roll, xmlDoc *doc, const char *file)
{
    bool licenses = is_named(walk->file, "license.");
    const char *from = file + folder_length(walk->file);
    roll_look(roll, doc, from, file, licenses);
    if (licenses)
        find_dead_links(walk, doc, from, file);
}

static void look_at_further_pages(struct list_walk *walk, struct roll *roll, xmlDoc *first)
{
    const struct found_file *next = next_page(walk, first, path_name(walk->file));
    while (next) {
        const char *from = next->path + folder_length(walk->file);
        xmlDoc *doc = read_again(next);
        if (!doc)
            return;
        look(walk, roll, doc, next->path);
        next = next_page(walk, doc, from);
        xmlFreeDoc(doc);
    }
}

/* Which work a page was of that is not there, nobody knows: then that is told, once, and not that
 * some work is not listed. */
static bool tell_dead_links(const struct list_walk *walk, const struct proof *proof)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < walk->n_dead; i++)
        if (!proof_is_missing(proof, walk->dead[i].path))
            diag_error(proof->diags, walk->dead[i].place, "link-missing",
                       "list leads to '%s', which is not there",
                       quote_name(&arena, walk->dead[i].path));
    arena_clear(&arena);
    return walk->n_dead > 0;
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
    look(&walk, &roll, doc, file);
    look_at_further_pages(&walk, &roll, doc);
    bool dead = licenses && roll_lacks(&roll) && tell_dead_links(&walk, proof);
    roll_finish(&roll, file, licenses && !dead);
    roll_clear(&roll);
    free(walk.dead);
    arena_clear(&walk.arena);
}
