#include "verify/source.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "markdown/document.h"
#include "verify/difference.h"
#include "verify/quote.h"

enum { MOST_TOLD = 20 }; /* differences of one work */

struct source {
    const char *file;
    bool readable, markdown;
    struct buf words; /* joined by one space */
    struct work work; /* of Markdown */
    struct source_picture *pictures;
    size_t n_pictures;
    atomic_bool used;
};

struct sources {
    struct arena arena;
    struct source *list;
    size_t n;
};

static void read_pictures(struct arena *arena, struct source *source,
                          const struct document *document)
{
    const struct document_link *links;
    size_t n = document_links(document, &links);
    source->pictures = arena_array(arena, n + 1, sizeof *source->pictures);
    for (size_t i = 0; i < n; i++) {
        const char *path =
            links[i].image
                ? path_decode(arena, str_sub(str_of(links[i].url), 0, strcspn(links[i].url, "?#")))
                : NULL;
        if (path)
            source->pictures[source->n_pictures++] = (struct source_picture){
                arena_strdup(arena, path_name(path)), utf8_collapsed(arena, str_of(links[i].alt))};
    }
}

/* The words of a work: title, standfirst, body. Those in raw HTML are its words, too, whatever the
 * publication does with them. */
static void read_words(struct arena *arena, struct source *source, struct str text,
                       struct diags *diags)
{
    struct str body = str_sub(text, source->work.body_offset, text.n);
    struct document_options options = {
        .file = source->file, .first_line = source->work.body_place.line, .sanitize_html = true};
    struct document *document = document_read(body, &options, diags);
    struct wordstream stream;
    struct fidelity fidelity;
    wordstream_init(&stream, &source->words);
    wordstream_text(&stream, str_of(source->work.title));
    wordstream_break(&stream);
    wordstream_text(&stream, str_of(source->work.standfirst));
    wordstream_break(&stream);
    document_words(document, &stream);
    read_pictures(arena, source, document);
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    document_free(document);
}

static void read_source(struct arena *arena, struct source *source, struct diags *diags)
{
    struct buf text = BUF_INIT;
    if (file_read(source->file, FILE_LIMIT, &text, diags) == STATUS_OK) {
        source->markdown = path_has_extension(source->file, ".md");
        if (!source->markdown) {
            utf8_collapse(&source->words, buf_str(&text));
            source->readable = true;
        } else if (work_parse(arena, source->file, buf_str(&text), &source->work, diags)) {
            /* What is wrong with the source's Markdown is for check to say. */
            struct diags *aside = diags_new();
            read_words(arena, source, buf_str(&text), aside);
            diags_free(aside);
            source->readable = true;
        }
    }
    buf_clear(&text);
}

struct sources *sources_read(const char *const *files, size_t n, struct diags *diags)
{
    struct sources *sources = mem_alloc(sizeof *sources);
    sources->list = arena_array(&sources->arena, n + 1, sizeof *sources->list);
    sources->n = n;
    for (size_t i = 0; i < n; i++) {
        struct source *source = &sources->list[i];
        source->file = arena_strdup(&sources->arena, files[i]);
        buf_init(&source->words);
        read_source(&sources->arena, source, diags);
    }
    return sources;
}

void sources_free(struct sources *sources)
{
    if (!sources)
        return;
    for (size_t i = 0; i < sources->n; i++)
        buf_clear(&sources->list[i].words);
    arena_clear(&sources->arena);
    free(sources);
}

static struct str stem(const char *path)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    return (struct str){name, dot && dot != name ? (size_t)(dot - name) : strlen(name)};
}

/* "content/briefs/a.md" is of the work "briefs/a.md"; so is "a.txt". */
static bool is_of(const struct source *source, const char *work)
{
    struct str file = str_of(source->file), path = str_of(work);
    if (str_ends(file, path) && (file.n == path.n || file.p[file.n - path.n - 1] == '/'))
        return true;
    return str_eq(stem(source->file), stem(work)) &&
           (!source->markdown || !strchr(work, '/') || !strchr(source->file, '/'));
}

static bool is_meant(const struct sources *sources, const struct source *source, const char *work,
                     bool single)
{
    return source->readable && ((single && sources->n == 1) || is_of(source, work));
}

/* One comparison: what there is to say, of how many differences. */
struct telling {
    struct diags *diags;
    struct place place;
    const char *work; /* NULL: of a text that marks no work */
};

static void tell(void *context, const char *what)
{
    const struct telling *telling = context;
    struct arena arena = ARENA_INIT;
    if (telling->work)
        diag_error(telling->diags, telling->place, "source-differs",
                   "words of '%s' differ from the source: %s", quote_name(&arena, telling->work),
                   what);
    else
        diag_error(telling->diags, telling->place, "source-differs",
                   "not all words of the source are here: %s", what);
    arena_clear(&arena);
}

static enum verdict compare(struct source *source, const struct comparison *comparison,
                            struct telling *telling)
{
    size_t n = difference_tell(comparison, MOST_TOLD, tell, telling);
    atomic_store(&source->used, true);
    if (n > MOST_TOLD)
        diag_error(telling->diags, telling->place, "source-differs",
                   "%zu more places differ from '%s'", n - MOST_TOLD, source->file);
    return n == 0 ? VERDICT_FOUND : VERDICT_MISSING;
}

static enum verdict worse(enum verdict a, enum verdict b)
{
    return a > b ? a : b;
}

enum verdict sources_compare(struct sources *sources, const struct page_work *work,
                             const char *file, bool single, struct diags *diags)
{
    enum verdict verdict = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; i < sources->n; i++) {
        struct source *source = &sources->list[i];
        if (!is_meant(sources, source, work->path, single))
            continue;
        bool exact = source->markdown && !work->excerpt;
        struct comparison comparison = {buf_str(&work->words), buf_str(&source->words),
                                        source->file,          exact ? NULL : work->blocks,
                                        work->n_blocks,        .more = false};
        struct telling telling = {diags, {file, work->line, 0}, work->path};
        verdict = worse(verdict, compare(source, &comparison, &telling));
    }
    return verdict;
}

bool caption_is_left(const struct part *part, struct str words)
{
    enum { SHORTEST = 12 }; /* shorter captions ("Map") are found in any text */
    struct buf caption = BUF_INIT;
    utf8_collapse(&caption, str_of(part->caption));
    bool left = part->action && strcmp(part->action, "omit") == 0 && caption.n >= SHORTEST &&
                str_find(words, buf_str(&caption), 0) < words.n;
    buf_clear(&caption);
    return left;
}

static void search_captions(const struct source *source, struct str words,
                            const struct telling *telling)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < source->work.n_parts; i++) {
        const struct part *part = &source->work.parts[i];
        if (caption_is_left(part, words))
            diag_error(telling->diags, telling->place, "part-left-out",
                       "the record says that '%s' was left out, but its caption is here",
                       quote(&arena, str_of(part->credit ? part->credit : part->caption)));
    }
    arena_clear(&arena);
}

enum verdict sources_search(struct sources *sources, struct str text, const char *file, bool single,
                            struct diags *diags)
{
    enum verdict verdict = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; i < sources->n; i++) {
        struct source *source = &sources->list[i];
        if (!source->markdown || !is_meant(sources, source, path_name(file), single))
            continue;
        struct buf words = BUF_INIT;
        utf8_collapse(&words, text);
        struct comparison comparison = {buf_str(&words), buf_str(&source->words), source->file,
                                        .more = true};
        struct telling telling = {diags, {file, 0, 0}, NULL};
        verdict = worse(verdict, compare(source, &comparison, &telling));
        search_captions(source, buf_str(&words), &telling);
        buf_clear(&words);
    }
    return verdict;
}

const struct work *sources_record(const struct sources *sources, const char *work, bool single)
{
    for (size_t i = 0; i < sources->n; i++)
        if (sources->list[i].markdown && is_meant(sources, &sources->list[i], work, single))
            return &sources->list[i].work;
    return NULL;
}

size_t sources_pictures(const struct sources *sources, const char *work, bool single,
                        const struct source_picture **list)
{
    for (size_t i = 0; i < sources->n; i++)
        if (sources->list[i].markdown && is_meant(sources, &sources->list[i], work, single)) {
            *list = sources->list[i].pictures;
            return sources->list[i].n_pictures;
        }
    *list = NULL;
    return 0;
}

void sources_say_unused(const struct sources *sources, const char *path, struct diags *diags)
{
    for (size_t i = 0; i < sources->n; i++) {
        const struct source *source = &sources->list[i];
        if (source->readable && !atomic_load(&source->used))
            diag_error(diags, (struct place){path, 0, 0}, "source-unused",
                       "source '%s' was compared with nothing here: no work is of that name",
                       source->file);
    }
}
