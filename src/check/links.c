#include "check/links.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "model/aliases.h"
#include "model/pages.h"

struct pending {
    const struct work *from, *to;
    const char *fragment;
    int line;
};

struct links {
    const struct publication *publication;
    struct diags *diags;
    pthread_mutex_t lock;
    struct arena arena; /* of the fragments */
    uint64_t *ids;      /* hashes of work and id */
    size_t n_ids, ids_cap;
    struct pending *pending;
    size_t n_pending, pending_cap;
};

struct links *links_new(const struct publication *publication, struct diags *diags)
{
    struct links *links = mem_alloc(sizeof *links);
    links->publication = publication;
    links->diags = diags;
    pthread_mutex_init(&links->lock, NULL);
    return links;
}

void links_free(struct links *links)
{
    if (!links)
        return;
    pthread_mutex_destroy(&links->lock);
    arena_clear(&links->arena);
    free(links->ids);
    free(links->pending);
    free(links);
}

/* FNV-1a over the path of the work and the id: 64 bits, so that two of a million hardly ever meet.
 */
static uint64_t hash_id(const struct work *work, const char *id)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *p = work->path; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 0x100000001b3u;
    hash = (hash ^ '#') * 0x100000001b3u;
    for (const char *p = id; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 0x100000001b3u;
    return hash;
}

static void keep_id(struct links *links, uint64_t id)
{
    if (links->n_ids == links->ids_cap) {
        links->ids_cap = links->ids_cap ? 2 * links->ids_cap : 256;
        links->ids = mem_realloc(links->ids, links->ids_cap * sizeof *links->ids);
    }
    links->ids[links->n_ids++] = id;
}

struct keeping {
    struct links *links;
    const struct work *work;
};

static void keep_note_id(void *context, const char *id)
{
    const struct keeping *keeping = context;
    keep_id(keeping->links, hash_id(keeping->work, id));
}

static void keep_link(struct links *links, struct pending pending)
{
    if (links->n_pending == links->pending_cap) {
        links->pending_cap = links->pending_cap ? 2 * links->pending_cap : 64;
        links->pending = mem_realloc(links->pending, links->pending_cap * sizeof *links->pending);
    }
    pending.fragment = arena_strdup(&links->arena, pending.fragment);
    links->pending[links->n_pending++] = pending;
}

static void report_broken(struct links *links, const struct work *work,
                          const struct document_link *link, bool unpublished)
{
    struct place place = {work->file, link->line, 0};
    if (unpublished)
        diag_error(links->diags, place, "link-broken",
                   "link '%s' leads to a text that is not published; if it is a draft, take the "
                   "link out until it is none, or publish drafts with --drafts",
                   link->url);
    else
        diag_error(links->diags, place, "link-broken",
                   "%s '%s' leads to no file of the publication; name the file by its path from "
                   "here",
                   link->image ? "image" : "link", link->url);
}

/* A saved page that lies beside the text made of it would be in the place of that text's page. */
static void check_file(struct links *links, const struct work *work,
                       const struct document_link *link, const char *path)
{
    struct place place = {work->file, link->line, 0};
    if (!path_has_extension(path, ".html") && !path_has_extension(path, ".htm"))
        return;
    const char *ours = pages_ours(path);
    if (ours)
        diag_error(links->diags, place, "route",
                   "the file '%s' would be in the place of '%s', which is made by Colophon; rename "
                   "it, or move it to another folder",
                   path, ours);
    for (size_t i = 0; i < links->publication->n_works; i++) {
        const struct work *other = &links->publication->works[i];
        bool page = strcmp(other->page, path) == 0;
        for (size_t k = 0; k < other->n_aliases; k++)
            page = page || strcmp(other->aliases[k].page, path) == 0;
        if (page)
            diag_error(links->diags, place, "route",
                       "the file '%s' would be in the place of a page of '%s'; link to '%s', or "
                       "rename the file",
                       path, other->path, other->path);
    }
}

static void check_link(struct links *links, const struct work *work,
                       const struct document_link *link, struct arena *arena)
{
    struct link_target target = publication_link(arena, links->publication, work, link->url);
    switch (target.kind) {
    case LINK_EXTERNAL:
        if (link->image)
            diag_error(
                links->diags, (struct place){work->file, link->line, 0}, "image-remote",
                "image '%s' is on another host; keep a copy beside the text, so that reading "
                "asks nobody",
                link->url);
        break;
    case LINK_FRAGMENT:
    case LINK_WORK:
        if (target.fragment && *target.fragment)
            keep_link(links, (struct pending){work, target.work ? target.work : work,
                                              target.fragment, link->line});
        break;
    case LINK_ASSET:
        check_file(links, work, link, target.path);
        break;
    case LINK_BROKEN:
        report_broken(links, work, link, target.path);
        break;
    }
}

void links_add(struct links *links, const struct work *work, const struct document *document)
{
    struct arena arena = ARENA_INIT;
    const struct heading *headings;
    const struct document_link *all;
    size_t n_headings = document_headings(document, &headings);
    size_t n_links = document_links(document, &all);
    pthread_mutex_lock(&links->lock);
    for (size_t i = 0; i < n_headings; i++)
        keep_id(links, hash_id(work, headings[i].id));
    document_note_ids(document, keep_note_id, &(struct keeping){links, work});
    for (size_t i = 0; i < n_links; i++)
        check_link(links, work, &all[i], &arena);
    for (size_t i = 0; i < work->n_aliases; i++)
        if (work->aliases[i].to)
            keep_link(links, (struct pending){work, work, work->aliases[i].to,
                                              work->aliases[i].place.line});
    pthread_mutex_unlock(&links->lock);
    arena_clear(&arena);
}

static int compare_ids(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

void links_finish(struct links *links)
{
    if (links->n_ids > 0)
        qsort(links->ids, links->n_ids, sizeof *links->ids, compare_ids);
    for (size_t i = 0; i < links->n_pending; i++) {
        const struct pending *link = &links->pending[i];
        uint64_t id = hash_id(link->to, link->fragment);
        if (links->n_ids > 0 &&
            bsearch(&id, links->ids, links->n_ids, sizeof *links->ids, compare_ids))
            continue;
        diag_error(links->diags, (struct place){link->from->file, link->line, 0}, "link-heading",
                   "'%s' has no heading and no note with the id '%s'", link->to->file,
                   link->fragment);
    }
}
