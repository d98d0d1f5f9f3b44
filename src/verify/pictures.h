/*
 * The pictures of a work and their alternative texts, held against those of its Markdown.
 */
#ifndef COLOPHON_VERIFY_PICTURES_H
#define COLOPHON_VERIFY_PICTURES_H

#include "verify/source.h"

/* Says which picture has an alternative text that none of the source has, and which stands in another's
 * place. Without a source of the work nothing is said. Safe from several threads. */
void pictures_compare(const struct sources *sources, const struct page_work *work, const char *file,
                      bool single, struct diags *diags);

#endif
