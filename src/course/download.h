/*
 * Plain downloads of each work, beside its book: downloads/PATH.txt and .md, for readers and
 * programs that take nothing else, and the files that cite it (.bib, .biblatex.bib, .ris,
 * .csl.json). Every file has the license in words; the texts have the notice first and last.
 */
#ifndef COLOPHON_COURSE_DOWNLOAD_H
#define COLOPHON_COURSE_DOWNLOAD_H

#include "base/sink.h"
#include "markdown/document.h"
#include "model/publication.h"

/* Writes the files of one work; from any thread. Paths in the sink are relative to the site's top.
 */
void download_add(const struct publication *publication, struct sink *sink, const struct work *work,
                  const struct document *document);

#endif
