#include "site/packed.h"

#include "base/compress.h"

/* What is shorter fits into one packet anyhow. */
enum { SHORTEST = 1024 };

/* By the type: texts and what is written as text. Pictures and books are packed already. */
static bool is_text(const char *type)
{
    struct str s = str_of(type);
    return str_starts(s, STR("text/")) || str_ends(s, STR("xml")) || str_ends(s, STR("json")) ||
           str_is(s, "application/xhtml+xml");
}

static void put_packed(struct sink *sink, const char *path, const char *extension, struct str bytes,
                       void (*pack)(struct str bytes, struct buf *out))
{
    struct buf name = BUF_INIT, packed = BUF_INIT;
    buf_addf(&name, "%s%s", path, extension);
    pack(bytes, &packed);
    if (packed.n < bytes.n)
        sink_put(sink, name.p, "application/octet-stream", buf_str(&packed));
    buf_clear(&packed);
    buf_clear(&name);
}

static void put(struct sink *sink, const char *path, const char *media_type, struct str bytes)
{
    struct sink_packed *packed = (struct sink_packed *)sink;
    sink_put(packed->inner, path, media_type, bytes);
    if (bytes.n < SHORTEST || !media_type || !is_text(media_type) || *path == '_')
        return; /* "_headers" is for the host alone */
    put_packed(packed->inner, path, ".gz", bytes, compress_gzip);
    put_packed(packed->inner, path, ".br", bytes, compress_brotli);
}

void sink_packed_init(struct sink_packed *packed, struct sink *inner)
{
    *packed = (struct sink_packed){{put}, inner};
}
