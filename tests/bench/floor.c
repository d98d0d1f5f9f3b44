/*
 * floor CONTENT OUTPUT THREADS : the least that publishing can cost, to measure us against.
 *
 * Reads every .md file, skips its front matter, lets cmark render it and writes one file a page.
 */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"

struct job {
    struct arena arena;
    const char *content, *output;
    const char **paths; /* relative to content */
    size_t n, cap;
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
    char *html = cmark_markdown_to_html(body, strlen(body), CMARK_OPT_DEFAULT);
    write_page(path_with_extension(&arena, path_join(&arena, job->output, path), ".html"), html);
    free(html);
    buf_clear(&text);
    arena_clear(&arena);
    diags_free(diags);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: floor CONTENT OUTPUT THREADS\n", stderr);
        return 2;
    }
    struct job job = {.content = argv[1], .output = argv[2]};
    struct diags *diags = diags_new();
    mkdir(job.output, 0777);
    find_works(&job, "", diags);
    int status = job.n == 0 || diags_size(diags) > 0;
    pool_run((unsigned)strtoul(argv[3], NULL, 10), job.n, publish, &job);
    diags_free(diags);
    free(job.paths);
    arena_clear(&job.arena);
    return status;
}
