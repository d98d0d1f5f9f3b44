/*
 * Note links: signs that lead from one place in a page to another, and are no words of the text.
 */
#ifndef COLOPHON_IMPORT_NOTE_LINKS_H
#define COLOPHON_IMPORT_NOTE_LINKS_H

#include "import/webpage.h"

/* Marks them as left out of their lines. After content_find(). */
void note_links_leave_out(const struct webpage *page);

#endif
