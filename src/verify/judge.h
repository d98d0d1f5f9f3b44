/*
 * What a page must have to be proven, and how it is said when it has not.
 */
#ifndef COLOPHON_VERIFY_JUDGE_H
#define COLOPHON_VERIFY_JUDGE_H

#include "verify/proof.h"

/* A page of a site with works: notices at head and foot, all slots, words. */
void judge_page(struct proof *proof, struct page *page);
/* A page that marks no work. `ours`: it belongs to a site that marks its works, so this one should be
 * about none, and claim no license. */
void judge_unmarked_page(struct proof *proof, struct page *page, bool ours);
/* A document in an EPUB: the short notice in visible words, words of its works. `label` of the license
 * found, or NULL, is the result; it lives in the page. */
const char *judge_chapter(struct proof *proof, struct page *page, const char *archive,
                          const char **address);

#endif
