/*
 * The words and addresses of a sentence, without the signs between them.
 *
 * A word is a run of letters and digits ("NonCommercial", "4.0", "d'Utilisation"); spaces, hyphens,
 * dashes, quotes and brackets only separate.
 */
#ifndef COLOPHON_LICENSE_TOKENS_H
#define COLOPHON_LICENSE_TOKENS_H

#include "base/text.h"

struct token {
    struct str text; /* a part of the sentence */
    bool url;
    bool joined; /* to the one before it, by one hyphen, dash, slash or underscore */
};

struct tokens {
    struct token *all;
    size_t n, cap;
};

void tokens_read(struct str text, struct tokens *tokens);
void tokens_clear(struct tokens *tokens);

/* Any index may be asked for. Case does not matter in ASCII. */
bool token_is(const struct tokens *tokens, size_t at, struct str word);
/* How many tokens from `at` on are these words (separated by spaces or colons); 0 if they aren't.
 */
size_t tokens_phrase(const struct tokens *tokens, size_t at, struct str words);
/* The same for the first phrase that fits; the list ends with NULL. */
size_t tokens_any_phrase(const struct tokens *tokens, size_t at, const char *const *phrases);

#endif
