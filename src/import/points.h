/*
 * Points: which lines of a text are a list, and where the items of one stand.
 *
 * A text says that a line is a point by a mark before it: a bullet, or a number. One line proves
 * nothing, for a year or a dash of dialogue looks the same; a list is two lines or more that have the
 * same bullet, or numbers that count up. In the list that is made of them the mark is what
 * Markdown writes there, and no word: see unit_shown(). Letters count up, too, but Markdown has no
 * such list: they stay in the text of their bullets.
 */
#ifndef COLOPHON_IMPORT_POINTS_H
#define COLOPHON_IMPORT_POINTS_H

#include "import/unit.h"

/* Does a line that has words begin with a bullet or a number, as points do, or is it one? White space
 * before it doesn't count. */
bool points_may_begin(struct str line);

/* Numbers the lists of a text: unit.list. After units_finish(). */
void points_find(struct units *units);

/* Gives items and quotations that a text has, or a person said, their frames: unit.frame. Items in a
 * row are one list as long as their marks go on; what is set deeper stands in the item before. After
 * the last unit has its role. */
void points_frame(struct units *units);

#endif
