/* Any bytes are verified as a book and as a package for a course, or refused with a finding. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "verify/epub.h"
#include "verify/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *path, void (*verify)(struct proof *proof, const char *path))
{
    struct verify_options options = {.threads = 1, .survival = true};
    struct verify_report report = {0};
    struct diags *diags = diags_new();
    struct proof proof;
    proof_init(&proof, &options, &report, diags);
    verify(&proof, path);
    proof_join_parts(&proof);
    if (report.n == 0)
        abort();
    proof_clear(&proof);
    verify_report_clear(&report);
    diags_free(diags);
}

static void check_pack(struct proof *proof, const char *path)
{
    pack_check(proof, path, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memfd_create("fuzz.epub", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    struct buf path = BUF_INIT;
    buf_addf(&path, "/proc/self/fd/%d", file);
    markup_init();
    check(path.p, epub_check);
    check(path.p, check_pack);
    buf_clear(&path);
    close(file);
    return 0;
}
