/*
 * What a page must have to be proven, and how it is said when it has not.
 */
#ifndef COLOPHON_VERIFY_JUDGE_H
#define COLOPHON_VERIFY_JUDGE_H

#include "verify/claims.h"
#include "verify/proof.h"

/* A page of a site with works: notices at head and foot, all slots, words. */
void judge_page(struct proof *proof, struct page *page);
/* Finds the license of each work by the notice at its foot, and says nothing. */
void judge_license(struct page *page);
/* A page that marks no work. `ours`: it belongs to a site that marks its works, so this one should
 * be about none, and claim no license. */
void judge_unmarked_page(struct proof *proof, struct page *page, bool ours);
/* The works in a document of a book: as on a page, without the slots of a page. Sets the license of
 * each work. */
void judge_chapter(struct proof *proof, struct page *page, const char *book);
/* A document of a book that marks no work (cover, contents, licenses): the notice somewhere in
 * visible words. `excused`: it leads to the page of licenses, which is enough for a book of several
 * works. */
void judge_front_matter(struct proof *proof, struct page *page, const struct claim *license,
                        bool excused);

#endif
