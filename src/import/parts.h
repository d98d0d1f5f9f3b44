/*
 * Parts: what stands in a text and may be somebody else's: pictures, films, what is embedded, with
 * their captions and credits.
 *
 * The license of a text covers a picture only when nothing says otherwise: no credit, no copyright
 * line, no license of its own, and no profile that knows better. What it does not cover is left out
 * with its caption, and recorded with its credit word for word. A credit is that of all pictures
 * of a figure, also of figures that stand in it, and of the same picture elsewhere in the page.
 */
#ifndef COLOPHON_IMPORT_PARTS_H
#define COLOPHON_IMPORT_PARTS_H

#include "import/profile.h"
#include "import/rights.h"

enum { PART_CAPTIONS = 2 }; /* one with the caption, one with the credit */

struct found_part {
    const char *type;           /* "image", "video", "audio", "embed" */
    struct str caption, credit; /* p NULL: none was given */
    struct str shared;          /* said of the rights in another picture of its figure; p NULL */
    const char *alt;     /* of an image; "" says that it is decoration; NULL: none was given */
    const char *source;  /* its address; NULL */
    const char *license; /* its own: an id, "unknown", "none"; NULL: that of the text */
    bool covered;        /* by the license of the text */
    const char *beside;  /* its file, seen from the page; NULL: none is known */
    const char *file;    /* of one that is taken: beside the Markdown, as the text names it; NULL */
    size_t captions[PART_CAPTIONS], n_captions; /* units with its caption and credit */
    int line;                                   /* of its element; 0: there is none */
    size_t before;                              /* the first unit behind it */
    const struct _xmlNode *figure;              /* that it stands in; NULL */
};

struct parts {
    struct found_part *at;
    size_t n;
};

/* Finds them by the units that are captions, and in a page by its elements: `page` is NULL for a
 * text. After the units have their roles; captions that say more than a record takes are left out. */
void parts_gather(const struct webpage *page, struct units *units, const struct profile *profile,
                  struct parts *parts);

/* Decides what the license of the text covers. */
void parts_judge(const struct rights *rights, const struct profile *profile, struct arena *arena,
                 struct parts *parts);

#endif
