#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/serve.h"

enum {
    CONNECTIONS = 128,
    IDLE_SECONDS = 120,
    SIGN_OF_LIFE = 15, /* seconds between comments on a stream without news */
    EVENT_ROOM = 64 * 1024
};

static const char script_path[] = "/.colophon/preview.js";
static const char events_path[] = "/.colophon/events";

/* Loads a page again when its sources changed, and shows what is wrong with them. */
static const char script[] =
    "(() => {\n"
    "    const made = Number(new URL(document.currentScript.src).search.slice(1))\n"
    "    let box\n"
    "    function show(lines) {\n"
    "        box?.remove()\n"
    "        if (!lines.length) return\n"
    "        box = document.createElement('pre')\n"
    "        box.id = 'colophon-errors'\n"
    "        box.setAttribute('role', 'alert')\n"
    "        box.textContent = lines.join('\\n')\n"
    "        box.style.cssText = 'position:fixed;inset:auto 0 0 "
    "0;max-height:60vh;overflow:auto;margin:0;'\n"
    "            + 'padding:1rem;background:#300;color:#fff;font:14px/1.5 "
    "monospace;white-space:pre-wrap;'\n"
    "            + 'z-index:2147483647'\n"
    "        document.body.append(box)\n"
    "    }\n"
    "    new EventSource('/.colophon/events').onmessage = event => {\n"
    "        const state = JSON.parse(event.data)\n"
    "        if (state.version !== made) return location.reload()\n"
    "        show(state.failed ? state.messages : [])\n"
    "    }\n"
    "})()\n";

static const char nothing_yet[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Nothing to show yet"
    "</title></head><body><p>The publication could not be made.</p></body></html>\n";

static const char *media_type(const char *path)
{
    static const char *const types[][2] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".xml", "application/xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".md", "text/markdown; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".epub", "application/epub+zip"},
    };
    const char *extension = strrchr(path, '.');
    for (size_t i = 0; extension && i < sizeof types / sizeof *types; i++)
        if (strcmp(extension, types[i][0]) == 0)
            return types[i][1];
    return "application/octet-stream";
}

static bool is_page(const char *path)
{
    return strcmp(media_type(path), "text/html; charset=utf-8") == 0;
}

/* Takes the bytes, which free() releases. */
static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *type,
                              void *bytes, size_t n)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(n, bytes, MHD_RESPMEM_MUST_FREE);
    if (!response) {
        free(bytes);
        return MHD_NO;
    }
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned status,
                                   const char *type, const char *text)
{
    char *copy = strdup(text);
    return copy ? answer(connection, status, type, copy, strlen(copy)) : MHD_NO;
}

/* The page with our script before its end, which knows the version of which the page was made.
 * Takes the bytes. */
static enum MHD_Result answer_page(struct MHD_Connection *connection, unsigned status,
                                   unsigned long version, char *bytes, size_t n)
{
    static const char end[] = "</body>";
    char element[128];
    size_t length = (size_t)snprintf(element, sizeof element, "<script src=\"%s?%lu\"></script>\n",
                                     script_path, version);
    size_t at = n;
    char *page = malloc(n + length);
    for (size_t i = n; i-- > 0 && at == n;)
        if (n - i >= sizeof end - 1 && memcmp(bytes + i, end, sizeof end - 1) == 0)
            at = i;
    if (page) {
        memcpy(page, bytes, at);
        memcpy(page + at, element, length);
        memcpy(page + at + length, bytes + at, n - at);
    }
    free(bytes);
    return page ? answer(connection, status, "text/html; charset=utf-8", page, n + length) : MHD_NO;
}

/* ---- Files ---- */

/* Returns the version that is built then. */
static unsigned long wait_for_build(struct preview *preview)
{
    pthread_mutex_lock(&preview->lock);
    while (preview->building && !preview->stopping)
        pthread_cond_wait(&preview->changed, &preview->lock);
    unsigned long version = preview->version;
    pthread_mutex_unlock(&preview->lock);
    return version;
}

/* The bytes of a file of the site; NULL when it is not there. The caller frees them. */
static char *read_file(const struct preview *preview, const char *path, size_t *n)
{
    char file[8192];
    struct stat st;
    int length = snprintf(file, sizeof file, "%s/%s", preview->site, path);
    int fd = length > 0 && (size_t)length < sizeof file
                 ? open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
                 : -1;
    if (fd < 0)
        return NULL;
    char *bytes = NULL;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (bytes = malloc((size_t)st.st_size + 1))) {
        *n = 0;
        for (ssize_t got;
             *n < (size_t)st.st_size && (got = read(fd, bytes + *n, (size_t)st.st_size - *n)) > 0;)
            *n += (size_t)got;
    }
    close(fd);
    return bytes;
}

/* The page made from the sources as they are now; NULL when that needs the whole build. */
static char *make_alone(const struct preview *preview, const char *path, size_t *n)
{
    struct colophon *colophon = colophon_new();
    const char *html;
    char *bytes = NULL;
    if (colophon_page(colophon, preview->options, path, &html, n) == COLOPHON_OK && html &&
        (bytes = malloc(*n + 1)))
        memcpy(bytes, html, *n);
    colophon_free(colophon);
    return bytes;
}

/* No part of a path may lead up, and none is hidden. */
static bool is_safe(const char *path)
{
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.')
            return false;
    }
    return true;
}

static enum MHD_Result answer_file(struct preview *preview, struct MHD_Connection *connection,
                                   const char *url)
{
    char path[4096];
    size_t n = strlen(url);
    int length = snprintf(path, sizeof path, "%s%s", url + 1,
                          n > 0 && url[n - 1] == '/' ? "index.html" : "");
    if (length < 0 || (size_t)length >= sizeof path || !is_safe(path))
        return answer_text(connection, MHD_HTTP_NOT_FOUND, "text/plain", "not found\n");
    pthread_mutex_lock(&preview->lock);
    bool building = preview->building, as_it_was = preview->texts_only;
    unsigned long made = preview->version;
    pthread_mutex_unlock(&preview->lock);
    char *bytes = building && is_page(path) ? make_alone(preview, path, &n) : NULL;
    if (bytes)
        return answer_page(connection, MHD_HTTP_OK, made, bytes, n);
    if (building && as_it_was && !is_page(path))
        bytes = read_file(preview, path, &n);
    if (!bytes) {
        made = wait_for_build(preview);
        bytes = read_file(preview, path, &n);
    }
    if (bytes && !is_page(path))
        return answer(connection, MHD_HTTP_OK, media_type(path), bytes, n);
    if (bytes)
        return answer_page(connection, MHD_HTTP_OK, made, bytes, n);
    bytes = read_file(preview, "404.html", &n);
    if (bytes)
        return answer_page(connection, MHD_HTTP_NOT_FOUND, made, bytes, n);
    bytes = strdup(nothing_yet);
    return bytes ? answer_page(connection, MHD_HTTP_SERVICE_UNAVAILABLE, made, bytes, strlen(bytes))
                 : MHD_NO;
}

/* ---- News ---- */

/* What one browser was told. */
struct listener {
    struct preview *preview;
    unsigned long version;
    bool building, failed, told;
};

static bool has_news(const struct listener *listener)
{
    const struct preview *preview = listener->preview;
    return !listener->told || preview->version != listener->version ||
           preview->building != listener->building || preview->failed != listener->failed;
}

/* Also after a while without news, so that a browser that is gone is noticed. */
static void wait_for_news(const struct listener *listener)
{
    struct preview *preview = listener->preview;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += SIGN_OF_LIFE;
    while (!preview->stopping && !has_news(listener))
        if (pthread_cond_timedwait(&preview->changed, &preview->lock, &until) == ETIMEDOUT)
            break;
}

static ssize_t tell(void *context, uint64_t position, char *room, size_t size)
{
    (void)position;
    struct listener *listener = context;
    struct preview *preview = listener->preview;
    int n = 0;
    pthread_mutex_lock(&preview->lock);
    wait_for_news(listener);
    bool stopping = preview->stopping;
    if (!has_news(listener)) {
        n = snprintf(room, size, ":\n\n");
    } else if (!stopping) {
        const char *form = "data: {\"version\": %lu, \"building\": %s, \"failed\": %s, "
                           "\"messages\": %s}\n\n";
        const char *building = preview->building ? "true" : "false";
        const char *failed = preview->failed ? "true" : "false";
        n = snprintf(room, size, form, preview->version, building, failed,
                     preview->messages ? preview->messages : "[]");
        if (n < 0 || (size_t)n >= size)
            n = snprintf(room, size, form, preview->version, building, failed,
                         "[\"more is wrong than fits here: see the terminal\"]");
        listener->version = preview->version;
        listener->building = preview->building;
        listener->failed = preview->failed;
        listener->told = true;
    }
    pthread_mutex_unlock(&preview->lock);
    return stopping || n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : n;
}

static enum MHD_Result answer_events(struct preview *preview, struct MHD_Connection *connection)
{
    struct listener *listener = calloc(1, sizeof *listener);
    if (!listener)
        return MHD_NO;
    listener->preview = preview;
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, EVENT_ROOM, tell, listener, free);
    if (!response) {
        free(listener);
        return MHD_NO;
    }
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

/* ---- The daemon ---- */

/* Only under the names of this machine: a stranger's page that had its own name point here would
 * read the publication otherwise. */
static bool is_asked_here(struct MHD_Connection *connection)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    const char *host =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(host, names[i], n) == 0 && (host[n] == ':' || host[n] == '\0'))
            return true;
    }
    return false;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state)
{
    static int seen;
    struct preview *preview = context;
    (void)version, (void)upload;
    if (*state != &seen) { /* the head of the request is known, the answer is to come later */
        *state = &seen;
        return MHD_YES;
    }
    if (*upload_size > 0) { /* of a body, before whose end no answer can be given */
        *upload_size = 0;
        return MHD_YES;
    }
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return answer_text(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "text/plain", "only GET\n");
    if (!is_asked_here(connection))
        return answer_text(connection, MHD_HTTP_FORBIDDEN, "text/plain", "not under this name\n");
    if (strcmp(url, script_path) == 0)
        return answer_text(connection, MHD_HTTP_OK, media_type(script_path), script);
    if (strcmp(url, events_path) == 0)
        return answer_events(preview, connection);
    return answer_file(preview, connection, url);
}

static struct MHD_Daemon *start(struct preview *preview, unsigned short port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, port,
                            NULL, NULL, handle, preview, MHD_OPTION_SOCK_ADDR, &address,
                            MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_END);
}

struct MHD_Daemon *http_start(struct preview *preview, unsigned short *port)
{
    if (*port != 0)
        return start(preview, *port);
    *port = FIRST_PORT;
    struct MHD_Daemon *daemon = start(preview, *port);
    while (!daemon && *port < LAST_PORT)
        daemon = start(preview, ++*port);
    return daemon;
}

void http_stop(struct MHD_Daemon *daemon)
{
    MHD_stop_daemon(daemon);
}
