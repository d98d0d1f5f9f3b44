/*
 * The legal code of a license, embedded as the text file that its author publishes, as a part of a
 * document: headings and flowing paragraphs in the place of lines of equal length.
 *
 * No word is added, left out or changed; only the rules of '=' signs become rules of the document. What
 * is set off in the file by its indentation stands in a <div class="c-clause">, in another one for each
 * step.
 */
#ifndef COLOPHON_EPUB_LEGAL_CODE_H
#define COLOPHON_EPUB_LEGAL_CODE_H

#include "base/text.h"

/* Appends XHTML: the title as <h2>, the headings of sections as <h3>, <p>, <div> and <hr>. */
void legal_code_write(struct str text, struct buf *out);

#endif
