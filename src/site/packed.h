/*
 * Files packed beside themselves, for hosts that send `a.html.br` or `a.html.gz` where a browser
 * takes them.
 *
 * A packed sink hands on what it gets to another and adds the packed forms of texts.
 */
#ifndef COLOPHON_SITE_PACKED_H
#define COLOPHON_SITE_PACKED_H

#include "base/sink.h"

struct sink_packed {
    struct sink sink;
    struct sink *inner;
};

/* `inner` is borrowed. */
void sink_packed_init(struct sink_packed *packed, struct sink *inner);

#endif
