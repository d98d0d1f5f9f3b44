/*
 * The rules by concern, one file each. Those that take a document look at the body of a work, from
 * any thread; the others at what is known of all.
 */
#ifndef COLOPHON_CHECK_CONCERNS_H
#define COLOPHON_CHECK_CONCERNS_H

#include "check/findings.h"
#include "markdown/document.h"

/* record.c: what the record of a work has to hold. */
void check_work_record(struct findings *findings, const struct publication *publication,
                       const struct work *work);
/* credits.c: what in a text belongs to others, or speaks of its own license. */
void check_credits(struct findings *findings, const struct publication *publication,
                   const struct work *work, const struct document *document);
/* parts.c: pictures and parts. */
void check_parts(struct findings *findings, const struct publication *publication,
                 const struct work *work, const struct document *document);
/* adaptation.c: NoDerivatives, ShareAlike, the adapter's license. */
void check_adaptation(struct findings *findings, const struct publication *publication,
                      const struct work *work, const struct document *document);
/* money.c: NonCommercial works, collections, the license of the frame. */
void check_money(struct findings *findings, const struct publication *publication);
/* frame.c: what stands around the works. */
void check_frame(struct findings *findings, const struct publication *publication);
/* incidents.c: breaches. `today` is an ISO date, or NULL: not known. */
void check_incidents(struct findings *findings, const struct publication *publication,
                     const char *today);

#endif
