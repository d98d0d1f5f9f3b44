#include "site/headers.h"

#include "base/digest.h"
#include "model/outputs.h"
#include "model/route.h"

/* Files whose names don't tell hosts their type, or whose type is a finer one. */
static const struct {
    const char *path, *type;
} types[] = {
    {"/*.epub", "application/epub+zip"},
    {"/*.imscc", "application/zip"},
    {"/feed.xml", "application/atom+xml; charset=utf-8"},
    {"/feed.json", "application/feed+json"},
    {"/catalog*.xml", "application/atom+xml;profile=opds-catalog;kind=acquisition"},
    {"/catalog*.json", "application/opds+json"},
    {"/embed/*.json", "application/json+oembed"},
};

/* Packages of the whole publication for courses. */
static const struct {
    unsigned output;
    const char *suffix;
} packages[] = {{OUTPUT_CARTRIDGE, ".imscc"}, {OUTPUT_SCORM, "-scorm.zip"}};

static void allow_style(struct str style, struct buf *out)
{
    buf_adds(out, " 'sha256-");
    digest_sha256_base64(style, out);
    buf_adds(out, "'");
}

/* The policy allows what the site has: its own pictures, styles and scripts, and the styles of pages
 * that stand alone: of 404.html, which is shown at any address, and of works as one file. Programs that judge a page from
 * within it may ask for our own files (connect-src); nothing of ours does. Whoever wants may show a page in
 * a frame: that is what embeds are for. */
static void add_policy(struct str not_found, struct str download, struct buf *out)
{
    size_t start = str_find(not_found, STR("<style>"), 0);
    size_t end = str_find(not_found, STR("</style>"), start);
    buf_adds(out, "/*\n  Content-Security-Policy: default-src 'none'; img-src 'self' data:; "
                  "media-src 'self'; connect-src 'self'; style-src 'self'");
    if (end < not_found.n)
        allow_style(str_sub(not_found, start + STR("<style>").n, end), out);
    if (download.n > 0)
        allow_style(download, out);
    buf_adds(out, "; script-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'\n"
                  "  X-Content-Type-Options: nosniff\n"
                  "  Referrer-Policy: strict-origin-when-cross-origin\n");
}

static void add_types(struct buf *out)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        buf_addf(out, "%s\n  Content-Type: %s\n", types[i].path, types[i].type);
    /* names of style sheets and scripts have a digest of what is in them */
    static const char *const fingerprinted[] = {"/assets/*.css", "/assets/*.js"};
    for (size_t i = 0; i < sizeof fingerprinted / sizeof *fingerprinted; i++)
        buf_addf(out, "%s\n  Cache-Control: public, max-age=31536000, immutable\n",
                 fingerprinted[i]);
}

static void add_links(const struct publication *publication, const struct work *work,
                      const char *path, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts facts;
    struct buf links = BUF_INIT;
    struct str rest, line;
    work_facts(&arena, publication, work, "web page", NULL, &facts);
    marks_http(&facts, &links);
    rest = buf_str(&links);
    if (rest.n > 0)
        buf_addf(out, "/%s\n", route_escape(&arena, path));
    while (str_next_line(&rest, &line))
        if (line.n > 0)
            buf_addf(out, "  Link: %.*s\n", (int)line.n, line.p);
    buf_clear(&links);
    arena_clear(&arena);
}

/* What is downloaded of a publication that is one work. */
static void add_whole(const struct publication *publication, const struct work *work,
                      struct arena *arena, struct buf *out)
{
    if (publication->books & BOOK_OF_ALL)
        add_links(publication, work, publication_book(arena, publication), out);
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (publication->outputs & packages[i].output)
            add_links(publication, work,
                      arena_printf(arena, "downloads/%s%s", publication->name, packages[i].suffix),
                      out);
}

void headers_write(const struct publication *publication, struct str not_found, struct str download,
                   struct sink *sink)
{
    struct buf out = BUF_INIT;
    struct arena arena = ARENA_INIT;
    add_policy(not_found, download, &out);
    add_types(&out);
    /* Hosts take a limited number of rules: what matters most comes first. */
    if (publication->n_works == 1)
        add_whole(publication, &publication->works[0], &arena, &out);
    for (size_t i = 0; publication->books & BOOKS_OF_WORKS && i < publication->n_works; i++)
        add_links(publication, &publication->works[i], work_book(&arena, &publication->works[i]),
                  &out);
    for (size_t i = 0; i < publication->n_works; i++)
        add_links(publication, &publication->works[i], publication->works[i].page, &out);
    sink_put(sink, "_headers", "text/plain", buf_str(&out));
    buf_clear(&out);
    arena_clear(&arena);
}
