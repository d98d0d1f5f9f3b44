/*
 * The word stream of a work, and the fidelity record made of it.
 *
 * Fidelity is the SHA-256 of the words joined by one U+0020, and their number. Text comes in pieces
 * as a tree is walked: pieces join into one word until white space in them, or wordstream_break(),
 * separates (the end of a block, a line break, the end of a table cell).
 */
#ifndef COLOPHON_BASE_WORDS_H
#define COLOPHON_BASE_WORDS_H

#include "base/digest.h"
#include "base/text.h"

/* Digits of a digest where every byte counts: in the chapters of books. */
enum { FIDELITY_HALF = SHA256_HEX / 2 };

struct fidelity {
    char sha256[SHA256_HEX + 1]; /* empty: not known; or the first FIDELITY_HALF digits */
    size_t words;
};

struct wordstream {
    size_t words;
    bool within;      /* a word is open: the next piece may continue it */
    struct buf own;   /* the words joined by one space, unless they go to `copy` */
    struct buf *copy; /* NULL; from `start` on it has these words */
    size_t start;
};

/* `copy` may be NULL; else it gets the words joined by one space, the bytes that are hashed, and
 * what it has of them must stay as it is until wordstream_finish(). */
void wordstream_init(struct wordstream *stream, struct buf *copy);
void wordstream_clear(struct wordstream *stream);
void wordstream_text(struct wordstream *stream, struct str piece);
/* Whole words that are joined by one space already; `n` is how many. */
void wordstream_words(struct wordstream *stream, struct str joined, size_t n);
void wordstream_break(struct wordstream *stream);
/* Ends the stream; it can be used again from the start. */
void wordstream_finish(struct wordstream *stream, struct fidelity *fidelity);
/* In hex. Where one is a half, its digits are compared: 128 bits, more than chance or a slip can meet
 * (NIST SP 800-107, 5.1, on digests that are cut). */
bool fidelity_same_digest(const char *a, const char *b);
bool fidelity_equal(const struct fidelity *a, const struct fidelity *b);

#endif
