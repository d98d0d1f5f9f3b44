/* Style sheets, as far as they lead somewhere (CSS Syntax, 4.3): url(...) and @import. */
#include <string.h>
#include <strings.h>

#include "verify/book.h"
#include "verify/quote.h"

struct scan {
    struct book *book;
    const char *file, *from; /* for messages; the path in the archive that addresses start from */
    struct str rest;
    int line;
    bool font, namespace; /* in @font-face, in @namespace */
    struct arena arena;
};

static void pass(struct scan *scan, size_t n)
{
    for (size_t i = 0; i < n && i < scan->rest.n; i++)
        scan->line += scan->rest.p[i] == '\n';
    scan->rest = str_sub(scan->rest, n, scan->rest.n);
}

static bool at_word(const struct scan *scan, const char *word)
{
    size_t n = strlen(word);
    return scan->rest.n >= n && strncasecmp(scan->rest.p, word, n) == 0;
}

static void pass_space(struct scan *scan)
{
    while (scan->rest.n > 0 && strchr(" \t\r\n\f", *scan->rest.p))
        pass(scan, 1);
}

static void check_address(struct scan *scan, struct str text)
{
    struct book *book = scan->book;
    struct place place = {scan->file, scan->line, 0};
    const char *href = arena_strndup(&scan->arena, text.p, text.n), *fragment;
    const char *shown = quote(&scan->arena, text);
    const char *path = package_resolve(&scan->arena, scan->from, href, &fragment);
    if (scan->namespace || !*href || *href == '#' || strncasecmp(href, "data:", 5) == 0)
        return;
    if (strncmp(href, "//", 2) == 0 || strncasecmp(href, "http:", 5) == 0 ||
        strncasecmp(href, "https:", 6) == 0) {
        /* EPUB 3.3, 3.6: fonts may be elsewhere */
        diag_error(scan->font ? book->if_marked : book->proof->diags, place, "remote-resource",
                   "'%s' is not in the book: readers are offline, and fetching tells who reads; "
                   "put it into the book",
                   shown);
    } else if (!path || archive_find(book->archive, path) == archive_size(book->archive)) {
        diag_error(book->proof->diags, place, "link-missing", "'%s' leads to no file of the book",
                   shown);
    }
}

/* A string in quotes; what it holds. */
static struct str take_string(struct scan *scan)
{
    char mark = *scan->rest.p;
    size_t end = 1;
    while (end < scan->rest.n && scan->rest.p[end] != mark && scan->rest.p[end] != '\n')
        end += scan->rest.p[end] == '\\' ? 2 : 1;
    struct str text = str_sub(scan->rest, 1, end);
    pass(scan, end + 1);
    return text;
}

static bool at_string(const struct scan *scan)
{
    return scan->rest.n > 0 && (*scan->rest.p == '"' || *scan->rest.p == '\'');
}

static void take_url(struct scan *scan)
{
    pass(scan, strlen("url("));
    pass_space(scan);
    if (at_string(scan)) {
        check_address(scan, take_string(scan));
        return;
    }
    size_t end = str_find_char(scan->rest, ')', 0);
    check_address(scan, str_trim(str_sub(scan->rest, 0, end)));
    pass(scan, end + 1);
}

static void take_import(struct scan *scan)
{
    pass(scan, strlen("@import"));
    pass_space(scan);
    if (at_string(scan))
        check_address(scan, take_string(scan));
}

static void step(struct scan *scan)
{
    if (at_word(scan, "/*")) {
        pass(scan, str_find(scan->rest, STR("*/"), 2) + 2);
    } else if (at_word(scan, "url(")) {
        take_url(scan);
    } else if (at_word(scan, "@import")) {
        take_import(scan);
    } else if (at_string(scan)) {
        take_string(scan);
    } else {
        scan->font = (scan->font || at_word(scan, "@font-face")) && *scan->rest.p != '}';
        scan->namespace = (scan->namespace || at_word(scan, "@namespace")) && *scan->rest.p != ';';
        pass(scan, 1);
    }
}

void css_check(struct book *book, const char *from, const char *file, int line, struct str css)
{
    struct scan scan = {
        .book = book, .file = file, .from = from, .rest = css, .line = line > 0 ? line : 1};
    while (scan.rest.n > 0)
        step(&scan);
    arena_clear(&scan.arena);
}

void css_check_files(struct book *book)
{
    struct buf bytes = BUF_INIT;
    for (size_t i = 0; i < book->package.n_items; i++) {
        const struct package_item *item = &book->package.items[i];
        buf_reset(&bytes);
        if (item->path && strcmp(item->media_type, "text/css") == 0 &&
            book_read(book, item->path, &bytes))
            css_check(book, item->path, book_file(book, item->path), 1, buf_str(&bytes));
    }
    buf_clear(&bytes);
}
