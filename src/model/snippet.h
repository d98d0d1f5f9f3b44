/*
 * Snippets: what a teacher pastes where a work, or a section of it, shall appear in a frame. The
 * notice stands in the snippet itself, as words with the addresses written out, so that it is read
 * where the frame is dropped.
 *
 * A snippet is a pattern with {address} of the framed page, {title} of the frame, {notice} as
 * phrasing content and {notice-markdown}; the page where snippets are picked (course/picker.c)
 * fills in the same patterns.
 */
#ifndef COLOPHON_MODEL_SNIPPET_H
#define COLOPHON_MODEL_SNIPPET_H

#include "model/publication.h"

enum snippet_kind {
    SNIPPET_HTML,      /* with a script by which the frame takes the height of its text */
    SNIPPET_SAFE,      /* what the editors of Moodle and Canvas leave as it is */
    SNIPPET_MARKDOWN,  /* a link and the notice remain where HTML is dropped */
    SNIPPET_WORDPRESS, /* blocks of its editor */
    N_SNIPPETS
};

/* "html", "safe", "markdown", "wordpress" */
extern const char *const snippet_names[N_SNIPPETS];
extern const char *const snippet_patterns[N_SNIPPETS];

/* The title of a frame: "Title, Creators. CC BY 4.0", with the heading of a section before it. */
void snippet_title(const struct notice_facts *facts, const char *heading, struct buf *out);
/* The snippet for HTML pages; `address` is that of the framed page. */
void snippet_html(const struct notice_facts *facts, const char *heading, const char *address,
                  struct buf *out);

#endif
