#include "verify/download.h"

#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "verify/claims.h"
#include "verify/notice.h"
#include "verify/quote.h"
#include "verify/survival.h"

struct download {
    struct proof *proof;
    const char *path;
    struct arena arena;
    const struct sighting *work; /* NULL: of none that was met */
};

static void say(struct download *download, const char *rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void say(struct download *download, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_errorv(download->proof->diags, (struct place){download->path, 0, 0}, rule, format, args);
    va_end(args);
}

/* "site/downloads/briefs/a.txt" is of the work "briefs/a.md", and so are "a.csl.json" and
 * "a.biblatex.bib" beside it. */
static const struct sighting *work_of(const struct proof *proof, struct arena *arena,
                                      const char *path)
{
    const char *stem = path_with_extension(arena, path, "");
    if ((path_has_extension(path, ".json") && path_has_extension(stem, ".csl")) ||
        (path_has_extension(path, ".bib") && path_has_extension(stem, ".biblatex")))
        stem = path_with_extension(arena, stem, "");
    stem = arena_printf(arena, "%s.md", stem);
    for (const char *part = stem; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL) {
        size_t at = proof_first(proof, part);
        if (at < proof->n_sorted && strcmp(proof->sightings[at].work, part) == 0)
            return &proof->sightings[at];
    }
    return NULL;
}

/* The notice anywhere in these words. */
static void judge_notice(struct download *download, struct str text, const char *where)
{
    struct claims claims = {.n = 0};
    struct notice_seen seen;
    struct arena *arena = &download->arena;
    const struct sighting *work = download->work;
    notice_look(arena, text, work ? work->license : NULL, &seen);
    if (!seen.address || !seen.named)
        say(download, "download-notice",
            "%s lacks the license's %s: passed on alone, it has no notice", where,
            seen.address ? "name"
            : seen.label ? "address"
                         : "name and address");
    if (work && work->source && strncmp(work->source, "http", 4) == 0) {
        struct credit source = {work->source, NULL};
        if (!notice_gives(text, &source))
            say(download, "download-source", "%s doesn't say where the work comes from: '%s'",
                where, quote(arena, str_of(work->source)));
    }
    claims_add(&claims, "its notice", seen.address, seen.label, 0);
    struct claim right = {.what = "the work's page has"};
    if (work && work->license) {
        right.address = work->license;
        right.label = work->label;
    }
    claims_settle(&claims, download->path, right.address ? &right : NULL, download->proof->diags);
    struct verify_row row = {.file = download->path,
                             .work = work ? work->work : NULL,
                             .license = seen.label,
                             .notice_head =
                                 seen.address && seen.named ? VERDICT_FOUND : VERDICT_MISSING};
    proof_add_row(download->proof, &row);
}

static void check_text(struct download *download, struct str text)
{
    struct credit source = {download->work ? download->work->source : NULL, NULL};
    struct wanted wanted = {.file = download->path};
    judge_notice(download, text, "text");
    if (!download->work || !download->work->license)
        return;
    wanted.work = download->work->work;
    wanted.license = download->work->license;
    wanted.label = download->work->label;
    wanted.sources = source.text ? &source : NULL;
    survival_of_text(download->proof, &wanted, text, "alone");
    survival_of_ends(download->proof, &wanted, text);
}

/* Records of RIS: "TY  - " begins one, "ER  - " ends it. */
static void check_ris(struct download *download, struct str text)
{
    struct str rest = text, line;
    bool open = false, good = true, any = false;
    while (str_next_line(&rest, &line)) {
        if (str_starts(line, STR("TY  - "))) {
            good = good && !open;
            open = any = true;
        } else if (str_starts(line, STR("ER  -"))) {
            good = good && open;
            open = false;
        }
    }
    if (!any || open || !good)
        say(download, "citation",
            "is no RIS: a record begins with 'TY  - ' and ends with 'ER  - '");
    judge_notice(download, text, "citation");
}

static void check_bibtex(struct download *download, struct str text)
{
    long depth = 0;
    bool entry = str_starts(str_trim(text), STR("@"));
    for (size_t i = 0; i < text.n; i++) {
        bool escaped = i > 0 && text.p[i - 1] == '\\';
        depth += !escaped && text.p[i] == '{';
        depth -= !escaped && text.p[i] == '}';
        entry = entry && depth >= 0;
    }
    if (!entry || depth != 0)
        say(download, "citation", "is no BibTeX: an entry is @type{...} with balanced braces");
    judge_notice(download, text, "citation");
}

static void check_csl(struct download *download, struct str text)
{
    json_t *root = json_loadb(text.p, text.n, 0, NULL), *item;
    struct buf notes = BUF_INIT;
    size_t i;
    bool good = json_is_array(root) && json_array_size(root) > 0;
    json_array_foreach(root, i, item)
    {
        good = good && json_is_string(json_object_get(item, "type")) &&
               json_is_string(json_object_get(item, "title"));
        buf_addf(&notes, "%s\n",
                 json_string_value(json_object_get(item, "note"))
                     ? json_string_value(json_object_get(item, "note"))
                     : "");
        buf_addf(&notes, "%s\n",
                 json_string_value(json_object_get(item, "URL"))
                     ? json_string_value(json_object_get(item, "URL"))
                     : "");
    }
    if (!good)
        say(download, "citation", "is no CSL-JSON: a list of items with type and title");
    judge_notice(download, buf_str(&notes), "citation");
    buf_clear(&notes);
    json_decref(root);
}

void download_check(struct proof *proof, const char *path)
{
    struct download download = {.proof = proof, .path = path};
    struct buf text = BUF_INIT;
    download.work = work_of(proof, &download.arena, path);
    if ((download.work || proof->single) &&
        file_read(path, FILE_LIMIT, &text, proof->diags) == STATUS_OK) {
        struct str bytes = buf_str(&text);
        proof_count_file(proof);
        if (path_has_extension(path, ".ris"))
            check_ris(&download, bytes);
        else if (path_has_extension(path, ".bib"))
            check_bibtex(&download, bytes);
        else if (path_has_extension(path, ".json"))
            check_csl(&download, bytes);
        else
            check_text(&download, bytes);
    }
    buf_clear(&text);
    arena_clear(&download.arena);
}
