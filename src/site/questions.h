/*
 * Questions and answers: a work whose `genre` is qa, or whose headings of level 2 all end in a
 * question mark. Each of these headings is a question, and what is below it the answer; where only
 * the genre says so, the headings that end in a question mark are, or if none does, all of them.
 */
#ifndef COLOPHON_SITE_QUESTIONS_H
#define COLOPHON_SITE_QUESTIONS_H

#include <jansson.h>

#include "license/marks.h"
#include "markdown/section.h"
#include "model/publication.h"

/* The sections that are questions, *n of them; none in another work. */
const struct section **questions_find(struct arena *arena, const struct work *work,
                                      const struct document *document, size_t *n);
/* The same for machines. */
const struct mark_question *questions_marks(struct arena *arena, const struct document *document,
                                            const struct section *const *questions, size_t n);

/* Where the rendered body is cut: a place for each question. */
struct question_cuts {
    const struct section *const *questions;
    size_t n;
    size_t *offsets; /* begin and end of each question; set by question_heading() */
    size_t done;     /* of `offsets` */
};

struct question_cuts question_cuts(struct arena *arena, const struct section *const *questions,
                                   size_t n);
/* As xhtml_options asks for it (`heading`); context is the cuts. */
void question_heading(void *context, const struct heading *heading, size_t offset);
/* `pieces`: [{html, question: {id, embed}}, ...]: the body, cut after each question; `question` is
 * not there in a piece that is none. `embed` is the path of its embed page, if it has one. */
void questions_add_pieces(json_t *data, const struct publication *publication,
                          const struct work *work, const struct question_cuts *cuts,
                          struct str body);

#endif
