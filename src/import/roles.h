/*
 * Roles: which unit is what. The steps run in one order, and a unit that has its role keeps it:
 * license, end of the article, title, label lists, furniture, photographs, head fields, body,
 * headings, paragraphs. (Furniture and label lists stand between a heading and its paragraph, so
 * they go before headings are looked for.)
 */
#ifndef COLOPHON_IMPORT_ROLES_H
#define COLOPHON_IMPORT_ROLES_H

#include "import/profile.h"

/* Decides every unit. */
void roles_assign(struct units *units, const struct profile *profile);

/* For a profile with `title: page-title`: the first line is the title of the page, often with the
 * name of the site behind it. Makes two units of it, so that the title can stand alone. Before all
 * else. */
void title_split_page(struct units *units);
/* Decides the title and its repeats among the units before `end`. */
void title_decide(struct units *units, const struct profile *profile, size_t end);
/* How much of 100 a heading says of what the page calls itself, the name of the site aside. */
size_t title_alike(struct str heading, struct str page);

/* The step for a profile with `body: scored`: leaves undecided what belongs to the article, among
 * the units before `end`, and leaves out the rest. */
void body_score(struct units *units, size_t end);

#endif
