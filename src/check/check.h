/*
 * Check: the rules that a publication has to keep before anything is made of it. Findings are
 * diagnostics with stable names in brackets.
 *
 *     struct check *check = check_new(publication, diags);
 *     check_add(check, work, document);     once a work, from any thread
 *     check_finish(check);                  links from work to work; the rules on metadata
 *     check_record(check);                  what a person might still find out
 *     check_free(check);
 */
#ifndef COLOPHON_CHECK_CHECK_H
#define COLOPHON_CHECK_CHECK_H

#include "markdown/document.h"
#include "model/publication.h"

struct check;

struct check *check_new(const struct publication *publication, struct diags *diags);
void check_free(struct check *check);
/* Checks what needs the body: fidelity, links, alternative texts, headings. work->computed is set.
 */
void check_add(struct check *check, const struct work *work, const struct document *document);
void check_finish(struct check *check);
/* Warns of facts that are recorded as "none-supplied": valid, but worth another look. */
void check_record(struct check *check);

#endif
