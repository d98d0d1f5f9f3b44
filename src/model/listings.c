#include "model/listings.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/slug.h"
#include "model/creators.h"
#include "model/index.h"
#include "model/name.h"

static const char *const folders[N_LISTING_KINDS] = {"keywords", "authors", "series"};
static const char *const overviews[N_LISTING_KINDS] = {"keywords/index.html", "authors/index.html",
                                                       "series/index.html"};

const char *listing_overview(enum listing_kind kind)
{
    return overviews[kind];
}

/* The i-th name by which a work is listed, NULL for one by which it is not; false after the last. */
static bool work_name(const struct work *work, enum listing_kind kind, size_t i, const char **name)
{
    size_t n[N_LISTING_KINDS] = {work->n_keywords, work->n_creators, 1};
    if (i >= n[kind])
        return false;
    if (kind == LISTING_KEYWORDS)
        *name = work->keywords[i];
    else if (kind == LISTING_SERIES)
        *name = work->series;
    else
        *name = creator_kind(&work->creators[i]) == CREATOR_AUTHOR ? work->creators[i].name : NULL;
    return true;
}

struct building {
    struct arena *arena;
    struct arena scratch; /* of the folded names that are not kept */
    enum listing_kind kind;
    struct listings *listings;
};

static size_t count_names(const struct publication *publication, enum listing_kind kind)
{
    size_t n = 0;
    const char *name;
    for (size_t i = 0; i < publication->n_works; i++)
        for (size_t k = 0; work_name(&publication->works[i], kind, k, &name); k++)
            n++;
    return n;
}

static void grow(struct listing *listing, struct arena *arena, const struct work *work)
{
    size_t n = listing->n_works;
    if (n > 0 && listing->works[n - 1] == work)
        return;
    if ((n & (n - 1)) == 0) { /* a power of two, or the first: the room doubles */
        const struct work **more = arena_array(arena, n ? 2 * n : 1, sizeof(struct work *));
        for (size_t i = 0; i < n; i++)
            more[i] = listing->works[i];
        listing->works = more;
    }
    listing->works[listing->n_works++] = work;
}

static void enter(struct building *building, const struct work *work, const char *name)
{
    struct listings *listings = building->listings;
    const char *folded = name_fold(&building->scratch, name);
    size_t at = table_find(&listings->by_name, folded);
    if (at == TABLE_NONE) {
        at = listings->n++;
        folded = arena_strdup(building->arena, folded);
        listings->list[at] = (struct listing){.name = name, .lang = work->lang, .folded = folded};
        table_enter(&listings->by_name, folded, at);
    }
    grow(&listings->list[at], building->arena, work);
    arena_reset(&building->scratch);
}

/* A listing while it gets its address. */
struct named {
    struct listing *listing;
    const char *slug;
    bool plain; /* the slug says all that the name says */
};

static void set_slug(struct building *building, struct named *named, struct listing *listing)
{
    struct buf slug = BUF_INIT;
    char *spaced = arena_strdup(&building->scratch, listing->folded);
    for (char *p = spaced; *p; p++)
        if (*p == ' ')
            *p = '-';
    slug_add(&slug, str_of(listing->folded));
    slug_cut(&slug, 0);
    *named = (struct named){listing, arena_strndup(&building->scratch, slug.p, slug.n),
                            strcmp(spaced, slug.p) == 0};
    buf_clear(&slug);
}

static int by_slug(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->slug, y->slug);
    if (order == 0)
        order = (int)y->plain - (int)x->plain;
    return order != 0 ? order : strcmp(x->listing->folded, y->listing->folded);
}

static void set_page(struct building *building, const struct named *named, bool first)
{
    char sha1[SHA1_HEX + 1] = "";
    bool taken = !first || !*named->slug || strcmp(named->slug, "index") == 0;
    if (taken)
        digest_sha1(str_of(named->listing->folded), sha1);
    named->listing->page =
        arena_printf(building->arena, "%s/%s%s%.6s.html", folders[building->kind], named->slug,
                     taken && *named->slug ? "-" : "", sha1);
}

static void set_pages(struct building *building)
{
    struct listings *listings = building->listings;
    struct named *named = mem_alloc((listings->n + 1) * sizeof *named);
    for (size_t i = 0; i < listings->n; i++)
        set_slug(building, &named[i], &listings->list[i]);
    qsort(named, listings->n, sizeof *named, by_slug);
    for (size_t i = 0; i < listings->n; i++)
        set_page(building, &named[i], i == 0 || strcmp(named[i - 1].slug, named[i].slug) != 0);
    free(named);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct listing *)a)->folded, ((const struct listing *)b)->folded);
}

static void build_kind(struct publication *publication, enum listing_kind kind)
{
    struct listings *listings = &publication->index->listings[kind];
    struct building building = {.arena = &publication->arena, .kind = kind, .listings = listings};
    size_t room = count_names(publication, kind);
    listings->list = arena_array(&publication->arena, room, sizeof *listings->list);
    table_init(&listings->by_name, room);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        const char *name;
        for (size_t k = 0; !work->node->hidden && work_name(work, kind, k, &name); k++)
            if (name)
                enter(&building, work, name);
    }
    qsort(listings->list, listings->n, sizeof *listings->list, by_name);
    set_pages(&building);
    table_clear(&listings->by_name);
    table_init(&listings->by_name, listings->n);
    for (size_t i = 0; i < listings->n; i++)
        table_enter(&listings->by_name, listings->list[i].folded, i);
    arena_clear(&building.scratch);
}

void listings_build(struct publication *publication)
{
    publication->index->listings =
        arena_array(&publication->arena, N_LISTING_KINDS, sizeof *publication->index->listings);
    for (enum listing_kind kind = 0; kind < N_LISTING_KINDS; kind++)
        build_kind(publication, kind);
}

void listings_clear(struct publication *publication)
{
    for (size_t i = 0; publication->index->listings && i < N_LISTING_KINDS; i++)
        table_clear(&publication->index->listings[i].by_name);
}

size_t listings_of(const struct publication *publication, enum listing_kind kind,
                   const struct listing **listings)
{
    *listings = publication->index->listings[kind].list;
    return publication->index->listings[kind].n;
}

const struct listing *listing_find(const struct publication *publication, enum listing_kind kind,
                                   const char *name)
{
    const struct listings *listings = &publication->index->listings[kind];
    struct arena scratch = ARENA_INIT;
    size_t at = table_find(&listings->by_name, name_fold(&scratch, name));
    arena_clear(&scratch);
    return at == TABLE_NONE ? NULL : &listings->list[at];
}

const char *listing_page(struct arena *arena, const char *first, size_t number)
{
    if (number == 1)
        return first;
    return arena_printf(arena, "%s/%zu.html", path_with_extension(arena, first, ""), number);
}
