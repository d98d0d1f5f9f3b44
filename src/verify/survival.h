/*
 * The survival matrix: what is left of a notice after what the world does to files.
 *
 * head-removed    only what is visible in the body, with the addresses of its links
 * canvas          what Canvas leaves of the body
 * html-purifier   what HTML Purifier, and so Moodle, leaves of the body
 * tags-stripped   the words of the body alone
 * css-off         the words with nothing hidden and nothing styled
 * ends            the first and last 2 kB of these words
 * alone           this one file of a book, a course or a site, and nothing else
 * epub-to-text    the words of the whole book
 * feed-item       the words of one entry of a feed
 * snippet         what is pasted into a stranger's page to embed the work
 *
 * Looked for are the license's name, its address, a creator or the publisher, and the source, as far
 * as the file names them at all. It is done only when verify is asked for it.
 */
#ifndef COLOPHON_VERIFY_SURVIVAL_H
#define COLOPHON_VERIFY_SURVIVAL_H

#include "verify/proof.h"

/* The names and addresses that must be left. */
struct wanted {
    const char *file, *work;
    const char *license, *label; /* address and label; NULL: nothing to look for */
    const struct credit *names, *sources;
    int line;
};

/* A page with one work, after it was judged. `more`: names and sources that the file around it
 * gives (a book's package); or NULL. */
void survival_of_page(struct proof *proof, const struct page *page, xmlDoc *doc,
                      const struct wanted *more);
/* The content of a feed's entry; `credit` is a name that the work's page gives,
 * `via` the source that the entry gives; or NULL. */
void survival_of_item(struct proof *proof, const struct page *page, xmlDoc *doc, const char *credit,
                      const char *via);
/* Words without any markup: a text to download, a book made text. */
void survival_of_text(struct proof *proof, const struct wanted *wanted, struct str text,
                      const char *attack);
void survival_of_ends(struct proof *proof, const struct wanted *wanted, struct str text);

#endif
