#include "base/compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>

#include "base/digest.h"
#include "base/memory.h"

/* Levels of libdeflate, of 12. What is packed only when asked for is packed well; what every build
 * packs is packed fast: level 4 takes half the time of level 7 for a tenth more bytes. */
enum { LEVEL_SMALL = 7, LEVEL_FAST = 4 };

typedef size_t bound_function(struct libdeflate_compressor *, size_t);
typedef size_t pack_function(struct libdeflate_compressor *, const void *, size_t, void *, size_t);

static void pack(int level, bound_function *bound, pack_function *function, struct str bytes,
                 struct buf *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
    if (!compressor)
        mem_exhausted();
    size_t room = bound(compressor, bytes.n);
    buf_grow(out, room);
    out->n += function(compressor, bytes.p, bytes.n, out->p + out->n, room);
    out->p[out->n] = '\0';
    libdeflate_free_compressor(compressor);
}

void compress_base64(struct str bytes, struct buf *out)
{
    struct buf packed = BUF_INIT;
    pack(LEVEL_FAST, libdeflate_deflate_compress_bound, libdeflate_deflate_compress, bytes,
         &packed);
    digest_base64(buf_str(&packed), out);
    buf_clear(&packed);
}

void compress_gzip(struct str bytes, struct buf *out)
{
    pack(LEVEL_SMALL, libdeflate_gzip_compress_bound, libdeflate_gzip_compress, bytes, out);
}

void compress_brotli(struct str bytes, struct buf *out)
{
    size_t room = BrotliEncoderMaxCompressedSize(bytes.n);
    buf_grow(out, room);
    if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.n,
                               (const uint8_t *)bytes.p, &room, (uint8_t *)out->p + out->n))
        mem_exhausted(); /* the only way to fail when there is room enough */
    out->n += room;
    out->p[out->n] = '\0';
}
