#include "pipeline.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/pool.h"
#include "course/cartridge.h"
#include "course/scorm.h"
#include "model/data.h"
#include "model/values.h"
#include "theme/theme_check.h"
#include "unchanged.h"

void pipeline_init(struct pipeline *line, const struct colophon_build_options *options,
                   struct diags *diags)
{
    *line = (struct pipeline){.options = *options, .diags = diags};
    if (!line->options.content)
        line->options.content = "content";
    if (!line->options.output)
        line->options.output = "output";
    pthread_mutex_init(&line->lock, NULL);
}

bool pipeline_unchanged(struct pipeline *line, struct output_stats *stats, size_t *works)
{
    struct arena arena = ARENA_INIT;
    unchanged_inputs(&line->options, line->inputs);
    if (file_exists(path_join(&arena, line->options.output, OUTPUT_MEMORY)))
        line->output = output_open(line->options.output, line->diags);
    arena_clear(&arena);
    return line->output && unchanged_recall(line->output, line->inputs, stats, works, line->diags);
}

/* Today is what was said to be today: no output depends on the clock. */
static struct check *new_check(struct pipeline *line)
{
    const struct colophon_build_options *options = &line->options;
    struct check_options inner = {line->checking, options->today};
    if (!inner.today && options->source_date_epoch > 0)
        inner.today = value_time_of_epoch(&line->publication->arena, options->source_date_epoch);
    return check_new(line->publication, &inner, line->diags);
}

void pipeline_read(struct pipeline *line)
{
    const struct colophon_build_options *options = &line->options;
    struct publication_options inner = {options->source_date_epoch > 0 ? options->source_date_epoch
                                                                       : -1,
                                        options->drafts, options->threads};
    if (options->only)
        line->outputs = outputs_parse(options->only, "--only", line->diags);
    if (options->epub)
        line->kinds = books_parse(options->epub, "--epub", line->diags);
    if (diags_status(line->diags) != STATUS_OK)
        return;
    line->publication = publication_read(options->content, &inner, line->diags);
    if (!line->publication)
        return;
    line->publication->generator = COLOPHON_VERSION;
    line->publication->books = line->kinds ? line->kinds : line->publication->books;
    publication_check_books(line->publication, line->diags);
    data_prepare(line->publication);
    if (line->publication->n_works == 0 && diags_status(line->diags) == STATUS_OK)
        diag_error(line->diags, (struct place){line->publication->file, 0, 0}, "no-texts",
                   "there is no text to publish; put a Markdown file with front matter beside it%s",
                   options->drafts ? "" : ", or publish drafts with --drafts");
    line->assets = assets_new();
    line->check = new_check(line);
}

void pipeline_load_theme(struct pipeline *line)
{
    const struct publication *publication = line->publication;
    struct theme_search search = {publication->folder, line->options.themes,
                                  publication->theme_options};
    line->theme = theme_load(publication->theme, &search, publication->theme_place, line->diags);
    if (line->theme) {
        theme_check_notices(line->theme, line->diags);
        theme_check_sheets(line->theme, line->diags);
    }
}

void pipeline_clear(struct pipeline *line)
{
    coursepack_free(line->cartridge);
    coursepack_free(line->scorm);
    books_free(line->books);
    embed_free(line->embed);
    site_free(line->site);
    output_free(line->output);
    check_free(line->check);
    outside_free(line->outside);
    assets_free(line->assets);
    theme_free(line->theme);
    publication_free(line->publication);
    pthread_mutex_destroy(&line->lock);
}

/* With --only, the files of the other outputs stay as they are. */
static bool is_kept(void *context, const char *path)
{
    const struct pipeline *line = context;
    unsigned owner = outputs_owner(path);
    return owner != 0 && !(line->outputs & owner);
}

static void open_site(struct pipeline *line)
{
    line->site = site_new(line->publication, line->theme, line->site_files, line->diags);
    site_keep(line->site, output_private(line->output, "shares"));
}

/* Whether the output has the name of a book, and not because somebody called a folder so. */
static bool is_named_as_book(const struct pipeline *line)
{
    struct str name = str_of(path_name(line->options.output)), end = STR(".epub");
    return name.n > end.n && strncasecmp(name.p + name.n - end.n, end.p, end.n) == 0 &&
           !file_is_folder(line->options.output);
}

/* The outputs of works must not become works, nor take the place of their files. */
static bool is_among_content(const struct pipeline *line)
{
    char *output = realpath(line->options.output, NULL);
    char *content = realpath(line->options.content, NULL);
    bool same = output && content && strcmp(output, content) == 0;
    if (same)
        diag_fail(line->diags, STATUS_USAGE, (struct place){0},
                  "'%s' is the folder of the texts; name another folder for the output",
                  line->options.output);
    free(output);
    free(content);
    return same;
}

static void open_outputs(struct pipeline *line)
{
    const struct publication *publication = line->publication;
    if (is_among_content(line))
        return;
    if (is_named_as_book(line)) {
        diag_fail(line->diags, STATUS_USAGE, (struct place){0},
                  "'%s' would be a folder with all outputs; for a book alone add --only epub",
                  line->options.output);
        return;
    }
    if (!line->output)
        line->output = output_open(line->options.output, line->diags);
    if (!line->output || !output_begin(line->output))
        return;
    if (line->outputs)
        output_keep(line->output, is_kept, line);
    else
        line->outputs = publication->outputs;
    sink_under_init(&line->site_sink, output_sink(line->output), "site/");
    line->site_files = &line->site_sink.sink;
    if (line->options.precompress) {
        sink_packed_init(&line->packed_sink, line->site_files);
        line->site_files = &line->packed_sink.sink;
    }
    if (line->outputs & OUTPUT_SITE)
        open_site(line);
    if (line->outputs & OUTPUT_EMBED)
        line->embed = embed_new(publication, line->theme, line->site_files, line->diags);
    if (line->outputs & OUTPUT_EPUB)
        line->books = books_new(publication, line->theme, &(struct books_place){line->output, NULL},
                                publication->books, line->diags);
    if (line->outputs & OUTPUT_CARTRIDGE)
        line->cartridge =
            coursepack_new(&cartridge_kind, publication, line->theme, line->output, line->diags);
    if (line->outputs & OUTPUT_SCORM)
        line->scorm =
            coursepack_new(&scorm_kind, publication, line->theme, line->output, line->diags);
}

/* One book alone, to a file that the command line names. */
static void open_file(struct pipeline *line)
{
    const char *file = line->options.output;
    struct books_place place = {NULL, file};
    struct arena arena = ARENA_INIT;
    const char *folder = path_folder(&arena, file);
    if (*folder && !file_is_folder(folder))
        diag_fail(line->diags, STATUS_USAGE, (struct place){0},
                  "can't write '%s': there is no folder '%s'; make it first", file, folder);
    else if (line->publication->books != BOOK_OF_ALL)
        diag_fail(line->diags, STATUS_USAGE, (struct place){0},
                  "'%s' is one file, but the publication has a book for each work; name a folder, "
                  "or make one book with --epub publication",
                  file);
    else
        line->books = books_new(line->publication, line->theme, &place, BOOK_OF_ALL, line->diags);
    arena_clear(&arena);
}

static void compute_fidelity(struct work *work, const struct document *document)
{
    struct wordstream stream;
    wordstream_init(&stream, NULL);
    work_words(work, &stream);
    document_words(document, &stream);
    wordstream_finish(&stream, &work->computed);
    wordstream_clear(&stream);
}

static void collect_assets(struct pipeline *line, const struct work *work,
                           const struct document *document)
{
    struct arena arena = ARENA_INIT;
    const struct document_link *links;
    size_t n = document_links(document, &links);
    for (size_t i = 0; i < n; i++) {
        struct link_target target = publication_link(&arena, line->publication, work, links[i].url);
        if (target.kind == LINK_ASSET)
            assets_add(line->assets, target.path);
    }
    arena_clear(&arena);
}

static struct document *read_document(struct pipeline *line, const struct work *work,
                                      struct buf *text)
{
    struct str body;
    struct document_options options = {work->file, work->body_place.line, work->sanitize_html};
    if (work_read_body(work, text, &body, line->diags) != STATUS_OK)
        return NULL;
    return document_read(body, &options, line->diags);
}

/* One work on its whole way; nothing of its body is held afterwards. */
static void process_work(struct pipeline *line, struct work *work)
{
    struct buf text = BUF_INIT;
    struct document *document = read_document(line, work, &text);
    if (document) {
        compute_fidelity(work, document);
        collect_assets(line, work, document);
        check_add(line->check, work, document);
        if (line->outside)
            outside_add(line->outside, work, document);
        if (line->site)
            site_add(line->site, work, document);
        if (line->embed)
            embed_add(line->embed, work, document);
        if (line->books)
            books_add(line->books, work, document);
        if (line->site_files && (line->outputs & OUTPUT_DOWNLOADS))
            download_add(line->publication, line->theme, line->site_files, work, document,
                         line->diags);
        if (line->cartridge)
            coursepack_add(line->cartridge, work, document);
        if (line->scorm)
            coursepack_add(line->scorm, work, document);
        document_free(document);
    }
    buf_clear(&text);
    if (line->options.progress) {
        pthread_mutex_lock(&line->lock);
        line->options.progress(line->options.progress_context, ++line->done,
                               line->publication->n_works);
        pthread_mutex_unlock(&line->lock);
    }
}

/* Item 0 is the cover: what takes long comes first. */
static void process_item(void *context, unsigned thread, size_t item)
{
    (void)thread;
    struct pipeline *line = context;
    if (item > 0)
        process_work(line, &line->publication->works[item - 1]);
    else if (line->books)
        books_draw_cover(line->books);
}

void pipeline_process(struct pipeline *line)
{
    pool_run(line->options.threads, 1 + line->publication->n_works, process_item, line);
    check_finish(line->check, line->assets);
}

/* The chapters whose links could not be made before all works were known are read once more: what is
 * held of them is less than their texts. */
static void add_waiting(void *context, unsigned thread, size_t i)
{
    (void)thread;
    struct pipeline *line = context;
    const struct work *work = &line->publication->works[i];
    struct buf text = BUF_INIT;
    struct document *document =
        books_waits(line->books, work) ? read_document(line, work, &text) : NULL;
    if (document)
        books_add_waiting(line->books, work, document);
    document_free(document);
    buf_clear(&text);
}

static void add_entry(struct buf *out, const char *path, const char *measure, size_t number,
                      const char *sha256)
{
    bool first = out->p[out->n - 1] == '[';
    buf_adds(out, first ? "\n  {\"path\": \"" : ",\n  {\"path\": \"");
    buf_adds_json(out, path);
    buf_addf(out, "\", \"%s\": %zu, \"sha256\": \"%s\"}", measure, number, sha256);
}

static void add_file(void *out, const char *path, size_t size, const char *sha256)
{
    add_entry(out, path, "size", size, sha256);
}

/* Every file with its digest, every work with its fidelity: a line each. */
static void write_provenance(struct pipeline *line)
{
    struct buf out = BUF_INIT;
    buf_adds(&out, "{\"generator\": \"Colophon " COLOPHON_VERSION "\",\n \"works\": [");
    for (size_t i = 0; i < line->publication->n_works; i++) {
        const struct work *work = &line->publication->works[i];
        add_entry(&out, work->path, "words", work->computed.words, work->computed.sha256);
    }
    buf_adds(&out, "],\n \"files\": [");
    output_each(line->output, add_file, &out);
    buf_adds(&out, "]}\n");
    sink_put(output_sink(line->output), "provenance.json", "application/json", buf_str(&out));
    buf_clear(&out);
}

static void finish_site(struct pipeline *line)
{
    if (line->site)
        site_finish(line->site, line->assets);
}

static void finish_books(struct pipeline *line)
{
    if (line->books)
        books_finish(line->books);
}

static void finish_cartridge(struct pipeline *line)
{
    if (line->cartridge)
        coursepack_finish(line->cartridge);
}

static void finish_scorm(struct pipeline *line)
{
    if (line->scorm)
        coursepack_finish(line->scorm);
}

static void finish_embed(struct pipeline *line)
{
    if (line->embed)
        embed_finish(line->embed);
}

static void (*const finishers[])(struct pipeline *) = {finish_books, finish_site, finish_cartridge,
                                                       finish_scorm, finish_embed};

static void finish_output(void *line, unsigned thread, size_t i)
{
    (void)thread;
    finishers[i](line);
}

/* The threads share the lists of the site; what they can't share is finished side by side. */
static void finish_outputs(struct pipeline *line)
{
    if (line->books)
        pool_run(line->options.threads, line->publication->n_works, add_waiting, line);
    if (line->site)
        site_write_lists(line->site, line->options.threads);
    pool_run(line->options.threads, sizeof finishers / sizeof *finishers, finish_output, line);
}

/* The publication is written without an address of its own: what needs one is left out. */
static void tell_missing_address(struct pipeline *line)
{
    if (!line->publication->base_url)
        diag_note(
            line->diags, (struct place){line->publication->file, 0, 0},
            "no 'base-url': addresses of our own pages are left out of metadata and snippets");
}

/* Whether what is to be made is one file. */
static bool is_one_file(const struct pipeline *line)
{
    return line->outputs == OUTPUT_EPUB && is_named_as_book(line);
}

void pipeline_write(struct pipeline *line, struct output_stats *stats)
{
    pipeline_load_theme(line);
    bool one_file = is_one_file(line);
    if (line->theme)
        (one_file ? open_file : open_outputs)(line);
    if (!(line->output || line->books) || diags_status(line->diags) > STATUS_CONTENT)
        return;
    pipeline_process(line);
    if (diags_status(line->diags) != STATUS_OK)
        return;
    if (line->output)
        output_settle(line->output);
    finish_outputs(line);
    tell_missing_address(line);
    if (diags_status(line->diags) != STATUS_OK)
        return;
    if (one_file) {
        stats->written = 1;
        return;
    }
    write_provenance(line);
    if (output_commit(line->output, stats) == STATUS_OK)
        unchanged_remember(line->output, line->inputs, line->publication->n_works, line->diags);
}

/* The data of the embed page of a work or of one of its sections; NULL when `page` is neither. */
static json_t *embed_data(struct pipeline *line, const char *page, const struct work *work,
                          const struct document *document)
{
    const struct section *sections, *found = NULL;
    struct arena arena = ARENA_INIT;
    size_t n = document_sections(document, &sections);
    for (size_t i = 0; i < n && !found; i++)
        if (strcmp(page, work_section_embed(&arena, work, sections[i].heading->id)) == 0)
            found = &sections[i];
    arena_clear(&arena);
    if (!found && strcmp(page, work->embed) != 0)
        return NULL;
    return embed_page_data(line->publication, line->theme, work, document, found);
}

/* Whether it is the page of a work, or in the folder of its sections, which have no page of theirs. */
static bool may_be_embed(struct arena *arena, const struct work *work, const char *page)
{
    const char *folder = work_section_embed(arena, work, "");
    return strcmp(page, work->embed) == 0 ||
           strncmp(page, folder, strlen(folder) - strlen(".html")) == 0;
}

/* The data of a page about one work; NULL when `page` is none. */
static json_t *work_page_data(struct pipeline *line, const char *page, const char **template)
{
    json_t *data = NULL;
    struct arena arena = ARENA_INIT;
    bool embed = strncmp(page, "embed/", strlen("embed/")) == 0;
    for (size_t i = 0; i < line->publication->n_works && !data; i++) {
        struct work *work = &line->publication->works[i];
        if (embed ? !may_be_embed(&arena, work, page) : strcmp(page, work->page) != 0)
            continue;
        struct buf text = BUF_INIT;
        struct document *document = read_document(line, work, &text);
        if (document) {
            compute_fidelity(work, document);
            *template = embed ? "embed" : "page";
            data = embed ? embed_data(line, page, work, document)
                         : site_page_data(line->publication, line->theme, work, document);
        }
        document_free(document);
        buf_clear(&text);
    }
    arena_clear(&arena);
    return data;
}

static json_t *bare_page_data(struct pipeline *line, const char *page, const char **template)
{
    static const struct {
        const char *page, *template;
        json_t *(*data)(const struct publication *publication);
    } pages[] = {
        {"search.html", "search", site_search_data},
        {"readings.html", "readings", site_readings_data},
        {"404.html", "404", site_not_found_data},
        {"embed/index.html", "embed-index", embed_picker_data},
    };
    json_t *data = work_page_data(line, page, template);
    if (data)
        return data;
    pipeline_process(line);
    data = site_list_data(line->publication, line->theme, page, template);
    if (!data && (data = site_moved_data(line->publication, page)))
        *template = "moved";
    if (data)
        return data;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(page, pages[i].page) != 0)
            continue;
        *template = pages[i].template;
        data = pages[i].data(line->publication);
        if (data)
            return data;
    }
    diag_fail(line->diags, STATUS_USAGE, (struct place){0},
              "the site has no page '%s'; name it by its path, as 'index.html'", page);
    return NULL;
}

static json_t *page_data(struct pipeline *line, const char *page, const char **template)
{
    json_t *data = bare_page_data(line, page, template);
    if (data && strcmp(*template, "embed") != 0 && theme_uses(line->theme, "outline"))
        data_add_outline(data, line->publication);
    return data;
}

/* The texts of the theme are left out: they are the same for all pages. */
json_t *pipeline_page_data(struct pipeline *line, const char *page, const char **template)
{
    pipeline_load_theme(line);
    json_t *data = line->theme ? page_data(line, page, template) : NULL;
    if (data) {
        theme_add_data(line->theme, data);
        json_object_del(data, "ui");
    }
    return data;
}

void pipeline_page(struct pipeline *line, const char *page, struct buf *html)
{
    const char *template = NULL;
    pipeline_load_theme(line);
    json_t *data = line->theme ? page_data(line, page, &template) : NULL;
    if (data)
        theme_render(line->theme, template, data, html, line->diags);
    json_decref(data);
}
