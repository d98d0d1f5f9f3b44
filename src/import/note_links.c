/*
 * Links within the page that are signs alone: from a note back to its place, from a heading to itself.
 */
#include "import/note_links.h"

#include <string.h>

#include "base/utf8.h"
#include "import/unit.h"

enum { SIGN_BYTES = 16 };

/* Marks of notes, as * and the dagger, are none of these. */
static bool is_sign(struct str text)
{
    static const char signs[] = " ↩ ↑ ⤴ ⏎ ↵ ^ ¶ # 🔗 ";
    char plain[SIGN_BYTES];
    size_t n = 0, length;
    if (text.n > SIGN_BYTES)
        return false;
    for (; text.n > 0; text = str_sub(text, length, text.n)) {
        uint32_t c = utf8_decode(text, &length);
        if (c == 0xFE0E || c == 0xFE0F || c == '[' || c == ']') /* how an emoji is shown */
            continue;
        memcpy(plain + n, text.p, length);
        n += length;
    }
    return n > 0 && str_listed(signs, (struct str){plain, n});
}

static void leave_out(xmlNode *link)
{
    for (struct xml_walk walk = {.root = link}; xml_walk_next(&walk);) {
        struct element *element = walk.entering ? webpage_element(walk.node) : NULL;
        if (!element)
            continue;
        element->out = WHY_SIGN;
        element->aside = true;
    }
}

void note_links_leave_out(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        if (!walk.entering || !node_is(walk.node, "a") || webpage_element(walk.node)->out)
            continue;
        const char *href = node_attribute(page->arena, walk.node, "href");
        if (href && strchr(href, '#') && is_sign(webpage_fact_of(page->arena, walk.node)))
            leave_out(walk.node);
    }
}
