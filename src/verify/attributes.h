/*
 * The attributes of elements of HTML, as EPUB content documents may have them: which may stand on
 * which element, what they may hold, and the ids that they refer to.
 *
 * HTML (living standard, the index of attributes), WAI-ARIA 1.2 and DPUB-ARIA 1.1 (names and roles),
 * RDFa 1.1. What an earlier EPUB allowed (border of a picture, name of a link) is no mistake.
 */
#ifndef COLOPHON_VERIFY_ATTRIBUTES_H
#define COLOPHON_VERIFY_ATTRIBUTES_H

#include "verify/markup.h"

struct id_reference {
    const char *attribute, *id;
    int line;
};

struct attributes {
    struct arena *arena;
    const char *file;
    struct diags *diags;
    struct id_reference *references;
    size_t n, cap;
};

/* Looks at an element in the namespace of XHTML. */
void attributes_look(struct attributes *attributes, const xmlNode *element);
/* When all were looked at: whether the ids they refer to are there. `ids` are sorted. */
void attributes_finish(struct attributes *attributes, const char *const *ids, size_t n_ids);

#endif
