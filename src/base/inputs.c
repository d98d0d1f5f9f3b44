#include "base/inputs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/tree.h"

/* More than the tick by which file systems tell times. */
static const long long tick = 20 * 1000 * 1000;

struct inputs {
    struct sha256 *sha256;
    long long began, newest; /* nanoseconds */
    bool unknown;            /* something could not be looked at */
};

struct listing {
    struct inputs *inputs;
    int folder;
    struct stat except; /* st_ino 0: none */
    char *skipped;      /* the folder that is being left out, or NULL */
};

/* The clock of file times. */
static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

struct inputs *inputs_new(void)
{
    struct inputs *inputs = mem_alloc(sizeof *inputs);
    inputs->sha256 = sha256_new();
    inputs->began = now();
    return inputs;
}

void inputs_free(struct inputs *inputs)
{
    if (!inputs)
        return;
    sha256_free(inputs->sha256);
    free(inputs);
}

/* With its end, so that no two lists of texts are alike. */
static void add(struct inputs *inputs, const char *text)
{
    sha256_add(inputs->sha256, (struct str){text, strlen(text) + 1});
}

void inputs_add_text(struct inputs *inputs, const char *text)
{
    add(inputs, "text");
    add(inputs, text);
}

static void add_facts(struct inputs *inputs, const char *path, const struct stat *st)
{
    const long long changed = st->st_ctim.tv_sec * 1000000000LL + st->st_ctim.tv_nsec;
    const unsigned long long facts[] = {
        st->st_mode, (unsigned long long)st->st_size,    st->st_ino,
        st->st_dev,  (unsigned long long)tree_mtime(st), (unsigned long long)changed};
    add(inputs, path);
    sha256_add(inputs->sha256, (struct str){(const char *)facts, sizeof facts});
    if (changed > inputs->newest)
        inputs->newest = changed;
}

void inputs_add_file(struct inputs *inputs, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0) {
        add_facts(inputs, path, &st);
    } else {
        add(inputs, "missing");
        add(inputs, path);
    }
}

static bool is_left_out(const struct listing *listing, const char *path, const struct stat *st)
{
    return strcmp(path_name(path), ".git") == 0 ||
           (st->st_ino == listing->except.st_ino && st->st_dev == listing->except.st_dev);
}

/* Of folders only the names of what is in them count: their times change with an output's. */
static bool visit(void *context, const char *path, enum tree_event event)
{
    struct listing *listing = context;
    struct stat st = {0};
    if (listing->skipped) {
        if (event == TREE_LEAVE && strcmp(path, listing->skipped) == 0) {
            free(listing->skipped);
            listing->skipped = NULL;
        }
        return true;
    }
    bool there = fstatat(listing->folder, path, &st, 0) == 0;
    if (event != TREE_FILE && there && is_left_out(listing, path, &st))
        listing->skipped = mem_strdup(path);
    else if (event == TREE_FILE && there)
        add_facts(listing->inputs, path, &st);
    else if (event == TREE_FILE) /* a link to nothing */
        add(listing->inputs, path);
    return true;
}

void inputs_add_folder(struct inputs *inputs, const char *folder, const char *except)
{
    struct listing listing = {.inputs = inputs};
    if (except && stat(except, &listing.except) != 0)
        listing.except = (struct stat){0};
    add(inputs, folder);
    listing.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (listing.folder < 0 || !tree_walk(listing.folder, ".", visit, &listing))
        inputs->unknown = true;
    free(listing.skipped);
    if (listing.folder >= 0)
        close(listing.folder);
}

void inputs_finish(struct inputs *inputs, char digest[SHA256_HEX + 1])
{
    sha256_finish(inputs->sha256, digest);
}

bool inputs_settled(const struct inputs *inputs)
{
    return !inputs->unknown && inputs->newest < inputs->began - tick;
}
