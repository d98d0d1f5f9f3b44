/*
 * A course package, a Common Cartridge or SCORM (cartridge.h, scorm.h): a page for every work, a page of
 * credits, the legal codes, pictures, and names for all of them.
 *
 * Learning platforms throw away a page's head, its scripts, most attributes and all elements that
 * they don't know. So a page is made of headings, paragraphs, lists, tables, links and pictures
 * alone, and the notice stands in its words, at the top and at the foot, with addresses written
 * out. Names in a package are ASCII, and none is one that a platform takes for something else
 * ("moodle.xml", a path that ends in "license"). Platforms show the pages in frames, where most of
 * the web may not be shown: links to other sites open a window of their own.
 *
 *     struct coursepack *pack = coursepack_new(&cartridge_kind, publication, theme, output, diags);
 *     coursepack_add(pack, work, document);      once a work, from any thread
 *     coursepack_finish(pack);                   when all works have been added
 *     coursepack_free(pack);
 */
#ifndef COLOPHON_COURSE_COURSEPACK_H
#define COLOPHON_COURSE_COURSEPACK_H

#include <pthread.h>

#include "base/archive.h"
#include "base/output.h"
#include "markdown/document.h"
#include "model/assets.h"
#include "model/data.h"
#include "theme/theme.h"

#define COURSEPACK_CREDITS "texts/credits.html"
#define COURSEPACK_READINGS "texts/readings.html"
#define COURSEPACK_STYLE "texts/reader.css"

/* The order of the entries: what a platform reads first comes first. */
enum { RANK_MANIFEST, RANK_COMMON, RANK_LESSONS };

/* A work in a pack. */
struct lesson {
    const struct work *work;
    const char *path; /* "texts/briefs/slug.html" */
    /* Its pictures, as files of the publication, and the works that it links to: each once, sorted.
     */
    const char **pictures;
    size_t n_pictures;
    const struct lesson **linked;
    size_t n_linked;
};

struct coursepack;

/* One kind of package. */
struct coursepack_kind {
    const char *suffix;     /* of its file: ".imscc" */
    bool web_links;         /* the original of each work is an item, too */
    const char *scorm_type; /* adlcp:scormtype of its pages; NULL: none */
    const char *contents;   /* the page of contents that it begins with, if there are several texts;
                               NULL: none */
    void (*add_pages)(struct coursepack *pack); /* that this kind alone has */
    void (*write_manifest)(const struct coursepack *pack, struct buf *out);
};

struct coursepack {
    const struct coursepack_kind *kind;
    const struct publication *publication;
    const struct theme *theme;
    struct output *output;
    struct diags *diags;
    struct archive *archive;
    const char *path, *file; /* in the output; where it is written until the commit */
    const char *contents;    /* of its kind; NULL in a package of one text */
    pthread_mutex_t lock;    /* of the arena */
    struct arena arena;
    struct lesson *lessons; /* one a work, in the same order */
};

/* Everything is borrowed. It goes to site/downloads/, with a link at the top of the output. NULL
 * after a diagnostic. */
struct coursepack *coursepack_new(const struct coursepack_kind *kind,
                                  const struct publication *publication, const struct theme *theme,
                                  struct output *output, struct diags *diags);
void coursepack_free(struct coursepack *pack);
/* Writes the page of one work; from any thread. */
void coursepack_add(struct coursepack *pack, const struct work *work,
                    const struct document *document);
/* When all works have been added: style, credits, legal codes, pictures and the manifest. */
void coursepack_finish(struct coursepack *pack);

/* Writes a page of the template; takes the reference of `data`. */
void coursepack_write_page(struct coursepack *pack, long rank, const char *template,
                           const char *path, json_t *data);
/* The work that the whole package is about; NULL: it holds several. */
const struct work *coursepack_only(const struct coursepack *pack);
/* A text of the theme, in the publication's language. */
const char *coursepack_words(const struct coursepack *pack, const char *key);
struct lesson *coursepack_lesson(const struct coursepack *pack, const struct work *work);
/* The title of the reading list, with the license of its notes if there are any. */
char *coursepack_readings_title(struct arena *arena, const struct coursepack *pack);
/* What a list of a platform shows: "Title (CC BY 4.0)". */
char *coursepack_title(struct arena *arena, const char *title, const struct work *work);
/* An identifier that stays the same as long as the publication's name and `name` do: `prefix`, '-'
 * and a UUID. An XML name. */
char *coursepack_id(struct arena *arena, const struct coursepack *pack, const char *prefix,
                    const char *name);
/* Where a picture lies in the pack. */
char *coursepack_picture(struct arena *arena, const char *path);
/* The names of the legal codes in it: "texts/LICENSE-CC-BY-4.0.txt"; *n of them. */
const char **coursepack_legal_codes(struct arena *arena, const struct coursepack *pack, size_t *n);
/* What is to be said of the rights in the whole. `description` gets the full notice of the only
 * work, or that each text keeps its license, and all their names and addresses. */
struct mark_rights coursepack_rights(const struct coursepack *pack, struct buf *description);

#endif
