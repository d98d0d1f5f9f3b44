/*
 * Lines that were cut at a width, as e-mail programs, editors and Project Gutenberg do: which of
 * them go together again. Words are never joined, only lines.
 *
 * That a text was cut shows over the whole of it: its lines end where the next word had no room,
 * and most begin in the middle of a sentence. Lists, verses and headings of about the same length
 * do not.
 */
#ifndef COLOPHON_IMPORT_WRAP_H
#define COLOPHON_IMPORT_WRAP_H

#include "base/text.h"

/* Has a line columns, as a row of a table has? No such line is cut. */
bool wrap_is_row(struct str line);

/* The width at which the lines of a text were cut, in code points; 0: they were not. */
size_t wrap_width(struct str text);

/* A paragraph that is put together of its lines. */
struct wrap {
    size_t width; /* 0: nothing goes together */
    size_t lines; /* that the paragraph has by now */
    struct str last;
    bool item; /* its first line is the point of a list */
};

/* Begins a paragraph with a line, which is not blank. */
struct wrap wrap_begin(size_t width, struct str line);
/* Does the next line of the text belong to the paragraph? Then it is the last of it by now. */
bool wrap_takes(struct wrap *wrap, struct str next);

#endif
