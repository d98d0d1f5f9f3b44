/* What declarations do to an element's being seen. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/css.h"

/* What one block of declarations says. */
struct block {
    bool hides, no_color, no_box, cuts, paints_letters;
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

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool ends(const char *text, const char *with)
{
    return str_ends(str_of(text), str_of(with));
}

/* Numbers of CSS have no exponent that matters here, and "e" begins "em". */
static bool number(const char **text, double *value)
{
    const char *at = *text + (**text == '-' || **text == '+');
    double sign = **text == '-' ? -1 : 1, unit = 1;
    bool point = false, any = false;
    for (*value = 0; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++) {
        any = any || *at != '.';
        point = point || *at == '.';
        if (*at == '.')
            continue;
        unit = point ? unit / 10 : unit;
        *value = point ? *value + unit * (*at - '0') : *value * 10 + (*at - '0');
    }
    *value *= sign;
    *text = at;
    return any;
}

/* A length in pixels, as nearly as it matters here: a letter's height is 16 of them. */
static bool length(const char *text, double *pixels)
{
    static const struct {
        const char *name;
        double pixels;
    } units[] = {{"", 1},     {"px", 1},      {"em", 16}, {"rem", 16}, {"ex", 8},
                 {"ch", 8},   {"pt", 4. / 3}, {"pc", 16}, {"in", 96},  {"cm", 38},
                 {"mm", 3.8}, {"vw", 10},     {"vh", 10}, {"%", 0.16}};
    if (!number(&text, pixels))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(text, units[i].name) == 0) {
            *pixels *= units[i].pixels;
            return true;
        }
    return false;
}

/* Nobody reads letters of less than two pixels. */
static bool is_tiny(const char *value)
{
    double pixels;
    return length(value, &pixels) && pixels < 2;
}

static bool is_faint(const char *value)
{
    double opacity;
    return number(&value, &opacity) && (*value == '%' ? opacity / 100 : opacity) < 0.05;
}

/* "-9999px": left of every screen, or above it. */
static bool is_far(const char *value)
{
    enum { FAR = -500 };
    double pixels;
    return length(value, &pixels) && pixels <= FAR;
}

static bool is_transparent(const char *value)
{
    size_t n = strlen(value);
    return strcmp(value, "transparent") == 0 ||
           (*value == '#' && ((n == 9 && ends(value, "00")) || (n == 5 && ends(value, "0")))) ||
           ((starts(value, "rgb") || starts(value, "hsl")) &&
            (ends(value, "/0)") || ends(value, "/0%)") ||
             (strchr(value, 'a') == value + 3 && ends(value, ",0)"))));
}

/* Whether all lengths in "rect(1px,1px,1px,1px)" are of no more than a pixel. */
static bool is_of_points(const char *value)
{
    double at;
    for (value += strcspn(value, "-.0123456789"); *value; value += strcspn(value, "-.0123456789"))
        if (!number(&value, &at) || at > 1 || at < -1)
            return false;
    return true;
}

/* From all sides, half of the box or more is cut off; or it is a circle without a radius. */
static bool is_cut(const char *value)
{
    enum { HALF = 50 };
    double side;
    if (starts(value, "inset("))
        return value += strlen("inset("), number(&value, &side) && *value == '%' && side >= HALF;
    if (starts(value, "circle(") || starts(value, "ellipse("))
        return value = strchr(value, '(') + 1, number(&value, &side) && side == 0;
    return starts(value, "polygon(") && is_of_points(value);
}

static bool is_no_box(const char *name, const char *value)
{
    static const char sides[] = " height max-height width max-width block-size max-block-size "
                                "inline-size max-inline-size ";
    double pixels;
    return str_listed(sides, str_of(name)) && length(value, &pixels) && pixels <= 1;
}

static bool hides(const char *name, const char *value)
{
    static const char places[] = " left right top bottom text-indent inset-inline-start "
                                 "inset-inline-end inset-block-start inset-block-end ";
    if (strcmp(name, "display") == 0)
        return strcmp(value, "none") == 0;
    if (strcmp(name, "visibility") == 0)
        return strcmp(value, "hidden") == 0 || strcmp(value, "collapse") == 0;
    if (strcmp(name, "content-visibility") == 0)
        return strcmp(value, "hidden") == 0;
    if (strcmp(name, "font-size") == 0)
        return is_tiny(value);
    if (strcmp(name, "font") == 0) /* "0/0 a" */
        return *value == '0' && !strpbrk(value, "123456789");
    if (strcmp(name, "opacity") == 0)
        return is_faint(value);
    if (strcmp(name, "clip") == 0)
        return starts(value, "rect(") && !strstr(value, "auto") && is_of_points(value);
    if (strcmp(name, "clip-path") == 0 || strcmp(name, "-webkit-clip-path") == 0)
        return is_cut(value);
    if (strcmp(name, "transform") == 0)
        return strcmp(value, "scale(0)") == 0;
    return str_listed(places, str_of(name)) && is_far(value);
}

static void look(struct block *block, char *declaration)
{
    static const char painting[] = " background-clip -webkit-background-clip ";
    char *value = strchr(declaration, ':');
    if (!value)
        return;
    *value++ = '\0';
    value[strcspn(value, "!")] = '\0'; /* "!important" */
    const char *name = declaration;
    block->hides = block->hides || hides(name, value);
    block->no_color = block->no_color || (strcmp(name, "color") == 0 && is_transparent(value));
    block->no_box = block->no_box || is_no_box(name, value);
    block->cuts = block->cuts ||
                  (starts(name, "overflow") && (starts(value, "hidden") || starts(value, "clip")));
    block->paints_letters =
        block->paints_letters || (str_listed(painting, str_of(name)) && strstr(value, "text"));
}

bool css_hides(struct str declarations)
{
    struct arena arena = ARENA_INIT;
    struct block block = {0};
    for (size_t at = 0; at < declarations.n;) {
        size_t end = str_find_char(declarations, ';', at);
        look(&block, plain(&arena, str_sub(declarations, at, end)));
        at = end + 1;
    }
    arena_clear(&arena);
    return block.hides || (block.no_color && !block.paints_letters) || (block.no_box && block.cuts);
}
