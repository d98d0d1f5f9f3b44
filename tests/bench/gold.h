/*
 * Gold: what a reader kept of a page (NAME.gold.json, as `make bench-import` describes it), and so
 * which states the lines of its text may be in (import/sequence.h), and what a wrong one costs.
 *
 * The reader's blocks are found among the lines in their order, by letters and digits alone: the
 * longest common subsequence, in which a long line weighs somewhat more. A line that is in no block
 * of its own is still kept when a block has it in itself.
 */
#ifndef COLOPHON_TESTS_BENCH_GOLD_H
#define COLOPHON_TESTS_BENCH_GOLD_H

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "import/sequence.h"

/* Costs, in the unit of the weights: beforehand a wrong state is better by as much. */
#define COST_LOST 1.0       /* of a line of the article, with its words */
#define COST_KEPT 1.5       /* of a line that is none */
#define COST_HEADING 1.0    /* of a heading as a paragraph, or a paragraph as a heading */
#define COST_NO_HEADING 1.2 /* more, of another line as a heading */

enum {
    CONTAINED_WORDS = 8, /* a shorter line in a block may be a heading within it */
    COST_WORDS = 60,     /* more cost no more */
    BYLINE_LETTERS = 4,
    BYLINE_WORDS = 14,
};

enum verdict {
    VERDICT_LEFT_OUT,
    VERDICT_NEUTRAL,
    VERDICT_HEADING,
    VERDICT_PARAGRAPH,
    VERDICT_KEPT
};

struct gold_block {
    struct str key;
    enum verdict verdict;
};

struct gold {
    struct gold_block *blocks;
    size_t n_blocks;
    struct str *neutral;
    size_t n_neutral;
    struct str byline;
    struct buf all; /* the keys of all blocks, with a space around each */
};

/* A line of which the states are known. */
struct gold_line {
    unsigned char may;     /* bit 1 << state: it can be in this one */
    unsigned char right;   /* and in this one it should be */
    double cost[N_STATES]; /* of each */
};

/* Letters and digits in lower case; what has none stands for itself. */
static inline struct str gold_key(struct arena *arena, struct str text)
{
    struct buf key = BUF_INIT;
    size_t length;
    for (struct str rest = text; rest.n > 0; rest = str_sub(rest, length, rest.n)) {
        uint32_t c = utf8_decode(rest, &length);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
            utf8_encode(&key, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
    }
    if (key.n == 0)
        buf_add_str(&key, text);
    struct str copy = {arena_strndup(arena, key.p, key.n), key.n};
    buf_clear(&key);
    return copy;
}

static inline void gold_add_neutral(struct arena *arena, struct gold *gold, const json_t *value)
{
    size_t n = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < n; i++) {
        const json_t *text = json_is_array(value) ? json_array_get(value, i) : value;
        if (json_is_string(text) && *json_string_value(text))
            gold->neutral[gold->n_neutral++] = gold_key(arena, str_of(json_string_value(text)));
    }
}

static inline enum verdict gold_verdict(const char *type)
{
    if (type[0] == 'h' && type[1] >= '1' && type[1] <= '6')
        return VERDICT_HEADING;
    return strcmp(type, "bold") == 0 ? VERDICT_KEPT : VERDICT_PARAGRAPH;
}

static inline void gold_read(struct arena *arena, const json_t *json, struct gold *gold)
{
    static const char *const fields[] = {"title",   "title_variants", "byline",  "date",
                                         "excerpt", "descriptions",   "captions"};
    enum { FIELDS = sizeof fields / sizeof *fields };
    const json_t *blocks = json_object_get(json, "blocks");
    size_t n = 0;
    *gold = (struct gold){.n_blocks = json_array_size(blocks), .all = BUF_INIT};
    gold->blocks = arena_array(arena, gold->n_blocks, sizeof *gold->blocks);
    for (size_t i = 0; i < gold->n_blocks; i++) {
        const json_t *block = json_array_get(blocks, i);
        const char *text = json_string_value(json_object_get(block, "text"));
        const char *type = json_string_value(json_object_get(block, "type"));
        gold->blocks[i].key = gold_key(arena, str_of(text));
        gold->blocks[i].verdict = gold_verdict(type ? type : "");
        buf_addc(&gold->all, ' ');
        buf_add_str(&gold->all, gold->blocks[i].key);
    }
    for (size_t i = 0; i < FIELDS; i++)
        n += 1 + json_array_size(json_object_get(json, fields[i]));
    gold->neutral = arena_array(arena, n, sizeof *gold->neutral);
    for (size_t i = 0; i < FIELDS; i++)
        gold_add_neutral(arena, gold, json_object_get(json, fields[i]));
    const char *byline = json_string_value(json_object_get(json, "byline"));
    if (byline && *byline)
        gold->byline = gold_key(arena, str_of(byline));
}

/* Which block each of n lines is: gold->n_blocks for none. */
static inline void gold_align(const struct gold *gold, const struct str *keys, size_t n, size_t *at)
{
    size_t m = gold->n_blocks, row = m + 1;
    double *best = mem_alloc((n + 1) * row * sizeof *best);
    for (size_t i = n + 1; i-- > 0;)
        for (size_t j = m + 1; j-- > 0;) {
            double *sum = &best[i * row + j];
            *sum = 0;
            if (i == n || j == m)
                continue;
            *sum = best[(i + 1) * row + j] > sum[1] ? best[(i + 1) * row + j] : sum[1];
            double with = best[(i + 1) * row + j + 1] + 1 + (double)keys[i].n / 1000;
            if (str_eq(keys[i], gold->blocks[j].key) && with > *sum)
                *sum = with;
        }
    for (size_t i = 0, j = 0; i < n; i++) {
        while (j < m && best[i * row + j] == best[i * row + j + 1])
            j++;
        bool is = j < m && best[i * row + j] != best[(i + 1) * row + j];
        at[i] = is ? j++ : m;
    }
    free(best);
}

static inline bool gold_is_neutral(const struct gold *gold, struct str key, size_t words)
{
    for (size_t i = 0; i < gold->n_neutral; i++)
        if (str_eq(gold->neutral[i], key))
            return true;
    return gold->byline.n > BYLINE_LETTERS && words <= BYLINE_WORDS &&
           str_find(key, gold->byline, 0) < key.n;
}

static inline enum verdict gold_judge(const struct gold *gold, const struct units *units,
                                      size_t unit, struct str key, size_t block)
{
    if (block < gold->n_blocks)
        return gold->blocks[block].verdict;
    if (str_find(buf_str(&gold->all), key, 0) < gold->all.n) {
        if (units->at[unit].weight >= CONTAINED_WORDS)
            return VERDICT_PARAGRAPH;
        if (!unit_repeats(units, unit))
            return VERDICT_KEPT;
    }
    return gold_is_neutral(gold, key, units->at[unit].words) ? VERDICT_NEUTRAL : VERDICT_LEFT_OUT;
}

static inline void gold_cost(enum verdict verdict, size_t words, double *cost)
{
    double most = words < COST_WORDS ? (double)words : COST_WORDS;
    switch (verdict) {
    case VERDICT_NEUTRAL:
        return;
    case VERDICT_LEFT_OUT:
        cost[STATE_PARAGRAPH] = COST_KEPT * (0.6 + most / 40);
        cost[STATE_HEADING] = COST_KEPT * 0.6 + COST_NO_HEADING;
        return;
    case VERDICT_HEADING:
        cost[STATE_PARAGRAPH] = COST_HEADING;
        break;
    case VERDICT_PARAGRAPH:
        cost[STATE_HEADING] = COST_HEADING;
        break;
    case VERDICT_KEPT:
        break;
    }
    cost[STATE_BEFORE] = cost[STATE_INSIDE] = cost[STATE_BEHIND] = COST_LOST * (0.6 + most / 30);
}

/* `outside` is the state of a line at this place that is not the article. What may not be in it is
 * within the best stretch of prose, where all that is possible is right. */
static inline unsigned char gold_right(enum verdict verdict, enum state outside, unsigned may)
{
    unsigned heading = 1u << STATE_HEADING, paragraph = 1u << STATE_PARAGRAPH, right;
    switch (verdict) {
    case VERDICT_HEADING:
        return (unsigned char)heading;
    case VERDICT_PARAGRAPH:
        return (unsigned char)paragraph;
    case VERDICT_KEPT:
        return (unsigned char)(heading | paragraph);
    default:
        right = 1u << outside;
        if (verdict == VERDICT_NEUTRAL && outside == STATE_INSIDE)
            right |= paragraph;
        if (!(right & may))
            right |= 1u << STATE_INSIDE;
        if (!(right & may) || (outside == STATE_BEFORE && !(1u << outside & may)))
            right |= paragraph;
        return (unsigned char)right;
    }
}

static inline bool gold_keeps(enum verdict verdict)
{
    return verdict >= VERDICT_HEADING;
}

/* The states of n lines. False when the reader kept none of them. */
static inline bool gold_lines(struct arena *arena, const struct gold *gold,
                              const struct units *units, const struct line_signs *lines, size_t n,
                              struct gold_line *out)
{
    struct str *keys = arena_array(arena, n, sizeof *keys);
    size_t *blocks = arena_array(arena, n, sizeof *blocks), first = n, last = 0;
    enum verdict *verdicts = arena_array(arena, n, sizeof *verdicts);
    for (size_t i = 0; i < n; i++)
        keys[i] = gold_key(arena, units->at[lines[i].unit].text);
    gold_align(gold, keys, n, blocks);
    for (size_t i = 0; i < n; i++) {
        verdicts[i] = gold_judge(gold, units, lines[i].unit, keys[i], blocks[i]);
        if (gold_keeps(verdicts[i])) {
            first = first < i ? first : i;
            last = i;
        }
    }
    for (size_t i = 0; i < n; i++) {
        enum state outside = i < first ? STATE_BEFORE : i > last ? STATE_BEHIND : STATE_INSIDE;
        out[i] = (struct gold_line){0};
        for (enum state state = 0; state < N_STATES; state++)
            if (sequence_may_be(&lines[i], state, FREEDOM_ALL))
                out[i].may |= (unsigned char)(1u << state);
        out[i].right = gold_right(verdicts[i], outside, out[i].may);
        gold_cost(verdicts[i], units->at[lines[i].unit].weight, out[i].cost);
    }
    return first < n;
}

#endif
