/* Any bytes behind the first tag of a page are a page: refused or imported, with all of its words. */
#include <stdint.h>

#include "fuzz/imported.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf page = BUF_INIT;
    buf_adds(&page, "<!doctype html>");
    buf_add(&page, data, size);
    import_and_check("fuzz.html", buf_str(&page),
                     &(struct import_options){.url = "https://example.org/a/b.html"});
    buf_clear(&page);
    return 0;
}
