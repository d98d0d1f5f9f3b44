#include "theme/color.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *found = c ? strchr(digits, c) : NULL;
    if (!found)
        return -1;
    return (int)(found - digits) < 16 ? (int)(found - digits) : (int)(found - digits) - 6;
}

bool color_parse(const char *text, struct color *color)
{
    int values[6];
    size_t n = 0;
    text += text[0] == '#';
    for (; text[n]; n++)
        if (n == 6 || (values[n] = digit(text[n])) < 0)
            return false;
    if (n == 3)
        *color = (struct color){(unsigned char)(17 * values[0]), (unsigned char)(17 * values[1]),
                                (unsigned char)(17 * values[2])};
    else if (n == 6)
        *color = (struct color){(unsigned char)(16 * values[0] + values[1]),
                                (unsigned char)(16 * values[2] + values[3]),
                                (unsigned char)(16 * values[4] + values[5])};
    return n == 3 || n == 6;
}

void color_format(struct color color, char out[COLOR_TEXT])
{
    snprintf(out, COLOR_TEXT, "#%02x%02x%02x", color.red, color.green, color.blue);
}

/* WCAG 2.2, "relative luminance": of one channel of sRGB. */
static double channel(unsigned char value)
{
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct color color)
{
    return 0.2126 * channel(color.red) + 0.7152 * channel(color.green) +
           0.0722 * channel(color.blue);
}

double color_contrast(struct color a, struct color b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

double color_least_contrast(struct color color, const struct color *others, size_t n)
{
    double least = 21;
    for (size_t i = 0; i < n; i++) {
        double contrast = color_contrast(color, others[i]);
        least = contrast < least ? contrast : least;
    }
    return least;
}

enum { STEPS = 256 };

static unsigned char mix_channel(unsigned char from, unsigned char to, int step)
{
    return (unsigned char)((from * (STEPS - step) + to * step) / STEPS);
}

static struct color mix(struct color from, struct color to, int step)
{
    return (struct color){mix_channel(from.red, to.red, step),
                          mix_channel(from.green, to.green, step),
                          mix_channel(from.blue, to.blue, step)};
}

struct color color_readable(struct color color, const struct color *others, size_t n, double wanted)
{
    static const struct color black = {0, 0, 0}, white = {255, 255, 255};
    bool darken = color_least_contrast(black, others, n) > color_least_contrast(white, others, n);
    struct color end = darken ? black : white;
    for (int step = 0; step < STEPS; step++) {
        struct color mixed = mix(color, end, step);
        if (color_least_contrast(mixed, others, n) >= wanted)
            return mixed;
    }
    return end;
}
