/*
 * The output folder: all or nothing.
 *
 * Files are first compared with what lies there. Changed ones are written under `.next/`, synced,
 * and put in place by output_commit(): by one exchange of a whole top-level folder where much
 * changed, under a journal where little did. A crash leaves each output whole, old or new; the next
 * output_open() completes or undoes what was interrupted. Unchanged files keep their times, and a
 * run without changes writes nothing. Files that we wrote and that are not written again are
 * removed (the record of them is `.colophon/files.json`: path, size, digest, time); what others put
 * there stays, also in the place of a file of ours: that is an error which changes nothing.
 *
 *     struct output *out = output_open("output", diags);
 *     sink_put(output_sink(out), "site/index.html", "text/html", bytes);
 *     const char *file = output_stage(out, "site/downloads/reader.epub");
 *     ... write that file ...
 *     output_staged(out, "site/downloads/reader.epub");
 *     output_link(out, "site/downloads/reader.epub", "reader.epub");
 *     status = output_commit(out, &stats);
 *     output_free(out);          without a commit: nothing has changed, and a first build leaves nothing
 */
#ifndef COLOPHON_BASE_OUTPUT_H
#define COLOPHON_BASE_OUTPUT_H

#include "base/diag.h"
#include "base/sink.h"

/* Where an output remembers what it was made from. */
#define OUTPUT_MEMORY ".colophon/made"

struct output;

struct output_stats {
    size_t written, unchanged, removed;
};

/* Makes the folder when it is missing, takes a lock on it (a second build at the same time is an
 * error), and completes or undoes what an interrupted build left. NULL on error. */
struct output *output_open(const char *folder, struct diags *diags);
/* Whether new files can be written there, by making the folder for them: an output that can't be
 * replaced is to be told of before the work, and once. To be called before anything is put. */
bool output_begin(struct output *output);
struct sink *output_sink(struct output *output);

/* A path to write a large file to by other means; valid until output_free(). */
const char *output_stage(struct output *output, const char *path);
/* Says that the staged file is finished; it is kept if it differs from what lies there. */
void output_staged(struct output *output, const char *path);
/* `path` becomes a hard link to the file `to` of this output. */
void output_link(struct output *output, const char *to, const char *path);

/* Files of the last build for which `is_kept` holds stay, though this build doesn't write them. To be
 * called before anything is put. */
void output_keep(struct output *output, bool (*is_kept)(void *context, const char *path),
                 void *context);

/* The file of that path as the last build wrote it; NULL if there is none, or if it was changed
 * since. Valid until output_free(). */
const char *output_previous(struct output *output, const char *path);

/* A folder in `.colophon/` for what is kept from one build to the next and is no output (see
 * base/cache.h). Valid until output_free(). */
const char *output_private(struct output *output, const char *name);

/* Calls `visit` for every file of the new state, sorted by path: its size and SHA-256. */
void output_each(struct output *output,
                 void (*visit)(void *context, const char *path, size_t size, const char *sha256),
                 void *context);

/* Whether the last commit was of these inputs (base/inputs.h), and all files lie there as it left
 * them. Then there is nothing to do: *notes gets what output_remember() was given, and *stats says
 * that all files are unchanged. */
bool output_recalls(struct output *output, const char *inputs, struct buf *notes,
                    struct output_stats *stats);
/* After a commit: from which inputs this output was made, and what is to be said again when they
 * are the same. */
enum status output_remember(struct output *output, const char *inputs, struct str notes);

/* Begins to bring to the disk what was put so far, so that output_commit() has less to wait for. At
 * most once. */
void output_settle(struct output *output);
/* After an error in any put nothing is changed and the error's status is returned. */
enum status output_commit(struct output *output, struct output_stats *stats);
void output_free(struct output *output);

#endif
