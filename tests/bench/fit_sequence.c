/*
 * fit_sequence PAGES SIGNS WEIGHTS OUTPUT : finds the weights by which import reads texts
 * (import/sequence.h) from pages of which a reader said what to keep, as `make bench-import` describes
 * them. SIGNS is signs.h, which has the names; the table in WEIGHTS, sequence_weights.h, is replaced.
 *
 * What the weights make of the pages goes to OUTPUT/seen. That says little: they were fitted to them.
 * So the pages are divided into ten parts, and each is imported with weights that were fitted to the
 * other nine: OUTPUT/unseen. Both forms of a page are in one part. import.mjs counts what came out.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/pool.h"
#include "import/layout.h"
#include "import/parts.h"
#include "import/read.h"
#include "import/roles.h"
#include "import/scrape.h"
#include "lbfgs.h"
#include "likelihood.h"

enum { FOLDS = 10, STEPS = 300, HUNDREDTHS = 100 };

#define ENOUGH 1e-6     /* a step that changes the value by a smaller share is the last */
#define SHORT_TEXT 80.0 /* lines; a longer text counts more, but less than its lines do */
#define TABLE "static const struct sequence_weights fitted = {\n"

/* The texts that there are of a page. */
static const struct form {
    const char *extension, *folder;
    double counts;
} forms[] = {{".main.txt", "main", 1}, {".txt", "whole", 0.6}};
enum { N_FORMS = sizeof forms / sizeof *forms };

static const char *const states[N_STATES] = {
    [STATE_BEFORE] = "STATE_BEFORE",       [STATE_HEADING] = "STATE_HEADING",
    [STATE_PARAGRAPH] = "STATE_PARAGRAPH", [STATE_INSIDE] = "STATE_INSIDE",
    [STATE_BEHIND] = "STATE_BEHIND",
};

struct run {
    struct arena arena;
    struct diags *diags;
    struct profile *profile; /* the generic one */
    const char *pages, *output;
    const char **names; /* of the pages */
    size_t n_pages;
    struct sample *samples;
    size_t n_samples, longest;
    struct sequence_weights all, without[FOLDS];
};

static void fail(const struct run *run, const char *what)
{
    fprintf(stderr, "fit_sequence: %s\n", what);
    for (size_t i = 0; i < diags_size(run->diags); i++)
        fprintf(stderr, "  %s\n", diags_at(run->diags, i)->message);
    exit(3);
}

static struct str read_file(struct run *run, const char *path)
{
    struct buf text = BUF_INIT;
    if (file_read(path, FILE_LIMIT, &text, run->diags) != STATUS_OK)
        fail(run, path);
    struct str copy = {arena_strndup(&run->arena, text.p, text.n), text.n};
    buf_clear(&text);
    return copy;
}

static void write_file(struct run *run, const char *path, const struct buf *text)
{
    if (file_write(path, buf_str(text), run->diags) != STATUS_OK)
        fail(run, path);
}

static void find_pages(struct run *run)
{
    static const char end[] = ".gold.json";
    const char *const *files;
    size_t n;
    if (file_list(&run->arena, run->pages, &files, &n, run->diags) != STATUS_OK)
        fail(run, run->pages);
    run->names = arena_array(&run->arena, n, sizeof *run->names);
    for (size_t i = 0; i < n; i++)
        if (path_has_extension(files[i], end))
            run->names[run->n_pages++] =
                arena_strndup(&run->arena, files[i], strlen(files[i]) - strlen(end));
    if (run->n_pages < FOLDS)
        fail(run, "there are too few pages to fit to: make bench-import says what is needed");
}

static const char *text_path(struct run *run, size_t page, const struct form *form)
{
    return arena_printf(&run->arena, "%s/%s%s", run->pages, run->names[page], form->extension);
}

/* All roles that come before those of the body. Returns the end of the article. */
static size_t begin_import(struct run *run, const char *path, struct units *units)
{
    struct buf text = BUF_INIT;
    struct read_report report;
    struct str found = read_file(run, path);
    if (read_source(path, found, &text, &report, run->diags) != STATUS_OK ||
        !scrape_text(&run->arena, buf_str(&text), units))
        fail(run, path);
    buf_clear(&text);
    return roles_begin(units, run->profile);
}

static void keep_signs(struct run *run, const struct line_signs *lines, size_t n,
                       struct sample *sample)
{
    size_t most = n * N_SIGNS, seen = 0;
    struct seen *all = mem_alloc(most * sizeof *all);
    size_t *first = arena_array(&run->arena, n + 1, sizeof *first);
    for (size_t i = 0; i < n; i++) {
        for (enum sign sign = 0; sign < N_SIGNS; sign++)
            if (lines[i].at[sign])
                all[seen++] = (struct seen){sign, (double)lines[i].at[sign] / SIGN_FULL};
        first[i + 1] = seen;
    }
    struct seen *kept = arena_array(&run->arena, seen, sizeof *kept);
    memcpy(kept, all, seen * sizeof *kept);
    free(all);
    sample->seen = kept;
    sample->first = first;
}

static void read_sample(struct run *run, size_t page, const struct gold *gold,
                        const struct form *form)
{
    struct units units;
    size_t n, end = begin_import(run, text_path(run, page, form), &units);
    struct line_signs *lines = signs_read(&units, run->profile, end, &n);
    struct gold_line *right = arena_array(&run->arena, n, sizeof *right);
    if (n == 0 || !gold_lines(&run->arena, gold, &units, lines, n, right))
        return;
    double counts = n > SHORT_TEXT ? sqrt(SHORT_TEXT / (double)n) : 1;
    struct sample *sample = &run->samples[run->n_samples++];
    *sample = (struct sample){page, form->counts * counts, n, right, NULL, NULL};
    keep_signs(run, lines, n, sample);
    run->longest = n > run->longest ? n : run->longest;
}

static void read_page(struct run *run, size_t page)
{
    struct gold gold;
    const char *path = arena_printf(&run->arena, "%s/%s.gold.json", run->pages, run->names[page]);
    struct str text = read_file(run, path);
    json_t *json = json_loadb(text.p, text.n, 0, NULL);
    if (!json)
        fail(run, path);
    gold_read(&run->arena, json, &gold);
    for (size_t i = 0; i < N_FORMS; i++)
        if (file_exists(text_path(run, page, &forms[i])))
            read_sample(run, page, &gold, &forms[i]);
    buf_clear(&gold.all);
    json_decref(json);
}

static int round_weight(double x)
{
    return (int)lround(x * HUNDREDTHS);
}

/* Fold FOLDS is that of all pages. */
static void fit(void *context, unsigned thread, size_t fold)
{
    (void)thread;
    struct run *run = context;
    struct fitting fitting = {run->samples, run->n_samples, fold, fold < FOLDS ? FOLDS : 0,
                              run->longest};
    struct sequence_weights *weights = fold < FOLDS ? &run->without[fold] : &run->all;
    double *x = mem_alloc(N_NUMBERS * sizeof *x);
    memset(x, 0, N_NUMBERS * sizeof *x);
    lbfgs_minimize(N_NUMBERS, x, STEPS, ENOUGH, fitting_value, &fitting);
    for (enum state state = 0; state < N_STATES; state++) {
        for (enum sign sign = 0; sign < N_SIGNS; sign++)
            weights->signs[sign][state] = round_weight(number_sign(x, sign, state));
        for (enum state next = 0; next < N_STATES; next++)
            weights->moves[state][next] = round_weight(x[FIRST_MOVE + state * N_STATES + next]);
    }
    free(x);
}

/* The title, as front matter has it, and the body. */
static void write_import(struct run *run, const struct units *units, const char *path)
{
    struct buf out = BUF_INIT;
    struct document *document = compose_body(units, &(struct parts){0});
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_TITLE) {
            json_t *title = json_stringn(units->at[i].text.p, units->at[i].text.n);
            char *quoted = json_dumps(title, JSON_ENCODE_ANY);
            buf_addf(&out, "---\ntitle: %s\n---\n\n", quoted);
            free(quoted);
            json_decref(title);
        }
    document_write_markdown(document, &out);
    write_file(run, path, &out);
    document_free(document);
    buf_clear(&out);
}

static void import_all(struct run *run, const char *name, bool seen)
{
    for (size_t page = 0; page < run->n_pages; page++)
        for (size_t i = 0; i < N_FORMS; i++) {
            const char *path = text_path(run, page, &forms[i]);
            struct units units;
            if (!file_exists(path))
                continue;
            size_t end = begin_import(run, path, &units);
            body_decide(&units, run->profile, end, seen ? &run->all : &run->without[page % FOLDS]);
            write_import(run, &units,
                         arena_printf(&run->arena, "%s/%s/%s/%s.md", run->output, name,
                                      forms[i].folder, run->names[page]));
        }
}

static void add_row(struct buf *out, const int *weights)
{
    for (enum state state = 0; state < N_STATES; state++)
        buf_addf(out, "%s%d", state ? ", " : "", weights[state]);
    buf_adds(out, "},\n");
}

/* The next constant of the enumeration of signs. */
static struct str next_name(struct run *run, struct str *rest)
{
    struct str line;
    while (str_next_line(rest, &line)) {
        line = str_trim(line);
        size_t comma = str_find_char(line, ',', 0);
        if (str_starts(line, STR("SIGN_")) && comma < line.n)
            return str_sub(line, 0, comma);
    }
    fail(run, "the file of signs has too few of them");
    return line;
}

static void write_weights(struct run *run, const char *signs, const char *path)
{
    struct buf out = BUF_INIT;
    struct str rest = read_file(run, signs), old = read_file(run, path);
    size_t from = str_find(old, STR(TABLE), 0), to = str_find(old, STR("\n};\n"), from);
    if (to == old.n)
        fail(run, "the file of weights has no table");
    buf_add_str(&out, str_sub(old, 0, from));
    buf_adds(&out, TABLE);
    for (enum sign sign = 0; sign < N_SIGNS; sign++) {
        struct str name = next_name(run, &rest);
        buf_addf(&out, "    .signs[%.*s] = {", (int)name.n, name.p);
        add_row(&out, run->all.signs[sign]);
    }
    for (enum state state = 0; state < N_STATES; state++) {
        buf_addf(&out, "    .moves[%s] = {", states[state]);
        add_row(&out, run->all.moves[state]);
    }
    buf_add_str(&out, str_sub(old, to + 1, old.n));
    write_file(run, path, &out);
    buf_clear(&out);
}

int main(int argc, char **argv)
{
    struct run run = {.diags = diags_new()};
    enum status status;
    if (argc != 5) {
        fputs(
            "usage: make fit-import PAGES=FOLDER, with pages as make bench-import describes them\n",
            stderr);
        return 2;
    }
    run.pages = argv[1];
    run.output = argv[4];
    run.profile = profile_find(&(struct profile_search){.named = "generic"}, &(struct units){0},
                               &status, run.diags);
    if (!run.profile)
        fail(&run, "the generic profile can't be read");
    find_pages(&run);
    run.samples = arena_array(&run.arena, run.n_pages * N_FORMS, sizeof *run.samples);
    for (size_t page = 0; page < run.n_pages; page++)
        read_page(&run, page);
    pool_run(0, FOLDS + 1, fit, &run);
    write_weights(&run, argv[2], argv[3]);
    import_all(&run, "seen", true);
    import_all(&run, "unseen", false);
    profile_free(run.profile);
    diags_free(run.diags);
    arena_clear(&run.arena);
    return 0;
}
