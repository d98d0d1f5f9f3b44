/*
 * A sink takes finished files: a path, a media type, bytes. It is a folder (base/output.h), or hands on
 * what it takes to one. The writers of outputs know sinks, not files; those of books and packages
 * fill archives (base/archive.h).
 */
#ifndef COLOPHON_BASE_SINK_H
#define COLOPHON_BASE_SINK_H

#include "base/text.h"

struct sink {
    /* Takes one file. May be called from several threads at once; copies what it keeps. The path is
     * relative, '/'-separated and normal. A failure becomes a diagnostic of the sink's owner. */
    void (*put)(struct sink *sink, const char *path, const char *media_type, struct str bytes);
};

static inline void sink_put(struct sink *sink, const char *path, const char *media_type,
                            struct str bytes)
{
    sink->put(sink, path, media_type, bytes);
}

/* A sink that hands on to another, with a prefix ("site/") before every path; both are borrowed. */
struct sink_under {
    struct sink sink;
    struct sink *inner;
    const char *prefix;
};

void sink_under_init(struct sink_under *under, struct sink *inner, const char *prefix);

#endif
