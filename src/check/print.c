#include "check/print.h"

#include <string.h>

#include "check/phrases.h"

/* What may not be hidden: the page, or what the default theme has its works in. */
static bool is_of_text(struct str selector)
{
    static const char *const names[] = {"*",       "html",        "body",    "main",   "article",
                                        "#c-main", "[data-work]", ".c-work", ".c-body"};
    selector = str_trim(selector);
    size_t from = selector.n;
    while (from > 0 && !strchr(" >+~\n", selector.p[from - 1]))
        from--;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(str_sub(selector, from, selector.n), names[i]))
            return true;
    return false;
}

static bool selects_text(struct str selectors)
{
    while (selectors.n > 0) {
        size_t comma = str_find_char(selectors, ',', 0);
        if (is_of_text(str_sub(selectors, 0, comma)))
            return true;
        selectors = str_sub(selectors, comma + 1, selectors.n);
    }
    return false;
}

static bool hides(struct str declarations)
{
    for (size_t at = 0; at < declarations.n; at++)
        if (begins_without_space(declarations, at, "display:none") ||
            begins_without_space(declarations, at, "visibility:hidden"))
            return true;
    return false;
}

/* The rules of one block, from behind its '{' to its '}'. */
static size_t search_block(struct str css, size_t at)
{
    while (at < css.n) {
        size_t open = str_find_char(css, '{', at), close = str_find_char(css, '}', at);
        if (close <= open)
            break;
        size_t end = str_find_char(css, '}', open);
        if (selects_text(str_sub(css, at, open)) && hides(str_sub(css, open, end)))
            return open;
        at = end + 1;
    }
    return css.n;
}

size_t print_hides(struct str css)
{
    for (size_t at = 0; (at = str_find(css, STR("@media"), at)) < css.n; at++) {
        size_t open = str_find_char(css, '{', at);
        struct str query = str_sub(css, at, open);
        size_t found = has_phrase(query, "print") && !has_phrase(query, "not print")
                           ? search_block(css, open + 1)
                           : css.n;
        if (found < css.n)
            return found;
    }
    return css.n;
}
