/*
 * Search without a server and without a request to anybody: the index is a set of classic scripts
 * that search.html loads by need, which works from a folder, too.
 *
 *     search/works.js     every work: page, title, language, author, license; and where the other
 *                         files begin
 *     search/words-1.js   the words, sorted, each with the works that have it
 *     search/texts-1.js   the texts of some works, for what surrounds a hit, and for phrases
 *
 * Words are folded (case, accents, width; œ as oe) and cut where letters and digits end; what is written
 * without spaces (Chinese, Japanese, Korean, Thai and their kin) goes in as pairs of characters.
 * theme assets/search.js folds in the same way. The list of words grows slower than the text, for a
 * word is named once however often it occurs; texts are deflated, and take about half of their
 * size.
 *
 *     struct search *search = search_new(publication, sink);
 *     search_add(search, work, document);       once a work, from any thread
 *     search_finish(search);
 *     search_free(search);
 */
#ifndef COLOPHON_SITE_SEARCH_H
#define COLOPHON_SITE_SEARCH_H

#include "base/sink.h"
#include "markdown/document.h"
#include "model/publication.h"

struct search;

struct search *search_new(const struct publication *publication, struct sink *sink);
void search_free(struct search *search);
void search_add(struct search *search, const struct work *work, const struct document *document);
void search_finish(struct search *search);

/* Calls `found` for every word of the text as the index has it: folded, or a pair of characters.
 * `word` lives for the call. */
void search_words(struct str text, void (*found)(void *context, struct str word), void *context);

#endif
