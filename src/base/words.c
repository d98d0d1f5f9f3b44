#include "base/words.h"

#include <string.h>

#include "base/utf8.h"

void wordstream_init(struct wordstream *stream, struct buf *copy)
{
    *stream = (struct wordstream){.own = BUF_INIT, .copy = copy, .start = copy ? copy->n : 0};
}

void wordstream_clear(struct wordstream *stream)
{
    buf_clear(&stream->own);
}

static void put(struct wordstream *stream, struct str bytes)
{
    buf_add_str(stream->copy ? stream->copy : &stream->own, bytes);
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

void wordstream_words(struct wordstream *stream, struct str joined, size_t n)
{
    if (n == 0)
        return;
    if (stream->words > 0)
        put(stream, STR(" "));
    put(stream, joined);
    stream->words += n;
    stream->within = false;
}

void wordstream_finish(struct wordstream *stream, struct fidelity *fidelity)
{
    struct buf *text = stream->copy ? stream->copy : &stream->own;
    digest_sha256(str_sub(buf_str(text), stream->start, text->n), fidelity->sha256);
    fidelity->words = stream->words;
    stream->words = 0;
    stream->within = false;
    stream->start = text->n;
}

bool fidelity_same_digest(const char *a, const char *b)
{
    bool half = strlen(a) == FIDELITY_HALF || strlen(b) == FIDELITY_HALF;
    return half ? strncmp(a, b, FIDELITY_HALF) == 0 : strcmp(a, b) == 0;
}

bool fidelity_equal(const struct fidelity *a, const struct fidelity *b)
{
    return a->words == b->words && fidelity_same_digest(a->sha256, b->sha256);
}
