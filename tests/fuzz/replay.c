/*
 * Drives a fuzz target without a fuzzer: feeds it every file of the folders named, and ends with the
 * line that libcheck ends with. A finding ends the program, by a sanitizer or a signal.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t replay(const char *folder, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const char *const *names;
    size_t n = 0;
    if (file_list(&arena, folder, &names, &n, diags) != STATUS_OK)
        n = 0;
    for (size_t i = 0; i < n; i++) {
        struct buf seed = BUF_INIT;
        const char *file = path_join(&arena, folder, names[i]);
        printf("%s\n", file);
        fflush(stdout);
        if (file_read(file, FILE_LIMIT, &seed, diags) == STATUS_OK)
            LLVMFuzzerTestOneInput((const uint8_t *)seed.p, seed.n);
        buf_clear(&seed);
    }
    arena_clear(&arena);
    return n;
}

int main(int argc, char **argv)
{
    struct diags *diags = diags_new();
    size_t n = 0;
    for (int i = 1; i < argc; i++)
        n += replay(argv[i], diags);
    size_t unread = diags_count(diags, SEVERITY_ERROR);
    printf("100%%: Checks: %zu, Failures: 0, Errors: %zu\n", n, unread);
    diags_free(diags);
    return n == 0 || unread > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
