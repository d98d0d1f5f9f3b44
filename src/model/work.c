#include "model/work.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "model/front_matter.h"

static bool is_delimiter(struct str line, const char *mark)
{
    return str_starts(line, str_of(mark)) && str_trim(line).n == 3;
}

enum front_matter_cut front_matter_cut(struct str text, struct str *yaml, struct str *body,
                                       int *body_line)
{
    struct str rest = text, line;
    if (str_starts(rest, STR("\xEF\xBB\xBF")))
        rest = str_sub(rest, 3, rest.n);
    if (!str_next_line(&rest, &line) || !is_delimiter(line, "---"))
        return FRONT_MATTER_NONE;
    const char *start = rest.p;
    for (int n = 2; str_next_line(&rest, &line); n++) {
        if (!is_delimiter(line, "---") && !is_delimiter(line, "..."))
            continue;
        *yaml = (struct str){start, (size_t)(line.p - start)};
        *body = rest;
        *body_line = n + 1;
        return FRONT_MATTER_FOUND;
    }
    return FRONT_MATTER_UNCLOSED;
}

/* Editors call it "Unicode". */
static bool is_utf16(struct str text)
{
    return str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")) ||
           str_starts(text, (struct str){"-\0-", 3}) || str_starts(text, (struct str){"\0-\0", 3});
}

bool work_parse(struct arena *arena, const char *file, struct str text, struct work *work,
                struct diags *diags)
{
    *work = (struct work){.file = arena_strdup(arena, file)};
    struct str yaml, body;
    int line;
    enum front_matter_cut cut = front_matter_cut(text, &yaml, &body, &line);
    if (cut != FRONT_MATTER_FOUND) {
        diag_error(diags, (struct place){file, 1, 1}, "front-matter", "%s",
                   is_utf16(text) ? "the text is in UTF-16: save it as UTF-8"
                   : cut == FRONT_MATTER_NONE
                       ? "front matter is missing: the first line must be '---'"
                       : "front matter has no end: close it with a line '---'");
        return false;
    }
    work->title_place = work->license_place = (struct place){work->file, 1, 1};
    work->body_place = (struct place){work->file, line, 1};
    work->body_offset = (size_t)(body.p - text.p);
    work->body_size = body.n;

    struct arena scratch = ARENA_INIT;
    const struct yaml_node *root = yaml_parse(&scratch, work->file, 2, yaml, diags);
    if (root) {
        struct reading reading = {arena, diags};
        front_matter_read(&reading, root, work);
    }
    arena_clear(&scratch);
    return root != NULL;
}

/* What is no UTF-8 would be shown as a mark of doubt: a letter of the work would be lost. */
static enum status check_encoding(const struct work *work, struct str text, struct diags *diags)
{
    size_t bad;
    if (utf8_valid(text, &bad))
        return STATUS_OK;
    struct place place = {work->file, 1, 1};
    for (size_t i = 0; i < bad; i++) {
        place.column = text.p[i] == '\n' ? 1 : place.column + 1;
        place.line += text.p[i] == '\n';
    }
    diag_error(diags, place, "encoding",
               "the byte 0x%02X is no UTF-8; save the file as UTF-8 (as with iconv -f "
               "WINDOWS-1252 -t UTF-8)",
               (unsigned char)text.p[bad]);
    return STATUS_CONTENT;
}

enum status work_read_body(const struct work *work, struct buf *file_text, struct str *body,
                           struct diags *diags)
{
    buf_reset(file_text);
    *body = buf_str(file_text);
    enum status status = file_read(work->file, FILE_LIMIT, file_text, diags);
    if (status != STATUS_OK)
        return status;
    struct str yaml;
    int line;
    if (front_matter_cut(buf_str(file_text), &yaml, body, &line) != FRONT_MATTER_FOUND)
        return diag_fail(diags, STATUS_IO, (struct place){work->file, 1, 1},
                         "file was changed while it was read");
    return check_encoding(work, buf_str(file_text), diags);
}

bool part_is_licensed(const struct part *part)
{
    return part->license && strcmp(part->license, "none") != 0 &&
           strcmp(part->license, "unknown") != 0;
}

const char *work_copied_from(const struct work *work)
{
    const char *original = work->original.source;
    bool same = work->source && original && strcmp(work->source, original) == 0;
    return work->adapted || same ? NULL : work->source;
}

const char *work_origin(const struct work *work)
{
    return work->source ? work->source : work->original.source;
}

char *work_section_embed(struct arena *arena, const struct work *work, const char *id)
{
    char *folder = path_with_extension(arena, work->embed, "");
    return arena_printf(arena, "%s/%s.html", folder, id);
}

void work_words(const struct work *work, struct wordstream *stream)
{
    wordstream_text(stream, str_of(work->title));
    wordstream_break(stream);
    wordstream_text(stream, str_of(work->standfirst));
    wordstream_break(stream);
}
