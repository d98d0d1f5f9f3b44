#include "model/pages.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "base/file.h"
#include "model/fields.h"
#include "model/name.h"
#include "model/readings.h"
#include "model/table.h"

/* What the site writes itself, and the folders it writes into. */
static const char *const our_pages[] = {"index.html", "license.html", "404.html", "search.html",
                                        READINGS_PAGE};
static const char *const our_folders[] = {"embed/",  "assets/",   "downloads/",
                                          "parts/",  "keywords/", "authors/",
                                          "series/", "index/",    "license/"};
/* What a book has among its chapters. */
static const char *const our_chapters[] = {"cover.xhtml",   "title.xhtml",   "colophon.xhtml",
                                           "license.xhtml", "credits.xhtml", "legal-code.xhtml"};

struct paging {
    struct arena *arena;
    struct arena scratch;
    struct diags *diags;
    struct work *works;
    const char **folded; /* the page of each, as far as case and accents count */
    struct table pages, slugs, embeds, chapters; /* by folded name: the first work that has it */
};

const char *pages_ours(const char *page)
{
    for (size_t i = 0; i < COUNT(our_pages); i++)
        if (strcasecmp(page, our_pages[i]) == 0)
            return our_pages[i];
    for (size_t i = 0; i < COUNT(our_folders); i++)
        if (strncasecmp(page, our_folders[i], strlen(our_folders[i])) == 0)
            return our_folders[i];
    return NULL;
}

size_t pages_in_the_way(struct arena *scratch, const struct table *pages, const char *page)
{
    size_t found = TABLE_NONE;
    for (const char *p = page; found == TABLE_NONE && (p = strchr(p, '/')); p++)
        found = table_find(pages, arena_strndup(scratch, page, (size_t)(p - page)));
    return found;
}

/* "a.biblatex.md" would have "a.biblatex.bib", which "a.md" has, too. */
static size_t citations_in_the_way(struct paging *paging, size_t i)
{
    static const char *const kinds[] = {".biblatex.html", ".csl.html"};
    const char *page = paging->folded[i];
    for (size_t k = 0; k < COUNT(kinds); k++) {
        size_t n = strlen(page), kind = strlen(kinds[k]);
        if (n > kind && strcmp(page + n - kind, kinds[k]) == 0)
            return table_find(&paging->pages,
                              arena_printf(&paging->scratch, "%.*s.html", (int)(n - kind), page));
    }
    return TABLE_NONE;
}

static void check_page(struct paging *paging, size_t i)
{
    const struct work *work = &paging->works[i];
    const char *folded = paging->folded[i];
    struct place place = {work->file, 0, 0};
    const char *taken = pages_ours(work->page);
    size_t other = pages_in_the_way(&paging->scratch, &paging->pages, folded);
    size_t cited = citations_in_the_way(paging, i);
    size_t first = table_find(&paging->pages, folded);
    if (taken)
        diag_error(paging->diags, place, "route",
                   "its page would be '%s', but '%s' is made by Colophon; rename the %s",
                   work->page, taken,
                   strchr(taken, '/') ? "folder" : "file, or move it into a folder");
    if (first != i)
        diag_error(paging->diags, place, "route",
                   "its page would be the same file as that of '%s' where case is ignored; rename "
                   "one of them",
                   paging->works[first].path);
    if (other != TABLE_NONE)
        diag_error(paging->diags, place, "route",
                   "its folder has the name of the page of '%s'; rename one of them",
                   paging->works[other].path);
    if (cited != TABLE_NONE)
        diag_error(paging->diags, place, "route",
                   "its files for reference managers would be those of '%s'; rename one of them",
                   paging->works[cited].path);
}

/* The sections of "a.md" are in "embed/a/", each named by its id; "embed/a/b.html" might be one of
 * them. No id has a point. */
static void leave_room_for_sections(struct paging *paging, size_t i)
{
    struct work *work = &paging->works[i];
    const char *embed = name_fold(&paging->scratch, work->embed);
    for (const char *p = embed + strlen("embed/"); (p = strchr(p, '/')); p++) {
        const char *above = arena_printf(&paging->scratch, "%.*s.html", (int)(p - embed), embed);
        if (table_find(&paging->embeds, above) == TABLE_NONE)
            continue;
        work->embed = path_with_extension(paging->arena, work->embed, ".text.html");
        return;
    }
}

/* `embed/<slug>.html`, or with the whole path where two works have one slug. */
static void set_embeds(struct paging *paging, size_t n)
{
    bool *shared = arena_array(&paging->scratch, n, sizeof *shared);
    for (size_t i = 0; i < n; i++) {
        struct work *work = &paging->works[i];
        const char *slug = name_fold(&paging->scratch, work->slug);
        size_t first = table_enter(&paging->slugs, slug, i);
        shared[i] = strcmp(slug, "index") == 0; /* embed/index.html is the page to pick one */
        if (first == TABLE_NONE)
            continue;
        shared[i] = shared[first] = true;
        if (strcmp(paging->folded[first], paging->folded[i]) == 0)
            continue; /* an error already */
        diag_warning(
            paging->diags, (struct place){work->file, 0, 0}, "route",
            "'%s' has the same file name: the addresses of both embed pages get the folder",
            paging->works[first].path);
    }
    for (size_t i = 0; i < n; i++) {
        struct work *work = &paging->works[i];
        work->embed =
            arena_printf(paging->arena, "embed/%s", shared[i] ? work->page : path_name(work->page));
        table_enter(&paging->embeds, name_fold(&paging->scratch, work->embed), i);
    }
    for (size_t i = 0; i < n; i++)
        if (shared[i])
            leave_room_for_sections(paging, i);
}

static bool is_archive_name(const char *path)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "._/-";
    for (size_t i = 0; i < COUNT(our_chapters); i++)
        if (strcasecmp(path, our_chapters[i]) == 0)
            return false;
    /* Further documents of a long work, and those of parts, have "--" and a number. */
    return path[strspn(path, allowed)] == '\0' && !strstr(path, "--");
}

static void set_chapter(struct paging *paging, size_t i)
{
    struct work *work = &paging->works[i];
    const char *name = path_with_extension(paging->arena, work->path, ".xhtml");
    if (!is_archive_name(name)) {
        char digest[SHA1_HEX + 1];
        digest_sha1(str_of(work->path), digest);
        name = arena_printf(paging->arena, "w-%.8s.xhtml", digest);
        if (table_find(&paging->chapters, name) != TABLE_NONE)
            name = arena_printf(paging->arena, "w-%s.xhtml", digest);
    }
    table_enter(&paging->chapters, name, i);
    work->chapter = name;
}

void pages_set(struct arena *arena, struct work *works, size_t n, struct diags *diags)
{
    struct paging paging = {.arena = arena, .diags = diags, .works = works};
    paging.folded = arena_array(&paging.scratch, n, sizeof *paging.folded);
    table_init(&paging.pages, n);
    table_init(&paging.slugs, n);
    table_init(&paging.embeds, n);
    table_init(&paging.chapters, n);
    for (size_t i = 0; i < n; i++) {
        const char *name = path_name(works[i].path);
        works[i].slug = arena_strndup(arena, name, strlen(name) - strlen(".md"));
        works[i].page = path_with_extension(arena, works[i].path, ".html");
        paging.folded[i] = name_fold(&paging.scratch, works[i].page);
        table_enter(&paging.pages, paging.folded[i], i);
        set_chapter(&paging, i);
    }
    for (size_t i = 0; i < n; i++)
        check_page(&paging, i);
    set_embeds(&paging, n);
    table_clear(&paging.pages);
    table_clear(&paging.slugs);
    table_clear(&paging.embeds);
    table_clear(&paging.chapters);
    arena_clear(&paging.scratch);
}
