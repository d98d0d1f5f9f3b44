#include "base/words.h"

#include <string.h>

#include "base/utf8.h"

void wordstream_init(struct wordstream *stream, struct buf *copy)
{
    *stream = (struct wordstream){.digest = sha256_new(), .batch = BUF_INIT, .copy = copy};
}

void wordstream_clear(struct wordstream *stream)
{
    sha256_free(stream->digest);
    buf_clear(&stream->batch);
    stream->digest = NULL;
}

static void hash_batch(struct wordstream *stream)
{
    sha256_add(stream->digest, buf_str(&stream->batch));
    buf_reset(&stream->batch);
}

/* A word is short: many are hashed at once. */
static void put(struct wordstream *stream, struct str bytes)
{
    enum { ENOUGH = 4096 };
    buf_add_str(&stream->batch, bytes);
    if (stream->copy)
        buf_add_str(stream->copy, bytes);
    if (stream->batch.n >= ENOUGH)
        hash_batch(stream);
}

/* Cuts off the next words that have one space between them, as they are hashed: most text is so. */
static struct str next_run(struct str *rest, size_t *words)
{
    struct str run;
    size_t length;
    *words = utf8_next_word(rest, &run);
    while (rest->n > 1 && rest->p[0] == ' ' &&
           (length = utf8_word_length(str_sub(*rest, 1, rest->n))) > 0) {
        run.n += 1 + length;
        *rest = str_sub(*rest, 1 + length, rest->n);
        ++*words;
    }
    return run;
}

void wordstream_text(struct wordstream *stream, struct str piece)
{
    if (utf8_space_length(piece) > 0)
        stream->within = false;
    size_t words;
    for (struct str run; (run = next_run(&piece, &words)).n > 0;) {
        if (!stream->within && stream->words > 0)
            put(stream, STR(" "));
        stream->words += words - stream->within;
        put(stream, run);
        stream->within = piece.n == 0;
    }
}

void wordstream_break(struct wordstream *stream)
{
    stream->within = false;
}

void wordstream_finish(struct wordstream *stream, struct fidelity *fidelity)
{
    hash_batch(stream);
    sha256_finish(stream->digest, fidelity->sha256);
    fidelity->words = stream->words;
    stream->words = 0;
    stream->within = false;
}

bool fidelity_equal(const struct fidelity *a, const struct fidelity *b)
{
    return a->words == b->words && strcmp(a->sha256, b->sha256) == 0;
}
