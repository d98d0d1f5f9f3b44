/*
 * The files that are published beside the works because these refer to them.
 */
#ifndef COLOPHON_CHECK_FILES_H
#define COLOPHON_CHECK_FILES_H

#include "model/assets.h"

/* Reports names that are one where case is ignored, and SVG pictures that are more than that. */
void files_check(const struct publication *publication, struct assets *assets, struct diags *diags);

#endif
