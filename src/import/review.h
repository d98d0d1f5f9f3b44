/*
 * The review: what a person decided about the doubts of an import. It is kept beside the Markdown in
 * slug.review.yaml, so that a decision is made once and every later import repeats it:
 *
 *     author: Clara Fong             a fact for the front matter; `none-supplied` says that somebody
 *                                    looked for it and there is none
 *     author: [A. Writer, B. Writer] several of them
 *     lang: es                       the language of the text, where its words don't say it clearly
 *     42: heading 2                  a unit, by its number in the ledger ...
 *     5f3c0a91b2d4: paragraph        ... or by its key, which stays when lines move
 *     0c1d9e2f7a86/2: left-out       the second unit with these words
 *     9b2e55d01c3f: seen             a doubt about the text as a whole
 *
 * An answer is a role of unit.h as the ledger names it ("heading 2"), `keep` (in the body, as what it
 * looks like) or `seen` (nothing is to change). An answer that fits nothing any more is reported, and
 * is itself a doubt. New answers are added at the end of the file: what a person wrote in it stays.
 */
#ifndef COLOPHON_IMPORT_REVIEW_H
#define COLOPHON_IMPORT_REVIEW_H

#include "import/import.h"

/* Why a unit has its role, and where a fact is from. */
extern const char by_a_person[];

enum review_says { SAYS_ROLE, SAYS_KEEP, SAYS_SEEN };

struct review_answer {
    struct place place; /* in the file; without one it was given in this run */
    const char *about, *text;
    size_t number;    /* of the unit; 0: `about` is a key */
    const char *fact; /* its name; NULL: it is about a unit */
    enum review_says says;
    enum role role;
    int level;           /* of a heading */
    bool fits;           /* there is something that it answers */
    struct str question; /* the text of that: a unit, a doubt; p NULL */
};

struct review {
    struct arena arena;
    const char *file;
    struct review_answer *answers;
    size_t n, room;
};

/* Reads a file; mistakes have their place in it. Returns false after one. `file` is borrowed. */
bool review_read(struct review *review, const char *file, struct str text, struct diags *diags);
/* NULL when the file may say this; else what is wanted instead, as "a date like 2024-06-18". */
const char *review_wanted(const char *about, const char *text);
/* Adds an answer of this run, with the words that the file has. Returns false when it is none. */
bool review_add(struct review *review, const char *about, const char *text, struct diags *diags);
void review_clear(struct review *review);

/* The answer about a fact; NULL. "none-supplied" is one. */
const char *review_fact(const struct review *review, const char *fact);

/* The names that answer the question for the authors; 0: it has no answer. Names are borrowed. */
size_t review_authors(const struct review *review, struct arena *arena, const char ***names);

/* Gives units the roles that were decided, after all other rules. A cell or a line of code can be no
 * heading: it is kept, with a warning and a doubt. */
void review_apply(struct review *review, struct units *units, struct diags *diags);
/* Takes the doubts away that have an answer, and adds one for each answer that fits nothing. */
void review_settle(struct review *review, struct units *units, struct diags *diags);

/* The file with the answers of this run: `old` as it was, and behind it one line each. */
void review_write(const struct review *review, struct str old, struct buf *out);

/* What a unit, or a doubt about the text as a whole, is called by in the file: the beginning of the
 * SHA-256 of its text and, for what is not the first of its text, its place among those. */
const char *review_key(struct arena *arena, struct str text, size_t nth);

#endif
