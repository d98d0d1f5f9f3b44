/*
 * Pictures: the sizes of those we are given, and the covers that we draw.
 *
 * Text is set by pango, so every script is shaped as it has to be; which glyphs are used depends on
 * the fonts that are installed. Given the same fonts, the same facts give the same bytes.
 */
#ifndef COLOPHON_BASE_PICTURE_H
#define COLOPHON_BASE_PICTURE_H

#include "base/diag.h"

/* The size in pixels, read from the header. False when the bytes are no picture that we know. */
bool picture_size(struct str bytes, int *width, int *height);

enum { PICTURE_COVER_WIDTH = 1600, PICTURE_COVER_HEIGHT = 2560 };

/* Visits the folders whose times change when fonts are installed, whether they are there or not: a
 * picture drawn with others looks different. */
void picture_font_folders(void (*visit)(void *context, const char *folder), void *context);

struct picture_cover {
    const char *title;
    const char *creators, *publisher; /* NULL: not said */
    const char *license;              /* its label; NULL */
    const char *lang;                 /* of the title: decides direction and forms of glyphs */
};

/* All that the drawing depends on, as a text: for a cache. Adds to `out`. */
void picture_cover_facts(const struct picture_cover *cover, struct buf *out);
/* Draws a book cover as PNG, appended to `png`. */
enum status picture_draw_cover(const struct picture_cover *cover, struct buf *png,
                               struct diags *diags);

/* What networks show beside a link; in the sizes that they ask for. */
enum { PICTURE_SHARE_WIDTH = 1200, PICTURE_SHARE_HEIGHT = 630 };
/* As picture_cover_facts(). */
void picture_share_facts(const struct picture_cover *cover, struct buf *out);
enum status picture_draw_share(const struct picture_cover *cover, struct buf *png,
                               struct diags *diags);

#endif
