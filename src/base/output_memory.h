/*
 * What an output remembers of the build that made it: from which inputs, and what the build said.
 * Kept in `.colophon/made`, beside the record of the files, and bound to it by its digest.
 */
#ifndef COLOPHON_BASE_OUTPUT_MEMORY_H
#define COLOPHON_BASE_OUTPUT_MEMORY_H

#include "base/digest.h"
#include "base/output_record.h"

/* Whether the memory in the file is of these inputs and of this record; then *notes gets what was
 * said. A memory that is missing or damaged is none. */
bool memory_read(const char *file, const char *inputs, const char *record, struct buf *notes);
enum status memory_write(const char *file, const char *inputs, const char *record, struct str notes,
                         struct diags *diags);

#endif
