/*
 * Many files at once. Two that would be written to the same place are found before either is.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "import/import.h"
#include "import/profile.h"

struct run {
    const struct import_batch *batch;
    const struct import_options *options;
    struct import_result *results;
    enum status *statuses;
    struct diags *diags;
    pthread_mutex_t lock; /* of `done` and of progress */
    size_t done;
};

struct named {
    const char *target;
    size_t item;
};

static int compare_targets(const void *va, const void *vb)
{
    const struct named *a = va, *b = vb;
    int order = strcmp(a->target, b->target);
    return order ? order : (a->item > b->item) - (a->item < b->item);
}

/* The later of two files with one target is refused. Standard input is named by its title. */
static void refuse_collisions(const struct run *run)
{
    struct arena arena = ARENA_INIT;
    const struct import_batch *batch = run->batch;
    struct named *named = arena_array(&arena, batch->n, sizeof *named);
    for (size_t i = 0; i < batch->n; i++) {
        const char *path = batch->paths[i];
        const char *folder = batch->folder ? batch->folder : path_folder(&arena, path);
        const char *file = path_join(&arena, folder, path_name(path));
        named[i] = (struct named){path_with_extension(&arena, file, ".md"), i};
    }
    if (batch->n > 0)
        qsort(named, batch->n, sizeof *named, compare_targets);
    for (size_t i = 1; i < batch->n; i++)
        if (strcmp(named[i].target, named[i - 1].target) == 0)
            run->statuses[named[i].item] = diag_fail(
                run->diags, STATUS_USAGE, (struct place){batch->paths[named[i].item], 0, 0},
                "would be written to '%s', as '%s': import them to different folders",
                named[i].target, batch->paths[named[i - 1].item]);
    arena_clear(&arena);
}

static void import_one(void *context, unsigned thread, size_t item)
{
    (void)thread;
    struct run *run = context;
    const struct import_batch *batch = run->batch;
    if (!run->statuses[item])
        run->statuses[item] = import_file(batch->paths[item], batch->folder, run->options,
                                          &run->results[item], run->diags);
    pthread_mutex_lock(&run->lock);
    run->done++;
    if (batch->progress)
        batch->progress(batch->progress_context, run->done, batch->n);
    pthread_mutex_unlock(&run->lock);
}

void import_files(const struct import_batch *batch, const struct import_options *options,
                  struct import_result *results, enum status *statuses, struct diags *diags)
{
    struct profiles *built_in = profiles_new(diags);
    struct import_options shared = *options;
    struct run run = {batch, &shared, results, statuses, diags, PTHREAD_MUTEX_INITIALIZER, 0};
    shared.built_in = built_in;
    for (size_t i = 0; i < batch->n; i++) {
        results[i] = (struct import_result)IMPORT_RESULT_INIT;
        statuses[i] = STATUS_OK;
    }
    refuse_collisions(&run);
    pool_run(batch->threads, batch->n, import_one, &run);
    profiles_free(built_in);
}
