/*
 * Colors as style sheets have them, and whether they can be read: the contrast of WCAG 2.2.
 */
#ifndef COLOPHON_THEME_COLOR_H
#define COLOPHON_THEME_COLOR_H

#include <stdbool.h>
#include <stddef.h>

struct color {
    unsigned char red, green, blue;
};

/* "#7d2a1c" or "#abc"; the '#' may be left out, because YAML takes it for a comment. False when it
 * is neither. */
bool color_parse(const char *text, struct color *color);
/* "#7d2a1c" */
enum { COLOR_TEXT = 8 };
void color_format(struct color color, char out[COLOR_TEXT]);

/* From 1, the same, to 21, black on white: WCAG 2.2, "contrast ratio". */
double color_contrast(struct color a, struct color b);
/* The lowest contrast of a color with n others. */
double color_least_contrast(struct color color, const struct color *others, size_t n);
/* `color`, mixed with as little black or white as makes its contrast with each of the others at
 * least `wanted`; where none does, the one with the most. */
struct color color_readable(struct color color, const struct color *others, size_t n,
                            double wanted);

#endif
