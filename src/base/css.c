#include "base/css.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

struct css {
    struct arena *arena;
    struct str text;
    size_t at;
    struct str *list;
    size_t n, cap;
};

/* In lower case and without white space, to be compared with. */
static char *plain(struct arena *arena, struct str text)
{
    char *copy = arena_strndup(arena, text.p, text.n), *to = copy;
    for (const char *from = copy; *from; from++)
        if (!isspace((unsigned char)*from))
            *to++ = (char)tolower((unsigned char)*from);
    *to = '\0';
    return copy;
}

static bool is_nothing(const char *value)
{
    return *value == '0' && strpbrk(value, "123456789") == NULL;
}

static bool declaration_hides(const char *declaration)
{
    const char *value = strchr(declaration, ':');
    if (!value)
        return false;
    struct str name = {declaration, (size_t)(value++ - declaration)};
    if (str_is(name, "display"))
        return strncmp(value, "none", 4) == 0;
    if (str_is(name, "visibility"))
        return strncmp(value, "hidden", 6) == 0 || strncmp(value, "collapse", 8) == 0;
    if (str_is(name, "font-size") || str_is(name, "opacity"))
        return is_nothing(value);
    return (str_is(name, "clip") && strncmp(value, "rect(", 5) == 0) ||
           (str_is(name, "clip-path") && strncmp(value, "inset(", 6) == 0);
}

bool css_hides(struct str declarations)
{
    struct arena arena = ARENA_INIT;
    bool hides = false;
    for (size_t at = 0; at < declarations.n && !hides;) {
        size_t end = str_find_char(declarations, ';', at);
        hides = declaration_hides(plain(&arena, str_sub(declarations, at, end)));
        at = end + 1;
    }
    arena_clear(&arena);
    return hides;
}

/* The same text with blanks for its comments. */
static struct str without_comments(struct arena *arena, struct str text)
{
    char *copy = arena_strndup(arena, text.p, text.n);
    struct str all = {copy, strlen(copy)};
    for (size_t at = str_find(all, STR("/*"), 0); at < all.n; at = str_find(all, STR("/*"), at)) {
        size_t end = str_find(all, STR("*/"), at + 2);
        for (size_t stop = end < all.n ? end + 2 : all.n; at < stop; at++)
            copy[at] = ' ';
    }
    return all;
}

static void add_selectors(struct css *css, struct str prelude)
{
    for (size_t at = 0; at < prelude.n;) {
        size_t end = str_find_char(prelude, ',', at);
        struct str one = str_trim(str_sub(prelude, at, end));
        at = end + 1;
        if (one.n == 0 || memchr(one.p, '[', one.n) || memchr(one.p, ':', one.n))
            continue;
        if (css->n == css->cap) {
            size_t cap = css->cap ? 2 * css->cap : 16;
            struct str *list = arena_array(css->arena, cap, sizeof *list);
            if (css->n > 0)
                memcpy(list, css->list, css->n * sizeof *list);
            css->list = list;
            css->cap = cap;
        }
        css->list[css->n++] = one;
    }
}

/* One rule, or the beginning of a block of rules, or the end of one. */
static void take_rule(struct css *css)
{
    size_t start = css->at;
    while (start < css->text.n && (isspace((unsigned char)css->text.p[start]) ||
                                   css->text.p[start] == '}' || css->text.p[start] == ';'))
        start++;
    size_t open = str_find_char(css->text, '{', start);
    struct str prelude = str_trim(str_sub(css->text, start, open));
    if (prelude.n > 0 && *prelude.p == '@') {
        size_t end = str_find_char(css->text, ';', start);
        bool rules = open < end && !str_starts(prelude, STR("@font-face"));
        css->at = rules ? open + 1 : open < end ? str_find_char(css->text, '}', open) : end + 1;
        return;
    }
    size_t close = str_find_char(css->text, '}', open);
    if (open < css->text.n && css_hides(str_sub(css->text, open + 1, close)))
        add_selectors(css, prelude);
    css->at = close + 1;
}

size_t css_hiding(struct arena *arena, struct str sheet, const struct str **list)
{
    struct css css = {.arena = arena, .text = without_comments(arena, sheet)};
    while (css.at < css.text.n)
        take_rule(&css);
    *list = css.list;
    return css.n;
}

/* An attribute that is a list of words has this one. */
static bool has_word(const xmlNode *element, const char *attribute, struct str word)
{
    xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)attribute);
    struct str rest = str_of((const char *)value), one;
    bool found = false;
    while (!found && utf8_next_word(&rest, &one))
        found = str_eq(one, word);
    xmlFree(value);
    return found;
}

/* "footer.c-foot#end" */
static bool is_of_compound(struct str compound, const xmlNode *element)
{
    for (size_t at = 0; at < compound.n;) {
        char kind = compound.p[at];
        size_t from = at + (kind == '.' || kind == '#'), end = from;
        while (end < compound.n && compound.p[end] != '.' && compound.p[end] != '#')
            end++;
        struct str name = str_sub(compound, from, end);
        bool is = kind == '.'   ? has_word(element, "class", name)
                  : kind == '#' ? has_word(element, "id", name)
                                : str_is(name, "*") || str_is(name, (const char *)element->name);
        if (!is)
            return false;
        at = end > at ? end : at + 1;
    }
    return compound.n > 0;
}

/* Cuts the last compound off. */
static struct str last_compound(struct str *selector)
{
    static const char combinators[] = " \t\r\n\f>+~";
    size_t end = selector->n;
    while (end > 0 && strchr(combinators, selector->p[end - 1]))
        end--;
    size_t start = end;
    while (start > 0 && !strchr(combinators, selector->p[start - 1]))
        start--;
    struct str compound = str_sub(*selector, start, end);
    *selector = str_sub(*selector, 0, start);
    return compound;
}

bool css_selects(struct str selector, const xmlNode *element)
{
    struct str compound = last_compound(&selector);
    if (!is_of_compound(compound, element))
        return false;
    for (const xmlNode *node = element->parent; (compound = last_compound(&selector)).n > 0;
         node = node->parent) {
        while (node && !(node->type == XML_ELEMENT_NODE && is_of_compound(compound, node)))
            node = node->parent;
        if (!node)
            return false;
    }
    return true;
}
