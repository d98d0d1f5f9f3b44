#include "model/publication.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/pool.h"
#include "base/yaml.h"
#include "model/aliases.h"
#include "model/index.h"
#include "model/listings.h"
#include "model/measures.h"
#include "model/outline_build.h"
#include "model/pages.h"
#include "model/readings.h"
#include "model/settings.h"
#include "model/translations.h"
#include "model/values.h"
#include "model/walk.h"

/* What is known of a source file beside its work. */
struct source {
    const char *path;
    bool parsed;
};

struct loading {
    struct publication *publication;
    struct source *sources;
    struct work *works; /* one a source */
    size_t n;
    struct buf *texts; /* one a thread */
    struct diags *diags;
};

void publication_free(struct publication *publication)
{
    if (!publication)
        return;
    struct publication_index *index = publication->index;
    for (unsigned i = 0; i < index->n_arenas; i++)
        arena_clear(&index->arenas[i]);
    free(index->arenas);
    table_clear(&index->works);
    listings_clear(publication);
    measures_free(index->measures);
    json_decref(publication->readings_data);
    json_decref(publication->data);
    struct arena arena = publication->arena;
    arena_clear(&arena);
    free(publication);
}

const struct work *publication_find(const struct publication *publication, const char *path)
{
    size_t i = table_find(&publication->index->works, path);
    return i == TABLE_NONE ? NULL : &publication->works[i];
}

static bool read_settings(struct publication *publication, struct diags *diags)
{
    struct arena scratch = ARENA_INIT;
    struct buf text = BUF_INIT;
    const struct yaml_node *root = NULL;
    if (file_read(publication->file, FILE_LIMIT, &text, diags) == STATUS_OK)
        root = yaml_parse(&scratch, publication->file, 1, buf_str(&text), diags);
    if (root) {
        struct reading reading = {&publication->arena, diags};
        settings_read(&reading, root, publication);
    }
    buf_clear(&text);
    arena_clear(&scratch);
    return root != NULL;
}

static void load_source(void *context, unsigned thread, size_t item)
{
    struct loading *loading = context;
    struct source *source = &loading->sources[item];
    struct work *work = &loading->works[item];
    struct arena *arena = &loading->publication->index->arenas[thread];
    struct buf *text = &loading->texts[thread];
    const char *file = path_join(arena, loading->publication->folder, source->path);
    buf_reset(text);
    source->parsed = file_read(file, FILE_LIMIT, text, loading->diags) == STATUS_OK &&
                     work_parse(arena, file, buf_str(text), work, loading->diags);
    work->path = source->path;
}

static void load_sources(struct loading *loading, unsigned threads)
{
    struct publication_index *index = loading->publication->index;
    if (threads == 0)
        threads = pool_processors();
    index->arenas = mem_alloc(threads * sizeof *index->arenas);
    index->n_arenas = threads;
    loading->texts = mem_alloc(threads * sizeof *loading->texts);
    for (unsigned i = 0; i < threads; i++)
        buf_init(&loading->texts[i]);
    pool_run(threads, loading->n, load_source, loading);
    for (unsigned i = 0; i < threads; i++)
        buf_clear(&loading->texts[i]);
    free(loading->texts);
}

/* Keeps the works that are published, with their pages, in the order of the outline. */
static void keep_works(struct loading *loading, const char *const *paths, bool drafts)
{
    struct publication *publication = loading->publication;
    struct work *works = loading->works;
    size_t n = 0;
    for (size_t i = 0; i < loading->n; i++)
        if (loading->sources[i].parsed && (drafts || !works[i].draft))
            works[n++] = works[i];
    pages_set(&publication->arena, works, n, loading->diags);
    for (size_t i = 0; i < n; i++) {
        works[i].lang = works[i].lang ? works[i].lang : publication->lang;
        works[i].title = works[i].title ? works[i].title : works[i].slug;
    }
    struct outline_sources sources = {paths, loading->n, works, n};
    publication->outline = outline_build(publication, publication->index->navigation, &sources,
                                         &publication->arena, loading->diags);
    table_init(&publication->index->works, n);
    for (size_t i = 0; i < n; i++)
        table_enter(&publication->index->works, works[i].path, i);
    publication->works = works;
    publication->n_works = n;
    listings_build(publication);
}

/* Identifiers, feeds and readers take works of one source for one work. */
static void check_sources(const struct publication *publication, struct diags *diags)
{
    struct table sources;
    table_init(&sources, publication->n_works);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        size_t first = work->source ? table_enter(&sources, work->source, i) : TABLE_NONE;
        if (first != TABLE_NONE)
            diag_warning(diags, (struct place){work->file, 0, 0}, "source",
                         "'%s' has the same source: readers may take both for one work",
                         publication->works[first].path);
    }
    table_clear(&sources);
}

static const char *latest_date(struct publication *publication)
{
    const char *latest = NULL;
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        const char *date = work->modified ? work->modified : work->date;
        const char *time = date ? value_time(&publication->arena, date) : NULL;
        if (time && (!latest || strcmp(time, latest) > 0))
            latest = time;
    }
    return latest;
}

/* publication.yaml's, else the latest date of the works, else SOURCE_DATE_EPOCH, else 1980. */
static void set_modified(struct publication *publication, long long epoch)
{
    const char *time = publication->modified
                           ? value_time(&publication->arena, publication->modified)
                           : latest_date(publication);
    if (!time && epoch >= 0)
        time = value_time_of_epoch(&publication->arena, epoch);
    publication->dated = time;
    publication->modified = time ? time : "1980-01-01T00:00:00Z";
}

static void set_identifier(struct publication *publication)
{
    char uuid[UUID_TEXT + 1];
    const char *name = publication->base_url;
    if (!name)
        name = arena_printf(&publication->arena, "urn:colophon:%s", publication->name);
    digest_uuid_of_url(str_of(name), uuid);
    publication->identifier = arena_printf(&publication->arena, "urn:uuid:%s", uuid);
}

static void read_works(struct publication *publication, const struct publication_options *options,
                       struct diags *diags)
{
    struct loading loading = {.publication = publication, .diags = diags};
    const char **paths = walk_works(&publication->arena, publication->folder,
                                    publication->index->real, &loading.n, diags);
    loading.sources = mem_alloc(loading.n * sizeof *loading.sources);
    loading.works = arena_array(&publication->arena, loading.n, sizeof *loading.works);
    for (size_t i = 0; i < loading.n; i++)
        loading.sources[i].path = paths[i];
    load_sources(&loading, options->threads);
    keep_works(&loading, paths, options->drafts);
    check_sources(publication, diags);
    aliases_check(publication, diags);
    translations_build(publication, diags);
    free(loading.sources);
}

/* Whether the folder can be a publication: people name a text of it, or the folder above. */
static bool find_settings(const struct publication *publication, struct diags *diags)
{
    const char *folder = publication->folder;
    const char *problem = NULL;
    if (!file_exists(folder))
        problem = "there is no folder '%s'; name the one that holds publication.yaml";
    else if (!file_is_folder(folder))
        problem = "'%s' is no folder; name the one that holds its publication.yaml";
    else if (!file_exists(publication->file))
        problem = "'%s' is no publication: it has no publication.yaml; 'colophon init' makes one";
    if (problem)
        diag_fail(diags, STATUS_IO, (struct place){0}, problem, folder);
    return !problem;
}

struct publication *publication_read(const char *folder, const struct publication_options *options,
                                     struct diags *diags)
{
    struct publication *publication = mem_alloc(sizeof *publication);
    struct arena *arena = &publication->arena;
    publication->index = arena_alloc(arena, sizeof *publication->index);
    publication->index->measures = measures_new();
    publication->folder = arena_strdup(arena, *folder ? folder : ".");
    publication->file = path_join(arena, folder, "publication.yaml");
    char real[PATH_MAX];
    if (!find_settings(publication, diags) || !read_settings(publication, diags) ||
        !realpath(publication->folder, real)) {
        publication_free(publication);
        return NULL;
    }
    publication->index->real = arena_strdup(arena, real);
    read_works(publication, options, diags);
    set_modified(publication, options->source_date_epoch);
    set_identifier(publication);
    publication->readings = readings_read(publication, diags);
    if (publication->readings)
        publication->readings_data = readings_data(publication);
    return publication;
}
