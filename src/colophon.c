/*
 * The public functions: what stands around the calls of the rooms.
 */
#include "colophon.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check/rules.h"
#include "check/uses.h"
#include "cite.h"
#include "import/accept.h"
#include "import/import.h"
#include "import/review.h"
#include "pipeline.h"
#include "scaffold/scaffold.h"
#include "theme_folder.h"
#include "verify/info.h"
#include "verify/verify.h"

_Static_assert((int)COLOPHON_FAULT == (int)STATUS_FAULT, "the statuses are the same");
_Static_assert((int)COLOPHON_ERROR == (int)SEVERITY_ERROR, "the severities are the same");
_Static_assert((int)COLOPHON_MISSING == (int)VERDICT_MISSING, "the verdicts are the same");

struct colophon {
    struct arena arena; /* of the messages and results of the last call */
    struct diags *diags;
    struct colophon_message *messages;
    size_t n_messages;
};

static pthread_once_t libraries_ready = PTHREAD_ONCE_INIT;

/* What must happen once, before there are threads. A fixed seed: no hash order shows anyway, and no
 * stranger chooses our keys. */
static void prepare_libraries(void)
{
    xmlInitParser();
    json_object_seed(1);
}

struct colophon *colophon_new(void)
{
    pthread_once(&libraries_ready, prepare_libraries);
    return mem_alloc(sizeof(struct colophon));
}

void colophon_free(struct colophon *colophon)
{
    if (!colophon)
        return;
    diags_free(colophon->diags);
    arena_clear(&colophon->arena);
    free(colophon);
}

void colophon_on_memory_exhausted(void (*handler)(void))
{
    mem_on_exhausted(handler);
}

size_t colophon_message_count(const struct colophon *colophon)
{
    return colophon->n_messages;
}

const struct colophon_message *colophon_message_at(const struct colophon *colophon, size_t i)
{
    return &colophon->messages[i];
}

/* Every public call stands between these two. */
static void begin(struct colophon *colophon)
{
    diags_free(colophon->diags);
    arena_clear(&colophon->arena);
    colophon->diags = diags_new();
    colophon->messages = NULL;
    colophon->n_messages = 0;
}

static enum colophon_status finish(struct colophon *colophon)
{
    struct buf line = BUF_INIT;
    diags_sort(colophon->diags);
    colophon->n_messages = diags_size(colophon->diags);
    colophon->messages =
        arena_array(&colophon->arena, colophon->n_messages, sizeof *colophon->messages);
    for (size_t i = 0; i < colophon->n_messages; i++) {
        const struct diag *diag = diags_at(colophon->diags, i);
        buf_reset(&line);
        diag_format(diag, &line);
        colophon->messages[i] = (struct colophon_message){
            (enum colophon_severity)diag->severity,
            diag->place.file,
            diag->place.line,
            diag->place.column,
            diag->rule,
            diag->answer,
            diag->message,
            arena_strndup(&colophon->arena, line.p, line.n),
        };
    }
    buf_clear(&line);
    return (enum colophon_status)diags_status(colophon->diags);
}

const char *colophon_import_answer_wanted(const char *about, const char *answer)
{
    return review_wanted(about, answer);
}

static const struct import_answer *import_answers(struct arena *arena,
                                                  const struct colophon_import_options *options)
{
    struct import_answer *answers = arena_array(arena, options->n_answers, sizeof *answers);
    for (size_t i = 0; i < options->n_answers; i++)
        answers[i] = (struct import_answer){options->answers[i].about, options->answers[i].answer};
    return answers;
}

static struct import_options import_options(struct arena *arena,
                                            const struct colophon_import_options *options)
{
    return (struct import_options){
        .profile = options->profile,
        .url = options->url,
        .authors = options->authors,
        .n_authors = options->n_authors,
        .date = options->date,
        .retrieved = options->retrieved,
        .images = options->images,
        .force = options->force,
        .strict = options->strict,
        .details = options->details,
        .review_file = "review",
        .review = options->review ? str_of(options->review) : (struct str){NULL, 0},
        .answers = import_answers(arena, options),
        .n_answers = options->n_answers,
    };
}

static const char *copy_or_null(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

static const struct colophon_import_unit *import_rows(struct arena *arena,
                                                      const struct import_result *imported)
{
    if (!imported->rows)
        return NULL;
    struct colophon_import_unit *rows = arena_array(arena, imported->units, sizeof *rows);
    for (size_t i = 0; i < imported->units; i++) {
        const struct import_row *row = &imported->rows[i];
        rows[i] = (struct colophon_import_unit){
            row->line,
            row->last_line,
            role_name(row->role),
            row->level,
            arena_strdup(arena, row->why),
            copy_or_null(arena, row->rule),
            arena_strndup(arena, row->text.p, row->text.n),
            copy_or_null(arena, row->doubt),
            arena_strdup(arena, row->key),
        };
    }
    return rows;
}

static const struct colophon_import_doubt *import_doubts(struct arena *arena,
                                                         const struct import_result *imported)
{
    struct colophon_import_doubt *doubts = arena_array(arena, imported->n_doubts, sizeof *doubts);
    for (size_t i = 0; i < imported->n_doubts; i++)
        doubts[i] = (struct colophon_import_doubt){arena_strdup(arena, imported->doubts[i].key),
                                                   arena_strdup(arena, imported->doubts[i].text)};
    return doubts;
}

static const char *const *import_missing(struct arena *arena, const struct import_result *imported)
{
    const char **missing = arena_array(arena, imported->missing, sizeof *missing);
    for (size_t i = 0; i < imported->missing; i++)
        missing[i] = arena_strdup(arena, imported->missing_facts[i]);
    return missing;
}

static const char *copy_buf(struct arena *arena, const struct buf *text)
{
    return text->n > 0 ? arena_strndup(arena, text->p, text->n) : NULL;
}

static const struct colophon_import_fact *import_facts(struct arena *arena,
                                                       const struct import_result *imported)
{
    if (!imported->facts)
        return NULL;
    struct colophon_import_fact *facts = arena_array(arena, imported->n_facts, sizeof *facts);
    for (size_t i = 0; i < imported->n_facts; i++) {
        const struct import_fact *fact = &imported->facts[i];
        facts[i] = (struct colophon_import_fact){fact->field, arena_strdup(arena, fact->value),
                                                 arena_strdup(arena, fact->from), fact->line};
    }
    return facts;
}

static struct colophon_import_result import_result(struct arena *arena, enum status status,
                                                   const struct import_result *imported)
{
    if (imported->ledger.n == 0)
        return (struct colophon_import_result){.status = (enum colophon_status)status};
    return (struct colophon_import_result){
        .status = (enum colophon_status)status,
        .done = true,
        .markdown = copy_or_null(arena, imported->markdown_file),
        .ledger = copy_or_null(arena, imported->ledger_file),
        .source = copy_or_null(arena, imported->source_file),
        .markdown_text = arena_strndup(arena, imported->markdown.p, imported->markdown.n),
        .ledger_text = arena_strndup(arena, imported->ledger.p, imported->ledger.n),
        .review = copy_or_null(arena, imported->review_file),
        .review_text = copy_buf(arena, &imported->review),
        .json = copy_buf(arena, &imported->json),
        .title = copy_or_null(arena, imported->title),
        .profile = copy_or_null(arena, imported->profile),
        .kept_words = imported->kept_words,
        .recorded_words = imported->recorded_words,
        .left_out_words = imported->left_out_words,
        .uncertain = imported->uncertain,
        .missing = imported->missing,
        .units = imported->units,
        .unit = import_rows(arena, imported),
        .doubt = imported->rows ? import_doubts(arena, imported) : NULL,
        .n_doubts = imported->n_doubts,
        .missing_facts = imported->rows ? import_missing(arena, imported) : NULL,
        .facts = imported->n_facts,
        .fact = import_facts(arena, imported),
    };
}

enum colophon_status colophon_import(struct colophon *colophon, const char *const *sources,
                                     size_t n, const struct colophon_import_options *options,
                                     struct colophon_import_result *results)
{
    static const struct colophon_import_options defaults;
    const struct colophon_import_options *o = options ? options : &defaults;
    begin(colophon);
    struct arena *arena = &colophon->arena;
    struct import_options inner = import_options(arena, o);
    struct import_result *imported = arena_array(arena, n, sizeof *imported);
    enum status *statuses = arena_array(arena, n, sizeof *statuses);
    import_files(
        &(struct import_batch){sources, n, o->folder, o->threads, o->progress, o->progress_context},
        &inner, imported, statuses, colophon->diags);
    for (size_t i = 0; i < n; i++) {
        if (results)
            results[i] = import_result(arena, statuses[i], &imported[i]);
        import_result_clear(&imported[i]);
    }
    return finish(colophon);
}

enum colophon_status colophon_import_text(struct colophon *colophon, const char *name,
                                          const char *text, size_t size,
                                          const struct colophon_import_options *options,
                                          struct colophon_import_result *result)
{
    static const struct colophon_import_options defaults;
    struct import_result imported;
    begin(colophon);
    struct import_options inner = import_options(&colophon->arena, options ? options : &defaults);
    inner.in_memory = true;
    enum status status = import_text(name ? name : "-", (struct str){text, size}, &inner, &imported,
                                     colophon->diags);
    *result = import_result(&colophon->arena, status, &imported);
    import_result_clear(&imported);
    return finish(colophon);
}

enum colophon_status colophon_accept(struct colophon *colophon, const char *file,
                                     const char *reason, size_t *words)
{
    struct fidelity fidelity = {0};
    begin(colophon);
    accept_words(file, reason, &fidelity, colophon->diags);
    if (words)
        *words = fidelity.words;
    return finish(colophon);
}

enum colophon_status colophon_build(struct colophon *colophon,
                                    const struct colophon_build_options *options,
                                    struct colophon_build_result *result)
{
    struct pipeline line;
    struct output_stats stats = {0};
    size_t works = 0;
    begin(colophon);
    pipeline_init(&line, options, colophon->diags);
    if (!pipeline_unchanged(&line, &stats, &works)) {
        pipeline_read(&line);
        works = line.publication ? line.publication->n_works : 0;
        if (line.publication)
            pipeline_write(&line, &stats);
    }
    if (result)
        *result =
            (struct colophon_build_result){works, stats.written, stats.unchanged, stats.removed};
    pipeline_clear(&line);
    return finish(colophon);
}

static void check_outside(struct pipeline *line)
{
    const struct outside_options options = {
        .cache = line->options.external_cache,
        .pause = line->options.external_pause,
        .now = (long long)time(NULL),
        .version = COLOPHON_VERSION,
    };
    if (line->outside)
        outside_check(line->outside, &options);
}

enum colophon_status colophon_check(struct colophon *colophon,
                                    const struct colophon_build_options *options,
                                    struct colophon_build_result *result)
{
    struct pipeline line;
    begin(colophon);
    pipeline_init(&line, options, colophon->diags);
    line.checking = true;
    pipeline_read(&line);
    if (line.publication) {
        pipeline_load_theme(&line);
        if (options->external)
            line.outside = outside_new(colophon->diags);
        pipeline_process(&line);
        check_outside(&line);
    }
    if (options->strict)
        diags_promote_warnings(colophon->diags);
    if (result)
        *result = (struct colophon_build_result){
            .works = line.publication ? line.publication->n_works : 0};
    pipeline_clear(&line);
    return finish(colophon);
}

size_t colophon_rule_count(void)
{
    return N_RULES;
}

struct colophon_rule colophon_rule_at(size_t i)
{
    const struct rule *rule = &rules[i];
    return (struct colophon_rule){rule->name, (enum colophon_severity)rule->severity,
                                  rule->answerable, rule->clause, rule->asks};
}

static enum colophon_permission permission(enum license_answer answer)
{
    return answer == ANSWER_NO        ? COLOPHON_FORBIDDEN
           : answer == ANSWER_UNKNOWN ? COLOPHON_NOT_SAID
                                      : COLOPHON_PERMITTED;
}

static struct colophon_use copy_use(struct arena *arena, const struct work_uses *use)
{
    const struct work *work = use->work;
    const struct license *license = &work->license.license;
    return (struct colophon_use){
        arena_strdup(arena, work->file),
        work->license_place.line,
        arena_strdup(arena, work->title),
        license->label ? arena_strdup(arena, license->label) : NULL,
        license->url ? arena_strdup(arena, license->url) : NULL,
        permission(use->terms.share),
        permission(use->terms.sell),
        permission(use->terms.adapt),
        permission(use->combine),
    };
}

enum colophon_status colophon_uses(struct colophon *colophon,
                                   const struct colophon_build_options *options,
                                   const struct colophon_use **uses, size_t *n)
{
    struct pipeline line;
    struct arena scratch = ARENA_INIT;
    begin(colophon);
    pipeline_init(&line, options, colophon->diags);
    pipeline_read(&line);
    *n = line.publication ? line.publication->n_works : 0;
    struct colophon_use *copies = arena_array(&colophon->arena, *n, sizeof *copies);
    struct work_uses *found = *n > 0 ? uses_of(&scratch, line.publication) : NULL;
    for (size_t i = 0; i < *n; i++)
        copies[i] = copy_use(&colophon->arena, &found[i]);
    *uses = copies;
    arena_clear(&scratch);
    pipeline_clear(&line);
    return finish(colophon);
}

enum colophon_status colophon_page_data(struct colophon *colophon,
                                        const struct colophon_build_options *options,
                                        const char *page, const char **json)
{
    struct pipeline line;
    begin(colophon);
    const char *template;
    *json = NULL;
    pipeline_init(&line, options, colophon->diags);
    pipeline_read(&line);
    json_t *data = line.publication ? pipeline_page_data(&line, page, &template) : NULL;
    if (data) {
        char *text = json_dumps(data, JSON_INDENT(2));
        *json = arena_strdup(&colophon->arena, text);
        free(text);
        json_decref(data);
    }
    pipeline_clear(&line);
    return finish(colophon);
}

enum colophon_status colophon_cite(struct colophon *colophon,
                                   const struct colophon_build_options *options,
                                   const struct colophon_cite_options *cite, const char **text)
{
    struct pipeline line;
    struct buf out = BUF_INIT;
    begin(colophon);
    *text = NULL;
    pipeline_init(&line, options, colophon->diags);
    pipeline_read(&line);
    if (line.publication && cite_work(line.publication, cite->work, cite->format, cite->excerpt,
                                      &out, colophon->diags) == STATUS_OK)
        *text = arena_strndup(&colophon->arena, out.p, out.n);
    buf_clear(&out);
    pipeline_clear(&line);
    return finish(colophon);
}

enum colophon_status colophon_page(struct colophon *colophon,
                                   const struct colophon_build_options *options, const char *page,
                                   const char **html, size_t *size)
{
    struct pipeline line;
    struct buf text = BUF_INIT;
    begin(colophon);
    *html = NULL;
    *size = 0;
    pipeline_init(&line, options, colophon->diags);
    pipeline_read(&line);
    if (line.publication)
        pipeline_page(&line, page, &text);
    if (text.n > 0) {
        *html = arena_strndup(&colophon->arena, text.p, text.n);
        *size = text.n;
    }
    buf_clear(&text);
    pipeline_clear(&line);
    return finish(colophon);
}

static const struct colophon_verify_row *copy_rows(struct arena *arena,
                                                   const struct verify_report *report)
{
    struct colophon_verify_row *rows = arena_array(arena, report->n, sizeof *rows);
    for (size_t i = 0; i < report->n; i++) {
        const struct verify_row *row = &report->rows[i];
        rows[i] = (struct colophon_verify_row){
            arena_strdup(arena, row->file),
            row->work ? arena_strdup(arena, row->work) : NULL,
            row->license ? arena_strdup(arena, row->license) : NULL,
            (enum colophon_verdict)row->notice_head,
            (enum colophon_verdict)row->notice_foot,
            (enum colophon_verdict)row->rel_license,
            (enum colophon_verdict)row->json_ld,
            (enum colophon_verdict)row->dc,
            (enum colophon_verdict)row->words,
            (enum colophon_verdict)row->source,
            row->n_words,
        };
    }
    return rows;
}

static const struct colophon_verify_survival *copy_survivals(struct arena *arena,
                                                             const struct verify_report *report)
{
    struct colophon_verify_survival *all = arena_array(arena, report->n_survivals, sizeof *all);
    for (size_t i = 0; i < report->n_survivals; i++) {
        const struct verify_survival *one = &report->survivals[i];
        all[i] = (struct colophon_verify_survival){
            arena_strdup(arena, one->file),
            one->work ? arena_strdup(arena, one->work) : NULL,
            arena_strdup(arena, one->attack),
            (enum colophon_verdict)one->facts[FACT_LICENSE_NAME],
            (enum colophon_verdict)one->facts[FACT_LICENSE_ADDRESS],
            (enum colophon_verdict)one->facts[FACT_CREDIT],
            (enum colophon_verdict)one->facts[FACT_SOURCE],
        };
    }
    return all;
}

enum colophon_status colophon_verify(struct colophon *colophon, const char *const *paths, size_t n,
                                     const struct colophon_verify_options *options,
                                     struct colophon_verify_report *report)
{
    static const struct colophon_verify_options defaults;
    const struct colophon_verify_options *o = options ? options : &defaults;
    struct verify_options inner = {o->sources, o->n_sources, o->threads, o->survival};
    struct verify_report found = {0};
    begin(colophon);
    for (size_t i = 0; i < n; i++)
        verify_path(paths[i], &inner, &found, colophon->diags);
    if (report)
        *report = (struct colophon_verify_report){
            found.files, found.n, copy_rows(&colophon->arena, &found), found.n_survivals,
            copy_survivals(&colophon->arena, &found)};
    verify_report_clear(&found);
    return finish(colophon);
}

struct made {
    struct arena *arena;
    const char **files;
    size_t n;
};

static void note_made(void *context, const char *path)
{
    struct made *made = context;
    const char **files = arena_array(made->arena, made->n + 1, sizeof *files);
    for (size_t i = 0; i < made->n; i++)
        files[i] = made->files[i];
    files[made->n++] = arena_strdup(made->arena, path);
    made->files = files;
}

enum colophon_status colophon_init(struct colophon *colophon, const char *folder,
                                   const struct colophon_init_options *options,
                                   struct colophon_init_result *result)
{
    struct scaffold_options inner = {
        .name = options->name,
        .title = options->title,
        .lang = options->lang,
        .license = options->license,
        .author = options->author,
        .publisher = options->publisher,
        .description = options->description,
        .base_url = options->base_url,
    };
    struct made made = {.arena = &colophon->arena};
    begin(colophon);
    scaffold_make(folder, &inner, note_made, &made, colophon->diags);
    if (result)
        *result = (struct colophon_init_result){made.n, made.files};
    return finish(colophon);
}

enum colophon_status colophon_theme_new(struct colophon *colophon, const char *content,
                                        const char *name, struct colophon_init_result *result)
{
    struct made made = {.arena = &colophon->arena};
    begin(colophon);
    scaffold_theme(content, name, note_made, &made, colophon->diags);
    if (result)
        *result = (struct colophon_init_result){made.n, made.files};
    return finish(colophon);
}

enum colophon_status colophon_theme_check(struct colophon *colophon, const char *folder,
                                          const char **name)
{
    begin(colophon);
    *name = theme_folder_check(folder, &colophon->arena, colophon->diags);
    return finish(colophon);
}

enum colophon_status colophon_epub_info(struct colophon *colophon, const char *path, bool json,
                                        const char **text)
{
    struct buf out = BUF_INIT;
    begin(colophon);
    *text = NULL;
    json_t *info = info_read(path, colophon->diags);
    if (info && json) {
        char *dumped = json_dumps(info, JSON_INDENT(2));
        buf_adds(&out, dumped);
        buf_addc(&out, '\n');
        free(dumped);
    } else if (info) {
        info_format(info, &out);
    }
    if (info)
        *text = arena_strdup(&colophon->arena, out.p);
    json_decref(info);
    buf_clear(&out);
    return finish(colophon);
}
