/*
 * Feeds: Atom (RFC 4287, with the license of RFC 4946) and JSON Feed 1.1.
 *
 * Every entry carries its own license, as a link and in words inside of its text; the feed carries
 * none, for readers would take it for the license of entries that have none.
 */
#ifndef COLOPHON_SITE_FEEDS_H
#define COLOPHON_SITE_FEEDS_H

#include "base/sink.h"
#include "site/entries.h"

/* Writes feed.xml and feed.json. */
void feeds_write(const struct publication *publication, const struct entries *entries,
                 struct sink *sink);

#endif
