/* Which elements a selector is of (Selectors Level 4, as far as css.h says). */
#include <string.h>
#include <strings.h>

#include "base/css.h"
#include "base/utf8.h"

/* Selectors are anybody's: those that nest deeper (":not(:is(a))"), or have more compounds, are not
 * understood; what needs more steps is not of the element. */
enum { MOST_NESTED = 4, MOST_COMPOUNDS = 32, MOST_STEPS = 20000 };

/* One simple selector: ".c-foot", "[hidden]", ":not(.a, .b)", "footer". */
struct simple {
    char kind; /* . # [ : or 'a' of an element's name */
    struct str name;
    struct str value; /* in brackets behind the relation, without quotes; in parentheses */
    char relation;    /* = ~ | ^ $ *; 0: there is none */
};

/* Behind what is in quotes, brackets or parentheses; behind one byte where nothing of these begins. */
static size_t pass(struct str text, size_t at)
{
    size_t depth = 0;
    do {
        char c = text.p[at];
        if (c == '"' || c == '\'')
            at = str_find_char(text, c, at + 1);
        depth += c == '(' || c == '[';
        depth -= depth > 0 && (c == ')' || c == ']');
        at++;
    } while (depth > 0 && at < text.n);
    return at < text.n ? at : text.n;
}

bool css_next_selector(struct str *rest, struct str *selector)
{
    do {
        size_t end = 0;
        if (rest->n == 0)
            return false;
        while (end < rest->n && rest->p[end] != ',')
            end = pass(*rest, end);
        *selector = str_trim(str_sub(*rest, 0, end));
        *rest = str_sub(*rest, end + 1, rest->n);
    } while (selector->n == 0);
    return true;
}

static bool is_combinator(char c)
{
    return memchr(" \t\r\n\f>+~", c, strlen(" \t\r\n\f>+~"));
}

/* Cuts the first compound off. */
static struct str next_compound(struct str *rest)
{
    size_t start = 0, end;
    while (start < rest->n && is_combinator(rest->p[start]))
        start++;
    for (end = start; end < rest->n && !is_combinator(rest->p[end]);)
        end = pass(*rest, end);
    struct str compound = str_sub(*rest, start, end);
    *rest = str_sub(*rest, end, rest->n);
    return compound;
}

static struct str without_quotes(struct str text)
{
    text = str_trim(text);
    bool quoted = text.n > 1 && (*text.p == '"' || *text.p == '\'');
    return quoted ? str_sub(text, 1, str_find_char(text, *text.p, 1)) : text;
}

/* "[type='x']" */
static void read_attribute(struct str inside, struct simple *simple)
{
    size_t equals = str_find_char(inside, '=', 0);
    simple->name = str_trim(str_sub(inside, 0, equals));
    if (equals == inside.n)
        return;
    simple->relation = '=';
    char last = simple->name.n > 0 ? simple->name.p[simple->name.n - 1] : ' ';
    if (strchr("~|^$*", last)) {
        simple->relation = last;
        simple->name = str_trim(str_sub(simple->name, 0, simple->name.n - 1));
    }
    simple->value = without_quotes(str_sub(inside, equals + 1, inside.n));
}

/* Cuts the first simple selector off a compound. */
static struct simple next_simple(struct str *rest)
{
    struct simple simple = {.kind = *rest->p};
    bool named = simple.kind != '[';
    size_t start = strchr(".#[:", simple.kind) != NULL, end = start;
    if (start == 0)
        simple.kind = 'a';
    while (named && end < rest->n && !strchr(".#[:(", rest->p[end]))
        end++;
    simple.name = str_sub(*rest, start, end);
    if (!named || (end < rest->n && rest->p[end] == '(')) {
        size_t close = pass(*rest, named ? end : 0);
        struct str inside = str_sub(*rest, named ? end + 1 : 1, close - 1);
        if (named)
            simple.value = inside;
        else
            read_attribute(inside, &simple);
        end = close;
    }
    *rest = str_sub(*rest, end, rest->n);
    return simple;
}

/* ---------------------------------------------------------------------------- understanding */

static const char with_selectors[] = " is where not ";
static const char of_places[] = " root first-child last-child only-child first-of-type "
                                "last-of-type only-of-type ";

static bool understands(struct str selector, int depth);

static bool understands_list(struct str list, int depth)
{
    struct str one;
    size_t n = 0;
    for (; css_next_selector(&list, &one); n++)
        if (!understands(one, depth))
            return false;
    return n > 0;
}

static bool understands_simple(const struct simple *simple, int depth)
{
    if (simple->kind == ':')
        return simple->value.p ? str_listed(with_selectors, simple->name) && depth < MOST_NESTED &&
                                     understands_list(simple->value, depth + 1)
                               : simple->name.n > 0 && str_listed(of_places, simple->name);
    return simple->name.n > 0 && !memchr(simple->name.p, '\\', simple->name.n) &&
           !memchr(simple->name.p, '&', simple->name.n);
}

static bool understands(struct str selector, int depth)
{
    size_t n = 0;
    for (struct str compound; (compound = next_compound(&selector)).n > 0; n++)
        while (compound.n > 0) {
            struct simple simple = next_simple(&compound);
            if (!understands_simple(&simple, depth))
                return false;
        }
    return n > 0 && n <= MOST_COMPOUNDS;
}

bool css_understands(struct str selector)
{
    return understands(selector, 0);
}

/* --------------------------------------------------------------------------------- matching */

static bool has_word(struct str words, struct str word)
{
    struct str one;
    while (utf8_next_word(&words, &one))
        if (str_eq(one, word))
            return true;
    return false;
}

static bool is_value(const struct simple *simple, struct str value)
{
    struct str wanted = simple->value;
    if (simple->relation == '=' || simple->relation == 0)
        return simple->relation == 0 || str_eq(value, wanted);
    if (simple->relation == '|')
        return str_eq(value, wanted) ||
               (str_starts(value, wanted) && value.n > wanted.n && value.p[wanted.n] == '-');
    if (simple->relation == '~')
        return has_word(value, wanted);
    return wanted.n > 0 && (simple->relation == '^'   ? str_starts(value, wanted)
                            : simple->relation == '$' ? str_ends(value, wanted)
                                                      : str_find(value, wanted, 0) < value.n);
}

/* "[hidden]", ".a", "#a": of one attribute, whatever its namespace. */
static bool has_attribute(const struct simple *simple, const xmlNode *element)
{
    struct simple wanted = *simple;
    if (simple->kind != '[') {
        wanted.name = simple->kind == '.' ? STR("class") : STR("id");
        wanted.value = simple->name;
        wanted.relation = simple->kind == '.' ? '~' : '=';
    }
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (!str_is(wanted.name, (const char *)attribute->name))
            continue;
        xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
        bool is = is_value(&wanted, str_of((const char *)value));
        xmlFree(value);
        if (is)
            return true;
    }
    return false;
}

/* Whether an element of the same parent stands before (or behind) this one; of its name, with
 * `of_type`. */
static bool has_beside(const xmlNode *element, bool before, bool of_type)
{
    const xmlNode *node = element;
    while ((node = before ? node->prev : node->next))
        if (node->type == XML_ELEMENT_NODE && (!of_type || xmlStrEqual(node->name, element->name)))
            return true;
    return false;
}

static bool is_placed(struct str name, const xmlNode *element)
{
    bool of_type = str_ends(name, STR("-of-type")), only = str_starts(name, STR("only"));
    if (str_is(name, "root"))
        return !element->parent || element->parent->type != XML_ELEMENT_NODE;
    bool before = only || str_starts(name, STR("first")), behind = only || !before;
    return !(before && has_beside(element, true, of_type)) &&
           !(behind && has_beside(element, false, of_type));
}

static bool selects_any(struct str list, const xmlNode *element)
{
    struct str one;
    while (css_next_selector(&list, &one))
        if (css_selects(one, element))
            return true;
    return false;
}

static bool is_of_simple(const struct simple *simple, const xmlNode *element)
{
    if (simple->kind == 'a')
        return str_is(simple->name, "*") || str_is(simple->name, (const char *)element->name);
    if (simple->kind != ':')
        return has_attribute(simple, element);
    return simple->value.p ? selects_any(simple->value, element) != str_is(simple->name, "not")
                           : is_placed(simple->name, element);
}

static bool is_of_compound(struct str compound, const xmlNode *element)
{
    while (compound.n > 0) {
        struct simple simple = next_simple(&compound);
        if (!is_of_simple(&simple, element))
            return false;
    }
    return true;
}

/* Cuts the last compound off, with the combinator before it: > + ~ or a space. */
static struct str last_compound(struct str *selector, char *combinator)
{
    struct str rest = *selector, last = {NULL, 0}, one;
    while ((one = next_compound(&rest)).n > 0)
        last = one;
    *combinator = ' ';
    *selector = last.n > 0 ? str_sub(*selector, 0, (size_t)(last.p - selector->p)) : last;
    while (selector->n > 0 && is_combinator(selector->p[selector->n - 1])) {
        char c = selector->p[--selector->n];
        *combinator = strchr(">+~", c) ? c : *combinator;
    }
    return last;
}

/* The element that a combinator leads to from another, if there is one. */
static const xmlNode *led_to(char combinator, const xmlNode *from)
{
    if (combinator == ' ' || combinator == '>')
        return from->parent && from->parent->type == XML_ELEMENT_NODE ? from->parent : NULL;
    do
        from = from->prev;
    while (from && from->type != XML_ELEMENT_NODE);
    return from;
}

static bool selects(struct str selector, const xmlNode *element, int *steps)
{
    char combinator;
    struct str compound = last_compound(&selector, &combinator);
    if (--*steps < 0 || !is_of_compound(compound, element))
        return false;
    bool one = combinator == '>' || combinator == '+', found = selector.n == 0;
    for (const xmlNode *node = led_to(combinator, element); node && !found && *steps >= 0;
         node = one ? NULL : led_to(combinator, node))
        found = selects(selector, node, steps);
    return found;
}

bool css_selects(struct str selector, const xmlNode *element)
{
    int steps = MOST_STEPS;
    return selects(selector, element, &steps);
}
