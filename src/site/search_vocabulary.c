#include "site/search_vocabulary.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct term {
    struct str word;
    uint32_t id;     /* in the order of arrival */
    uint32_t works;  /* how many have it */
    size_t postings; /* where they begin */
};

struct work_terms {
    uint32_t *terms; /* id of the word, twice, and 1 more where it is prominent */
    size_t n;
};

struct vocabulary {
    pthread_mutex_t lock;
    struct arena arena;
    struct term *terms;
    size_t n, room;
    uint32_t *slots; /* a hash table of 1 + index in `terms`; its size is a power of two */
    size_t n_slots;
    struct work_terms *works;
    size_t n_works;
    uint32_t *postings;
};

struct vocabulary *vocabulary_new(size_t n_works)
{
    struct vocabulary *vocabulary = mem_alloc(sizeof *vocabulary);
    pthread_mutex_init(&vocabulary->lock, NULL);
    vocabulary->n_works = n_works;
    vocabulary->works = mem_alloc((n_works + 1) * sizeof *vocabulary->works);
    vocabulary->n_slots = 1024;
    vocabulary->slots = mem_alloc(vocabulary->n_slots * sizeof *vocabulary->slots);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    for (size_t i = 0; i < vocabulary->n_works; i++)
        free(vocabulary->works[i].terms);
    pthread_mutex_destroy(&vocabulary->lock);
    arena_clear(&vocabulary->arena);
    free(vocabulary->terms);
    free(vocabulary->slots);
    free(vocabulary->works);
    free(vocabulary->postings);
    free(vocabulary);
}

/* FNV-1a */
static size_t hash(struct str word)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < word.n; i++)
        h = (h ^ (unsigned char)word.p[i]) * 0x100000001b3u;
    return (size_t)(h ^ h >> 32);
}

/* The slot of the word, or the free one where it belongs. */
static uint32_t *find_slot(const struct vocabulary *vocabulary, struct str word)
{
    size_t i = hash(word) & (vocabulary->n_slots - 1);
    while (vocabulary->slots[i] && !str_eq(vocabulary->terms[vocabulary->slots[i] - 1].word, word))
        i = (i + 1) & (vocabulary->n_slots - 1);
    return &vocabulary->slots[i];
}

static void grow(struct vocabulary *vocabulary)
{
    free(vocabulary->slots);
    vocabulary->n_slots *= 2;
    vocabulary->slots = mem_alloc(vocabulary->n_slots * sizeof *vocabulary->slots);
    for (size_t i = 0; i < vocabulary->n; i++)
        *find_slot(vocabulary, vocabulary->terms[i].word) = (uint32_t)i + 1;
}

static struct term *enter(struct vocabulary *vocabulary, struct str word)
{
    uint32_t *slot = find_slot(vocabulary, word);
    if (*slot)
        return &vocabulary->terms[*slot - 1];
    if (vocabulary->n == vocabulary->room) {
        vocabulary->room = vocabulary->room ? 2 * vocabulary->room : 512;
        vocabulary->terms =
            mem_realloc(vocabulary->terms, vocabulary->room * sizeof *vocabulary->terms);
    }
    struct term *term = &vocabulary->terms[vocabulary->n];
    *term = (struct term){
        {arena_strndup(&vocabulary->arena, word.p, word.n), word.n}, (uint32_t)vocabulary->n, 0, 0};
    *slot = (uint32_t)++vocabulary->n;
    if (vocabulary->n * 2 > vocabulary->n_slots)
        grow(vocabulary);
    return term;
}

void vocabulary_add(struct vocabulary *vocabulary, size_t work,
                    const struct vocabulary_entry *entries, size_t n)
{
    struct work_terms *terms = &vocabulary->works[work];
    *terms = (struct work_terms){mem_alloc((n + 1) * sizeof *terms->terms), n};
    pthread_mutex_lock(&vocabulary->lock);
    for (size_t i = 0; i < n; i++) {
        struct term *term = enter(vocabulary, entries[i].word);
        term->works++;
        terms->terms[i] = term->id * 2 + entries[i].prominent;
    }
    pthread_mutex_unlock(&vocabulary->lock);
}

static int by_word(const void *va, const void *vb)
{
    const struct term *a = va, *b = vb;
    size_t n = a->word.n < b->word.n ? a->word.n : b->word.n;
    int order = memcmp(a->word.p, b->word.p, n);
    return order ? order : (a->word.n > b->word.n) - (a->word.n < b->word.n);
}

/* Counting sort: the works are taken in order, so every list comes out in order. */
void vocabulary_sort(struct vocabulary *vocabulary)
{
    size_t total = 0;
    size_t *next = mem_alloc((vocabulary->n + 1) * sizeof *next);
    if (vocabulary->n > 1)
        qsort(vocabulary->terms, vocabulary->n, sizeof *vocabulary->terms, by_word);
    for (size_t i = 0; i < vocabulary->n; i++) {
        struct term *term = &vocabulary->terms[i];
        term->postings = next[term->id] = total;
        total += term->works;
    }
    vocabulary->postings = mem_alloc((total + 1) * sizeof *vocabulary->postings);
    for (size_t work = 0; work < vocabulary->n_works; work++)
        for (size_t i = 0; i < vocabulary->works[work].n; i++) {
            uint32_t term = vocabulary->works[work].terms[i];
            vocabulary->postings[next[term / 2]++] = (uint32_t)work * 2 + term % 2;
        }
    free(next);
}

size_t vocabulary_size(const struct vocabulary *vocabulary)
{
    return vocabulary->n;
}

struct str vocabulary_word(const struct vocabulary *vocabulary, size_t i, struct postings *postings)
{
    const struct term *term = &vocabulary->terms[i];
    *postings = (struct postings){vocabulary->postings + term->postings, term->works};
    return term->word;
}
