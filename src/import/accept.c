#include "import/accept.h"

#include <string.h>

#include "base/file.h"
#include "base/yaml.h"
#include "import/import.h"
#include "markdown/document.h"
#include "model/front_matter.h"

struct acceptance {
    const char *file, *reason;
    struct arena arena;
    struct buf text; /* the whole file */
    struct work work;
    struct fidelity now;             /* the record of the words as they are */
    char new_source[SHA256_HEX + 1]; /* digest of a source that changed; empty: it did not */
    struct diags *diags;
};

static enum status refuse(const struct acceptance *a, struct place place, const char *why)
{
    diag_error(a->diags, place, "accept", "%s", why);
    return STATUS_CONTENT;
}

/* The words of the file as it is. */
static void count_words(struct acceptance *a)
{
    struct wordstream stream;
    const struct work *work = &a->work;
    struct document_options options = {work->file, work->body_place.line, work->sanitize_html};
    struct str body = str_sub(buf_str(&a->text), work->body_offset, a->text.n);
    struct document *document = document_read(body, &options, a->diags);
    wordstream_init(&stream, NULL);
    work_words(work, &stream);
    document_words(document, &stream);
    wordstream_finish(&stream, &a->now);
    wordstream_clear(&stream);
    document_free(document);
}

static enum status read_work(struct acceptance *a)
{
    enum status status = file_read(a->file, FILE_LIMIT, &a->text, a->diags);
    if (status)
        return status;
    work_parse(&a->arena, a->file, buf_str(&a->text), &a->work, a->diags);
    if (diags_count(a->diags, SEVERITY_ERROR) > 0)
        return STATUS_CONTENT;
    if (a->work.fidelity.sha256[0] == '\0')
        return refuse(a, (struct place){a->file, 1, 0},
                      "has no record of its words: any words are right");
    count_words(a);
    return STATUS_OK;
}

/* What front matter says of the import: "file", "sha256", "profile"; NULL. */
static const char *import_fact(struct acceptance *a, const char *key)
{
    struct str yaml, body;
    int line;
    front_matter_cut(buf_str(&a->text), &yaml, &body, &line);
    const struct yaml_node *root = yaml_parse(&a->arena, a->file, 2, yaml, a->diags);
    const struct yaml_node *import = root ? yaml_get(root, "import") : NULL;
    const struct yaml_node *value = import ? yaml_get(import, key) : NULL;
    return value && value->kind == YAML_SCALAR ? value->text : NULL;
}

/* Does an import of the source, as it is now, give the words of the work? */
static enum status compare_source(struct acceptance *a, const char *path, struct str source)
{
    struct buf review = BUF_INIT;
    struct import_result result = IMPORT_RESULT_INIT;
    const char *answers = path_with_extension(&a->arena, path, ".review.yaml");
    enum status status = STATUS_OK;
    if (file_exists(answers))
        status = file_read(answers, FILE_LIMIT, &review, a->diags);
    struct import_options options = {.profile = import_fact(a, "profile"),
                                     .url = a->work.source,
                                     .review_file = answers,
                                     .review = buf_str(&review)};
    if (!status)
        status = import_text(path, source, &options, &result, a->diags);
    if (!status && !fidelity_equal(&result.fidelity, &a->now))
        status = refuse(a, a->work.body_place,
                        "these are not the words that its source gives, either, and the license "
                        "permits no others");
    import_result_clear(&result);
    buf_clear(&review);
    return status;
}

/* Of a work under a license without adaptations. */
static enum status ask_source(struct acceptance *a)
{
    struct buf source = BUF_INIT;
    const char *name = import_fact(a, "file"), *digest = import_fact(a, "sha256");
    if (!name || !digest)
        return refuse(a, a->work.license_place,
                      "the license permits no other words than those of the source");
    const char *path = path_join(&a->arena, path_folder(&a->arena, a->file), path_name(name));
    enum status status = file_read(path, FILE_LIMIT, &source, a->diags);
    if (!status) {
        digest_sha256(buf_str(&source), a->new_source);
        if (strcmp(a->new_source, digest) == 0)
            status = refuse(a, a->work.license_place,
                            "the license permits no other words than those of the source, and that "
                            "did not change: restore the text");
        else
            status = compare_source(a, path, buf_str(&source));
    }
    buf_clear(&source);
    return status;
}

static bool is_key(struct str line, const char *key)
{
    size_t n = strlen(key);
    return str_starts(line, str_of(key)) && n < line.n && line.p[n] == ':';
}

static void add_line(struct buf *out, struct str line)
{
    buf_add_str(out, line);
    buf_addc(out, '\n');
}

/* The lines that belong to the key before them; `out` NULL: they go. Returns the indentation of the
 * first item among them. */
static struct str copy_block(struct str *rest, struct buf *out)
{
    struct str ahead = *rest, line, indentation = {NULL, 0};
    while (str_next_line(&ahead, &line) && (line.n == 0 || strchr(" \t-#", line.p[0]))) {
        size_t dash = str_find_char(line, '-', 0);
        if (!indentation.p && dash < line.n && str_trim(str_sub(line, 0, dash)).n == 0)
            indentation = str_sub(line, 0, dash);
        if (out)
            add_line(out, line);
        *rest = ahead;
    }
    return indentation.p ? indentation : STR("  ");
}

static void add_change(const struct acceptance *a, struct str indentation, struct buf *out)
{
    buf_add_str(out, indentation);
    buf_adds(out, "- {kind: corrected, what: ");
    yaml_add_scalar(out, str_of(a->reason));
    buf_adds(out, "}\n");
}

static void rewrite_import(const struct acceptance *a, struct str *rest, struct buf *out)
{
    struct buf block = BUF_INIT;
    copy_block(rest, &block);
    struct str lines = buf_str(&block);
    for (struct str line; str_next_line(&lines, &line);)
        if (a->new_source[0] != '\0' && is_key(str_trim(line), "sha256")) {
            buf_add(out, line.p, str_find_char(line, 's', 0));
            buf_addf(out, "sha256: %s\n", a->new_source);
        } else {
            add_line(out, line);
        }
    buf_clear(&block);
}

/* The front matter with what changes in it. Lists of changes on one line are not added to. */
static bool rewrite(const struct acceptance *a, struct str yaml, struct buf *out)
{
    bool listed = false, right = true;
    for (struct str line; str_next_line(&yaml, &line);) {
        if (is_key(line, "changes")) {
            struct str value = str_trim(str_sub(line, strlen("changes:"), line.n));
            right = value.n == 0 || str_is(value, "[]");
            add_line(out, STR("changes:"));
            add_change(a, copy_block(&yaml, out), out);
            listed = true;
        } else if (is_key(line, "fidelity")) {
            copy_block(&yaml, NULL);
            buf_addf(out, "fidelity: {sha256: %s, words: %zu}\n", a->now.sha256, a->now.words);
        } else {
            add_line(out, line);
            if (is_key(line, "import"))
                rewrite_import(a, &yaml, out);
        }
    }
    if (!listed) {
        buf_adds(out, "changes:\n");
        add_change(a, STR("  "), out);
    }
    return right;
}

/* What was written, read again, must be the work with its new record and one change more. */
static bool is_accepted(const struct acceptance *a, struct str text)
{
    struct arena arena = ARENA_INIT;
    struct work work;
    bool accepted = work_parse(&arena, a->file, text, &work, a->diags) &&
                    fidelity_equal(&work.fidelity, &a->now) &&
                    work.n_changes == a->work.n_changes + 1 && work.wording_changed;
    arena_clear(&arena);
    return accepted;
}

static enum status write_record(const struct acceptance *a)
{
    struct buf out = BUF_INIT;
    struct str yaml, body, text = buf_str(&a->text);
    int line;
    front_matter_cut(text, &yaml, &body, &line);
    buf_add(&out, text.p, (size_t)(yaml.p - text.p));
    bool right = rewrite(a, yaml, &out);
    buf_add(&out, yaml.p + yaml.n, (size_t)(text.p + text.n - (yaml.p + yaml.n)));
    enum status status =
        right && is_accepted(a, buf_str(&out))
            ? file_write(a->file, buf_str(&out), a->diags)
            : refuse(a, (struct place){a->file, 1, 0},
                     "its front matter can't be added to: write 'changes' as a list of lines");
    buf_clear(&out);
    return status;
}

enum status accept_words(const char *file, const char *reason, struct fidelity *fidelity,
                         struct diags *diags)
{
    struct acceptance a = {.file = file, .reason = reason, .text = BUF_INIT, .diags = diags};
    enum status status = read_work(&a);
    bool same = !status && fidelity_equal(&a.now, &a.work.fidelity);
    if (same)
        diag_note(diags, (struct place){file, 0, 0}, "the words are those of its record already");
    if (!status && !same && a.work.license.license.noderivatives)
        status = ask_source(&a);
    if (!status && !same)
        status = write_record(&a);
    if (!status && fidelity)
        *fidelity = a.now;
    buf_clear(&a.text);
    arena_clear(&a.arena);
    return status;
}
