#include "base/output_record.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { RECORD_LIMIT = 512 << 20 };

static bool parse_line(struct arena *arena, struct str line, struct record_file *file)
{
    const char *path, *sha256;
    json_int_t size, mtime;
    json_t *json = json_loadb(line.p, line.n, JSON_DISABLE_EOF_CHECK, NULL);
    bool good = json && json_unpack(json, "[sIIs!]", &path, &size, &mtime, &sha256) == 0 &&
                size >= 0 && strlen(sha256) == SHA256_HEX;
    if (good) {
        char *normal = path_normal(arena, path);
        good = normal && strcmp(normal, path) == 0;
        *file = (struct record_file){normal, arena_strdup(arena, sha256), (size_t)size, mtime};
    }
    json_decref(json);
    return good;
}

static bool parse(struct arena *arena, struct str text, struct record *record)
{
    struct str line;
    size_t lines = 0;
    for (struct str rest = text; str_next_line(&rest, &line);)
        lines++;
    record->files = arena_array(arena, lines, sizeof *record->files);
    if (!str_next_line(&text, &line) || !str_is(line, "["))
        return false;
    while (str_next_line(&text, &line) && !str_is(line, "]")) {
        struct record_file *file = &record->files[record->n];
        if (!parse_line(arena, line, file))
            return false;
        if (record->n > 0 && strcmp(file[-1].path, file->path) >= 0)
            return false;
        record->n++;
    }
    return str_is(line, "]") && text.n == 0;
}

enum status record_read(struct arena *arena, const char *file, struct record *record,
                        struct diags *diags)
{
    *record = (struct record){0};
    if (!file_exists(file))
        return STATUS_OK;
    struct buf text = BUF_INIT;
    enum status status = file_read(file, RECORD_LIMIT, &text, diags);
    if (status == STATUS_OK && !parse(arena, buf_str(&text), record))
        status = diag_fail(diags, STATUS_IO, (struct place){file, 0, 0},
                           "record of the files written here is damaged; remove the whole output "
                           "folder and build again");
    digest_sha256(buf_str(&text), record->sha256);
    buf_clear(&text);
    return status;
}

static int compare_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct record_file *)file)->path);
}

const struct record_file *record_find(const struct record *record, const char *path)
{
    if (record->n == 0)
        return NULL;
    return bsearch(path, record->files, record->n, sizeof *record->files, compare_path);
}

bool record_equal(const struct record *a, const struct record *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++) {
        const struct record_file *x = &a->files[i], *y = &b->files[i];
        if (x->size != y->size || x->mtime != y->mtime || strcmp(x->path, y->path) != 0 ||
            strcmp(x->sha256, y->sha256) != 0)
            return false;
    }
    return true;
}

void record_format(struct record *record, struct buf *out)
{
    size_t start = out->n;
    buf_adds(out, "[\n");
    for (size_t i = 0; i < record->n; i++) {
        const struct record_file *file = &record->files[i];
        json_t *path = json_string(file->path);
        char *quoted = json_dumps(path, JSON_ENCODE_ANY);
        buf_addf(out, "[%s, %zu, %lld, \"%s\"]%s\n", quoted ? quoted : "\"\"", file->size,
                 file->mtime, file->sha256, i + 1 < record->n ? "," : "");
        free(quoted);
        json_decref(path);
    }
    buf_adds(out, "]\n");
    digest_sha256(str_sub(buf_str(out), start, out->n), record->sha256);
}
