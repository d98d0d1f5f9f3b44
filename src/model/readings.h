/*
 * The reading list of a course: `readings.yaml` beside publication.yaml.
 *
 *     title: Reading list          what its page is called; else the theme's word for it
 *     lang: en                     of what is written here; else the publication's
 *     author: A. Teacher           who wrote the notes,
 *     license: CC-BY-4.0           and what others may do with them: both required if there are any
 *     note: For all of the course.
 *     sessions:
 *       - title: First week
 *         date: 2026-10-05
 *         note: Read before class.
 *         works:
 *           - briefs/one.md
 *           - work: briefs/two.md
 *             note: |
 *               One paragraph.
 *
 *               And another.
 *
 * Notes stand beside the texts and never in them: a note is its author's own work, under a license
 * of its own, and a text keeps its license and its words (reference: C33, a note that is woven into
 * a text under NoDerivatives would be an adaptation). Notes are plain text.
 */
#ifndef COLOPHON_MODEL_READINGS_H
#define COLOPHON_MODEL_READINGS_H

#include <jansson.h>

#include "model/publication.h"

/* The page in the site. */
#define READINGS_PAGE "readings.html"

struct note {
    const char **paragraphs; /* each on one line */
    size_t n;
};

struct assignment {
    const struct work *work;
    struct note note;
};

struct session {
    const char *title, *date; /* date NULL if not given */
    struct note note;
    struct assignment *assignments;
    size_t n_assignments;
};

struct readings {
    const char *title, *author; /* NULL where not given */
    const char *lang;           /* never NULL */
    struct license_record license;
    struct note note;
    bool has_notes; /* anywhere in it */
    struct session *sessions;
    size_t n_sessions;
};

/* The list of a publication whose works are read; NULL when there is none, or nothing in it to go on
 * with. Mistakes are reported with their place. Memory is the publication's. */
const struct readings *readings_read(struct publication *publication, struct diags *diags);

/* {title, href, lang, rtl, has_notes, notes_author, notes_license, note: [text], sessions: [{title,
 * date, note, works: [{title, href, path, lang, rtl, byline, byline_who,
 * byline_date, license, note}]}]}; href is relative to the site's top. A new reference. */
json_t *readings_data(const struct publication *publication);

#endif
