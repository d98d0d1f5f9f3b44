/*
 * The preview: a publication built into a folder, served on this machine alone, and built again
 * whenever a file of it changes.
 *
 * Three parts share the struct preview: serve.c builds, watch.c sees changes, http.c answers. While
 * a build runs, a page that the browser asks for is made alone and at once; what can't be made
 * alone waits for the build.
 */
#ifndef COLOPHON_CLI_SERVE_H
#define COLOPHON_CLI_SERVE_H

#include <pthread.h>

#include "colophon.h"

struct preview {
    const struct colophon_build_options *options;
    char site[4096]; /* the folder that is served */

    pthread_mutex_t lock;   /* of all below */
    pthread_cond_t changed; /* some of it did */
    unsigned long version;  /* counts the changes of the sources, from 1 */
    bool building;
    bool texts_only; /* nothing but texts changed: style sheets and pictures are as they were */
    bool failed;     /* the last build had errors; the files are those of the build before it */
    char *messages;  /* of the last build: a JSON array of lines; NULL: none yet */
    bool stopping;
};

/* ---- http.c ---- */

struct MHD_Daemon;

enum { FIRST_PORT = 4000, LAST_PORT = 4064 };

/* Answers on 127.0.0.1. A port of 0 takes the first of these that is free; *port is the one taken.
 * NULL when there is none: errno says why. */
struct MHD_Daemon *http_start(struct preview *preview, unsigned short *port);
/* After preview->stopping was set and told. */
void http_stop(struct MHD_Daemon *daemon);

/* ---- watch.c ---- */

struct watch;

/* Watches the folders with all below them, but not what is below `except`. Names that begin with
 * '.' or end with '~' are editors' own. NULL with errno set. */
struct watch *watch_new(const char *const *folders, size_t n, const char *except);
void watch_free(struct watch *watch);
/* To be polled for reading. */
int watch_descriptor(const struct watch *watch);
enum watch_change {
    WATCH_NOTHING, /* of interest */
    WATCH_TEXTS,   /* Markdown alone */
    WATCH_FILES,
};
/* Takes all that happened until nothing has for a few milliseconds. */
enum watch_change watch_take(struct watch *watch);

#endif
