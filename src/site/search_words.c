#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "site/search.h"

/* What a word of the index is, must be the same here and in the theme's assets/search.js. */
enum { LONGEST = 32 /* code points of a word; the rest is cut off */ };

static bool is_word_sign(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* Signs without width, which may stand within a word and don't count. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/* Accents of European scripts, points of Hebrew and Arabic, and the Arabic lengthening sign: often
 * written, often not. The vowel signs of other scripts stay. */
static bool is_dropped(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || c == 0x640 ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED);
}

/* Letters that have no decomposition and are often written with others. */
static const char *spelled(uint32_t c)
{
    switch (c) {
    case 0xE6: /* ae */
        return "ae";
    case 0x153: /* oe */
        return "oe";
    case 0xF8: /* o with a stroke */
        return "o";
    case 0x111: /* d with a stroke */
        return "d";
    case 0x142: /* l with a stroke */
        return "l";
    case 0x131: /* dotless i */
        return "i";
    default:
        return NULL;
    }
}

/* Scripts that are written without spaces, and Korean, whose words carry their endings. */
static bool is_unspaced(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

struct folding {
    void (*found)(void *context, struct str word);
    void *context;
    struct buf word;
    utf8proc_int32_t *decomposed; /* of the word that is being folded */
    utf8proc_int32_t *points;     /* of the folded word */
    size_t room;                  /* of `decomposed`; `points` has twice as much */
};

static void make_room(struct folding *folding, size_t room)
{
    folding->room = room;
    folding->decomposed = mem_realloc(folding->decomposed, room * sizeof *folding->decomposed);
    folding->points = mem_realloc(folding->points, 2 * room * sizeof *folding->points);
}

/* Without what is dropped, and with what is spelled otherwise. Returns how many code points. */
static size_t keep_letters(struct folding *folding, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = (uint32_t)folding->decomposed[i];
        const char *letters = spelled(c);
        for (; letters && *letters; letters++)
            folding->points[kept++] = *letters;
        if (!letters && !is_dropped(c) && is_word_sign(c))
            folding->points[kept++] = folding->decomposed[i];
    }
    return kept;
}

/* Decomposed, case folded, without what is dropped, composed again. Returns how many code points.
 */
static size_t fold(struct folding *folding, struct str token)
{
    const utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    utf8proc_ssize_t n;
    for (;;) {
        n = utf8proc_decompose((const utf8proc_uint8_t *)token.p, (utf8proc_ssize_t)token.n,
                               folding->decomposed, (utf8proc_ssize_t)folding->room, options);
        if (n <= (utf8proc_ssize_t)folding->room)
            break;
        make_room(folding, (size_t)n * 2);
    }
    size_t kept = n > 0 ? keep_letters(folding, (size_t)n) : 0;
    n = utf8proc_normalize_utf32(folding->points, (utf8proc_ssize_t)kept,
                                 UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return n > 0 ? (size_t)n : 0;
}

static void emit(struct folding *folding, size_t from, size_t to)
{
    buf_reset(&folding->word);
    for (size_t i = from; i < to; i++)
        utf8_encode(&folding->word, (uint32_t)folding->points[i]);
    folding->found(folding->context, buf_str(&folding->word));
}

/* A run without spaces is known by its pairs; its last sign is entered alone, so that every sign
 * begins something. */
static void emit_run(struct folding *folding, size_t from, size_t to, bool unspaced)
{
    if (!unspaced) {
        emit(folding, from, to - from > LONGEST ? from + LONGEST : to);
        return;
    }
    for (size_t i = from; i < to; i++)
        emit(folding, i, i + 2 < to ? i + 2 : to);
}

static void cut_token(struct folding *folding, struct str token)
{
    size_t n = fold(folding, token), start = 0;
    for (size_t i = 1; i <= n; i++) {
        bool unspaced = is_unspaced((uint32_t)folding->points[start]);
        if (i == n || is_unspaced((uint32_t)folding->points[i]) != unspaced) {
            emit_run(folding, start, i, unspaced);
            start = i;
        }
    }
}

/* The way of most words of most texts. */
static void cut_ascii(struct folding *folding, struct str token)
{
    char word[LONGEST];
    size_t n = 0;
    for (; n < token.n && n < LONGEST; n++)
        word[n] = token.p[n] >= 'A' && token.p[n] <= 'Z' ? (char)(token.p[n] | 0x20) : token.p[n];
    folding->found(folding->context, (struct str){word, n});
}

/* Where the token ends that may begin at `start`, and whether it is all ASCII. */
static size_t token_end(struct str text, size_t start, bool *ascii)
{
    size_t at = start, length;
    *ascii = true;
    while (at < text.n) {
        uint32_t c = utf8_decode(str_sub(text, at, text.n), &length);
        bool plain = c < 0x80;
        if (!is_word_sign(c) && (plain || at == start || !is_invisible(c)))
            break;
        *ascii = *ascii && plain;
        at += length;
    }
    return at;
}

void search_words(struct str text, void (*found)(void *context, struct str word), void *context)
{
    struct folding folding = {found, context, BUF_INIT, NULL, NULL, 0};
    bool ascii;
    for (size_t at = 0, end; at < text.n; at = end) {
        end = token_end(text, at, &ascii);
        if (end > at)
            (ascii ? cut_ascii : cut_token)(&folding, str_sub(text, at, end));
        else
            end++;
    }
    free(folding.decomposed);
    free(folding.points);
    buf_clear(&folding.word);
}
