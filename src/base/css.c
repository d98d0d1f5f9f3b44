#include "base/css.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct list {
    struct arena *arena;
    struct str *list;
    size_t n;
};

struct css {
    struct str text;
    size_t at;
    struct list selectors;
};

static void add(struct list *list, struct str one)
{
    list->list = arena_grow(list->arena, list->list, list->n, sizeof *list->list);
    list->list[list->n++] = one;
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

/* Behind an at-rule, or, where rules stand in its block, at the first of them. */
static size_t pass_at_rule(struct str text, size_t start, size_t open)
{
    size_t end = str_find_char(text, ';', start);
    size_t close = str_find_char(text, '}', open), inner = str_find_char(text, '{', open + 1);
    if (end < open)
        return end + 1;
    return close < inner ? close + 1 : open + 1;
}

/* One rule, or the beginning of a block of rules, or the end of one. */
static void take_rule(struct css *css)
{
    size_t start = css->at;
    while (start < css->text.n && (isspace((unsigned char)css->text.p[start]) ||
                                   css->text.p[start] == '}' || css->text.p[start] == ';'))
        start++;
    size_t open = str_find_char(css->text, '{', start);
    struct str prelude = str_trim(str_sub(css->text, start, open)), selector;
    if (prelude.n > 0 && *prelude.p == '@') {
        css->at = pass_at_rule(css->text, start, open);
        return;
    }
    size_t close = str_find_char(css->text, '}', open);
    if (open < css->text.n && css_hides(str_sub(css->text, open + 1, close)))
        while (css_next_selector(&prelude, &selector))
            if (css_understands(selector))
                add(&css->selectors, selector);
    css->at = close + 1;
}

size_t css_hiding(struct arena *arena, struct str sheet, const struct str **list)
{
    struct css css = {.text = without_comments(arena, sheet), .selectors = {.arena = arena}};
    while (css.at < css.text.n)
        take_rule(&css);
    *list = css.selectors.list;
    return css.selectors.n;
}

/* url(a.css), url("a.css"), "a.css" */
static struct str address_of(struct str text)
{
    static const char url[] = "url(";
    text = str_trim(text);
    if (text.n >= strlen(url) && strncasecmp(text.p, url, strlen(url)) == 0)
        text = str_trim(str_sub(text, strlen(url), str_find_char(text, ')', 0)));
    if (text.n > 0 && (*text.p == '"' || *text.p == '\''))
        text = str_sub(text, 1, str_find_char(text, *text.p, 1));
    return text;
}

size_t css_imports(struct arena *arena, struct str sheet, const struct str **list)
{
    static const char import[] = "@import";
    struct list addresses = {.arena = arena};
    struct str rest = str_trim(without_comments(arena, sheet));
    while (rest.n > 0 && *rest.p == '@') { /* CSS Cascade 4, 2.1: before all rules */
        size_t open = str_find_char(rest, '{', 0), end = str_find_char(rest, ';', 0);
        struct str one = str_sub(rest, 0, end);
        if (open < end)
            break;
        if (one.n > strlen(import) && strncasecmp(one.p, import, strlen(import)) == 0)
            add(&addresses, address_of(str_sub(one, strlen(import), one.n)));
        rest = str_trim(str_sub(rest, end + 1, rest.n));
    }
    *list = addresses.list;
    return addresses.n;
}
