#include "verify/headers.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/utf8.h"
#include "verify/quote.h"
#include "verify/slots.h"

/* A link that is sent with a file. */
struct sent {
    const char *path; /* as the works were met: "output/site/a.epub" */
    const char *rel;  /* one of rels */
    const char *address, *label;
    int line;
};

static const char rel_license[] = "license", rel_canonical[] = "canonical";
static const char *const rels[] = {rel_license, rel_canonical};

struct headers {
    struct proof *proof;
    const char *file;
    struct arena arena;
    struct sent *list;
    size_t n;
};

/* Link: <https://...>; rel="license" */
static bool read_link(struct headers *headers, struct str line, struct sent *sent)
{
    static const char name[] = "link:";
    line = str_trim(line);
    if (line.n < sizeof name || strncasecmp(line.p, name, sizeof name - 1) != 0)
        return false;
    size_t open = str_find_char(line, '<', 0), close = str_find_char(line, '>', open);
    struct str rest = str_sub(line, close + 1, line.n), one;
    sent->address = arena_strndup(&headers->arena, line.p + open + (open < line.n),
                                  close > open ? close - open - 1 : 0);
    while (utf8_next_word(&rest, &one)) {
        bool quoted = str_starts(one, STR("rel=\"")) && str_ends(one, STR("\""));
        struct str rel = quoted ? str_sub(one, strlen("rel=\""), one.n - 1)
                                : str_sub(one, strlen("rel="), one.n);
        for (size_t i = 0; str_starts(one, STR("rel=")) && i < sizeof rels / sizeof *rels; i++)
            sent->rel = str_is(rel, rels[i]) ? rels[i] : sent->rel;
    }
    return sent->rel && (sent->rel == rel_canonical || slot_license(&headers->arena, sent->address,
                                                                    &sent->address, &sent->label));
}

static void read_lines(struct headers *headers, struct str text)
{
    struct str rest = text, line;
    const char *path = NULL, *folder = path_folder(&headers->arena, headers->file);
    headers->list =
        arena_array(&headers->arena, text.n / sizeof "Link:<>" + 1, sizeof *headers->list);
    for (int number = 1; str_next_line(&rest, &line); number++) {
        struct sent sent = {.path = path, .line = number};
        if (line.n > 0 && *line.p == '/') {
            const char *name = path_decode(&headers->arena, str_trim(str_sub(line, 1, line.n)));
            path = name ? path_join(&headers->arena, folder, name) : NULL;
        } else if (path && read_link(headers, line, &sent)) {
            headers->list[headers->n++] = sent;
        }
    }
}

static const struct sent *find(const struct headers *headers, const char *path, const char *rel)
{
    for (size_t i = 0; i < headers->n; i++)
        if (headers->list[i].rel == rel && strcmp(headers->list[i].path, path) == 0)
            return &headers->list[i];
    return NULL;
}

/* What is sent with the page or the book of a work. */
static void check_sent(struct headers *headers, const struct sent *sent,
                       const struct sighting *work)
{
    if (strcmp(sent->address, work->license) != 0)
        diag_error(headers->proof->diags, (struct place){headers->file, sent->line, 0},
                   "license-conflict", "Link gives '%s' for '%s', whose text has '%s'",
                   quote(&headers->arena, str_of(sent->label)),
                   quote_name(&headers->arena, sent->path), work->label);
}

/* Where a work is at home, its page says; what is sent with its files must not lead elsewhere. */
static void check_home(struct headers *headers, const char *path, const char *work)
{
    const struct proof *proof = headers->proof;
    const struct sent *sent = find(headers, path, rel_canonical);
    for (size_t i = proof_first(proof, work);
         sent && i < proof->n_sorted && strcmp(proof->sightings[i].work, work) == 0; i++) {
        const struct sighting *page = &proof->sightings[i];
        if (*page->group || !page->canonical || strcmp(page->canonical, sent->address) == 0)
            continue;
        diag_error(proof->diags, (struct place){headers->file, sent->line, 0}, "canonical",
                   "Link of rel=canonical leads '%s' to '%s' where the page of its work has '%s'",
                   quote_name(&headers->arena, path), quote(&headers->arena, str_of(sent->address)),
                   quote(&headers->arena, str_of(page->canonical)));
        return;
    }
}

/* A file of one work says on the web only here which license that has. `group` is the path under
 * which it was read. */
static void check_download(struct headers *headers, const char *path, const char *group)
{
    const struct proof *proof = headers->proof;
    const struct sighting *work = NULL;
    for (size_t i = 0; i < proof->n_sorted; i++) {
        const struct sighting *seen = &proof->sightings[i];
        if (strcmp(seen->group, group) != 0)
            continue;
        if (work && strcmp(work->work, seen->work) != 0)
            return; /* of several */
        work = seen;
    }
    const struct sent *sent = find(headers, path, rel_license);
    if (work)
        check_home(headers, path, work->work);
    if (sent && work && work->license)
        check_sent(headers, sent, work);
    else if (work && work->license && !path_has_extension(path, ".zip")) /* anything may be one */
        diag_error(proof->diags, (struct place){headers->file, 0, 0}, "headers-license",
                   "no Link of rel=license is sent with '%s', which is under '%s'",
                   quote_name(&headers->arena, path), work->label);
}

static void check_pages(struct headers *headers)
{
    const struct proof *proof = headers->proof;
    for (size_t i = 0; i < proof->n_sorted && headers->n > 0; i++) {
        const struct sighting *seen = &proof->sightings[i];
        const struct sent *sent =
            !*seen->group && seen->license ? find(headers, seen->file, rel_license) : NULL;
        if (sent)
            check_sent(headers, sent, seen);
        if (!*seen->group)
            check_home(headers, seen->file, seen->work);
    }
}

static bool is_download(enum found_kind kind)
{
    return kind == FOUND_EPUB || kind == FOUND_CARTRIDGE || kind == FOUND_ARCHIVE;
}

void headers_check(struct proof *proof, const struct found_files *files, const char *file)
{
    struct headers headers = {.proof = proof, .file = file};
    struct buf text = BUF_INIT;
    size_t folder = (size_t)(path_name(file) - file);
    if (file_read(file, FILE_LIMIT, &text, proof->diags) == STATUS_OK) {
        read_lines(&headers, buf_str(&text));
        check_pages(&headers);
        for (size_t i = 0; i < files->n; i++) {
            const struct found_file *one = &files->list[i];
            if (strncmp(one->path, file, folder) != 0)
                continue;
            if (is_download(one->kind))
                check_download(&headers, one->path, one->path);
            else if (one->kind == FOUND_LINKED)
                check_download(&headers, one->path, one->same_as);
        }
    }
    buf_clear(&text);
    arena_clear(&headers.arena);
}
