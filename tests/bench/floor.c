/*
 * floor CONTENT OUTPUT THREADS [all] : the least that publishing can cost, to measure us against.
 *
 * Reads every .md file, skips its front matter, lets cmark render it and writes one file a page: what
 * a site costs. With `all`, what all outputs cost: cmark renders the tree once for every form in which
 * we publish a work (page, frame, text, Markdown, copy in one HTML file, chapter of a book, page of a
 * course package) and each section once more for its own frame; every file that we write for a work is
 * written, the small ones with one line, and the entries of two archives are packed. No notices, marks,
 * templates, digests, indexes or checks.
 */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/archive.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"

struct job {
    struct arena arena;
    const char *content, *output;
    const char **paths; /* relative to content */
    size_t n, cap;
    struct archive *book, *package; /* NULL: a site alone */
};

static void add_path(struct job *job, const char *path)
{
    if (job->n == job->cap) {
        job->cap = job->cap ? 2 * job->cap : 1024;
        job->paths = mem_realloc(job->paths, job->cap * sizeof *job->paths);
    }
    job->paths[job->n++] = path;
}

/* One level of folders is what corpus writes. */
static void find_works(struct job *job, const char *folder, struct diags *diags)
{
    const char *const *names;
    size_t n = 0;
    if (file_list(&job->arena, path_join(&job->arena, job->content, folder), &names, &n, diags) !=
        STATUS_OK)
        return;
    mkdir(path_join(&job->arena, job->output, folder), 0777);
    for (size_t i = 0; i < n; i++) {
        char *path = path_join(&job->arena, folder, names[i]);
        if (path_has_extension(path, ".md"))
            add_path(job, path);
        else if (!*folder && !strchr(path, '.'))
            find_works(job, path, diags);
    }
}

static void write_page(const char *path, const char *html)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(html, file) < 0 || fclose(file) != 0) {
        perror(path);
        exit(3);
    }
}

static void render_page(cmark_node *tree, const char *path)
{
    char *html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
    write_page(path, html);
    free(html);
}

static void write_and_free(const char *path, char *text)
{
    write_page(path, text);
    free(text);
}

static bool begins_section(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

/* A file for every heading, with what follows it up to the next. */
static void write_sections(struct arena *arena, cmark_node *tree, const char *stem)
{
    struct buf section = BUF_INIT;
    size_t n = 0;
    cmark_node *node = cmark_node_first_child(tree);
    while (node && !begins_section(node))
        node = cmark_node_next(node);
    while (node) {
        buf_reset(&section);
        do {
            char *html = cmark_render_html(node, CMARK_OPT_DEFAULT);
            buf_adds(&section, html);
            free(html);
            node = cmark_node_next(node);
        } while (node && !begins_section(node));
        write_page(arena_printf(arena, "%s.section-%zu.html", stem, ++n), section.p);
    }
    buf_clear(&section);
}

static void pack(struct archive *archive, size_t rank, const char *path, cmark_node *tree)
{
    char *html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
    archive_add(archive, (long)rank, path, str_of(html), false);
    free(html);
}

static void write_all(struct job *job, struct arena *arena, size_t i, cmark_node *tree)
{
    static const char *const small[] = {".bib", ".biblatex.bib", ".ris", ".csl.json",
                                        ".oembed.json"};
    const char *path = job->paths[i];
    const char *stem = path_with_extension(arena, path_join(arena, job->output, path), "");
    render_page(tree, arena_printf(arena, "%s.embed.html", stem));
    render_page(tree, arena_printf(arena, "%s.download.html", stem));
    write_sections(arena, tree, stem);
    write_and_free(arena_printf(arena, "%s.txt", stem),
                   cmark_render_commonmark(tree, CMARK_OPT_DEFAULT, 0));
    write_and_free(arena_printf(arena, "%s.md", stem),
                   cmark_render_commonmark(tree, CMARK_OPT_DEFAULT, 0));
    for (size_t k = 0; k < sizeof small / sizeof *small; k++)
        write_page(arena_printf(arena, "%s%s", stem, small[k]), path);
    pack(job->book, i, path, tree);
    pack(job->package, i, path, tree);
}

static void publish(void *context, unsigned thread, size_t i)
{
    (void)thread;
    struct job *job = context;
    struct arena arena = ARENA_INIT;
    struct buf text = BUF_INIT;
    struct diags *diags = diags_new();
    const char *path = job->paths[i];
    if (file_read(path_join(&arena, job->content, path), FILE_LIMIT, &text, diags) != STATUS_OK)
        exit(3);
    const char *body = strstr(text.p, "\n---\n");
    body = body ? body + 5 : text.p;
    cmark_node *tree = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    char *out = path_join(&arena, job->output, path);
    render_page(tree, path_with_extension(&arena, out, ".html"));
    if (job->book)
        write_all(job, &arena, i, tree);
    cmark_node_free(tree);
    buf_clear(&text);
    arena_clear(&arena);
    diags_free(diags);
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 5) {
        fputs("usage: floor CONTENT OUTPUT THREADS [all]\n", stderr);
        return 2;
    }
    struct job job = {.content = argv[1], .output = argv[2]};
    struct diags *diags = diags_new();
    mkdir(job.output, 0777);
    find_works(&job, "", diags);
    if (argc == 5) {
        job.book = archive_new(path_join(&job.arena, job.output, "book"), diags);
        job.package = archive_new(path_join(&job.arena, job.output, "package"), diags);
        archive_spend(job.package, ARCHIVE_FAST);
    }
    pool_run((unsigned)strtoul(argv[3], NULL, 10), job.n, publish, &job);
    if (argc == 5) {
        archive_write(job.book, path_join(&job.arena, job.output, "book.zip"));
        archive_write(job.package, path_join(&job.arena, job.output, "package.zip"));
    }
    archive_free(job.book);
    archive_free(job.package);
    int status = job.n == 0 || diags_size(diags) > 0;
    diags_free(diags);
    free(job.paths);
    arena_clear(&job.arena);
    return status;
}
