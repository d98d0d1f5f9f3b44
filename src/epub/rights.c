#include <string.h>

#include "epub/book.h"

static bool is_listed(const struct license **list, size_t n, const struct license *license)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i]->id, license->id) == 0)
            return true;
    return false;
}

const struct license **book_licenses(struct arena *arena, const struct epub *epub, size_t *count)
{
    const struct license **licenses = arena_array(arena, epub->n_works, sizeof *licenses);
    size_t n = 0;
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct license *license = &epub->works[i].license.license;
        if (license->id && !epub->chapters[i].left_out && !is_listed(licenses, n, license))
            licenses[n++] = license;
    }
    *count = n;
    return licenses;
}

const struct license **book_part_licenses(struct arena *arena, const struct epub *epub,
                                          size_t *count)
{
    size_t n_texts, n = 0, most = 0;
    const struct license **texts = book_licenses(arena, epub, &n_texts);
    for (size_t i = 0; i < epub->n_works && !epub->only; i++)
        most += epub->works[i].n_parts;
    const struct license **licenses = arena_array(arena, most, sizeof *licenses);
    for (size_t i = 0; i < epub->n_works && most > 0; i++)
        for (size_t k = 0; k < epub->works[i].n_parts && !epub->chapters[i].left_out; k++) {
            struct license *license = arena_alloc(arena, sizeof *license);
            if (part_own_license(arena, &epub->works[i].parts[k], license) &&
                !is_listed(texts, n_texts, license) && !is_listed(licenses, n, license))
                licenses[n++] = license;
        }
    *count = n;
    return licenses;
}

static void write_list(const char *before, const struct license **licenses, size_t n,
                       struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        buf_addf(out, "%s %s", i == 0 ? before : ";", licenses[i]->label);
        if (licenses[i]->url)
            buf_addf(out, ": %s", licenses[i]->url);
    }
}

void book_write_rights(const struct epub *epub, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    size_t n, n_parts;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    const struct license **of_parts = book_part_licenses(&arena, epub, &n_parts);
    buf_adds(out, "A collection: every text keeps its own license, named at its head and in the "
                  "credits.");
    write_list(" Licenses:", licenses, n, out);
    write_list(n > 0 ? "; of parts of texts:" : " Licenses of parts of texts:", of_parts, n_parts,
               out);
    arena_clear(&arena);
}

void book_write_notice(const struct epub *epub, struct buf *out)
{
    struct buf rights = BUF_INIT;
    if (epub->only) {
        notice_short_html(&epub->notice, out);
    } else {
        book_write_rights(epub, &rights);
        buf_add_xml(out, buf_str(&rights));
    }
    buf_clear(&rights);
}

char *book_credit_id(struct arena *arena, const struct book_chapter *chapter)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/";
    const char *path = book_chapter_path(chapter) + strlen("text/");
    size_t n = strlen(path) - strlen(".xhtml");
    if (strspn(path, letters) != n)
        return work_credit_id(arena, chapter->work);
    char *id = arena_printf(arena, "c-%.*s", (int)n, path);
    for (char *slash = id; (slash = strchr(slash, '/'));)
        *slash = '.';
    return id;
}

char *book_legal_code(struct arena *arena, const struct license *license)
{
    return license->legal_code ? arena_printf(arena, BOOK_LEGAL_CODE "#%s", license->id) : NULL;
}
