/*
 * The text of quoted scalars. libfyaml 0.7.12 finds their ends rightly but loses the last
 * characters of some: after two quotes side by side in single quotes ('a''''b'), and after an
 * escaped line end in double quotes. So they are read here.
 */
#ifndef COLOPHON_BASE_YAML_QUOTED_H
#define COLOPHON_BASE_YAML_QUOTED_H

#include "base/text.h"

/* Adds what the characters between two quotes stand for (YAML 1.2.2, sections 7.3.1 and 7.3.2). The
 * escapes must be right; `escapes` says whether there are any: in double quotes. */
void yaml_add_unquoted(struct buf *out, struct str raw, bool escapes);

#endif
