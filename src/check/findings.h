/*
 * Findings of the rules become diagnostics, unless the work or the publication has an answer.
 */
#ifndef COLOPHON_CHECK_FINDINGS_H
#define COLOPHON_CHECK_FINDINGS_H

#include "check/rules.h"
#include "model/publication.h"

struct findings;

/* With `full`, warnings are reported, too; a build asks for errors alone. */
struct findings *findings_new(const struct publication *publication, bool full,
                              struct diags *diags);
void findings_free(struct findings *findings);

/* `work` NULL: about the publication. The clause of the rule is added to the message. Thread-safe.
 */
void finding(struct findings *findings, const struct work *work, enum rule_id rule,
             struct place place, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* What can't be known this time: an answer to it is not called unneeded. */
void finding_unknown(struct findings *findings, const struct work *work, enum rule_id rule);
/* Answers that were not needed, or name no rule. After all others. */
void findings_finish(struct findings *findings);

/* Whether the words are another's: imported, or first published by somebody else. */
bool work_is_reproduced(const struct publication *publication, const struct work *work);
/* Whether it comes from elsewhere, reproduced or adapted: what is in it may be of others still. */
bool work_is_foreign(const struct publication *publication, const struct work *work);
/* Whether one of the works is. */
bool findings_reproduces(const struct findings *findings);

#endif
