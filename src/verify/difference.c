#include "verify/difference.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "verify/quote.h"

enum {
    CONTEXT = 5,        /* words told on both sides */
    SURE = 3,           /* equal words that show where the streams meet again */
    LONGEST_RUN = 1000, /* words added or dropped that are told as such */
    RUN = 5,            /* equal words that can't be there by chance */
};

/* The words of a stream. */
struct words {
    struct str *at;
    size_t n;
};

static struct words split(struct str stream)
{
    struct words words = {NULL, 0};
    size_t cap = 0;
    struct str word;
    while (utf8_next_word(&stream, &word)) {
        if (words.n == cap) {
            cap = cap ? 2 * cap : 256;
            words.at = mem_realloc(words.at, cap * sizeof *words.at);
        }
        words.at[words.n++] = word;
    }
    return words;
}

static void add_quoted(struct buf *out, struct str text)
{
    struct arena arena = ARENA_INIT;
    buf_adds(out, quote(&arena, text));
    arena_clear(&arena);
}

/* The words around number i, on one line, in quotes. */
static void add_context(struct buf *out, const struct words *words, size_t i)
{
    size_t from = i > CONTEXT ? i - CONTEXT : 0;
    size_t to = words->n - i > CONTEXT + 1 ? i + CONTEXT + 1 : words->n;
    buf_adds(out, from > 0 ? "\"… " : "\"");
    for (size_t k = from; k < to; k++) {
        if (k > from)
            buf_addc(out, ' ');
        add_quoted(out, words->at[k]);
    }
    buf_adds(out, to < words->n ? " …\"" : "\"");
}

/* Whether a[i..] and b[k..] go on with the same few words, or end together. */
static bool meet(const struct words *a, size_t i, const struct words *b, size_t k, size_t n)
{
    for (size_t step = 0; step < n; step++) {
        if (i + step == a->n || k + step == b->n)
            return step > 0 ? i + step == a->n && k + step == b->n : a->n - i == b->n - k;
        if (!str_eq(a->at[i + step], b->at[k + step]))
            return false;
    }
    return true;
}

/* How many words of `a` from i on are not in `b`, where both go on alike behind them; 0: they
 * don't. */
static size_t extra(const struct words *a, size_t i, const struct words *b, size_t k)
{
    for (size_t n = 1; n <= LONGEST_RUN && i + n <= a->n; n++)
        if (meet(a, i + n, b, k, SURE))
            return n;
    return 0;
}

/* The words i to i + n in quotes. */
static void add_run(struct buf *out, const struct words *words, size_t i, size_t n)
{
    const struct str *first = &words->at[i], *last = &words->at[i + n - 1];
    buf_addc(out, '\'');
    add_quoted(out, (struct str){first->p, (size_t)(last->p + last->n - first->p)});
    buf_addc(out, '\'');
}

static void tell_added(struct buf *out, const struct words *found, size_t i, size_t n,
                       const char *source_file)
{
    if (n == 1)
        buf_addf(out, "word %zu, ", i + 1);
    else
        buf_addf(out, "%zu words from word %zu on, ", n, i + 1);
    add_run(out, found, i, n);
    buf_addf(out, ", %s not in '%s'", n == 1 ? "is" : "are", source_file);
}

static void tell_missing(struct buf *out, const struct words *source, size_t k, size_t n,
                         const char *source_file)
{
    if (n == 1)
        buf_addf(out, "word %zu of '%s', ", k + 1, source_file);
    else
        buf_addf(out, "%zu words from word %zu of '%s' on, ", n, k + 1, source_file);
    add_run(out, source, k, n);
    buf_addf(out, ", %s missing", n == 1 ? "is" : "are");
}

/* At the first difference: word i of what was found, word k of the source. */
static void tell(struct buf *out, const struct words *found, const struct words *source, size_t i,
                 size_t k, const char *source_file)
{
    bool both = i < found->n && k < source->n;
    bool changed = both && meet(found, i + 1, source, k + 1, SURE);
    size_t added = changed ? 0 : extra(found, i, source, k);
    size_t missing = changed ? 0 : extra(source, k, found, i);
    if (added > 0 && (missing == 0 || added <= missing)) {
        tell_added(out, found, i, added, source_file);
    } else if (missing > 0) {
        tell_missing(out, source, k, missing, source_file);
    } else if (both) {
        buf_addf(out, "word %zu is ", i + 1);
        add_run(out, found, i, 1);
        buf_addf(out, " where '%s' has ", source_file);
        add_run(out, source, k, 1);
    } else if (i < found->n) {
        tell_added(out, found, i, found->n - i, source_file);
    } else {
        tell_missing(out, source, k, source->n - k, source_file);
    }
    buf_adds(out, ": found ");
    add_context(out, found, i);
    buf_adds(out, ", the source has ");
    add_context(out, source, k);
}

bool difference_tell(struct str found, struct str source, const char *source_file, struct buf *out)
{
    if (str_eq(found, source))
        return false;
    struct words a = split(found), b = split(source);
    size_t i = 0;
    while (i < a.n && i < b.n && str_eq(a.at[i], b.at[i]))
        i++;
    bool differ = i < a.n || i < b.n;
    if (differ)
        tell(out, &a, &b, i, i, source_file);
    free(a.at);
    free(b.at);
    return differ;
}

/* Where `part` occurs in `text` as whole words, at or after `from`; text.n when it doesn't. */
static size_t find_words(struct str text, struct str part, size_t from)
{
    for (size_t at; (at = str_find(text, part, from)) < text.n; from = at + 1) {
        bool starts = at == 0 || text.p[at - 1] == ' ';
        bool ends = at + part.n == text.n || text.p[at + part.n] == ' ';
        if (starts && ends)
            return at;
    }
    return text.n;
}

/* Tells how far the block goes along with the source, and where it leaves it. */
static void tell_block(struct buf *out, struct str block, struct str source, size_t from,
                       const char *source_file)
{
    struct words words = split(block);
    size_t at = source.n, known = 0;
    while (known < words.n) {
        const struct str *last = &words.at[known];
        struct str prefix = {block.p, (size_t)(last->p + last->n - block.p)};
        size_t next = find_words(source, prefix, at < source.n ? at : from);
        if (next == source.n)
            break;
        at = next;
        known++;
    }
    struct str rest = str_sub(source, at, source.n);
    struct words there = split(str_sub(rest, 0, block.n + 4096));
    buf_addf(out, "a block does not occur in '%s', or not in this order: ", source_file);
    if (known == 0) {
        add_context(out, &words, 0);
    } else if (known < words.n) {
        buf_adds(out, "of the block that begins with '");
        add_quoted(out, words.at[0]);
        buf_adds(out, "', ");
        tell(out, &words, &there, known, known, source_file);
    }
    free(words.at);
    free(there.at);
}

bool difference_blocks(struct str words, const size_t *blocks, size_t n_blocks, struct str source,
                       const char *source_file, struct buf *out)
{
    size_t from = 0;
    for (size_t i = 0; i < n_blocks; i++) {
        size_t end = i + 1 < n_blocks ? blocks[i + 1] : words.n;
        struct str block = str_trim(str_sub(words, blocks[i], end));
        if (block.n == 0)
            continue;
        size_t at = find_words(source, block, from);
        if (at == source.n) {
            tell_block(out, block, source, from, source_file);
            return false;
        }
        from = at + block.n;
    }
    return true;
}

bool difference_search(struct str found, struct str source, const char *source_file,
                       struct buf *out)
{
    struct words a = split(found), b = split(source);
    size_t i = 0, k = 0;
    while (k < b.n) {
        if (i < a.n && str_eq(a.at[i], b.at[k])) {
            i++, k++;
            continue;
        }
        size_t next = i;
        while (next < a.n && !meet(&a, next, &b, k, b.n - k < RUN ? b.n - k : RUN))
            next++;
        if (next == a.n)
            break;
        i = next;
    }
    bool all = k == b.n;
    if (!all) {
        buf_addf(out, "word %zu of '%s' is not found: the source has ", k + 1, source_file);
        add_context(out, &b, k);
        buf_adds(out, i < a.n ? ", found " : ", found the end");
        if (i < a.n)
            add_context(out, &a, i);
    }
    free(a.at);
    free(b.at);
    return all;
}
