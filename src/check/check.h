/*
 * Check: the rules that a publication has to keep before anything is made of it. Findings are
 * diagnostics with stable names in brackets.
 *
 *     struct check *check = check_new(publication, &options, diags);
 *     check_add(check, work, document);     once a work, from any thread
 *     check_finish(check, assets);          links from work to work; the rules on metadata
 *     check_free(check);
 */
#ifndef COLOPHON_CHECK_CHECK_H
#define COLOPHON_CHECK_CHECK_H

#include "markdown/document.h"
#include "model/assets.h"
#include "model/publication.h"

struct check;

struct check_options {
    bool full; /* warnings, too: a build asks for errors, and for what it always warned of */
    const char *today; /* ISO date, for what has to be mended in time; NULL: not known */
};

struct check *check_new(const struct publication *publication, const struct check_options *options,
                        struct diags *diags);
void check_free(struct check *check);
/* Checks what needs the body: fidelity, links, alternative texts, headings. work->computed is set.
 */
void check_add(struct check *check, const struct work *work, const struct document *document);
/* Checks what needs all works: records, links between works, licenses side by side, the frame, the
 * files (`assets`) that the works refer to; then which answers were not needed. */
void check_finish(struct check *check, struct assets *assets);

#endif
