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

void wordstream_text(struct wordstream *stream, struct str piece)
{
    struct str word;
    if (utf8_space_length(piece) > 0)
        stream->within = false;
    while (utf8_next_word(&piece, &word)) {
        if (!stream->within) {
            if (stream->words > 0)
                put(stream, STR(" "));
            stream->words++;
        }
        put(stream, word);
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
