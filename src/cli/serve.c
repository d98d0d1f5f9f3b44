#include "cli/serve.h"

#include <errno.h>
#include <ftw.h>
#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_serve = {
    "serve",
    ":ho:",
    "show a publication in the browser while it is being written",
    "usage: colophon serve [OPTION]... [CONTENT]\n"
    "\n"
    "Builds the publication in the folder CONTENT (default: content), serves its\n"
    "site to this machine alone (127.0.0.1), and builds it again whenever a file of\n"
    "it changes. Browsers load a changed page by themselves and show what is wrong\n"
    "until it is mended. Ctrl-C ends it.\n"
    "\n"
    "      --open           open the site in the browser\n"
    "      --port N         answer on this port (default: the first free one from\n"
    "                       4000 on)\n"
    "  -o, --output OUTPUT  build into this folder, and leave it there (default: a\n"
    "                       temporary one)\n"
    "      --themes FOLDER  look for themes there first\n"
    "      --jobs N         work on N texts at once (default: one a processor)\n"
    "      --drafts         with texts that are marked 'draft: true'\n"
    "  -h, --help           print this\n"
    "\n"
    "Examples:\n"
    "  colophon serve --open\n"
    "  colophon serve --drafts --port 8080 reader\n",
    run,
};

/* ---- The temporary output ---- */

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static bool make_temporary(char *folder, size_t size)
{
    const char *top = getenv("TMPDIR");
    int n = snprintf(folder, size, "%s/colophon-XXXXXX", top && *top ? top : "/tmp");
    if (n > 0 && (size_t)n < size && mkdtemp(folder))
        return true;
    fprintf(stderr, "colophon: can't make temporary folder '%s': %s\n", folder, strerror(errno));
    return false;
}

/* ---- Building ---- */

static char *messages_of(const struct colophon *colophon)
{
    json_t *lines = json_array();
    for (size_t i = 0; i < colophon_message_count(colophon); i++)
        json_array_append_new(lines, json_string(colophon_message_at(colophon, i)->line_text));
    char *text = json_dumps(lines, JSON_COMPACT);
    json_decref(lines);
    return text;
}

static void begin_build(struct preview *preview, bool texts_only)
{
    pthread_mutex_lock(&preview->lock);
    preview->version++;
    preview->building = true;
    preview->texts_only = texts_only;
    pthread_cond_broadcast(&preview->changed);
    pthread_mutex_unlock(&preview->lock);
}

static void end_build(struct preview *preview, bool failed, char *messages)
{
    pthread_mutex_lock(&preview->lock);
    preview->building = false;
    preview->failed = failed;
    free(preview->messages);
    preview->messages = messages;
    pthread_cond_broadcast(&preview->changed);
    pthread_mutex_unlock(&preview->lock);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int build(struct preview *preview, bool texts_only)
{
    struct colophon *colophon = colophon_new();
    struct colophon_build_result result;
    double began = seconds();
    begin_build(preview, texts_only);
    int status = colophon_build(colophon, preview->options, &result);
    print_messages(colophon);
    if (status == COLOPHON_OK)
        fprintf(stderr, "built in %.0f ms: %zu files written, %zu unchanged, %zu removed\n",
                1000 * (seconds() - began), result.written, result.unchanged, result.removed);
    else if (status == COLOPHON_CONTENT)
        fprintf(stderr, "not built: what was served before is served on\n");
    end_build(preview, status != COLOPHON_OK, messages_of(colophon));
    colophon_free(colophon);
    return status;
}

/* ---- The loop ---- */

/* SIGINT and SIGTERM become readable here, for this thread and those that it starts. */
static int take_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN); /* a browser that goes away */
    return signalfd(-1, &set, SFD_CLOEXEC);
}

static int loop(struct preview *preview, struct watch *watch, int signals)
{
    struct pollfd wait[] = {{.fd = signals, .events = POLLIN},
                            {.fd = watch_descriptor(watch), .events = POLLIN}};
    int status = build(preview, false);
    if (status > COLOPHON_CONTENT) /* there is nothing to watch, or nowhere to write */
        return status;
    while (poll(wait, 2, -1) >= 0 || errno == EINTR) {
        if (wait[0].revents)
            return COLOPHON_OK;
        enum watch_change change = wait[1].revents ? watch_take(watch) : WATCH_NOTHING;
        if (change != WATCH_NOTHING)
            build(preview, change == WATCH_TEXTS);
    }
    return COLOPHON_FAULT;
}

/* The one program that Colophon starts, because it was asked to. */
static void open_browser(const char *address)
{
    extern char **environ;
    char name[] = "xdg-open";
    char *argv[] = {name, (char *)address, NULL};
    sigset_t none;
    posix_spawnattr_t attributes;
    pid_t pid;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawnp(&pid, name, NULL, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    if (error)
        fprintf(stderr, "colophon: can't start '%s' (%s): open the address yourself\n", name,
                strerror(error));
}

static void stop(struct preview *preview, struct MHD_Daemon *daemon)
{
    pthread_mutex_lock(&preview->lock);
    preview->stopping = true;
    pthread_cond_broadcast(&preview->changed);
    pthread_mutex_unlock(&preview->lock);
    http_stop(daemon);
}

/* A port of 0: all that are tried. */
static void complain_about_port(unsigned short port)
{
    const char *reason = strerror(errno);
    if (port)
        fprintf(stderr, "colophon: can't answer on port %u: %s; name another with --port\n", port,
                reason);
    else
        fprintf(stderr,
                "colophon: can't answer on any port from %d to %d: %s; end what answers there, or "
                "name another with --port\n",
                (int)FIRST_PORT, (int)LAST_PORT, reason);
}

static int serve_watched(struct preview *preview, struct watch *watch, unsigned short port,
                         bool open)
{
    char address[64];
    int signals = take_signals();
    if (signals < 0) {
        fprintf(stderr, "colophon: can't wait for signals: %s\n", strerror(errno));
        return COLOPHON_IO;
    }
    unsigned short wanted = port;
    struct MHD_Daemon *daemon = http_start(preview, &port);
    if (!daemon) {
        complain_about_port(wanted);
        close(signals);
        return COLOPHON_IO;
    }
    snprintf(address, sizeof address, "http://127.0.0.1:%u/", port);
    printf("%s\n", address);
    int status = finish_output(COLOPHON_OK);
    if (open)
        open_browser(address);
    if (status == COLOPHON_OK)
        status = loop(preview, watch, signals);
    stop(preview, daemon);
    close(signals);
    return status;
}

static int serve(const struct colophon_build_options *options, unsigned short port, bool open)
{
    struct preview preview = {
        .options = options, .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    /* not a number that a browser may remember from a server before this one */
    preview.version = (unsigned long)time(NULL) * 1000;
    preview.building = true;
    snprintf(preview.site, sizeof preview.site, "%s/site", options->output);
    const char *folders[] = {options->content, options->themes};
    struct watch *watch = watch_new(folders, options->themes ? 2 : 1, options->output);
    if (!watch) {
        fprintf(stderr, "colophon: can't watch '%s': %s\n", options->content, strerror(errno));
        return COLOPHON_IO;
    }
    int status = serve_watched(&preview, watch, port, open);
    watch_free(watch);
    free(preview.messages);
    return status;
}

static bool read_port(const char *text, unsigned short *port)
{
    char *end;
    errno = 0;
    unsigned long n = strtoul(text, &end, 10);
    if (errno || *end || end == text || n < 1 || n > 65535) {
        command_misuse(&command_serve, "'%s' is not a port from 1 to 65535", text);
        return false;
    }
    *port = (unsigned short)n;
    return true;
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"open", no_argument, NULL, 'O'},
        {"output", required_argument, NULL, 'o'},
        {"port", required_argument, NULL, 'p'},
        BUILD_OPTIONS,
        {0},
    };
    struct colophon_build_options options = {0};
    unsigned short port = 0;
    bool open = false;
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_serve, argc, argv, names, &status)) != -1) {
        if (option == 'O')
            open = true;
        else if (option == 'p' && !read_port(optarg, &port))
            return COLOPHON_USAGE;
        else if (option != 'p' && (option == COMMAND_DONE ||
                                   !build_option(&command_serve, option, &options, &status)))
            return status;
    }
    if (!build_arguments(&command_serve, argc, argv, &options, &status))
        return status;
    char temporary[4000];
    if (options.output)
        return serve(&options, port, open);
    if (!make_temporary(temporary, sizeof temporary))
        return COLOPHON_IO;
    options.output = temporary;
    status = serve(&options, port, open);
    nftw(temporary, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return status;
}
