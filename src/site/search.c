#include "site/search.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/compress.h"
#include "model/data.h"
#include "model/outline.h"
#include "site/search_vocabulary.h"

enum {
    GROUP = 8,             /* works whose texts share a file */
    WORDS_FILE = 48 * 1024 /* bytes of a file of words, about */
};

/* Works whose texts share a file; whoever brings the last of them writes it. */
struct group {
    char *texts[GROUP]; /* as JSON */
    size_t missing;
};

struct search {
    const struct publication *publication;
    struct sink *sink;
    struct vocabulary *vocabulary;
    pthread_mutex_t lock; /* of the groups */
    struct group *groups;
    size_t n_groups;
};

struct search *search_new(const struct publication *publication, struct sink *sink)
{
    struct search *search = mem_alloc(sizeof *search);
    size_t n = publication->n_works;
    search->publication = publication;
    search->sink = sink;
    search->vocabulary = vocabulary_new(n);
    pthread_mutex_init(&search->lock, NULL);
    search->n_groups = (n + GROUP - 1) / GROUP;
    search->groups = mem_alloc((search->n_groups + 1) * sizeof *search->groups);
    for (size_t i = 0; i < search->n_groups; i++)
        search->groups[i].missing = i + 1 < search->n_groups ? GROUP : n - i * GROUP;
    return search;
}

void search_free(struct search *search)
{
    if (!search)
        return;
    for (size_t i = 0; i < search->n_groups; i++)
        for (size_t k = 0; k < GROUP; k++)
            free(search->groups[i].texts[k]);
    vocabulary_free(search->vocabulary);
    pthread_mutex_destroy(&search->lock);
    free(search->groups);
    free(search);
}

/* ---- The words of one work ---- */

struct words {
    struct arena arena;
    struct vocabulary_entry *list;
    size_t n, room;
    size_t *slots; /* a hash table of 1 + index in `list`; its size is a power of two */
    size_t n_slots;
    bool prominent; /* what comes now is */
};

static size_t hash(struct str word)
{
    size_t h = 5381;
    for (size_t i = 0; i < word.n; i++)
        h = h * 33 ^ (unsigned char)word.p[i];
    return h ^ h >> 15;
}

static size_t *find_slot(const struct words *words, struct str word)
{
    size_t i = hash(word) & (words->n_slots - 1);
    while (words->slots[i] && !str_eq(words->list[words->slots[i] - 1].word, word))
        i = (i + 1) & (words->n_slots - 1);
    return &words->slots[i];
}

static void grow(struct words *words)
{
    free(words->slots);
    words->n_slots = words->n_slots ? 2 * words->n_slots : 1024;
    words->slots = mem_alloc(words->n_slots * sizeof *words->slots);
    words->list = mem_realloc(words->list, words->n_slots / 2 * sizeof *words->list);
    for (size_t i = 0; i < words->n; i++)
        *find_slot(words, words->list[i].word) = i + 1;
}

/* What is prominent comes first, so the first time that a word is seen decides. */
static void keep_word(void *context, struct str word)
{
    struct words *words = context;
    size_t *slot = find_slot(words, word);
    if (*slot)
        return;
    words->list[words->n] = (struct vocabulary_entry){
        {arena_strndup(&words->arena, word.p, word.n), word.n}, words->prominent};
    *slot = ++words->n;
    if (words->n * 2 >= words->n_slots)
        grow(words);
}

static void add_words(struct search *search, const struct work *work, const char *byline,
                      struct str text)
{
    struct words words = {.prominent = true};
    grow(&words);
    search_words(str_of(work->title), keep_word, &words);
    search_words(str_of(byline), keep_word, &words);
    for (size_t i = 0; i < work->n_keywords; i++)
        search_words(str_of(work->keywords[i]), keep_word, &words);
    words.prominent = false;
    search_words(text, keep_word, &words);
    vocabulary_add(search->vocabulary, (size_t)(work - search->publication->works), words.list,
                   words.n);
    free(words.list);
    free(words.slots);
    arena_clear(&words.arena);
}

/* ---- The texts ---- */

static void put_script(struct search *search, const char *call, size_t number,
                       const struct buf *text)
{
    struct buf path = BUF_INIT, script = BUF_INIT;
    buf_addf(&path, "search/%s-%zu.js", call, number);
    buf_addf(&script, "colophonSearch.%s(%zu,\"", call, number);
    buf_add_str(&script, buf_str(text));
    buf_adds(&script, "\");\n");
    sink_put(search->sink, path.p, "text/javascript", buf_str(&script));
    buf_clear(&path);
    buf_clear(&script);
}

static void write_group(struct search *search, size_t index, struct group *group)
{
    struct buf json = BUF_INIT, packed = BUF_INIT;
    buf_addc(&json, '[');
    for (size_t i = 0; i < GROUP && group->texts[i]; i++) {
        buf_adds(&json, i > 0 ? "," : "");
        buf_adds(&json, group->texts[i]);
        free(group->texts[i]);
        group->texts[i] = NULL;
    }
    buf_addc(&json, ']');
    compress_base64(buf_str(&json), &packed);
    put_script(search, "texts", index + 1, &packed);
    buf_clear(&json);
    buf_clear(&packed);
}

/* The text, by far the longest, is not handed through jansson, which looks at each code point. */
static char *describe(const struct work *work, const char *byline, const struct buf *text)
{
    json_t *object = json_object(), *keywords = json_array();
    const char *title = work->node && work->node->title ? work->node->title : work->title;
    data_set(object, "page", work->page);
    data_set(object, "title", title);
    data_set(object, "lang", work->lang);
    data_set(object, "by", *byline ? byline : NULL);
    data_set(object, "license", work->license.license.label);
    for (size_t i = 0; i < work->n_keywords; i++)
        json_array_append_new(keywords, json_string(work->keywords[i]));
    if (work->n_keywords > 0)
        json_object_set(object, "keywords", keywords);
    json_decref(keywords);
    char *json = json_dumps(object, JSON_COMPACT);
    struct buf out = BUF_INIT;
    buf_add(&out, json, strlen(json) - 1);
    buf_adds(&out, ",\"text\":\"");
    buf_adds_json(&out, text->p);
    buf_adds(&out, "\"}");
    free(json);
    json_decref(object);
    return buf_take(&out);
}

/* Takes the text. */
static void add_text(struct search *search, const struct work *work, char *text)
{
    size_t at = (size_t)(work - search->publication->works);
    struct group *group = &search->groups[at / GROUP];
    pthread_mutex_lock(&search->lock);
    group->texts[at % GROUP] = text;
    bool complete = --group->missing == 0;
    pthread_mutex_unlock(&search->lock);
    if (complete)
        write_group(search, at / GROUP, group);
}

void search_add(struct search *search, const struct work *work, const struct document *document)
{
    struct buf text = BUF_INIT, byline = BUF_INIT;
    struct wordstream stream;
    if (work->node && work->node->hidden) {
        add_text(search, work, mem_strdup("null"));
        return;
    }
    for (size_t i = 0; i < work->n_creators; i++)
        buf_addf(&byline, "%s%s", i > 0 ? ", " : "", work->creators[i].name);
    wordstream_init(&stream, &text);
    if (work->standfirst)
        wordstream_text(&stream, str_of(work->standfirst));
    wordstream_break(&stream);
    document_words(document, &stream);
    wordstream_clear(&stream);
    add_words(search, work, byline.p, buf_str(&text));
    add_text(search, work, describe(work, byline.p, &text));
    buf_clear(&text);
    buf_clear(&byline);
}

/* ---- The list of words ---- */

/* A number in groups of five bits, lowest first; 32 more says that another group follows. */
static void add_number(struct buf *out, uint32_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    do {
        uint32_t rest = n >> 5;
        buf_addc(out, digits[(n & 31) | (rest ? 32 : 0)]);
        n = rest;
    } while (n);
}

/* How many bytes two words have in common at their beginnings, as whole code points. */
static size_t common(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    while (n > 0 && n < b.n && (b.p[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static size_t code_points(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += (s.p[i] & 0xC0) != 0x80;
    return n;
}

/* "2tion BCB\n": what is new in the word after 2 code points of the one before, and its works, each
 * as the distance from the one before, twice, and 1 more where the word is prominent. */
static void add_word(struct buf *out, struct str last, struct str word,
                     const struct postings *postings)
{
    size_t same = common(last, word);
    uint32_t before = 0;
    add_number(out, (uint32_t)code_points(str_sub(word, 0, same)));
    buf_add_str(out, str_sub(word, same, word.n));
    buf_addc(out, ' ');
    for (size_t i = 0; i < postings->n; i++) {
        uint32_t work = postings->list[i] / 2;
        add_number(out, (work - before) * 2 + postings->list[i] % 2);
        before = work;
    }
    buf_adds(out, "\\n");
}

static void write_words(struct search *search, json_t *firsts)
{
    struct buf text = BUF_INIT;
    struct str last = STR("");
    for (size_t i = 0; i < vocabulary_size(search->vocabulary); i++) {
        struct postings postings;
        struct str word = vocabulary_word(search->vocabulary, i, &postings);
        if (text.n > WORDS_FILE) {
            put_script(search, "words", json_array_size(firsts), &text);
            buf_reset(&text);
        }
        if (text.n == 0) {
            json_array_append_new(firsts, json_stringn(word.p, word.n));
            last = STR("");
        }
        add_word(&text, last, word, &postings);
        last = word;
    }
    if (text.n > 0)
        put_script(search, "words", json_array_size(firsts), &text);
    buf_clear(&text);
}

void search_finish(struct search *search)
{
    json_t *firsts = json_array();
    vocabulary_sort(search->vocabulary);
    write_words(search, firsts);
    json_t *index = json_pack("{s:i, s:o}", "group", GROUP, "words", firsts);
    char *json = json_dumps(index, JSON_COMPACT);
    struct buf script = BUF_INIT;
    buf_addf(&script, "colophonSearch.index(%s);\n", json);
    sink_put(search->sink, "search/index.js", "text/javascript", buf_str(&script));
    buf_clear(&script);
    free(json);
    json_decref(index);
}
