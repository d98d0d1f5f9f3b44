/* What runs in a document of a book: script elements, attributes of events, addresses that are
 * scripts (HTML, sections 4.12.1, 8.1.8 and 7.4.2.3.2). */
#include <ctype.h>
#include <string.h>

#include "verify/book.h"
#include "verify/quote.h"

/* Browsers pass over blanks and control characters before the scheme, and line ends in it. */
static bool is_script_address(const char *address)
{
    static const char scheme[] = "javascript:";
    size_t n = 0;
    for (; *address && scheme[n]; address++) {
        unsigned char c = (unsigned char)*address;
        if ((n == 0 && c <= ' ') || strchr("\t\r\n", c))
            continue;
        if (tolower(c) != scheme[n])
            return false;
        n++;
    }
    return !scheme[n];
}

static bool runs(struct arena *arena, const xmlNode *node)
{
    const char *type = markup_attribute(arena, node, "type");
    return markup_is(node, "script") &&
           !(type && (strstr(type, "json") || strstr(type, "text/plain")));
}

static void say(struct book *book, const char *file, const xmlNode *node, const char *what,
                const char *which)
{
    diag_error(book->if_marked, (struct place){file, markup_line(node), 0}, "script",
               "%s '%s' runs a script, which can hide or change the text and its notice after they "
               "were verified; remove it",
               what, which);
}

static bool look_at_attribute(struct book *book, struct arena *arena, const char *file,
                              const xmlNode *node, const char *name)
{
    static const char leading[] = " href src action formaction data ";
    xmlChar *value =
        str_listed(leading, str_of(name)) ? xmlGetProp(node, (const xmlChar *)name) : NULL;
    bool event = strncmp(name, "on", 2) == 0,
         address = value && is_script_address((const char *)value);
    if (event)
        say(book, file, node, "attribute", quote(arena, str_of(name)));
    else if (address)
        say(book, file, node, "address", quote(arena, str_of((const char *)value)));
    xmlFree(value);
    return event;
}

bool scripts_look(struct book *book, const char *file, const xmlNode *node)
{
    struct arena arena = ARENA_INIT;
    bool found = runs(&arena, node);
    if (found)
        say(book, file, node, "element", "script");
    for (const xmlAttr *one = node->properties; one; one = one->next)
        found = look_at_attribute(book, &arena, file, node, (const char *)one->name) || found;
    arena_clear(&arena);
    return found;
}
