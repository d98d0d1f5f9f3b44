/*
 * What must hold of every import, whatever the bytes were: it is refused with a reason, or it has a
 * result in which no word is lost. Aborts where that is not so.
 */
#ifndef COLOPHON_FUZZ_IMPORTED_H
#define COLOPHON_FUZZ_IMPORTED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/import.h"

/* Our own Markdown must never fail our own check: that would be a fault of the writer. */
static inline void check_diags(const struct diags *diags)
{
    for (size_t i = 0; i < diags_size(diags); i++)
        if (diags_at(diags, i)->rule && strcmp(diags_at(diags, i)->rule, "verbatim") == 0) {
            fprintf(stderr, "%s\n", diags_at(diags, i)->message);
            abort();
        }
}

/* The words of a text are those of its lines; those of a page are not those of its source. */
static inline void check_words(struct str text, const struct import_result *result)
{
    if (result->kept_words != result->fidelity.words)
        abort();
    if (!result->html && utf8_valid(text, NULL) &&
        result->kept_words + result->recorded_words + result->left_out_words !=
            utf8_word_count(text))
        abort();
}

static inline void import_and_check(const char *file, struct str text,
                                    const struct import_options *options)
{
    struct diags *diags = diags_new();
    struct import_result result;
    enum status status = import_text(file, text, options, &result, diags);
    check_diags(diags);
    if (status == STATUS_OK && (result.markdown.n == 0 || result.ledger.n == 0))
        abort();
    if (status == STATUS_OK && diags_size(diags) == 0)
        check_words(text, &result);
    if (status != STATUS_OK && (result.markdown.n > 0 || diags_status(diags) != status))
        abort();
    import_result_clear(&result);
    diags_free(diags);
}

#endif
