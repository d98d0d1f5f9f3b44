/*
 * Citations: a work as others cite it. There is one kind of thing here, an article on the web, so
 * that the three styles are three short functions, not a processor of styles:
 *
 *     APA      7th edition, "webpage on a website"
 *     MLA      9th edition, "page on a website"
 *     Chicago  17th edition, entry of a bibliography, "website content"
 *
 * and the files that reference managers read: BibTeX, biblatex, RIS, CSL-JSON. What is cited is the
 * publication it came from; our copy is named beside it. No style has a place for the license, so
 * the files have it in the fields that are kept (note, copyright, N1), with the notice in full words.
 *
 * Missing facts are left out as the style says: without an author the title (in Chicago the
 * publisher) comes first, without a date APA says "n.d." and the others when it was retrieved.
 *
 * A name is taken apart at the comma of its `sort`, "Example, Ada". Without one it is a person's if
 * it looks like one: two to four words, each with a capital, none of a kind that organizations have.
 * Else it is an organization's and stays whole.
 */
#ifndef COLOPHON_MODEL_CITATION_H
#define COLOPHON_MODEL_CITATION_H

#include "model/creators.h"
#include "model/publication.h"

struct citation_name {
    const char *family, *given; /* NULL for an organization */
    const char *literal;        /* as printed */
};

struct citation_date {
    int year, month, day; /* 0: not known */
};

struct citation_people {
    struct citation_name *names;
    size_t n;
};

struct citation {
    const char *key; /* a name for files: [a-z0-9-], or made of a digest */
    const char *title, *site, *lang;
    const char *url;  /* of the original, else of our copy; NULL */
    const char *copy; /* the address of our copy, if that is another; NULL */
    struct citation_people people[N_CREATOR_KINDS];
    struct citation_date date, accessed;
    const struct license *license; /* id NULL: none known */
    const char *notice;            /* the short one */
};

/* Everything is the arena's or borrowed from the work. */
void citation_init(struct arena *arena, const struct publication *publication,
                   const struct work *work, struct citation *citation);

/* By what a person is sorted, "Example, Ada"; NULL for an organization. The arena's. */
char *citation_sort_name(struct arena *arena, const struct creator *creator);

/* A reference in plain text, without line end. Words are as the author wrote them: no style changes
 * the case of a title. */
void citation_apa(const struct citation *citation, struct buf *out);
void citation_mla(const struct citation *citation, struct buf *out);
void citation_chicago(const struct citation *citation, struct buf *out);

/* A whole file with one entry. */
void citation_bibtex(const struct citation *citation, struct buf *out);
void citation_biblatex(const struct citation *citation, struct buf *out);
void citation_ris(const struct citation *citation, struct buf *out);
void citation_csl(const struct citation *citation, struct buf *out);

/* The styles and the files, for lists of them. */
struct citation_style {
    const char *key, *name; /* "apa", "APA" */
    void (*write)(const struct citation *citation, struct buf *out);
};
struct citation_format {
    const char *key, *name, *extension, *media_type; /* "bibtex", "BibTeX", ".bib", ... */
    void (*write)(const struct citation *citation, struct buf *out);
};
enum { N_CITATION_STYLES = 3, N_CITATION_FORMATS = 4 };
extern const struct citation_style citation_styles[N_CITATION_STYLES];
extern const struct citation_format citation_formats[N_CITATION_FORMATS];

#endif
