/*
 * Verify: reads finished files with fresh eyes and proves that the notice survived and that no word
 * was changed. Works on a folder made by build, on a site folder and on an EPUB, ours or anybody's.
 *
 * It shares with the writers base/, the license table, the reading of front matter and the words of
 * Markdown; never the XHTML renderer, the themes or the writer of notices, so that a mistake there
 * can't hide here.
 */
#ifndef COLOPHON_VERIFY_VERIFY_H
#define COLOPHON_VERIFY_VERIFY_H

#include "base/diag.h"
#include "verify/report.h"

/* Looks at one path; may be called for several with one report. What is wrong becomes diagnostics
 * with stable rule names, and the status is STATUS_CONTENT. */
enum status verify_path(const char *path, const struct verify_options *options,
                        struct verify_report *report, struct diags *diags);

#endif
