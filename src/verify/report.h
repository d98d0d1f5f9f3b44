/*
 * What verify is asked, and what it answers beside the diagnostics.
 */
#ifndef COLOPHON_VERIFY_REPORT_H
#define COLOPHON_VERIFY_REPORT_H

#include <stdbool.h>

#include "base/memory.h"

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

/* What a hostile place leaves of a file: survival.h has the attacks. */
enum fact { FACT_LICENSE_NAME, FACT_LICENSE_ADDRESS, FACT_CREDIT, FACT_SOURCE, FACTS };

struct verify_survival {
    const char *file, *work; /* as in a row */
    const char *attack;      /* "head-removed" */
    enum verdict facts[FACTS];
};

struct verify_report {
    struct arena arena;
    struct verify_row *rows;
    size_t n, cap;
    struct verify_survival *survivals; /* if they were asked for */
    size_t n_survivals, survivals_cap;
    size_t files; /* looked at */
};

struct verify_options {
    /* .md or .txt files given with --source: each is compared with the works of its name below the
     * path (the only one also with the only work of a single page); one that meets none is an
     * error. */
    const char *const *sources;
    size_t n_sources;
    unsigned threads;
    bool survival; /* attack every file and see what is left of its notice */
};

void verify_report_clear(struct verify_report *report);

#endif
