/*
 * Pages that have moved: what stands at an address that a work once had (model/aliases.h).
 *
 * Where all of it went to one place, the page leads there by itself, without a script and from a
 * folder, too; else it lists the places.
 */
#ifndef COLOPHON_SITE_MOVED_H
#define COLOPHON_SITE_MOVED_H

#include <jansson.h>

#include "model/aliases.h"

/* {..., moved: {one: {title, lang, rtl, href, address}} or moved: {several: [{id, ...}, ...]}} */
json_t *moved_data(const struct publication *publication, const struct redirect *redirect);

#endif
