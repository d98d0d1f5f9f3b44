/* Any text is imported, its words kept as they were, or refused with a reason. */
#include <stdint.h>
#include <stdlib.h>

#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const profiles[] = {NULL, "cfr"};
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        struct diags *diags = diags_new();
        struct import_options options = {.profile = profiles[i]};
        struct import_result result = {0};
        struct str text = {(const char *)data, size};
        enum status status = import_text("fuzz.txt", text, &options, &result, diags);
        if (status == STATUS_OK ? result.fidelity.words != result.kept_words
                                : diags_count(diags, SEVERITY_ERROR) == 0)
            abort();
        import_result_clear(&result);
        diags_free(diags);
    }
    return 0;
}
