/* Any bytes are refused or imported; no word is lost on the way, with a profile or without. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Our own Markdown must never fail our own check: that would be a fault of the writer. */
static void check_diags(const struct diags *diags)
{
    for (size_t i = 0; i < diags_size(diags); i++)
        if (diags_at(diags, i)->rule && strcmp(diags_at(diags, i)->rule, "verbatim") == 0) {
            fprintf(stderr, "%s\n", diags_at(diags, i)->message);
            abort();
        }
}

static void import(struct str text, const char *profile)
{
    struct diags *diags = diags_new();
    struct import_options options = {.profile = profile};
    struct import_result result;
    enum status status = import_text("fuzz.txt", text, &options, &result, diags);
    check_diags(diags);
    if (status == STATUS_OK && (result.markdown.n == 0 || result.ledger.n == 0 ||
                                result.kept_words != result.fidelity.words))
        abort();
    if (status != STATUS_OK && (result.markdown.n > 0 || diags_status(diags) != status))
        abort();
    if (status == STATUS_OK && utf8_valid(text, NULL) && diags_size(diags) == 0 &&
        result.kept_words + result.recorded_words + result.left_out_words != utf8_word_count(text))
        abort();
    import_result_clear(&result);
    diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    import(text, NULL);
    import(text, "cfr");
    return 0;
}
