/*
 * Roles: which unit is what. The steps run in one order, and a unit that has its role keeps it:
 * license, end of the article, title, label lists, furniture, photographs, head fields, body,
 * headings, paragraphs. (Furniture and label lists stand between a heading and its paragraph, so
 * they go before headings are looked for.)
 */
#ifndef COLOPHON_IMPORT_ROLES_H
#define COLOPHON_IMPORT_ROLES_H

#include "import/profile.h"

struct sequence_weights;

/* Decides every unit. */
void roles_assign(struct units *units, const struct profile *profile);
/* The steps before the body. Returns the unit with which the article is over, at most units->n. */
size_t roles_begin(struct units *units, const struct profile *profile);

enum { TITLE_WORDS = 40 }; /* a longer line is no title */

/* For a profile with `title: page-title`: the line that is best for a title, the first when none is
 * any good. units->furniture is known, no role is. */
size_t title_rank(const struct units *units, const struct profile *profile);
/* The first line is the title of the page: makes two units of it where the name of the site stands
 * behind it, so that the title can stand alone; without units->furniture a dash is the title's own.
 * Returns whether it did. Before any unit has a role. */
bool title_split_page(struct units *units);
/* Decides that a unit is the title, if it may be one, and its repeats among the units before `end`. */
void title_decide(struct units *units, size_t title, size_t end);

/* The title of a page without the name of the site: "How to Read | The Site". */
struct str title_without_site(struct str page);
bool title_has_word(struct str text, struct str word); /* whatever their case */
/* How many of 100 words of the longer of two titles the other has, too. */
size_t title_words_alike(struct str a, struct str b);
/* How much of 100 a heading says of what the page calls itself, the name of the site aside. */
size_t title_alike(struct str heading, struct str page);

/* The stretch of units before `end` in which is most prose: from..to-1. */
void body_find(const struct units *units, size_t end, size_t *from, size_t *to);
/* Where no rule knows furniture, nor an end, there is none but in menus around the article. */
bool body_is_clean(const struct units *units, size_t end);
/* The step for a profile with `body: scored`: decides the units before `end`. `weights` NULL: those
 * that were fitted (sequence.h). */
void body_decide(struct units *units, const struct profile *profile, size_t end,
                 const struct sequence_weights *weights);

#endif
