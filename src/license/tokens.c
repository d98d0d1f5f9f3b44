#include "license/tokens.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t url_length(struct str text)
{
    static const char *const starts[] = {"https://", "http://", "www.", "creativecommons.org/"};
    size_t i = 0;
    while (i < COUNT(starts) &&
           (text.n < strlen(starts[i]) || strncasecmp(text.p, starts[i], strlen(starts[i])) != 0))
        i++;
    if (i == COUNT(starts))
        return 0;
    size_t n = 0;
    while (n < text.n && text.p[n] > ' ' && text.p[n] < 0x7f &&
           !strchr("\"'<>()[]{}|\\`", text.p[n]))
        n++;
    while (n > 0 && strchr(".,;:!", text.p[n - 1]))
        n--;
    return n;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_joint(uint32_t c)
{
    return c == '-' || c == '_' || c == '/' || c == 0xad || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

static bool is_word_part(uint32_t c)
{
    if (c < 0x80)
        return is_digit((char)c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '&';
    /* Letters of other scripts, not the signs around them. */
    return !(utf8_is_space(c) || is_joint(c) || (c >= 0xa1 && c <= 0xbf) ||
             (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f) || c == 0xfeff ||
             c == 0xfffd);
}

static bool is_letter_at(struct str text, size_t i)
{
    size_t length;
    return i < text.n && !is_digit(text.p[i]) &&
           is_word_part(utf8_decode(str_sub(text, i, text.n), &length));
}

/* The length of what holds a word together from inside: the point of "4.0", the apostrophe of
 * "d'Utilisation". */
static size_t inner_length(struct str text, size_t i)
{
    static const char apostrophe[] = "\xe2\x80\x99";
    if (i == 0 || i >= text.n)
        return 0;
    if (text.p[i] == '.')
        return is_digit(text.p[i - 1]) && i + 1 < text.n && is_digit(text.p[i + 1]);
    size_t n = text.p[i] == '\''                                          ? 1
               : str_starts(str_sub(text, i, text.n), str_of(apostrophe)) ? strlen(apostrophe)
                                                                          : 0;
    return is_letter_at(text, i + n) ? n : 0;
}

static size_t word_length(struct str text)
{
    size_t i = 0, length;
    while (i < text.n) {
        length = inner_length(text, i);
        if (length == 0 && !is_word_part(utf8_decode(str_sub(text, i, text.n), &length)))
            break;
        i += length;
    }
    return i;
}

static void add_token(struct tokens *tokens, struct token token)
{
    if (tokens->n == tokens->cap) {
        tokens->cap = tokens->cap ? 2 * tokens->cap : 64;
        tokens->all = mem_realloc(tokens->all, tokens->cap * sizeof *tokens->all);
    }
    tokens->all[tokens->n++] = token;
}

void tokens_read(struct str text, struct tokens *tokens)
{
    bool joined = false, after_word = false;
    size_t i = 0, length;
    while (i < text.n) {
        struct str rest = str_sub(text, i, text.n);
        size_t url = url_length(rest), word = url ? 0 : word_length(rest);
        if (url || word) {
            add_token(tokens, (struct token){str_sub(rest, 0, url + word), url > 0, joined});
            joined = false;
            after_word = true;
            i += url + word;
        } else {
            joined = is_joint(utf8_decode(rest, &length)) && after_word;
            after_word = false;
            i += length;
        }
    }
}

bool token_is(const struct tokens *tokens, size_t at, struct str word)
{
    if (at >= tokens->n || tokens->all[at].url || tokens->all[at].text.n != word.n)
        return false;
    return strncasecmp(tokens->all[at].text.p, word.p, word.n) == 0;
}

size_t tokens_phrase(const struct tokens *tokens, size_t at, struct str words)
{
    size_t n = 0;
    while (words.n > 0) {
        size_t end = 0;
        while (end < words.n && words.p[end] != ' ' && words.p[end] != ':')
            end++;
        if (end > 0 && !token_is(tokens, at + n++, str_sub(words, 0, end)))
            return 0;
        words = str_sub(words, end + 1, words.n);
    }
    return n;
}

size_t tokens_any_phrase(const struct tokens *tokens, size_t at, const char *const *phrases)
{
    size_t n = 0;
    for (; *phrases && n == 0; phrases++)
        n = tokens_phrase(tokens, at, str_of(*phrases));
    return n;
}

void tokens_clear(struct tokens *tokens)
{
    free(tokens->all);
    *tokens = (struct tokens){0};
}
