#include "verify/headers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sorted.h"
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
    struct sent *list; /* sorted by path and rel */
    size_t n, cap;
    const struct sighting **grouped; /* the works in archives, sorted by archive */
    size_t n_grouped;
};

static void add(struct headers *headers, struct sent sent)
{
    if (headers->n == headers->cap) {
        headers->cap = headers->cap ? 2 * headers->cap : 64;
        headers->list = mem_realloc(headers->list, headers->cap * sizeof *headers->list);
    }
    headers->list[headers->n++] = sent;
}

/* The end of a parameter: the first ';' or ',' that is not in quotes. */
static size_t parameter_end(struct str text)
{
    bool quoted = false;
    size_t end = 0;
    for (; end < text.n && (quoted || (text.p[end] != ';' && text.p[end] != ',')); end++)
        quoted = quoted != (text.p[end] == '"');
    return end;
}

/* A parameter, if it is a rel: "rel=license", "rel=\"license canonical\"". */
static void take_parameter(struct headers *headers, struct str parameter, const struct sent *link)
{
    static const char name[] = "rel=";
    struct str rest = str_trim(parameter), one;
    if (rest.n < strlen(name) || strncasecmp(rest.p, name, strlen(name)) != 0)
        return;
    rest = str_sub(rest, strlen(name), rest.n);
    if (rest.n >= 2 && *rest.p == '"')
        rest = str_sub(rest, 1, rest.n - 1);
    while (utf8_next_word(&rest, &one))
        for (size_t i = 0; i < sizeof rels / sizeof *rels; i++) {
            struct sent sent = *link;
            sent.rel = rels[i];
            if (one.n == strlen(rels[i]) && strncasecmp(one.p, rels[i], one.n) == 0 &&
                (sent.rel == rel_canonical ||
                 slot_license(&headers->arena, link->address, &sent.address, &sent.label)))
                add(headers, sent);
        }
}

/* RFC 8288, section 3. Link: <https://...>; rel="license", <https://...>; rel="canonical" */
static void read_links(struct headers *headers, struct str line, const char *path, int number)
{
    static const char name[] = "link:";
    line = str_trim(line);
    if (line.n < sizeof name || strncasecmp(line.p, name, sizeof name - 1) != 0)
        return;
    for (size_t open; (open = str_find_char(line, '<', 0)) < line.n;) {
        size_t close = str_find_char(line, '>', open);
        struct str address = str_sub(line, open + 1, close);
        struct sent link = {.path = path,
                            .address = arena_strndup(&headers->arena, address.p, address.n),
                            .line = number};
        line = str_sub(line, close + 1, line.n);
        while (line.n > 0 && *line.p != ',') {
            line = str_sub(line, *line.p == ';', line.n);
            size_t end = parameter_end(line);
            take_parameter(headers, str_sub(line, 0, end), &link);
            line = str_sub(line, end, line.n);
        }
    }
}

static int compare_sent(const void *va, const void *vb)
{
    const struct sent *a = va, *b = vb;
    int order = strcmp(a->path, b->path);
    if (!order)
        order = strcmp(a->rel, b->rel);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void read_lines(struct headers *headers, struct str text)
{
    struct str rest = text, line;
    const char *path = NULL, *folder = path_folder(&headers->arena, headers->file);
    for (int number = 1; str_next_line(&rest, &line); number++) {
        if (line.n > 0 && *line.p == '/') {
            const char *name = path_decode(&headers->arena, str_trim(str_sub(line, 1, line.n)));
            path = name ? path_join(&headers->arena, folder, name) : NULL;
        } else if (path) {
            read_links(headers, line, path, number);
        }
    }
    if (headers->n > 0)
        qsort(headers->list, headers->n, sizeof *headers->list, compare_sent);
}

/* The first one of its line; NULL. */
static const struct sent *find(const struct headers *headers, const char *path, const char *rel)
{
    struct sent wanted = {.path = path, .rel = rel};
    size_t at = sorted_first(&wanted, headers->list, headers->n, sizeof wanted, compare_sent);
    const struct sent *found = at < headers->n ? &headers->list[at] : NULL;
    return found && strcmp(found->path, path) == 0 && found->rel == rel ? found : NULL;
}

static int compare_groups(const void *va, const void *vb)
{
    const struct sighting *const *a = va, *const *b = vb;
    return strcmp((*a)->group, (*b)->group);
}

static void group_works(struct headers *headers)
{
    const struct proof *proof = headers->proof;
    headers->grouped = arena_array(&headers->arena, proof->n_sorted + 1, sizeof *headers->grouped);
    for (size_t i = 0; i < proof->n_sorted; i++)
        if (*proof->sightings[i].group)
            headers->grouped[headers->n_grouped++] = &proof->sightings[i];
    qsort(headers->grouped, headers->n_grouped, sizeof *headers->grouped, compare_groups);
}

static int compare_group(const void *group, const void *work)
{
    const struct sighting *const *one = work;
    return strcmp(group, (*one)->group);
}

/* The works of an archive, whose number goes to *n. */
static const struct sighting *const *find_group(const struct headers *headers, const char *group,
                                                size_t *n)
{
    size_t first = sorted_first(group, headers->grouped, headers->n_grouped,
                                sizeof *headers->grouped, compare_group);
    size_t end = first;
    while (end < headers->n_grouped && strcmp(headers->grouped[end]->group, group) == 0)
        end++;
    *n = end - first;
    return headers->grouped + first;
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
    size_t n;
    const struct sighting *const *works = find_group(headers, group, &n);
    const struct sighting *work = n > 0 ? works[0] : NULL;
    for (size_t i = 1; i < n; i++)
        if (strcmp(work->work, works[i]->work) != 0)
            return; /* of several */
    const struct sent *sent = find(headers, path, rel_license);
    if (work)
        check_home(headers, path, work->work);
    if (sent && work && work->license)
        check_sent(headers, sent, work);
    else if (work && work->license && !path_has_extension(path, ".zip")) /* anything may be one */
        diag_error(headers->proof->diags, (struct place){headers->file, 0, 0}, "headers-license",
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
        group_works(&headers);
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
    free(headers.list);
    arena_clear(&headers.arena);
}
