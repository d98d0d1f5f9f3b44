/*
 * Sources that were given with --source: the text a work was made from.
 *
 * Of a Markdown file, the words must be those of the work, one by one. Of a text file, which may
 * hold much that is not the work's (navigation, captions of pictures left out), every block of the
 * work must occur word for word, in order.
 */
#ifndef COLOPHON_VERIFY_SOURCE_H
#define COLOPHON_VERIFY_SOURCE_H

#include "model/work.h"
#include "verify/page.h"
#include "verify/report.h"

struct sources;

struct source_picture {
    const char *name, *alt; /* without its folder; in one line, "" if empty */
};

/* Reads them all; what can't be read becomes diagnostics. */
struct sources *sources_read(const char *const *files, size_t n, struct diags *diags);
void sources_free(struct sources *sources);

/* Compares a work with each source that is of its name, or, with `single`, with the only one that
 * was given. NOT_APPLICABLE when there is none. Safe from several threads. */
enum verdict sources_compare(struct sources *sources, const struct page_work *work,
                             const char *file, bool single, struct diags *diags);
/* The same for a text that marks no work: all words of the source must be in it, in order, and no
 * caption of a part that was left out. */
enum verdict sources_search(struct sources *sources, struct str text, const char *file, bool single,
                            struct diags *diags);
/* Whether a part was left out and its caption is in the words all the same, which are in one line. */
bool caption_is_left(const struct part *part, struct str words);
/* The front matter that was given for a work; NULL when no Markdown file was. */
const struct work *sources_record(const struct sources *sources, const char *work, bool single);
/* The pictures of the Markdown file that was given for a work; 0 when none was, too. */
size_t sources_pictures(const struct sources *sources, const char *work, bool single,
                        const struct source_picture **list);
/* Sources that were compared with nothing. */
void sources_say_unused(const struct sources *sources, const char *path, struct diags *diags);

#endif
