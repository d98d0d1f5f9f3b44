#include "check/outside.h"

#include <curl/curl.h>
#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/file.h"

enum { PAUSE = 1000, TIMEOUT = 20, REDIRECTS = 8, WEEK = 7 * 24 * 60 * 60 };

struct link {
    const char *url; /* without its fragment */
    struct place place;
};

struct outside {
    struct diags *diags;
    pthread_mutex_t lock;
    struct arena arena;
    struct link *links;
    size_t n, room;
};

/* What is known of an address. */
struct reply {
    long status;       /* of HTTP; 0: none came */
    const char *fault; /* why none came; NULL */
    bool unknown_host;
    const char *moved; /* where it has moved to for good; NULL */
};

struct outside *outside_new(struct diags *diags)
{
    struct outside *outside = mem_alloc(sizeof *outside);
    pthread_mutex_init(&outside->lock, NULL);
    outside->diags = diags;
    return outside;
}

void outside_free(struct outside *outside)
{
    if (!outside)
        return;
    pthread_mutex_destroy(&outside->lock);
    arena_clear(&outside->arena);
    free(outside->links);
    free(outside);
}

static void keep(struct outside *outside, const char *url, struct place place)
{
    if (outside->n == outside->room) {
        outside->room = outside->room ? 2 * outside->room : 64;
        outside->links = mem_realloc(outside->links, outside->room * sizeof *outside->links);
    }
    outside->links[outside->n++] =
        (struct link){arena_strndup(&outside->arena, url, strcspn(url, "#")), place};
}

static bool is_web(const char *url)
{
    return strncasecmp(url, "https://", 8) == 0 || strncasecmp(url, "http://", 7) == 0;
}

void outside_add(struct outside *outside, const struct work *work, const struct document *document)
{
    const struct document_link *links;
    size_t n = document_links(document, &links);
    pthread_mutex_lock(&outside->lock);
    for (size_t i = 0; i < n; i++)
        if (is_web(links[i].url))
            keep(outside, links[i].url, (struct place){work->file, links[i].line, 0});
    if (work->source)
        keep(outside, work->source, (struct place){work->file, 1, 0});
    pthread_mutex_unlock(&outside->lock);
}

/* ---- Asking ---- */

static void wait_for(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

static size_t drop(char *bytes, size_t size, size_t n, void *context)
{
    (void)bytes;
    (void)context;
    return size * n;
}

static CURL *new_request(const struct outside_options *options, const char *agent)
{
    CURL *curl = curl_easy_init();
    if (!curl)
        mem_exhausted();
    curl_easy_setopt(curl, CURLOPT_USERAGENT, agent);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, options->timeout ? options->timeout : TIMEOUT);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    return curl;
}

/* One question; returns the status, 0 when no reply came. */
static long ask_once(CURL *curl, const char *url, bool head, bool follow, CURLcode *code)
{
    long status = 0;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOBODY, head ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_HTTPGET, head ? 0L : 1L);
    if (head)
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, follow ? 1L : 0L);
    *code = curl_easy_perform(curl);
    if (*code == CURLE_OK)
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* Some servers know no HEAD, or answer it with what they would not say to GET. */
static void ask(struct outside *outside, CURL *curl, const char *url, long pause,
                struct reply *reply)
{
    CURLcode code;
    char *next = NULL;
    long status = ask_once(curl, url, true, false, &code);
    if (status >= 300 && status < 400)
        curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &next);
    if (next) {
        url = arena_strdup(&outside->arena, next);
        reply->moved = status == 301 || status == 308 ? url : NULL;
        wait_for(pause);
        status = ask_once(curl, url, true, true, &code);
    }
    if (code == CURLE_OK && status >= 400) {
        wait_for(pause);
        status = ask_once(curl, url, false, true, &code);
    }
    reply->status = status;
    reply->unknown_host = code == CURLE_COULDNT_RESOLVE_HOST;
    if (code != CURLE_OK)
        reply->fault = arena_strdup(&outside->arena, curl_easy_strerror(code));
}

/* ---- The cache: {"ADDRESS": seconds, ...} of those that were fine ---- */

static json_t *read_cache(const struct outside_options *options)
{
    json_t *cache = options->cache ? json_load_file(options->cache, 0, NULL) : NULL;
    if (json_is_object(cache))
        return cache;
    json_decref(cache);
    return json_object();
}

static void write_cache(const struct outside_options *options, const json_t *cache,
                        struct diags *diags)
{
    if (!options->cache)
        return;
    char *text = json_dumps(cache, JSON_INDENT(1) | JSON_SORT_KEYS);
    file_write(options->cache, str_of(text), diags);
    free(text);
}

static bool is_fresh(const json_t *cache, const char *url, long long now)
{
    json_int_t seen = json_integer_value(json_object_get(cache, url));
    return seen > 0 && seen <= now && now - seen < WEEK;
}

/* ---- All of it ---- */

static void report(struct outside *outside, const struct link *link, const struct reply *reply)
{
    if (reply->status == 404 || reply->status == 410 || reply->unknown_host)
        diag_error(outside->diags, link->place, "link-outside",
                   "'%s' leads to nothing (%s); mend the link, or leave it out", link->url,
                   reply->unknown_host    ? "there is no such host"
                   : reply->status == 404 ? "404: not found"
                                          : "410: gone");
    else if (reply->fault)
        diag_warning(outside->diags, link->place, "link-outside", "'%s' did not answer: %s",
                     link->url, reply->fault);
    else if (reply->status >= 400)
        diag_warning(outside->diags, link->place, "link-outside", "'%s' answers with status %ld",
                     link->url, reply->status);
    else if (reply->moved)
        diag_warning(outside->diags, link->place, "link-moved", "'%s' has moved for good to '%s'",
                     link->url, reply->moved);
}

static bool is_fine(const struct reply *reply)
{
    return reply->status >= 200 && reply->status < 300 && !reply->moved;
}

static struct str host_of(const char *url)
{
    const char *host = strstr(url, "//") + 2;
    return (struct str){host, strcspn(host, "/?")};
}

static int by_address(const void *va, const void *vb)
{
    const struct link *a = va, *b = vb;
    return strcmp(a->url, b->url);
}

/* Sorted by address, questions to one host follow each other. */
static void ask_all(struct outside *outside, CURL *curl, const struct outside_options *options,
                    json_t *cache)
{
    long pause = options->pause ? options->pause : PAUSE;
    struct str last_host = STR("");
    struct reply reply = {0};
    for (size_t i = 0; i < outside->n; i++) {
        const struct link *link = &outside->links[i];
        bool again = i > 0 && strcmp(link->url, link[-1].url) == 0;
        if (is_fresh(cache, link->url, options->now))
            continue;
        if (!again) {
            if (str_eq(host_of(link->url), last_host))
                wait_for(pause);
            last_host = host_of(link->url);
            reply = (struct reply){0};
            ask(outside, curl, link->url, pause, &reply);
        }
        report(outside, link, &reply);
        if (is_fine(&reply) && (i + 1 == outside->n || strcmp(link->url, link[1].url) != 0))
            json_object_set_new(cache, link->url, json_integer(options->now));
    }
}

void outside_check(struct outside *outside, const struct outside_options *options)
{
    struct buf agent = BUF_INIT;
    json_t *cache = read_cache(options);
    buf_addf(&agent, "Colophon/%s (link check)", options->version);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL *curl = new_request(options, agent.p);
    if (outside->n > 1)
        qsort(outside->links, outside->n, sizeof *outside->links, by_address);
    ask_all(outside, curl, options, cache);
    write_cache(options, cache, outside->diags);
    curl_easy_cleanup(curl);
    json_decref(cache);
    buf_clear(&agent);
}
