/* Any bytes are read as an archive or refused; what is unpacked is as large as it said. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/archive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void unpack_all(struct archive_reader *reader)
{
    struct buf bytes = BUF_INIT;
    for (size_t i = 0; i < archive_size(reader); i++) {
        size_t size = archive_entry_at(reader, i)->size;
        buf_reset(&bytes);
        if (archive_read(reader, i, &bytes) == STATUS_OK && bytes.n != size)
            abort();
    }
    buf_clear(&bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memfd_create("fuzz.zip", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    struct diags *diags = diags_new();
    struct buf path = BUF_INIT;
    buf_addf(&path, "/proc/self/fd/%d", file);
    struct archive_reader *reader = archive_open(path.p, diags);
    if (reader)
        unpack_all(reader);
    else if (diags_status(diags) == STATUS_OK)
        abort();
    archive_close(reader);
    buf_clear(&path);
    diags_free(diags);
    close(file);
    return 0;
}
