/*
 * Aliases: addresses where a work, or a piece of it, once was.
 *
 *     aliases:
 *       - briefs/old-name.html              its page, by its path in the site
 *       - 2019/05/old-name/                 the same as 2019/05/old-name/index.html
 *       - guide.html#rivers                 it was a piece of another page
 *       - from: guide.html#lakes            the same, and it is now below one of its headings
 *         to: "#the-lakes"
 *
 * Each page that is named gets a redirect. Where pieces of one page went to several places, the
 * redirect lists them, each at its old anchor, because a page without a script can't tell for which
 * of them a reader came.
 */
#ifndef COLOPHON_MODEL_ALIASES_H
#define COLOPHON_MODEL_ALIASES_H

#include "model/publication.h"

struct alias {
    const char *page;     /* in the site: "guide.html" */
    const char *fragment; /* without '#'; NULL: the whole page */
    const char *to;       /* the id of a heading of the work; NULL: its beginning */
    struct place place;
};

/* A page that has moved, and where to: one line of front matter each. */
struct redirect {
    const char *page;
    const struct redirect_target {
        const struct work *work;
        const struct alias *alias;
    } * targets; /* what names the whole page first, then in reading order */
    size_t n;
};

/* All redirects of a publication, by page. */
const struct redirect *aliases_redirects(struct arena *arena, const struct publication *publication,
                                         size_t *n);

/* For model/publication.c: reports aliases that are the page of something that is there, and those
 * that two works claim. */
void aliases_check(const struct publication *publication, struct diags *diags);

#endif
