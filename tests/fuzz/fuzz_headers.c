/* Any bytes are read as the `_headers` beside a page and its book; what is found wrong stands in one
 * of its lines, or nowhere in it. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "verify/headers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FOLDER "/proc/self/fd/" /* where files of memory lie */

static const char *const files[] = {FOLDER "a.html", FOLDER "downloads/a.epub"};

static void meet(struct proof *proof, const char *file, const char *group)
{
    struct page_work work = {.path = "a.md",
                             .part = 1,
                             .parts = 1,
                             .license = "https://creativecommons.org/licenses/by/4.0/",
                             .label = "CC BY 4.0"};
    struct page page = {.file = file, .works = &work, .n_works = 1};
    page.slots.canonical = "https://example.org/a.html";
    proof_meet(proof, group, &page, &work, 0);
}

static void check(const char *path, struct str text, struct diags *diags)
{
    struct found_file list[] = {
        {files[0], FOUND_PAGE, NULL}, {files[1], FOUND_EPUB, NULL}, {path, FOUND_HEADERS, NULL}};
    struct found_files found = {list, sizeof list / sizeof *list, 0};
    struct verify_options options = {0};
    struct verify_report report = {0};
    struct proof proof;
    struct str line;
    int lines = 0;
    proof_init(&proof, &options, &report, diags);
    meet(&proof, files[0], "");
    meet(&proof, files[1], files[1]);
    proof_sort(&proof);
    headers_check(&proof, &found, path);
    while (str_next_line(&text, &line))
        lines++;
    for (size_t i = 0; i < diags_size(diags); i++)
        if (diags_at(diags, i)->place.line > lines)
            abort();
    proof_clear(&proof);
    verify_report_clear(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memfd_create("_headers", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    struct buf path = BUF_INIT;
    struct diags *diags = diags_new();
    buf_addf(&path, FOLDER "%d", file);
    check(path.p, (struct str){(const char *)data, size}, diags);
    diags_free(diags);
    buf_clear(&path);
    close(file);
    return 0;
}
