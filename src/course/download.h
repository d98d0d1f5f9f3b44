/*
 * Plain downloads of each work, beside its book: downloads/PATH.txt and .md, for readers and
 * programs that take nothing else; PATH.html, one file that opens anywhere, with its style and its
 * pictures inside; and the files that cite the work (.bib, .biblatex.bib, .ris, .csl.json). Every
 * file has the license in words; the texts have the notice first and last.
 */
#ifndef COLOPHON_COURSE_DOWNLOAD_H
#define COLOPHON_COURSE_DOWNLOAD_H

#include "base/sink.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

/* Writes the files of one work; from any thread. Paths in the sink are relative to the site's top.
 */
void download_add(const struct publication *publication, const struct theme *theme,
                  struct sink *sink, const struct work *work, const struct document *document,
                  struct diags *diags);

#endif
