#include "base/sink.h"

static void put_under(struct sink *sink, const char *path, const char *media_type, struct str bytes)
{
    const struct sink_under *under = (const struct sink_under *)sink;
    struct buf whole = BUF_INIT;
    buf_addf(&whole, "%s%s", under->prefix, path);
    sink_put(under->inner, whole.p, media_type, bytes);
    buf_clear(&whole);
}

void sink_under_init(struct sink_under *under, struct sink *inner, const char *prefix)
{
    *under = (struct sink_under){{put_under}, inner, prefix};
}
