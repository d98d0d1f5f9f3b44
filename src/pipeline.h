/*
 * The pipeline: read, check, render, commit. Each step lives in its own room; here is their order.
 *
 *     struct pipeline line;
 *     pipeline_init(&line, options, diags);
 *     if (!pipeline_unchanged(&line, &stats, &works)) {
 *         pipeline_read(&line);
 *         if (line.publication)
 *             pipeline_write(&line, &stats);
 *     }
 *     pipeline_clear(&line);
 */
#ifndef COLOPHON_PIPELINE_H
#define COLOPHON_PIPELINE_H

#include <pthread.h>

#include "base/output.h"
#include "check/check.h"
#include "check/outside.h"
#include "colophon.h"
#include "course/coursepack.h"
#include "course/download.h"
#include "course/embed.h"
#include "epub/books.h"
#include "model/assets.h"
#include "site/packed.h"
#include "site/site.h"

/* A publication on its way, and the writers of its outputs (NULL where not asked for). */
struct pipeline {
    struct colophon_build_options options;
    struct diags *diags;
    char inputs[SHA256_HEX + 1]; /* see unchanged.h */
    struct publication *publication;
    struct theme *theme;
    struct assets *assets;
    struct check *check;
    struct outside *outside; /* check --external: links to other sites */
    bool checking;           /* for `check`: warnings of all rules are wanted */
    struct output *output;
    struct sink_under site_sink;
    struct sink_packed packed_sink; /* over it, with --precompress */
    struct sink *site_files;        /* the upper one of these; NULL: no folder is written */
    struct site *site;
    struct embed *embed;
    struct books *books;
    struct coursepack *cartridge, *scorm;
    unsigned outputs, kinds; /* to be made: of enum output_kind, of enum book_kind */
    pthread_mutex_t lock;    /* of `done` */
    size_t done;
};

/* Everything is borrowed for the life of the pipeline. */
void pipeline_init(struct pipeline *line, const struct colophon_build_options *options,
                   struct diags *diags);
/* Whether the output is what this build would make; then there is nothing to do. */
bool pipeline_unchanged(struct pipeline *line, struct output_stats *stats, size_t *works);
/* Reads the publication; line->publication is NULL when there is nothing to go on with. */
void pipeline_read(struct pipeline *line);
/* Reads the theme that the publication names; line->theme is NULL after an error. What writes or makes a
 * page does it. */
void pipeline_load_theme(struct pipeline *line);
void pipeline_clear(struct pipeline *line);
/* Reads, checks and renders every work, on a pool of threads. */
void pipeline_process(struct pipeline *line);
/* Makes all outputs and commits them, unless there was an error. */
void pipeline_write(struct pipeline *line, struct output_stats *stats);
/* The data that the template of a page of the site gets, and the template's name; NULL after a
 * diagnostic. */
json_t *pipeline_page_data(struct pipeline *line, const char *page, const char **template);
/* The page that is made of them; nothing after a diagnostic. */
void pipeline_page(struct pipeline *line, const char *page, struct buf *html);

#endif
