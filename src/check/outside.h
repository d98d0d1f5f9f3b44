/*
 * Links to other sites: whether they still lead somewhere. The only place that asks the network, and
 * only when it is told to.
 *
 * It is polite: it asks each address once (HEAD, and GET where that is refused), a host at a time
 * with a pause between two questions, follows redirects, and keeps what was found in a file, so
 * that an address that was fine is not asked again for a week.
 *
 *     struct outside *outside = outside_new(diags);
 *     outside_add(outside, work, document);       once a work, from any thread
 *     outside_check(outside, &options);
 *     outside_free(outside);
 */
#ifndef COLOPHON_CHECK_OUTSIDE_H
#define COLOPHON_CHECK_OUTSIDE_H

#include "markdown/document.h"
#include "model/publication.h"

struct outside;

struct outside_options {
    const char *cache;   /* file; NULL: nothing is kept */
    long pause;          /* milliseconds between two questions to one host; 0: 1000 */
    long timeout;        /* seconds for one question; 0: 20 */
    long long now;       /* seconds since 1970 */
    const char *version; /* of the program, for the User-Agent */
};

struct outside *outside_new(struct diags *diags);
void outside_free(struct outside *outside);
void outside_add(struct outside *outside, const struct work *work, const struct document *document);
/* Asks, and reports: an address that is gone (404, 410) or whose host is unknown is an error; one
 * that did not answer, refused, or has moved for good is a warning. */
void outside_check(struct outside *outside, const struct outside_options *options);

#endif
