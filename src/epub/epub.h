/*
 * A book: one EPUB 3.3, of one work of a publication or of all of them. A book of one work is that
 * work; with more it is an anthology, in which every chapter carries its own notice.
 *
 *     struct epub *epub = epub_new(publication, only, theme, archive, covers, diags);
 *     epub_draw_cover(epub);                 once, and
 *     epub_add(epub, work, document);        once a work: from any thread
 *     epub_add_waiting(epub, work, document);   the same for those of which epub_waits() says so
 *     epub_finish(epub);                     when all works have been added
 *     epub_free(epub);
 *
 * Layout of the archive: mimetype, META-INF/container.xml, package.opf, nav.xhtml, toc.ncx, text/
 * (cover, title page, parts, chapters, colophon, licenses, credits, legal code), css/, images/ (ours),
 * assets/ (the works'). No folder is above them: an archive says each path twice, unpacked.
 *
 * In the order of a reader: epub.c (the book and its files), chapter.c and split.c (a work),
 * contents.c (what is where), matter.c (the pages that are ours) with legal_code.c, package.c,
 * accessibility.c with evidence.c, navigation.c; books.c makes several books at once.
 */
#ifndef COLOPHON_EPUB_EPUB_H
#define COLOPHON_EPUB_EPUB_H

#include "base/archive.h"
#include "base/cache.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

struct epub;

/* `only` is the one work of the book; NULL: all works of the publication. `covers` may be NULL. Everything is borrowed and
 * must outlive the book. */
struct epub *epub_new(const struct publication *publication, const struct work *only,
                      const struct theme *theme, struct archive *archive, struct cache *covers,
                      struct diags *diags);
void epub_free(struct epub *epub);
void epub_add(struct epub *epub, const struct work *work, const struct document *document);
/* Whether a work has a link to a place in one that was added after it, so that it was not known in
 * which document of the book that lies. Then, when all works have been added, it has to be added once
 * more, from any thread. */
bool epub_waits(const struct epub *epub, const struct work *work);
void epub_add_waiting(struct epub *epub, const struct work *work, const struct document *document);
/* Adds the author's picture, or one that is drawn: cover.c. */
void epub_draw_cover(struct epub *epub);
void epub_finish(struct epub *epub);

#endif
