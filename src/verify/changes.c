/* J. W. Hunt and M. D. McIlroy's longest increasing runs of unique words (as Bram Cohen's patience
 * diff has them), and E. W. Myers, "An O(ND) Difference Algorithm", 1986, between them. */
#include "verify/changes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/memory.h"
#include "base/sorted.h"
#include "base/utf8.h"

enum {
    MOST_EDITS = 1000,     /* of one gap between anchors */
    MOST_STEPS = 20000000, /* words compared in one gap */
    DEEPEST = 40,          /* gaps within gaps */
    MOST_RUNS = 2000,      /* among which moved ones are looked for */
    SHORT_RUN = 3,
    NEAR = 20, /* fewer words only count as moved when they went no farther */
    SLIDES = 8,
};

static const size_t none = SIZE_MAX;

struct side {
    uint32_t *ids; /* equal words have equal numbers */
    size_t n;
    size_t *partner; /* of each word: the equal one on the other side; none */
};

struct diff {
    struct side found, source;
    uint32_t *found_count, *source_count; /* of each number, within the range looked at */
    size_t *source_place;
};

/* ------------------------------------------------------------------ words as numbers */

struct numbers {
    const struct str **slots; /* open addressing */
    uint32_t *ids;
    size_t mask, n;
};

static size_t hash(struct str word)
{
    uint64_t digest = fnv_of(word);
    return (size_t)(digest ^ digest >> 29);
}

static uint32_t *number_all(struct numbers *numbers, const struct word_list *words)
{
    uint32_t *ids = mem_alloc((words->n + 1) * sizeof *ids);
    for (size_t i = 0; i < words->n; i++) {
        size_t slot = hash(words->at[i]) & numbers->mask;
        while (numbers->slots[slot] && !str_eq(*numbers->slots[slot], words->at[i]))
            slot = (slot + 1) & numbers->mask;
        if (!numbers->slots[slot]) {
            numbers->slots[slot] = &words->at[i];
            numbers->ids[slot] = (uint32_t)numbers->n++;
        }
        ids[i] = numbers->ids[slot];
    }
    return ids;
}

struct word_list word_list_of(struct str text)
{
    struct word_list words = {NULL, 0};
    size_t cap = 0;
    struct str word;
    while (utf8_next_word(&text, &word)) {
        if (words.n == cap) {
            cap = cap ? 2 * cap : 256;
            words.at = mem_realloc(words.at, cap * sizeof *words.at);
        }
        words.at[words.n++] = word;
    }
    return words;
}

/* ------------------------------------------------------------------------- one range */

struct range { /* a .. a_end of what was found, b .. b_end of the source */
    size_t a, a_end, b, b_end;
};

static void pair(struct diff *diff, size_t a, size_t b)
{
    diff->found.partner[a] = b;
    diff->source.partner[b] = a;
}

static bool same(const struct diff *diff, size_t a, size_t b)
{
    return diff->found.ids[a] == diff->source.ids[b];
}

/* Pairs what is alike at both ends. */
static void trim(struct diff *diff, struct range *r)
{
    for (; r->a < r->a_end && r->b < r->b_end && same(diff, r->a, r->b); r->a++, r->b++)
        pair(diff, r->a, r->b);
    for (; r->a < r->a_end && r->b < r->b_end && same(diff, r->a_end - 1, r->b_end - 1);
         r->a_end--, r->b_end--)
        pair(diff, r->a_end - 1, r->b_end - 1);
}

/* Follows one diagonal as far as the words are alike. */
static size_t follow(const struct diff *diff, const struct range *r, size_t x, size_t y,
                     size_t *steps)
{
    while (r->a + x < r->a_end && r->b + y < r->b_end && same(diff, r->a + x, r->b + y))
        x++, y++, ++*steps;
    return x;
}

/* Goes back from the end through the farthest points that each number of edits reached. */
static void trace_back(struct diff *diff, const struct range *r, int32_t *const *reached, int edits)
{
    long x = (long)(r->a_end - r->a), y = (long)(r->b_end - r->b);
    for (int d = edits; d > 0; d--) {
        const int32_t *before = reached[d - 1] + (d - 1);
        long k = x - y;
        bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
        long start = down ? before[k + 1] : before[k - 1] + 1;
        for (; x > start; x--, y--)
            pair(diff, r->a + (size_t)x - 1, r->b + (size_t)y - 1);
        if (down)
            y--;
        else
            x--;
    }
    for (; x > 0 && y > 0; x--, y--)
        pair(diff, r->a + (size_t)x - 1, r->b + (size_t)y - 1);
}

/* Reached[d][k + d]: how far into what was found d edits lead on the diagonal k. */
static void shortest(struct diff *diff, const struct range *r)
{
    long n = (long)(r->a_end - r->a), m = (long)(r->b_end - r->b);
    size_t steps = 0;
    int32_t *reached[MOST_EDITS + 1];
    int d = 0, edits = -1;
    for (; d <= MOST_EDITS && d <= n + m && edits < 0 && steps < MOST_STEPS; d++) {
        int32_t *now = mem_alloc((size_t)(2 * d + 1) * sizeof *now);
        reached[d] = now;
        const int32_t *before = d > 0 ? reached[d - 1] + (d - 1) : NULL;
        for (long k = -d; k <= d; k += 2) {
            bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
            long x = d == 0 ? 0 : down ? before[k + 1] : before[k - 1] + 1, y = x - k;
            if (x <= n && y <= m && y >= 0)
                x = (long)follow(diff, r, (size_t)x, (size_t)y, &steps);
            now[k + d] = (int32_t)x;
            if (x >= n && x - k >= m)
                edits = d;
        }
    }
    if (edits >= 0)
        trace_back(diff, r, reached, edits);
    for (int i = 0; i < d; i++)
        free(reached[i]);
}

/* The places in `r` of words that occur once on both sides; the result is their number. */
static size_t find_unique(struct diff *diff, const struct range *r, size_t *places)
{
    size_t n = 0;
    for (size_t a = r->a; a < r->a_end; a++)
        diff->found_count[diff->found.ids[a]]++;
    for (size_t b = r->b; b < r->b_end; b++) {
        diff->source_count[diff->source.ids[b]]++;
        diff->source_place[diff->source.ids[b]] = b;
    }
    for (size_t a = r->a; a < r->a_end; a++) {
        uint32_t id = diff->found.ids[a];
        if (diff->found_count[id] == 1 && diff->source_count[id] == 1)
            places[n++] = a;
    }
    for (size_t a = r->a; a < r->a_end; a++)
        diff->found_count[diff->found.ids[a]] = 0;
    for (size_t b = r->b; b < r->b_end; b++)
        diff->source_count[diff->source.ids[b]] = 0;
    return n;
}

static int compare_places(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Keeps of the n places those whose partners rise most often; the result is their number. */
static size_t rising(const struct diff *diff, size_t *places, size_t n)
{
    size_t *ends = mem_alloc((n + 1) * sizeof *ends), *before = mem_alloc((n + 1) * sizeof *before);
    size_t *partners = mem_alloc((n + 1) * sizeof *partners); /* of the ends */
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        size_t partner = diff->source_place[diff->found.ids[places[i]]];
        size_t at = sorted_first(&partner, partners, longest, sizeof *partners, compare_places);
        before[i] = at > 0 ? ends[at - 1] : none;
        ends[at] = i;
        partners[at] = partner;
        longest += at == longest;
    }
    size_t at = longest > 0 ? ends[longest - 1] : none;
    for (size_t k = longest; k-- > 0; at = before[at])
        ends[k] = places[at];
    memcpy(places, ends, longest * sizeof *places);
    free(ends);
    free(before);
    free(partners);
    return longest;
}

static void compare_range(struct diff *diff, struct range r, int depth)
{
    trim(diff, &r);
    if (r.a == r.a_end || r.b == r.b_end)
        return;
    size_t *anchors = mem_alloc((r.a_end - r.a + 1) * sizeof *anchors);
    size_t n = depth < DEEPEST ? find_unique(diff, &r, anchors) : 0;
    n = rising(diff, anchors, n);
    if (n == 0)
        shortest(diff, &r);
    size_t *places = mem_alloc((n + 1) * sizeof *places);
    for (size_t i = 0; i < n; i++)
        places[i] = diff->source_place[diff->found.ids[anchors[i]]];
    struct range gap = r;
    for (size_t i = 0; i < n; i++) {
        gap.a_end = anchors[i];
        gap.b_end = places[i];
        compare_range(diff, gap, depth + 1);
        pair(diff, anchors[i], places[i]);
        gap.a = anchors[i] + 1;
        gap.b = places[i] + 1;
    }
    gap.a_end = r.a_end;
    gap.b_end = r.b_end;
    if (n > 0)
        compare_range(diff, gap, depth + 1);
    free(places);
    free(anchors);
}

/* -------------------------------------------------------------------- pairs to changes */

static void add(struct changes *changes, struct change change)
{
    if (changes->n == changes->cap) {
        changes->cap = changes->cap ? 2 * changes->cap : 16;
        changes->list = mem_realloc(changes->list, changes->cap * sizeof *changes->list);
    }
    changes->list[changes->n++] = change;
}

static void collect(const struct diff *diff, struct changes *changes)
{
    size_t a = 0, b = 0;
    while (a < diff->found.n || b < diff->source.n) {
        size_t from = a, source_from = b;
        while (a < diff->found.n && diff->found.partner[a] == none)
            a++;
        while (b < diff->source.n && diff->source.partner[b] == none)
            b++;
        size_t n = a - from, m = b - source_from;
        if (n + m > 0)
            add(changes, (struct change){n == 0   ? CHANGE_MISSING
                                         : m == 0 ? CHANGE_ADDED
                                                  : CHANGE_CHANGED,
                                         from, n, source_from, m});
        while (a < diff->found.n && b < diff->source.n && diff->found.partner[a] == b)
            a++, b++;
    }
}

/* A run can stand some words earlier or later where the words at its ends repeat: how far. */
static size_t slide(const struct side *side, size_t at, size_t n, bool back)
{
    size_t by = 0;
    while (by < SLIDES) {
        if (back ? at < by + 1 : at + n + by >= side->n)
            break;
        size_t enters = back ? at - by - 1 : at + n + by;
        size_t leaves = back ? at + n - by - 1 : at + by;
        if (side->partner[enters] == none || side->ids[enters] != side->ids[leaves])
            break;
        by++;
    }
    return by;
}

/* Where in what `out` took away the run stands that `in` put in; none. */
static size_t find_run(const struct diff *diff, const struct change *in, const struct change *out)
{
    size_t n = in->n, rest = out->source_n - n;
    size_t a = in->at - slide(&diff->found, in->at, n, true);
    size_t a_end = in->at + slide(&diff->found, in->at, n, false);
    size_t first = out->source_at, last = out->source_at + rest;
    size_t b = first - slide(&diff->source, first, out->source_n, true);
    size_t b_end = last + slide(&diff->source, first, out->source_n, false);
    for (size_t i = a; i <= a_end; i++)
        for (size_t k = b; k <= b_end; k++)
            if (memcmp(&diff->found.ids[i], &diff->source.ids[k], n * sizeof *diff->found.ids) == 0)
                return k;
    return none;
}

static bool far(const struct change *in, const struct change *out)
{
    size_t by = in->at > out->at ? in->at - out->at : out->at - in->at;
    return in->n < SHORT_RUN && by > NEAR;
}

/* Takes the run of `in` out of what `all` says is missing; where it stood, or none. */
static size_t take_moved(const struct diff *diff, struct changes *all, const struct change *in)
{
    for (size_t k = 0; k < all->n && all->n <= MOST_RUNS; k++) {
        struct change *out = &all->list[k];
        bool other = in->at != out->at || in->source_at != out->source_at;
        size_t place =
            other && out->source_n >= in->n && !far(in, out) ? find_run(diff, in, out) : none;
        if (place == none)
            continue;
        /* The run may have slid over the ends of what is missing. */
        size_t end = out->source_at + out->source_n, last = end - in->n;
        size_t cut = place < out->source_at ? out->source_at : place > last ? last : place;
        struct change rest = {CHANGE_MISSING, out->at + out->n, 0, cut + in->n, end - cut - in->n};
        out->source_n = cut - out->source_at;
        if (rest.source_n > 0)
            add(all, rest);
        return place;
    }
    return none;
}

static int by_place(const void *va, const void *vb)
{
    const struct change *a = va, *b = vb;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->source_at > b->source_at) - (a->source_at < b->source_at);
}

/* What was put in at one place and taken out at another has moved: both are told as one. */
static void tell_moved(const struct diff *diff, struct changes *changes)
{
    struct changes all = *changes;
    *changes = (struct changes){0};
    for (size_t i = 0; i < all.n; i++) {
        struct change in = all.list[i];
        size_t place = in.n > 0 ? take_moved(diff, &all, &in) : none;
        if (place == none)
            continue;
        add(changes, (struct change){CHANGE_MOVED, in.at, in.n, place, in.n});
        all.list[i].n = 0;
    }
    for (size_t i = 0; i < all.n; i++) {
        struct change *change = &all.list[i];
        if (change->n == 0)
            change->kind = CHANGE_MISSING;
        else if (change->source_n == 0)
            change->kind = CHANGE_ADDED;
        if (change->n + change->source_n > 0)
            add(changes, *change);
    }
    if (changes->n > 0)
        qsort(changes->list, changes->n, sizeof *changes->list, by_place);
    free(all.list);
}

static void side_init(struct side *side, struct numbers *numbers, const struct word_list *words)
{
    side->ids = number_all(numbers, words);
    side->n = words->n;
    side->partner = mem_alloc((words->n + 1) * sizeof *side->partner);
    for (size_t i = 0; i < words->n; i++)
        side->partner[i] = none;
}

static void side_clear(struct side *side)
{
    free(side->ids);
    free(side->partner);
}

void changes_find(const struct word_list *found, const struct word_list *source,
                  struct changes *changes)
{
    struct diff diff;
    struct numbers numbers = {.mask = 63};
    while (numbers.mask < 2 * (found->n + source->n))
        numbers.mask = 2 * numbers.mask + 1;
    numbers.slots = mem_alloc((numbers.mask + 1) * sizeof *numbers.slots);
    numbers.ids = mem_alloc((numbers.mask + 1) * sizeof *numbers.ids);
    side_init(&diff.found, &numbers, found);
    side_init(&diff.source, &numbers, source);
    diff.found_count = mem_alloc((numbers.n + 1) * sizeof *diff.found_count);
    diff.source_count = mem_alloc((numbers.n + 1) * sizeof *diff.source_count);
    diff.source_place = mem_alloc((numbers.n + 1) * sizeof *diff.source_place);
    compare_range(&diff, (struct range){0, found->n, 0, source->n}, 0);
    *changes = (struct changes){0};
    collect(&diff, changes);
    tell_moved(&diff, changes);
    side_clear(&diff.found);
    side_clear(&diff.source);
    free(diff.found_count);
    free(diff.source_count);
    free(diff.source_place);
    free(numbers.slots);
    free(numbers.ids);
}
