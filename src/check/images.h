/*
 * Images and their alternative texts.
 *
 * An image must say in words what it shows. One that says nothing (an ornament) is named in front
 * matter, `decorative: [ornament.png]`, as the text names it: an empty alternative text alone might
 * have been forgotten.
 */
#ifndef COLOPHON_CHECK_IMAGES_H
#define COLOPHON_CHECK_IMAGES_H

#include "markdown/document.h"
#include "model/publication.h"

void images_check(const struct work *work, const struct document *document, struct diags *diags);

#endif
