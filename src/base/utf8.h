/*
 * UTF-8: validity, code points, white space and words.
 *
 * A *word* is a run of code points without the Unicode property White_Space (U+00A0 has it; U+200B,
 * U+00AD and U+FEFF don't), in raw UTF-8: no normal form, no case folding.
 */
#ifndef COLOPHON_BASE_UTF8_H
#define COLOPHON_BASE_UTF8_H

#include <stdint.h>

#include "base/memory.h"
#include "base/text.h"

/* Strictly (no overlong forms, no surrogates). `bad`, if given, gets the offset of the first bad
 * byte. */
bool utf8_valid(struct str s, size_t *bad);

/* The code point at the start of s, which must not be empty; *length gets its bytes. A bad byte
 * gives U+FFFD and length 1. */
uint32_t utf8_decode(struct str s, size_t *length);
void utf8_encode(struct buf *out, uint32_t code_point);

/* The Unicode property White_Space. */
bool utf8_is_space(uint32_t code_point);
/* The property White_Space at s: the length of the white space at its start, 0 if none is there. */
size_t utf8_space_length(struct str s);
/* The length of the word at the start of s, 0 if white space is there. */
size_t utf8_word_length(struct str s);
struct str utf8_trim(struct str s);
/* Cuts the next word off *rest. False when only white space was left. */
bool utf8_next_word(struct str *rest, struct str *word);
size_t utf8_word_count(struct str s);
/* Whether a letter in it is of a script that runs from right to left. */
bool utf8_has_rtl(struct str s);
/* The words of s joined by one space each. */
void utf8_collapse(struct buf *out, struct str s);
/* The same as a copy. */
char *utf8_collapsed(struct arena *arena, struct str s);

#endif
