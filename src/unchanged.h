/*
 * A build whose inputs are those of the last one need not be made: what it would say is said again.
 *
 * Inputs are the publication's folder, the folder of themes, the options, and the program itself.
 * They are compared by what the file system says of them (base/inputs.h); nothing is read.
 */
#ifndef COLOPHON_UNCHANGED_H
#define COLOPHON_UNCHANGED_H

#include "base/digest.h"
#include "base/output.h"
#include "colophon.h"

/* The digest of all inputs. To be taken before any of them is read; may wait for a tick of the
 * clock, so that a later change can't be missed. "" when they can't be looked at. */
void unchanged_inputs(const struct colophon_build_options *options, char inputs[SHA256_HEX + 1]);

/* Whether the output was made from these inputs and lies there as it was made. Then its messages
 * are added, and *stats and *works are those of a build without changes. */
bool unchanged_recall(struct output *output, const char *inputs, struct output_stats *stats,
                      size_t *works, struct diags *diags);
/* After a commit. */
void unchanged_remember(struct output *output, const char *inputs, size_t works,
                        const struct diags *diags);

#endif
