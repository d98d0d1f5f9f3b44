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
#include "base/memory.h"
#include "base/words.h"

enum verdict { VERDICT_NOT_APPLICABLE, VERDICT_FOUND, VERDICT_MISSING };

/* One file (of a folder, or of an archive) that carries a work or should carry a notice. */
struct verify_row {
    const char *file;    /* "output/site/briefs/a.html"; in an archive "book.epub!text/a.xhtml" */
    const char *work;    /* its data-work; NULL for a page that is about no single work */
    const char *license; /* label of the license found; NULL: none found */
    enum verdict notice_head, notice_foot; /* visible words: license name and address */
    enum verdict rel_license, json_ld, dc; /* metadata slots agree on one address */
    enum verdict words;                    /* word stream equals the file's own record */
    enum verdict source;                   /* word stream equals the given source */
    size_t n_words;
};

struct verify_report {
    struct arena arena;
    struct verify_row *rows;
    size_t n, cap;
    size_t files; /* looked at */
};

struct verify_options {
    /* .md or .txt files given with --source: each is compared with the works of its name below the
     * path (the only one also with the only work of a single page); one that meets none is an
     * error. */
    const char *const *sources;
    size_t n_sources;
    unsigned threads;
};

/* Looks at one path; may be called for several with one report. What is wrong becomes diagnostics
 * with stable rule names, and the status is STATUS_CONTENT. */
enum status verify_path(const char *path, const struct verify_options *options,
                        struct verify_report *report, struct diags *diags);
void verify_report_clear(struct verify_report *report);

#endif
