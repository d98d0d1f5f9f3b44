#include "verify/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sorted.h"
#include "verify/quote.h"

void proof_init(struct proof *proof, const struct verify_options *options,
                struct verify_report *report, struct diags *diags)
{
    *proof = (struct proof){.options = options, .report = report, .diags = diags};
    pthread_mutex_init(&proof->lock, NULL);
    proof->sources = sources_read(options->sources, options->n_sources, diags);
}

void proof_clear(struct proof *proof)
{
    for (size_t i = 0; i < proof->n_sightings; i++) {
        buf_clear(&proof->sightings[i].words);
        free(proof->sightings[i].blocks);
    }
    free(proof->sightings);
    free(proof->collections);
    free(proof->missing);
    sources_free(proof->sources);
    arena_clear(&proof->arena);
    pthread_mutex_destroy(&proof->lock);
}

static const char *copy(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

size_t proof_add_row(struct proof *proof, const struct verify_row *row)
{
    struct verify_report *report = proof->report;
    pthread_mutex_lock(&proof->lock);
    if (report->n == report->cap) {
        report->cap = report->cap ? 2 * report->cap : 64;
        report->rows = mem_realloc(report->rows, report->cap * sizeof *report->rows);
    }
    size_t number = report->n++;
    struct verify_row *kept = &report->rows[number];
    *kept = *row;
    kept->file = copy(&report->arena, row->file);
    kept->work = copy(&report->arena, row->work);
    kept->license = copy(&report->arena, row->license);
    pthread_mutex_unlock(&proof->lock);
    return number;
}

void proof_add_survival(struct proof *proof, const struct verify_survival *survival)
{
    struct verify_report *report = proof->report;
    pthread_mutex_lock(&proof->lock);
    if (report->n_survivals == report->survivals_cap) {
        report->survivals_cap = report->survivals_cap ? 2 * report->survivals_cap : 64;
        report->survivals =
            mem_realloc(report->survivals, report->survivals_cap * sizeof *report->survivals);
    }
    struct verify_survival *kept = &report->survivals[report->n_survivals++];
    *kept = *survival;
    kept->file = copy(&report->arena, survival->file);
    kept->work = copy(&report->arena, survival->work);
    pthread_mutex_unlock(&proof->lock);
}

void proof_count_file(struct proof *proof)
{
    pthread_mutex_lock(&proof->lock);
    proof->report->files++;
    pthread_mutex_unlock(&proof->lock);
}

void proof_read_ours(struct proof *proof)
{
    pthread_mutex_lock(&proof->lock);
    proof->ours = true;
    pthread_mutex_unlock(&proof->lock);
}

void proof_read_unmarked(struct proof *proof)
{
    pthread_mutex_lock(&proof->lock);
    proof->unmarked = true;
    pthread_mutex_unlock(&proof->lock);
}

void proof_meet(struct proof *proof, const char *group, const struct page *page,
                const struct page_work *work, size_t row)
{
    struct sighting met = {.line = work->line,
                           .excerpt = work->excerpt,
                           .part = work->part,
                           .parts = work->parts,
                           .record = work->record,
                           .row = row};
    buf_init(&met.words);
    if (work->parts > 1) {
        buf_add_str(&met.words, buf_str(&work->words));
        met.n_blocks = work->n_blocks;
        met.blocks = mem_alloc((work->n_blocks + 1) * sizeof *met.blocks);
        for (size_t i = 0; i < work->n_blocks; i++)
            met.blocks[i] = work->blocks[i];
    }
    pthread_mutex_lock(&proof->lock);
    met.group = arena_strdup(&proof->arena, group);
    met.work = arena_strdup(&proof->arena, work->path);
    met.file = arena_strdup(&proof->arena, page->file);
    met.license = copy(&proof->arena, work->license);
    met.label = copy(&proof->arena, work->label);
    if (page->n_works == 1 && page->slots.sources)
        met.source = arena_strdup(&proof->arena, page->slots.sources->text);
    if (page->n_works == 1) {
        met.canonical = copy(&proof->arena, page->slots.canonical);
        met.holder = copy(&proof->arena, page->slots.holder);
    }
    if (page->n_works == 1 && page->slots.names)
        met.credit = arena_strdup(&proof->arena, page->slots.names->text);
    if (proof->n_sightings == proof->cap) {
        proof->cap = proof->cap ? 2 * proof->cap : 64;
        proof->sightings = mem_realloc(proof->sightings, proof->cap * sizeof *proof->sightings);
    }
    proof->sightings[proof->n_sightings++] = met;
    pthread_mutex_unlock(&proof->lock);
}

enum verdict proof_words(struct proof *proof, struct place place, const char *work,
                         const struct fidelity *record, const struct fidelity *found)
{
    if (!*record->sha256)
        return VERDICT_MISSING; /* said where it was read */
    if (fidelity_equal(record, found))
        return VERDICT_FOUND;
    if (record->words != found->words)
        diag_error(proof->diags, place, "words-differ",
                   "words of '%s' differ from their record: %zu found, %zu recorded", work,
                   found->words, record->words);
    else
        diag_error(proof->diags, place, "words-differ",
                   "words of '%s' differ from their record: %zu found as recorded, but not the "
                   "same ones",
                   work, found->words);
    return VERDICT_MISSING;
}

static int compare(const void *va, const void *vb)
{
    const struct sighting *a = va, *b = vb;
    int order = strcmp(a->work, b->work);
    if (!order)
        order = strcmp(a->group, b->group);
    if (!order)
        order = (a->parts > b->parts) - (a->parts < b->parts);
    if (!order)
        order = (a->part > b->part) - (a->part < b->part);
    return order ? order : strcmp(a->file, b->file);
}

static bool same_work(const struct sighting *a, const struct sighting *b)
{
    return strcmp(a->group, b->group) == 0 && strcmp(a->work, b->work) == 0 && a->parts == b->parts;
}

/* Whether every part is there once; says what is not. */
static bool parts_complete(struct proof *proof, const struct sighting *met, size_t n)
{
    struct arena arena = ARENA_INIT;
    struct place place = {met->file, met->line, 0};
    const char *work = quote_name(&arena, met->work);
    bool complete = true;
    unsigned expected = 1;
    for (size_t i = 0; i < n; i++) {
        place = (struct place){met[i].file, met[i].line, 0};
        if (met[i].part < expected) {
            diag_error(proof->diags, place, "work-part", "part %u of %u of '%s' is there twice",
                       met[i].part, met[i].parts, work);
            complete = false;
            continue;
        }
        if (met[i].part > expected) {
            diag_error(proof->diags, place, "work-part",
                       "part %u of %u of '%s' is missing before this one", expected, met[i].parts,
                       work);
            complete = false;
        }
        expected = met[i].part + 1;
    }
    if (expected <= met->parts) {
        diag_error(proof->diags, place, "work-part",
                   "part %u of %u of '%s' is missing after this one", expected, met->parts, work);
        complete = false;
    }
    arena_clear(&arena);
    return complete;
}

/* The words of all parts as one work. */
static void join(struct page_work *whole, const struct sighting *met, size_t n)
{
    *whole = (struct page_work){.path = met->work, .excerpt = met->excerpt, .record = met->record};
    whole->line = met->line;
    for (size_t i = 0; i < n; i++)
        whole->n_blocks += met[i].n_blocks;
    whole->blocks = mem_alloc((whole->n_blocks + 1) * sizeof *whole->blocks);
    struct wordstream stream;
    buf_init(&whole->words);
    wordstream_init(&stream, &whole->words);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t start = whole->words.n;
        for (size_t k = 0; k < met[i].n_blocks; k++)
            whole->blocks[at++] = start + met[i].blocks[k] + (start > 0 && met[i].blocks[k] > 0);
        wordstream_text(&stream, buf_str(&met[i].words));
        wordstream_break(&stream);
    }
    wordstream_finish(&stream, &whole->found);
    wordstream_clear(&stream);
}

static void check_joined(struct proof *proof, const struct sighting *met, size_t n)
{
    struct arena arena = ARENA_INIT;
    struct page_work whole;
    join(&whole, met, n);
    struct place place = {met->file, met->line, 0};
    enum verdict words =
        proof_words(proof, place, quote_name(&arena, met->work), &met->record, &whole.found);
    enum verdict source = sources_compare(proof->sources, &whole, met->file, false, proof->diags);
    for (size_t i = 0; i < n; i++) {
        proof->report->rows[met[i].row].words = words;
        proof->report->rows[met[i].row].source = source;
    }
    buf_clear(&whole.words);
    free(whole.blocks);
    arena_clear(&arena);
}

void proof_sort(struct proof *proof)
{
    if (proof->n_sightings > 0)
        qsort(proof->sightings, proof->n_sightings, sizeof *proof->sightings, compare);
    proof->n_sorted = proof->n_sightings;
}

void proof_note_collection(struct proof *proof, const char *path)
{
    pthread_mutex_lock(&proof->lock);
    proof->collections =
        mem_realloc(proof->collections, (proof->n_collections + 1) * sizeof *proof->collections);
    proof->collections[proof->n_collections++] = arena_strdup(&proof->arena, path_name(path));
    pthread_mutex_unlock(&proof->lock);
}

bool proof_is_collection(const struct proof *proof, const char *address)
{
    for (size_t i = 0; i < proof->n_collections; i++)
        if (strcmp(proof->collections[i], path_name(address)) == 0)
            return true;
    return false;
}

void proof_note_missing(struct proof *proof, const char *path)
{
    pthread_mutex_lock(&proof->lock);
    proof->missing = mem_realloc(proof->missing, (proof->n_missing + 1) * sizeof *proof->missing);
    proof->missing[proof->n_missing++] = arena_strdup(&proof->arena, path);
    pthread_mutex_unlock(&proof->lock);
}

bool proof_is_missing(const struct proof *proof, const char *path)
{
    for (size_t i = 0; i < proof->n_missing; i++)
        if (strcmp(proof->missing[i], path) == 0)
            return true;
    return false;
}

void proof_join_parts(struct proof *proof)
{
    proof_sort(proof);
    struct sighting *all = proof->sightings;
    for (size_t i = 0, end; i < proof->n_sightings; i = end) {
        for (end = i + 1; end < proof->n_sightings && same_work(&all[i], &all[end]); end++)
            ;
        if (all[i].parts > 1 && parts_complete(proof, &all[i], end - i))
            check_joined(proof, &all[i], end - i);
    }
}

static int compare_work(const void *work, const void *sighting)
{
    const struct sighting *seen = sighting;
    return strcmp(work, seen->work);
}

size_t proof_first(const struct proof *proof, const char *work)
{
    return sorted_first(work, proof->sightings, proof->n_sorted, sizeof *proof->sightings,
                        compare_work);
}
