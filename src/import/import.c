/*
 * The line of steps: bytes, text, units, profile, roles, record, Markdown, check, ledger.
 * write.c puts the result on the disk.
 */
#include "import/import.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "import/layout.h"
#include "import/ledger.h"
#include "import/note_links.h"
#include "import/page_paths.h"
#include "import/page_roles.h"
#include "import/pictures.h"
#include "import/points.h"
#include "import/record.h"
#include "import/remember.h"
#include "import/rights.h"
#include "import/roles.h"
#include "import/scrape.h"
#include "import/verbatim.h"
#include "model/values.h"

static enum status misuse(struct diags *diags, const char *option, const char *value,
                          const char *wanted)
{
    return diag_fail(diags, STATUS_USAGE, (struct place){0}, "%s '%s' is not %s", option, value,
                     wanted);
}

static enum status check_options(const struct import_options *options, struct diags *diags)
{
    if (options->url && !value_is_address(options->url))
        return misuse(diags, "url", options->url, "an absolute http or https address");
    if (options->date && !value_is_date(options->date))
        return misuse(diags, "date", options->date, "a date like 2024-06-18");
    if (options->retrieved && !value_is_date(options->retrieved))
        return misuse(diags, "retrieved", options->retrieved, "a date like 2024-06-18");
    return STATUS_OK;
}

static void count_role(const struct units *units, enum role role, struct wordstream *stream)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == role) {
            wordstream_text(stream, units->at[i].text);
            wordstream_break(stream);
        }
}

/* The words of the work: title, standfirst, body. */
static void count_words(const struct units *units, struct fidelity *fidelity)
{
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    count_role(units, ROLE_TITLE, &stream);
    count_role(units, ROLE_STANDFIRST, &stream);
    for (size_t i = 0; i < units->n; i++)
        if (role_in_body(units->at[i].role)) {
            wordstream_text(&stream, unit_shown(&units->at[i]));
            wordstream_break(&stream);
        }
    wordstream_finish(&stream, fidelity);
    wordstream_clear(&stream);
}

static enum status find_nothing(const char *file, const struct units *units, struct diags *diags)
{
    for (size_t i = 0; i < units->n; i++)
        if (role_in_body(units->at[i].role))
            return STATUS_OK;
    diag_error(diags, (struct place){file, 0, 0}, "import-empty",
               "there is nothing to keep: no line of the %zu is the text of an article", units->n);
    return STATUS_CONTENT;
}

static void report_license(const char *file, const struct record *record, struct diags *diags)
{
    if (!record->rights.license.id)
        diag_warning(diags, (struct place){file, 0, 0}, "import-license",
                     record->rights.n_uncertain > 0
                         ? "the license is not certain, see the ledger: add it to the front matter"
                         : "no license was found: add it to the front matter");
}

/* There are few facts that can be missing. */
static void add_missing(void *context, const char *field)
{
    struct import_result *result = context;
    const char **more = arena_array(&result->arena, result->missing + 1, sizeof *more);
    for (size_t i = 0; i < result->missing; i++)
        more[i] = result->missing_facts[i];
    more[result->missing++] = field;
    result->missing_facts = more;
}

static struct str keep(struct arena *arena, struct str text)
{
    return (struct str){arena_strndup(arena, text.p, text.n), text.n};
}

static struct import_row *copy_rows(struct arena *arena, const struct units *units)
{
    struct import_row *rows = arena_array(arena, units->n, sizeof *rows);
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        const struct rule *rule = unit->rule;
        rows[i] = (struct import_row){
            .key = review_key(arena, unit->text, unit->nth),
            .line = unit->line,
            .last_line = unit->last_line,
            .role = unit->role,
            .level = unit->level,
            .why = arena_strdup(arena, unit->why),
            .rule = rule ? arena_printf(arena, "%s:%d:%d", rule->place.file, rule->place.line,
                                        rule->place.column)
                         : NULL,
            .text = keep(arena, unit->text),
        };
    }
    for (size_t i = 0; i < units->n_flags; i++)
        if (units->flags[i].unit != UNIT_NONE)
            rows[units->flags[i].unit].doubt = arena_strdup(arena, units->flags[i].message);
    return rows;
}

static const struct import_fact *copy_facts(struct arena *arena, const struct record *record)
{
    struct import_fact *facts = arena_array(arena, record->n_facts, sizeof *facts);
    for (size_t i = 0; i < record->n_facts; i++) {
        const struct import_fact *fact = &record->facts[i];
        facts[i] = (struct import_fact){fact->field, arena_strdup(arena, fact->value),
                                        arena_strdup(arena, fact->from), fact->line};
    }
    return facts;
}

static void copy_doubts(const struct units *units, struct import_result *result)
{
    struct arena *arena = &result->arena;
    result->doubts = arena_array(arena, units->n_flags, sizeof *result->doubts);
    for (size_t i = 0; i < units->n_flags; i++)
        if (units->flags[i].unit == UNIT_NONE) {
            struct str text = str_of(units->flags[i].message);
            result->doubts[result->n_doubts++] =
                (struct import_doubt){review_key(arena, text, 0), keep(arena, text).p};
        }
}

/* One call of import_text(). */
struct call {
    const char *file;
    struct str found; /* the bytes of the source */
    const struct import_options *options;
    const struct read_report *report;
    struct review *review;
    struct import_result *result;
    struct diags *diags;
};

static void fill_result(const struct call *call, const struct units *units,
                        const struct record *record)
{
    struct import_result *result = call->result;
    struct arena *arena = &result->arena;
    ledger_write(units, record, buf_str(&result->markdown), &result->ledger);
    result->title = record->title.p ? keep(arena, record->title).p : NULL;
    result->profile = record->profile ? arena_strdup(arena, record->profile) : NULL;
    result->units = units->n;
    result->kept_words = ledger_words(units, FATE_KEPT);
    result->recorded_words = ledger_words(units, FATE_RECORDED);
    result->left_out_words = ledger_words(units, FATE_LEFT_OUT);
    result->uncertain = units->n_flags;
    record_missing(record, add_missing, result);
    if (call->options->n_answers > 0)
        review_write(call->review, call->options->review, &result->review);
    if (call->options->details) {
        result->rows = copy_rows(arena, units);
        copy_doubts(units, result);
        result->facts = copy_facts(arena, record);
        result->n_facts = record->n_facts;
        ledger_write_json(units, record, &result->json);
    }
}

/* There is a result, but the user wants none that is uncertain. */
static enum status be_strict(const char *file, const struct import_result *result,
                             struct diags *diags)
{
    if (result->uncertain == 0 && result->missing == 0)
        return STATUS_OK;
    diag_error(diags, (struct place){file, 0, 0}, "import-strict",
               "%zu unit%s to look at and %zu fact%s missing: see the ledger", result->uncertain,
               result->uncertain == 1 ? "" : "s", result->missing, result->missing == 1 ? "" : "s");
    return STATUS_CONTENT;
}

/* Where the text was found, as the user says or an answer; NULL. */
static const char *known_address(const struct call *call)
{
    const char *answer = review_fact(call->review, "source");
    if (call->options->url || !answer || !value_is_address(answer))
        return call->options->url;
    return answer;
}

/* From units that have their roles to a result. */
static enum status import_units(const struct call *call, struct str text, struct units *units,
                                const struct record_input *input)
{
    struct import_result *result = call->result;
    struct record record;
    review_apply(call->review, units, call->diags);
    points_frame(units);
    enum status status = find_nothing(call->file, units, call->diags);
    if (status)
        return status;
    record_gather(&record, units, input);
    review_settle(call->review, units, call->diags);
    record.source_file = strcmp(call->file, "-") == 0 ? NULL : path_name(call->file);
    digest_sha256(call->found, record.source_sha256);
    result->pictures =
        pictures_list(&result->arena, call->file, &record.parts, &result->n_pictures);
    count_words(units, &result->fidelity);

    struct document *document = compose_body(units, &record.parts);
    record_write(&record, &result->fidelity, &result->markdown);
    document_write_markdown(document, &result->markdown);
    document_free(document);
    if (!verbatim_check(call->file, text, units, buf_str(&result->markdown), call->diags))
        return STATUS_CONTENT;
    report_license(call->file, &record, call->diags);
    fill_result(call, units, &record);
    return call->options->strict ? be_strict(call->file, result, call->diags) : STATUS_OK;
}

static enum status refuse_many(const struct call *call, const char *what)
{
    return diag_fail(call->diags, STATUS_FAULT, (struct place){call->file, 0, 0},
                     "too many %s: at most %d", what, (int)UNITS_LIMIT);
}

static struct profile *find_profile(const struct call *call, const char *url,
                                    const struct units *units, enum status *status)
{
    struct arena arena = ARENA_INIT;
    bool beside = !call->options->in_memory && strcmp(call->file, "-") != 0;
    const struct profile_search search = {
        .named = call->options->profile,
        .folder = beside ? path_folder(&arena, call->file) : NULL,
        .url = url,
        .built_in = call->options->built_in,
    };
    struct profile *profile = profile_find(&search, units, status, call->diags);
    arena_clear(&arena);
    return profile;
}

static enum status import_lines(const struct call *call, struct str text)
{
    struct arena arena = ARENA_INIT;
    struct units units;
    enum status status = STATUS_FAULT;
    struct profile *profile = NULL;
    if (scrape_text(&arena, text, &units))
        profile = find_profile(call, known_address(call), &units, &status);
    else
        status = refuse_many(call, "lines");
    if (profile) {
        roles_assign(&units, profile);
        const struct record_input input = {call->file, profile, call->options, call->report,
                                           NULL,       NULL,    call->review,  call->diags};
        status = import_units(call, text, &units, &input);
    }
    profile_free(profile);
    arena_clear(&arena);
    return status;
}

/* The blocks of a page instead of the lines of a text. */
static enum status import_blocks(const struct call *call, struct webpage *page)
{
    struct units units;
    struct content content;
    struct page_metadata metadata;
    struct profile *profile = NULL;
    struct buf text = BUF_INIT;
    enum status status = STATUS_FAULT;
    content_measure(page);
    content_find(page, &content);
    note_links_leave_out(page);
    page_metadata_read(page, known_address(call), &metadata);
    const struct fact_value *source = page_fact(&metadata, FACT_SOURCE);
    const char *url = known_address(call) ? known_address(call) : source ? source->text : NULL;
    if (!page->base)
        page->base = url;
    if (blocks_read(page, &units))
        profile = find_profile(call, url, &units, &status);
    else
        status = refuse_many(call, "blocks");
    if (profile && profile->n_paths > 0) {
        page_paths_follow(page, profile, url, &metadata);
        blocks_read(page, &units); /* as many as before: the limit is far */
        page_paths_decide(&units);
    }
    if (profile) {
        rights_decide(&units, profile);
        page_roles_assign(&content, &metadata, &units, profile);
        webpage_text(page, &text);
        const struct record_input input = {call->file, profile,   call->options, call->report,
                                           page,       &metadata, call->review,  call->diags};
        status = import_units(call, buf_str(&text), &units, &input);
    }
    profile_free(profile);
    buf_clear(&text);
    return status;
}

static enum status import_page(const struct call *call, struct str text)
{
    struct arena arena = ARENA_INIT;
    struct webpage page;
    enum status status = webpage_read(&arena, call->file, text, &page, call->diags);
    if (!status)
        status = import_blocks(call, &page);
    webpage_clear(&page);
    arena_clear(&arena);
    return status;
}

static enum status read_answers(const struct import_options *options, struct review *review,
                                struct diags *diags)
{
    bool right =
        !options->review.p || review_read(review, options->review_file, options->review, diags);
    for (size_t i = 0; i < options->n_answers; i++)
        right =
            review_add(review, options->answers[i].about, options->answers[i].text, diags) && right;
    return right ? STATUS_OK : STATUS_CONTENT;
}

enum status import_text(const char *file, struct str text, const struct import_options *options,
                        struct import_result *result, struct diags *diags)
{
    struct buf decoded = BUF_INIT;
    struct read_report report;
    struct review review = {0};
    struct arena arena = ARENA_INIT; /* of what is remembered */
    struct import_options all = *options;
    const struct call call = {file, text, &all, &report, &review, result, diags};
    *result = (struct import_result)IMPORT_RESULT_INIT;
    enum status status = read_answers(options, &review, diags);
    if (!status)
        remember_options(&arena, options->earlier, &review, file, &all, diags);
    if (!status)
        status = check_options(&all, diags);
    if (!status)
        status = read_source(file, text, &decoded, &report, diags);
    if (!status) {
        result->html = report.html;
        status = (report.html ? import_page : import_lines)(&call, buf_str(&decoded));
    }
    if (status && result->ledger.n == 0)
        import_result_clear(result);
    review_clear(&review);
    arena_clear(&arena);
    buf_clear(&decoded);
    return status;
}

void import_result_clear(struct import_result *result)
{
    buf_clear(&result->markdown);
    buf_clear(&result->ledger);
    buf_clear(&result->json);
    buf_clear(&result->review);
    arena_clear(&result->arena);
    *result = (struct import_result)IMPORT_RESULT_INIT;
}
