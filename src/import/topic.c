#include "import/topic.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/fnv.h"
#include "base/sorted.h"
#include "base/utf8.h"
#include "import/signs.h"

enum {
    LETTERS = 4,       /* bytes of a word that counts */
    USES_MOST = 50000, /* words; the rest of a longer article says the same */
    SHARED_MOST = 1000,
};

/* Of a letter or digit in lower case, whose bytes are cut off; 0 for a mark. */
static uint32_t next_letter(struct str *word)
{
    unsigned char c = (unsigned char)word->p[0];
    size_t length = 1;
    uint32_t letter = c >= 'A' && c <= 'Z' ? c | 0x20u : c;
    bool counts = (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9');
    if (c >= 0x80) {
        utf8proc_int32_t point = (utf8proc_int32_t)utf8_decode(*word, &length);
        utf8proc_category_t category = utf8proc_category(point);
        counts = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
        letter = (uint32_t)utf8proc_tolower(point);
    }
    *word = str_sub(*word, length, word->n);
    return counts ? letter : 0;
}

/* The next word that counts, without the marks in and around it, as a digest. */
static bool next_word(struct str *rest, uint64_t *digest)
{
    for (struct str word; utf8_next_word(rest, &word);) {
        size_t bytes = 0;
        *digest = FNV_START;
        while (word.n > 0) {
            size_t before = word.n;
            uint32_t letter = next_letter(&word);
            if (letter == 0)
                continue;
            *digest = fnv_add(*digest, letter);
            bytes += before - word.n;
        }
        if (bytes >= LETTERS)
            return true;
    }
    return false;
}

static int compare_uses(const void *va, const void *vb)
{
    const struct word_use *a = va, *b = vb;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

struct topic topic_read(struct arena *arena, const struct units *units, size_t from, size_t to)
{
    struct topic topic = {arena_array(arena, USES_MOST, sizeof *topic.at), 0};
    size_t found = 0;
    for (size_t i = from; i < to && found < USES_MOST; i++) {
        struct str rest = units->at[i].text;
        uint64_t word;
        if (!units->at[i].prose)
            continue;
        while (found < USES_MOST && next_word(&rest, &word))
            topic.at[found++] = (struct word_use){word, i};
    }
    if (found > 0)
        qsort(topic.at, found, sizeof *topic.at, compare_uses);
    for (size_t i = 0; i < found; i++)
        if (i == 0 || compare_uses(&topic.at[i], &topic.at[topic.n - 1]) != 0)
            topic.at[topic.n++] = topic.at[i];
    return topic;
}

static int compare_word(const void *key, const void *element)
{
    uint64_t word = *(const uint64_t *)key, other = ((const struct word_use *)element)->word;
    return word < other ? -1 : word > other;
}

/* Is the word in so many paragraphs but the unit itself? */
static bool is_used(const struct topic *topic, uint64_t word, size_t unit, size_t others)
{
    size_t at = sorted_first(&word, topic->at, topic->n, sizeof *topic->at, compare_word), n = 0;
    for (; at < topic->n && topic->at[at].word == word && n < others; at++)
        n += topic->at[at].unit != unit;
    return n >= others;
}

static int share(size_t some, size_t all)
{
    return all > 0 ? (int)(some * SIGN_FULL / all) : 0;
}

int topic_share(const struct topic *topic, const struct units *units, size_t unit, size_t others)
{
    size_t all = 0, used = 0;
    struct str rest = units->at[unit].text;
    for (uint64_t word; next_word(&rest, &word); all++)
        used += is_used(topic, word, unit, others);
    return share(used, all);
}

int topic_shared(struct str text, const struct str *others, size_t n)
{
    uint64_t known[SHARED_MOST], word;
    size_t n_known = 0, all = 0, shared = 0;
    for (size_t i = 0; i < n; i++)
        for (struct str rest = others[i]; n_known < SHARED_MOST && next_word(&rest, &word);)
            known[n_known++] = word;
    for (; next_word(&text, &word); all++) {
        size_t i = 0;
        while (i < n_known && known[i] != word)
            i++;
        shared += i < n_known;
    }
    return share(shared, all);
}
