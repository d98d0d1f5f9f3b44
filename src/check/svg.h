/*
 * SVG pictures. They are published as they are, in pages, books and course packages, where a script in
 * one would run when it is opened by itself, and a file that it names is not there. So a picture is
 * an image and nothing else: it runs nothing and asks for nothing (SVG Integration, secure static mode;
 * EPUB 3.3, sections 5.4 and 11.2).
 */
#ifndef COLOPHON_CHECK_SVG_H
#define COLOPHON_CHECK_SVG_H

#include "base/diag.h"

/* Reports by line what a picture may not have. `file` is its name as the user would say it. */
void svg_check(const char *file, struct str bytes, struct diags *diags);

#endif
