#include "base/compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>

#include "base/digest.h"
#include "base/memory.h"

/* Of 12: more costs several times as long and saves a few per cent. */
enum { LEVEL = 7 };

typedef size_t bound_function(struct libdeflate_compressor *, size_t);
typedef size_t pack_function(struct libdeflate_compressor *, const void *, size_t, void *, size_t);

static void pack(bound_function *bound, pack_function *function, struct str bytes, struct buf *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
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
    pack(libdeflate_deflate_compress_bound, libdeflate_deflate_compress, bytes, &packed);
    digest_base64(buf_str(&packed), out);
    buf_clear(&packed);
}

void compress_gzip(struct str bytes, struct buf *out)
{
    pack(libdeflate_gzip_compress_bound, libdeflate_gzip_compress, bytes, out);
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
