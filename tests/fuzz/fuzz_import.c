/* Any bytes are refused or imported; no word is lost on the way, with a profile or without. */
#include <stdint.h>

#include "fuzz/imported.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    import_and_check("fuzz.txt", text, &(struct import_options){0});
    import_and_check("fuzz.txt", text, &(struct import_options){.profile = "cfr"});
    return 0;
}
