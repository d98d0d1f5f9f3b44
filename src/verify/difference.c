#include "verify/difference.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/sorted.h"
#include "base/utf8.h"
#include "verify/quote.h"

enum {
    CONTEXT = 5, /* words told on both sides */
    RUN = 5,     /* equal words that can't be there by chance */
};

static void add_quoted(struct buf *out, struct str text)
{
    struct arena arena = ARENA_INIT;
    buf_adds(out, quote(&arena, text));
    arena_clear(&arena);
}

/* The words around number i, on one line, in quotes. */
static void add_context(struct buf *out, const struct word_list *words, size_t i)
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

/* The words i to i + n in quotes. */
static void add_run(struct buf *out, const struct word_list *words, size_t i, size_t n)
{
    const struct str *first = &words->at[i], *last = &words->at[i + n - 1];
    buf_addc(out, '\'');
    add_quoted(out, (struct str){first->p, (size_t)(last->p + last->n - first->p)});
    buf_addc(out, '\'');
}

/* "word 3, 'x'," or "2 words from word 3 on, 'x y',", of the source if it is named. */
static void add_place(struct buf *out, const struct word_list *words, size_t i, size_t n,
                      const char *of)
{
    if (n == 1)
        buf_addf(out, "word %zu", i + 1);
    else
        buf_addf(out, "%zu words from word %zu", n, i + 1);
    if (of)
        buf_addf(out, " of '%s'", of);
    buf_adds(out, n == 1 ? ", " : " on, ");
    add_run(out, words, i, n);
    buf_addc(out, ',');
}

static void tell_change(struct buf *out, const struct change *change, const struct word_list *found,
                        const struct word_list *source, const char *source_file)
{
    switch (change->kind) {
    case CHANGE_ADDED:
        add_place(out, found, change->at, change->n, NULL);
        buf_addf(out, " %s not in '%s'", change->n == 1 ? "is" : "are", source_file);
        break;
    case CHANGE_MISSING:
        add_place(out, source, change->source_at, change->source_n, source_file);
        buf_addf(out, " %s missing", change->source_n == 1 ? "is" : "are");
        break;
    case CHANGE_MOVED:
        add_place(out, found, change->at, change->n, NULL);
        buf_addf(out, " %s moved: in '%s' %s from word %zu on", change->n == 1 ? "is" : "are",
                 source_file, change->n == 1 ? "it stands" : "they stand", change->source_at + 1);
        break;
    case CHANGE_CHANGED:
        if (change->n == 1)
            buf_addf(out, "word %zu is ", change->at + 1);
        else
            buf_addf(out, "%zu words from word %zu on are ", change->n, change->at + 1);
        add_run(out, found, change->at, change->n);
        buf_addf(out, " where '%s' has ", source_file);
        add_run(out, source, change->source_at, change->source_n);
        break;
    }
    buf_adds(out, ": found ");
    add_context(out, found, change->at);
    buf_adds(out, ", the source has ");
    add_context(out, source, change->source_at);
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

/* Whether every block of what was found occurs in the source, in order. */
static bool blocks_occur(const struct comparison *c)
{
    size_t from = 0;
    for (size_t i = 0; i < c->n_blocks; i++) {
        size_t end = i + 1 < c->n_blocks ? c->blocks[i + 1] : c->found.n;
        struct str block = str_trim(str_sub(c->found, c->blocks[i], end));
        if (block.n == 0)
            continue;
        size_t at = find_words(c->source, block, from);
        if (at == c->source.n)
            return false;
        from = at + block.n;
    }
    return true;
}

/* Whether a[i..] and b[k..] go on with the same few words, or end together. */
static bool meet(const struct word_list *a, size_t i, const struct word_list *b, size_t k, size_t n)
{
    for (size_t step = 0; step < n; step++)
        if (i + step == a->n || k + step == b->n || !str_eq(a->at[i + step], b->at[k + step]))
            return false;
    return true;
}

/* Whether all words of the source occur in what was found, in order, in runs. */
static bool source_occurs(const struct word_list *a, const struct word_list *b)
{
    size_t i = 0, k = 0;
    while (k < b->n) {
        if (i < a->n && str_eq(a->at[i], b->at[k])) {
            i++, k++;
            continue;
        }
        while (i < a->n && !meet(a, i, b, k, b->n - k < RUN ? b->n - k : RUN))
            i++;
        if (i == a->n)
            return false;
    }
    return true;
}

static int compare_offsets(const void *va, const void *vb)
{
    const size_t *a = va, *b = vb;
    return (*a > *b) - (*a < *b);
}

static bool starts_block(const struct comparison *c, const struct word_list *found, size_t word)
{
    if (word == found->n)
        return true;
    size_t offset = (size_t)(found->at[word].p - c->found.p);
    size_t at = sorted_first(&offset, c->blocks, c->n_blocks, sizeof *c->blocks, compare_offsets);
    /* A block begins before the space in front of its first word. */
    return offset == 0 || (at < c->n_blocks && c->blocks[at] == offset) ||
           (at > 0 && c->blocks[at - 1] + 1 == offset);
}

static bool counts(const struct comparison *c, const struct word_list *found,
                   const struct change *change)
{
    if (c->more && change->kind == CHANGE_ADDED)
        return false;
    return change->kind != CHANGE_MISSING || !c->blocks || !starts_block(c, found, change->at);
}

/* Where a block begins with other words, what stood before them in the source may be anything. */
static void leave_out(const struct comparison *c, const struct word_list *found,
                      struct change *change)
{
    if (!c->blocks || change->kind != CHANGE_CHANGED || change->source_n <= change->n ||
        !starts_block(c, found, change->at))
        return;
    change->source_at += change->source_n - change->n;
    change->source_n = change->n;
}

/* Tells the changes that count; the result is how many there are. */
static size_t tell_all(const struct comparison *c, const struct word_list *found,
                       const struct word_list *source, size_t most,
                       void (*tell)(void *context, const char *what), void *context)
{
    struct changes changes;
    struct buf what = BUF_INIT;
    size_t n = 0;
    changes_find(found, source, &changes);
    for (size_t i = 0; i < changes.n; i++) {
        if (!counts(c, found, &changes.list[i]))
            continue;
        if (n++ >= most)
            continue;
        buf_reset(&what);
        leave_out(c, found, &changes.list[i]);
        tell_change(&what, &changes.list[i], found, source, c->source_file);
        tell(context, what.p);
    }
    free(changes.list);
    buf_clear(&what);
    return n;
}

size_t difference_tell(const struct comparison *c, size_t most,
                       void (*tell)(void *context, const char *what), void *context)
{
    if (str_eq(c->found, c->source) || (c->blocks && blocks_occur(c)))
        return 0;
    struct word_list found = word_list_of(c->found), source = word_list_of(c->source);
    size_t n = 0;
    if (!c->more || !source_occurs(&found, &source))
        n = tell_all(c, &found, &source, most, tell, context);
    if (n == 0 && c->blocks) {
        /* The shortest way from one text to the other leaves no block apart, and still one is. */
        tell(context, "its blocks do not occur there in this order");
        n = 1;
    }
    free(found.at);
    free(source.at);
    return n;
}
